// Says whether an expression is a condition over the fields that cases give, before anybody keeps it.
import type { AttributeField } from '../domain/attribute-field.ts'
import type { FieldType } from '../domain/attribute-value.ts'
import { asksForOrder, type Field, isUnclear, partsOf, type Term, type Unclear, unclear } from './language.ts'
import { readExpression, shortened } from './read.ts'

/** What is wrong with an expression over these fields, and in which column; null when nothing is. Never throws. */
export function check(expression: string, fields: readonly AttributeField[]): Unclear | null {
  try {
    suits(readExpression(expression), new Map(fields.map(({ name, type }) => [name, type])))
    return null
  } catch (error) {
    if (isUnclear(error)) return { why: error.why, column: error.column }
    throw error
  }
}

type Types = ReadonlyMap<string, FieldType>

/** Throws unclear where a field is unknown, or is compared with what it is not. */
function suits(term: Term, types: Types): void {
  if (term.is === 'field') suitsField(term, types)
  if (term.is === 'given') learntType(term, types)
  if (term.is === 'comparison') suitsComparison(term.left, term.right, asksForOrder(term.how), types)
  for (const part of partsOf(term)) suits(part, types)
}

function learntType({ name, pos }: Pick<Field, 'name' | 'pos'>, types: Types): FieldType {
  const type = types.get(name)
  if (type === undefined) throw unclear(`No case gives a field called “${shortened(name)}”.`, pos)
  return type
}

/** Among texts there may be days; they are compared as such. */
function suitsField(field: Field, types: Types): void {
  const learnt = learntType(field, types)
  const isBesideAnother = field.type === 'any' || field.type === 'number or day'
  const isDayAmongTexts = field.type === 'day' && learnt === 'text'
  if (field.type !== learnt && !isBesideAnother && !isDayAmongTexts)
    throw unclear(`“${shortened(field.name)}” ${compareWith[learnt]}`, field.pos)
}

const compareWith: Record<FieldType, string> = {
  text: 'is text. Compare it with a text in quotation marks.',
  number: 'is a number. Compare it with one such as 500, without quotation marks.',
  day: 'is a day. Compare it with one such as "2026-09-07".',
  'yes or no': 'is a yes or no. Compare it with true or false.',
}

function suitsComparison(left: Term, right: Term, isOrder: boolean, types: Types): void {
  const fields = [left, right].filter((side) => side.is === 'field')
  const [first, second] = fields.map((field) => learntType(field, types))
  if (second !== undefined && first !== second)
    throw unclear('These two are of different kinds and cannot be compared.', left.is === 'field' ? left.pos : 0)
  if (isOrder && (first === 'text' || first === 'yes or no'))
    throw unclear('Only numbers and days come one before the other.', fields[0]?.pos ?? 0)
}
