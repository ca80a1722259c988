// The part of a rule that a machine can check, as it comes in: for which cases the rule speaks, and what then must happen.
// Every form about a rule puts these fields among its own and reads them here.
import { z } from 'zod'
import { check } from '../conditions/check.ts'
import { expressionOf, problemsOfRows } from '../conditions/expression.ts'
import type { AttributeField } from '../domain/attribute-field.ts'
import { isRefused, type Problem, refuseFields, type Refused } from '../domain/refusal.ts'
import { type Condition, type ConditionRow, operators, type Outcome, type RuleContent } from '../domain/rule.ts'
import { limitUnits, readLimit } from '../domain/time-limit.ts'
import { typed } from './forms.ts'

/** For which cases a rule speaks: none that a machine could tell, every one, those of the rows, or of an expression. */
export const conditionKinds = ['', 'every', 'all', 'any', 'expression'] as const

/** The places of the rows, as many as a condition may have. */
export const rowPlaces = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** One field of a kind for each place. */
function inEachRow<const Part extends string, Kind>(part: Part, kind: Kind) {
  const fields = rowPlaces.map((place) => [`row.${place}.${part}` as const, kind] as const)
  return Object.fromEntries(fields) as Record<`row.${(typeof rowPlaces)[number]}.${Part}`, Kind> // exactly these were put in
}

/** The fields of what a machine checks, to be put into a form. */
export const conditionFields = {
  when: z.enum(conditionKinds).default(''),
  /** How many rows stood on the page. */
  rows: typed(2),
  ...inEachRow('field', typed(200)),
  ...inEachRow('operator', z.enum(['', ...operators]).default('')),
  ...inEachRow('value', typed(2_000)),
  expression: typed(4_000),
  route: typed(100),
  approver: typed(100),
  limit: typed(20),
  unit: z.enum(limitUnits).default('hours'),
  counts: z.enum(['round the clock', 'working hours']).default('round the clock'),
  human: typed(200),
}
type Typed = z.infer<z.ZodObject<typeof conditionFields>>

/** What was typed, as a rule carries it; refused field by field. `fields` are those that the pilot's cases give. */
export function conditionTyped(
  form: Typed,
  fields: readonly AttributeField[],
): Pick<RuleContent, 'condition' | 'outcome'> | Refused {
  const condition = conditionIn(form, fields)
  const outcome = outcomeIn(form)
  const wrong = [condition, outcome].filter(isRefused).flatMap(({ problems }) => problems)
  if (isRefused(condition) || isRefused(outcome)) return refuseFields(wrong)
  const missing = missingPart(form, outcome)
  return missing ? refuseFields([missing]) : { condition, outcome }
}

function conditionIn(form: Typed, fields: readonly AttributeField[]): Condition | null | Refused {
  const { when, expression } = form
  if (when === '' || when === 'every') return null
  if (when === 'expression') return byHand(expression, fields)
  const filled = filledRows(form)
  const rows = filled.map(({ row }) => row)
  const problems = problemsOfRows(rows, fields)
  if (rows.length === 0) return refuseFields([{ field: 'row.1.field', why: 'Fill in at least one line.' }])
  if (problems.length > 0)
    return refuseFields(problems.map(({ row, part, why }) => ({ field: `row.${filled[row]?.place}.${part}`, why })))
  const written = expressionOf(rows, when, fields)
  return check(written, fields) === null
    ? { join: when, rows, expression: written }
    : refuseFields([{ field: 'when', why: 'These lines are too much for one rule. Make two rules of them.' }])
}

function byHand(expression: string, fields: readonly AttributeField[]): Condition | Refused {
  const unclear = expression === '' ? { why: 'Write the expression.', column: 1 } : check(expression, fields)
  if (unclear === null) return { join: 'all', rows: [], expression }
  return refuseFields([
    { field: 'expression', why: expression === '' ? unclear.why : `Column ${unclear.column}: ${unclear.why}` },
  ])
}

/** The rows in which anything was filled in. */
function filledRows(form: Typed): readonly { readonly place: number; readonly row: ConditionRow }[] {
  return rowPlaces.flatMap((place) => {
    const field = form[`row.${place}.field`]
    const operator = form[`row.${place}.operator`]
    const value = form[`row.${place}.value`]
    const isBlank = field === '' && value === ''
    return isBlank ? [] : [{ place, row: { field, operator: operator || 'is', value } }]
  })
}

function outcomeIn({ route, approver, limit, unit, counts, human }: Typed): Outcome | null | Refused {
  const within = limit === '' ? null : readLimit(limit, unit, counts)
  if (limit !== '' && within === null)
    return refuseFields([{ field: 'limit', why: 'Give a time from one minute to a year, such as 4.' }])
  if ([route, approver, limit, human].every((said) => said === '')) return null
  return { route: route || null, approver: approver || null, limit: within, human: human || null }
}

function missingPart(form: Typed, outcome: Outcome | null): Problem | null {
  const isBegun = outcome !== null || form.expression !== '' || filledRows(form).length > 0
  if (form.when === '' && isBegun)
    return { field: 'when', why: 'Say for which cases this is to be checked, or clear what stands below.' }
  if (form.when !== '' && outcome === null)
    return { field: 'route', why: 'Say what then must happen: fill in at least one of these.' }
  return null
}
