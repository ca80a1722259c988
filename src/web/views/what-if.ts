// The what-if page as plain data: what was supposed, the advice that follows beside the real one, what differs between the
// two, and the form. Nothing on it can be signed.
import { advise, type Advice as EngineAdvice } from '../../domain/advice/advise.ts'
import { checkNames } from '../../domain/advice/checks.ts'
import type { Facts } from '../../domain/advice/facts.ts'
import { decisionPoints } from '../../domain/decision-points.ts'
import {
  asItStands,
  checkResults,
  isUnreadable,
  mostWeeksAhead,
  supposedFacts,
  type Typed,
} from '../../domain/what-if.ts'
import { conditionText } from '../../words/advice.ts'
import { weekName, weekShort } from '../../words/dates.ts'
import { figureText, measureTitle } from '../../words/figures.ts'
import { supposedInWords } from '../../words/what-if.ts'
import { measureKeys } from '../../domain/measure.ts'
import { adviceView, named } from './advice.ts'
import type { Advice } from './answer.ts'
import { answered, type Field, type Problem, type Problems, problemSummary, type Question } from './field.ts'
import type { Link } from './page.ts'
import { row, type Table, table, words } from './table.ts'

export type WhatIfOf = {
  readonly code: string
  readonly week: string
  readonly facts: Facts
  readonly advice: EngineAdvice
  readonly typed: Typed
  readonly without: readonly string[]
}

export type FieldGroup = {
  readonly legend: string
  readonly lead: string
  readonly fields: readonly Field[]
  readonly folded: boolean
}

export type WhatIfPage = {
  readonly address: string
  readonly week: string
  readonly heading: string
  readonly real: Advice
  /** Null while something that was typed cannot be read. */
  readonly supposed: Advice | null
  readonly changed: readonly string[]
  readonly differs: Table | null
  readonly groups: readonly FieldGroup[]
  readonly problems: Problems | null
  readonly back: Link
  readonly anew: Link | null
}

export function whatIfView(given: WhatIfOf): WhatIfPage {
  const { code, week, facts, advice, typed, without } = given
  const address = `/pilots/${encodeURIComponent(code)}/what-if`
  const supposed = supposedFacts({ facts, typed, without })
  const problems = isUnreadable(supposed) ? supposed.map(asShown) : []
  const answer = isUnreadable(supposed) ? null : advise(supposed)
  const changed = isUnreadable(supposed) ? [] : supposedInWords(facts, supposed)
  return {
    address,
    week,
    heading: `What if? The week of ${weekName(week)}`,
    real: { ...adviceView(advice), id: 'real' },
    supposed: answer && changed.length > 0 ? supposedAdvice(answer) : null,
    changed,
    differs: answer && changed.length > 0 ? differences(advice, answer) : null,
    groups: groupsOf(given, problems),
    problems: problemSummary(problems),
    back: { text: 'Back to the review', href: `/pilots/${encodeURIComponent(code)}/reviews/${week}` },
    anew: changed.length > 0 || problems.length > 0 ? { text: 'Start over', href: `${address}?week=${week}` } : null,
  }
}

function asShown({ field, why }: { readonly field: string; readonly why: string }): Problem {
  return field === '' ? { text: why } : { name: field, text: why }
}

function supposedAdvice(answer: EngineAdvice): Advice {
  const view = adviceView(answer)
  return { ...view, id: 'supposed', headline: view.headline.replace(/^Advice/, 'It would be') }
}

/** Every condition that would hold otherwise. */
function differences(real: EngineAdvice, supposed: EngineAdvice): Table {
  const before = new Map(real.atoms.map((atom) => [atom.name, atom]))
  const moved = supposed.atoms.filter(({ name, holds }) => before.get(name)?.holds !== holds)
  const holds = (does: boolean | undefined) => ({
    text: does ? '✓ holds' : '✗ fails',
    mark: does ? ('good' as const) : ('bad' as const),
  })
  return table({
    id: 'differs',
    caption: 'What would hold otherwise',
    columns: [words('Condition'), words('As it is'), words('As supposed'), words('Then')],
    rows: moved.map((atom) =>
      row(conditionText(atom.name), holds(before.get(atom.name)?.holds), holds(atom.holds), {
        text: named(atom.detail),
      }),
    ),
    empty: { text: 'Every condition of expanding holds or fails as it does today.' },
  })
}

