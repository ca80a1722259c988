// The part of a rule's form that says what a machine checks: for which cases, by lines or by an expression, and what then
// must happen. Beside it stand the fields that cases give, so that nobody has to guess their names.
import { expressionOf, problemsOfRows } from '../../conditions/expression.ts'
import { plainWords } from '../../domain/advice/wording.ts'
import type { AttributeField } from '../../domain/attribute-field.ts'
import { type ConditionRow, operators, type RuleContent } from '../../domain/rule.ts'
import { typedLimit } from '../../domain/time-limit.ts'
import { casesText } from '../../words/figures.ts'
import { conditionKinds, rowPlaces } from '../rule-condition-form.ts'
import { field, type Field, type Problem, type Question, type Sent } from './field.ts'
import type { Action } from './keys.ts'
import type { Pair, Pairs } from './lists.ts'
import { expressionQuestion, outcomeQuestions, rowQuestions, whenQuestion } from './rule-condition-questions.ts'

type Checked = Pick<RuleContent, 'condition' | 'outcome'>

export type ConditionFormOf = {
  /** What the rule says so far; null for a new one. */
  readonly content: Checked | null
  /** The fields that the pilot's cases give. */
  readonly fields: readonly AttributeField[]
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
  /** Where the form goes for one line more: it comes back as it was typed, with `withOneMoreRow` applied. */
  readonly again: string
}

/** For `views/rules/_condition.eta`, at `it.condition`. */
export type ConditionForm = {
  readonly when: Field
  readonly count: Field
  readonly rows: readonly { readonly legend: string; readonly fields: readonly Field[] }[]
  readonly add: Action | null
  /** What the lines come to as an expression; null while they are not complete. */
  readonly means: string | null
  readonly expression: Field
  readonly isByHand: boolean
  readonly wanted: readonly (readonly Field[])[]
  readonly known: Pairs
}

export function conditionForm({ content, fields, sent, problems, again }: ConditionFormOf): ConditionForm {
  const typed = sent ?? typedFrom(content)
  const shown = rowsShown(typed)
  const asked = (question: Question) => field(question, typed, problems)
  return {
    when: asked(whenQuestion),
    count: field({ kind: 'hidden', name: 'rows', label: 'Lines', value: String(shown) }),
    rows: rowPlaces.slice(0, shown).map((place) => ({
      legend: `Line ${place}`,
      fields: rowQuestions(place, fields, typed[`row.${place}.field`]).map(asked),
    })),
    add: shown < rowPlaces.length ? { text: 'Add a line', name: 'arrange', value: 'add row', action: again } : null,
    means: meaningOf(typed, fields),
    expression: asked(expressionQuestion),
    isByHand: typed.when === 'expression' || problems.some(({ name }) => name === 'expression'),
    wanted: outcomeQuestions.map((row) => row.map(asked)),
    known: fields.filter(({ given }) => given > 0).map(knownPair),
  }
}

/** What was typed, with one line more to fill in. */
export function withOneMoreRow(sent: Sent): Sent {
  return { ...sent, rows: String(Math.min(rowsShown(sent) + 1, rowPlaces.length)) }
}

const rowsAtFirst = 2

function rowsShown(typed: Sent): number {
  const filled = rowPlaces.findLast((place) => typed[`row.${place}.field`] || typed[`row.${place}.value`]) ?? 0
  return Math.min(Math.max(rowsAtFirst, filled, Number(typed.rows) || 0), rowPlaces.length)
}

/** A rule's condition and outcome as they are typed. */
function typedFrom(content: Checked | null): Sent {
  const { condition = null, outcome = null } = content ?? {}
  const rows = (condition?.rows ?? []).flatMap((row, at) => rowTyped(row, at + 1))
  const limit = outcome?.limit ? typedLimit(outcome.limit) : null
  return {
    ...Object.fromEntries(rows),
    when: kindOf(content),
    expression: condition?.rows.length === 0 ? condition.expression : '',
    route: outcome?.route ?? '',
    approver: outcome?.approver ?? '',
    limit: limit?.number ?? '',
    unit: limit?.unit ?? 'hours',
    counts: outcome?.limit?.counts ?? 'round the clock',
    human: outcome?.human ?? '',
  }
}

function rowTyped(
  { field: name, operator, value }: ConditionRow,
  place: number,
): readonly (readonly [string, string])[] {
  return [
    [`row.${place}.field`, name],
    [`row.${place}.operator`, operator],
    [`row.${place}.value`, value],
  ]
}

function kindOf(content: Checked | null): (typeof conditionKinds)[number] {
  if (!content?.outcome) return ''
  if (!content.condition) return 'every'
  return content.condition.rows.length === 0 ? 'expression' : content.condition.join
}

function meaningOf(typed: Sent, fields: readonly AttributeField[]): string | null {
  const join = typed.when
  if (join !== 'all' && join !== 'any') return null
  const rows = rowPlaces.flatMap((place) => rowIn(typed, place))
  return rows.length > 0 && problemsOfRows(rows, fields).length === 0 ? expressionOf(rows, join, fields) : null
}

function rowIn(typed: Sent, place: number): readonly ConditionRow[] {
  const [name, how, value] = ['field', 'operator', 'value'].map((part) => typed[`row.${place}.${part}`])
  const operator = operators.find((one) => one === how)
  if (typeof name !== 'string' || name === '' || operator === undefined) return []
  return [{ field: name, operator, value: typeof value === 'string' ? value : '' }]
}

function knownPair({ name, type, values, given }: AttributeField): Pair {
  const most = values.slice(0, 6).join(', ')
  const said = casesText(given)
  return {
    term: plainWords(name),
    text: `${type}, given by ${said}`,
    note: most === '' ? undefined : `most often ${most}`,
  }
}
