// Writes the expression that the rows of a condition mean. The rows are how people fill it in; the expression is what is
// kept, shown and evaluated.
import type { AttributeField } from '../domain/attribute-field.ts'
import { type FieldType, readAs } from '../domain/attribute-value.ts'
import type { ConditionRow, Operator } from '../domain/rule.ts'

export const mostRows = 12
const mostInList = 50
const longestValue = 200

/** How a field of each type can be compared. */
export const operatorsOf: Record<FieldType, readonly Operator[]> = {
  text: ['is', 'is not', 'is one of', 'contains', 'is given', 'is not given'],
  number: [
    'is',
    'is not',
    'is one of',
    'is at least',
    'is more than',
    'is at most',
    'is less than',
    'is given',
    'is not given',
  ],
  day: ['is', 'is not', 'is one of', 'is before', 'is on or after', 'is given', 'is not given'],
  'yes or no': ['is', 'is not', 'is given', 'is not given'],
}

/** What is wrong with a row, counted from 0, and in which part of it. */
export type RowProblem = { readonly row: number; readonly part: 'field' | 'operator' | 'value'; readonly why: string }

/** What is wrong with the rows; nothing when an expression can be written from them. */
export function problemsOfRows(
  rows: readonly ConditionRow[],
  fields: readonly AttributeField[],
): readonly RowProblem[] {
  return rows.flatMap((row, index) => {
    const problem = index >= mostRows ? tooMany : problemOf(row, fields)
    return problem === null ? [] : [{ row: index, ...problem }]
  })
}

const tooMany = { part: 'field', why: `A condition has at most ${mostRows} rows. Make two rules of it.` } as const

function problemOf(
  { field, operator, value }: ConditionRow,
  fields: readonly AttributeField[],
): Omit<RowProblem, 'row'> | null {
  const known = fields.find(({ name }) => name === field)
  if (known === undefined) return { part: 'field', why: 'Choose a field that cases give.' }
  const { type } = known
  if (!operatorsOf[type].includes(operator))
    return {
      part: 'operator',
      why: `“${field}” is ${inWords(type)}: choose ${operatorsOf[type].slice(0, -2).join(', ')}.`,
    }
  const why = asksForNoValue(operator) ? null : whyNoValue(type, valuesOf(operator, value))
  return why === null ? null : { part: 'value', why }
}

function whyNoValue(type: FieldType, values: readonly string[]): string | null {
  if (values.length === 0) return 'Give a value to compare with.'
  if (values.length > mostInList) return `Give at most ${mostInList} values.`
  if (values.some((value) => value.length > longestValue)) return `A value has at most ${longestValue} characters.`
  return values.every((value) => readAs(type, value) !== null) ? null : wanted[type]
}

const wanted: Record<FieldType, string> = {
  text: 'Give a text.',
  number: 'Give a number, such as 500 or 12.50.',
  day: 'Give a day, such as 2026-09-07.',
  'yes or no': 'Answer yes or no.',
}

/** The CEL expression that the rows mean. Throws where `problemsOfRows` had something to say. */
export function expressionOf(
  rows: readonly ConditionRow[],
  join: 'all' | 'any',
  fields: readonly AttributeField[],
): string {
  const types = new Map(fields.map(({ name, type }) => [name, type]))
  return rows.map((row) => written(row, types.get(row.field))).join(join === 'all' ? ' && ' : ' || ')
}

function written({ field, operator, value }: ConditionRow, type: FieldType | undefined): string {
  if (type === undefined) throw new Error(`There is no field ${field}.`)
  const [first = '', ...others] = valuesOf(operator, value).map((each) => writtenValue(each, type))
  const name = quoted(field)
  if (operator === 'is given') return `${name} in c`
  if (operator === 'is not given') return `!(${name} in c)`
  if (operator === 'is one of') return `c[${name}] in [${[first, ...others].join(', ')}]`
  if (operator === 'contains') return `c[${name}].contains(${first})`
  return `c[${name}] ${signs[operator]} ${first}`
}

const signs: Record<Exclude<Operator, 'is given' | 'is not given' | 'is one of' | 'contains'>, string> = {
  is: '==',
  'is not': '!=',
  'is at least': '>=',
  'is more than': '>',
  'is at most': '<=',
  'is less than': '<',
  'is before': '<',
  'is on or after': '>=',
}

function writtenValue(text: string, type: FieldType): string {
  const value = readAs(type, text)
  if (value === null) throw new Error(`${text} is not ${inWords(type)}.`)
  return typeof value === 'string' ? quoted(value) : String(value)
}

/** Text in CEL's quotation marks, whatever stands in it. */
function quoted(text: string): string {
  return `"${text
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)}"`
}

function asksForNoValue(operator: Operator): boolean {
  return operator === 'is given' || operator === 'is not given'
}

/** The values of a row: none, one, or those of a list that is separated by commas. */
function valuesOf(operator: Operator, value: string): readonly string[] {
  if (asksForNoValue(operator)) return []
  const values = operator === 'is one of' ? value.split(',') : [value]
  return values.map((each) => each.trim()).filter((each) => each !== '')
}

function inWords(type: FieldType): string {
  return type === 'text' ? type : `a ${type}`
}
