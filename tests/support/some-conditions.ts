// Conditions, rules and cases by the thousand: enough of each shape that two ways of deciding cannot differ by chance.
import * as fc from 'fast-check'
import { operatorsOf } from '../../src/conditions/expression.ts'
import type { AttributeField } from '../../src/domain/attribute-field.ts'
import type { Attributes, FieldType } from '../../src/domain/attribute-value.ts'
import type { ConditionRow, Outcome } from '../../src/domain/rule.ts'

/** Fields whose names are as awkward as those of real logs. */
export const someFields: readonly AttributeField[] = [
  field('Amount (EUR)', 'number'),
  field('case:concept:name', 'text'),
  field('Say "when" \\ now', 'text'),
  field('Due date', 'day'),
  field('constructor', 'yes or no'),
]

function field(name: string, type: FieldType): AttributeField {
  return { name, type, values: [], given: 1 }
}

/** Few values of each type, so that equal ones meet often, and some that do not read as their type. */
const values: Record<FieldType, readonly string[]> = {
  text: ['ACME', 'acme', 'Foo "Bar"', 'Ünï, cödé', 'C:\\new'],
  number: ['0', '499.99', '500', '500,5', '-3', 'many'],
  day: ['2026-03-01', '2026-03-01T10:00Z', '28-02-2026', 'soon'],
  'yes or no': ['yes', 'false', 'perhaps'],
}

/** A case that says some of the fields, leaves some empty, and spells some wrongly. */
export const anyAttributes: fc.Arbitrary<Attributes> = fc
  .tuple(...someFields.map(({ type }) => fc.option(fc.constantFrom('', ...values[type]))))
  .map((said) => Object.fromEntries(someFields.flatMap(({ name }, at) => (said[at] ? [[name, said[at]]] : []))))

/** A row that may stand in a condition. */
export const anyRow: fc.Arbitrary<ConditionRow> = fc.constantFrom(...someFields).chain(({ name, type }) => {
  const wellWritten = values[type].filter((value) => !value.includes(',') && !slips.includes(value))
  return fc.record({
    field: fc.constant(name),
    operator: fc.constantFrom(...operatorsOf[type]),
    value: fc.constantFrom(...wellWritten),
  })
})

const slips = ['many', 'soon', 'perhaps']

/** A handful of rows, and how they are joined. */
export const anyRows = fc.record({
  join: fc.constantFrom('all' as const, 'any' as const),
  rows: fc.array(anyRow, { minLength: 1, maxLength: 4 }),
})

/** An outcome that says something. */
export const anyOutcome: fc.Arbitrary<Outcome> = fc
  .record({
    route: fc.constantFrom(null, 'Finance', 'Purchasing'),
    approver: fc.constantFrom(null, 'Olivia', 'Maya'),
    limit: fc.constantFrom(
      null,
      { minutes: 240, counts: 'round the clock' as const },
      { minutes: 480, counts: 'working hours' as const },
    ),
    human: fc.constantFrom(null, 'check the bank details'),
  })
  .filter((outcome) => Object.values(outcome).some((part) => part !== null))