function groupsOf(given: WhatIfOf, problems: readonly Problem[]): readonly FieldGroup[] {
  const sent = { ...asItStands(given.facts), ...onlyTyped(given.typed), without: [...given.without] }
  const group = (legend: string, lead: string, questions: readonly Question[], folded = false): FieldGroup => {
    const fields = answered(questions, sent, problems)
    return {
      legend,
      lead,
      fields,
      folded: folded && fields.every((one) => one.problem === undefined && isAsAgreed(one, given)),
    }
  }
  return [
    group('Targets', 'What counts as a hit, in every week.', targetQuestions(given)),
    group('The coming weeks', 'Empty figures stay as in the last week with a scorecard.', comingQuestions(given)),
    group('Checks', 'As they stand, until you move one.', checkQuestions(given), true),
    group('Decision points', 'As the charter has them, until you move one.', pointQuestions, true),
    group('Left out', 'A week that is left out counts as one without a scorecard.', weekQuestions(given), true),
  ]
}

function onlyTyped(typed: Typed): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(typed).flatMap(([name, text]) => (text ? [[name, text]] : [])))
}

function isAsAgreed({ name, value, chosen }: Field, { facts }: WhatIfOf): boolean {
  return name === 'without' ? chosen.length === 0 : value === (asItStands(facts)[name] ?? '')
}

function targetQuestions({ facts }: WhatIfOf): readonly Question[] {
  return facts.charter.measures.map(({ key }) => ({
    kind: 'text',
    size: 'short',
    name: `target.${key}`,
    label: titleOf(key),
  }))
}

function titleOf(key: string): string {
  const known = measureKeys.find((one) => one === key)
  return known ? measureTitle(known) : key
}

function comingQuestions({ facts }: WhatIfOf): readonly Question[] {
  const last = facts.weeks.at(-1)
  const small = { kind: 'text', size: 'short' } as const
  const measured = facts.charter.measures.map(({ key }): Question => {
    const now = figureText(key, last?.values?.[key])
    return {
      ...small,
      name: `next.${key}`,
      label: titleOf(key),
      hint: now === null ? 'Not measured now.' : `Now ${now}.`,
    }
  })
  return [
    { ...small, name: 'ahead', label: 'How many weeks more', hint: `At most ${mostWeeksAhead}.` },
    ...measured,
    { ...small, name: 'next.cases', label: 'Cases a week' },
    { ...small, name: 'next.adoption', label: 'Cases through the automation, %' },
    { ...small, name: 'next.helpRequests', label: 'Help requests a week' },
    { ...small, name: 'next.supportHours', label: 'Support, hours a week' },
  ]
}

function checkQuestions({ facts }: WhatIfOf): readonly Question[] {
  const choices = checkResults.map((result) => ({ value: result, text: result }))
  return checkNames(facts).map((name) => ({
    kind: 'select',
    name: `check.${name}`,
    label: conditionText(`check:${name}`),
    choices,
  }))
}

const pointQuestions: readonly Question[] = decisionPoints.map(({ name, words: label, unit }) => ({
  kind: 'text',
  size: 'short',
  name,
  label: `${label}, ${unit}`,
}))

function weekQuestions({ facts }: WhatIfOf): readonly Question[] {
  const choices = facts.weeks
    .filter((week) => week.missing !== true && week.paused !== true)
    .map(({ week }) => ({ value: week, text: `Week of ${weekShort(week)}` }))
  return [{ kind: 'checkboxes', name: 'without', label: 'Weeks to leave out', choices }]
}
