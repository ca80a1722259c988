// Conditions, rules and cases by the thousand: enough of each shape that two ways of deciding cannot differ by chance.
import * as fc from 'fast-check'
import { expressionOf, operatorsOf } from '../../src/conditions/expression.ts'
import type { AttributeField } from '../../src/domain/attribute-field.ts'
import type { Attributes, FieldType } from '../../src/domain/attribute-value.ts'
import { type ConditionRow, type Outcome, rulesInEffect, type RuleVersion, sections } from '../../src/domain/rule.ts'
import type { ComparedCase } from '../../src/domain/rule-comparison.ts'

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
    human: fc.constantFrom(null, 'checks the bank details'),
  })
  .filter((outcome) => Object.values(outcome).some((part) => part !== null))

/** A rule book in its order: rules under others, rules that nothing can check, every section. */
export const anyBook: fc.Arbitrary<readonly RuleVersion[]> = fc
  .array(
    fc.record({ rows: fc.option(anyRows), outcome: fc.option(anyOutcome), under: fc.option(fc.nat(7)), at: fc.nat(3) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((drafts) => rulesInEffect(drafts.map((draft, index) => version(index + 1, draft, drafts))))

type Draft = {
  readonly rows: { readonly join: 'all' | 'any'; readonly rows: readonly ConditionRow[] } | null
  readonly outcome: Outcome | null
  readonly under: number | null
  readonly at: number
}

/** Only a rule that stands by itself has others under it. */
function version(number: number, draft: Draft, drafts: readonly Draft[]): RuleVersion {
  const above = draft.under === null ? undefined : drafts[draft.under]
  const under = above && above.under === null ? (draft.under ?? 0) + 1 : null
  const { rows, outcome, at } = draft
  const condition = rows && { ...rows, expression: expressionOf(rows.rows, rows.join, someFields) }
  const section = under === null ? (sections[at] ?? 'routing') : 'exception'
  const content = { section, text: `Rule ${number}`, under, place: number, condition, outcome }
  return { number, version: 1, content, hash: '', retired: false, change: null, by: 'olivia', at: 0, seq: number }
}

/** A completed case that went some way, right or wrong. */
export const anyCase: fc.Arbitrary<ComparedCase> = fc
  .record({
    attributes: anyAttributes,
    approvedBy: fc.constantFrom(undefined, 'Olivia', 'Maya', 'Ben'),
    receivedHour: fc.nat(24 * 90),
    hours: fc.nat(80),
    routedTo: fc.constantFrom(null, 'Finance', 'Purchasing'),
    manualTouches: fc.constantFrom(null, 0, 2),
    rework: fc.constantFrom(null, true, false),
    errors: fc.constantFrom(null, 0, 1),
    failures: fc.constantFrom([], [{ component: 'ERP', count: 1 }]),
  })
  .map(({ attributes, approvedBy, receivedHour, hours, ...went }) => {
    const receivedAt = Date.UTC(2026, 1, 1) + receivedHour * 3_600_000
    const said = approvedBy === undefined ? attributes : { ...attributes, approved_by: approvedBy }
    const rest = { path: null, exception: null, handoffs: null, attributes: said }
    return {
      ...rest,
      ...went,
      ref: `INV-${receivedHour}-${hours}`,
      receivedAt,
      completedAt: receivedAt + hours * 3_600_000,
    }
  })
