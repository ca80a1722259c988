// The meeting's page for one week, step by step in the order in which the meeting goes.
import type { AnswerVersion, PilotFile } from '../../domain/pilot-file.ts'
import type { Calendar } from '../../domain/calendar.ts'
import { charterInForce } from '../../domain/charter.ts'
import { expansionGate } from '../../domain/expansion-gate.ts'
import { boundsOf, signedAnswers, weekNumber } from '../../domain/pilot-weeks.ts'
import { fiveQuestions, type Notes } from '../../domain/review.ts'
import { dayOf, weekName } from '../../words/dates.ts'
import { type Names, nameWithSeat } from '../../words/people.ts'
import { adviceView } from './advice.ts'
import { answerStep, earlierRounds } from './answer-step.ts'
import { changesIn } from './changes.ts'
import { checkLine, type Checks } from './checks.ts'
import { answered, problemSummary, type Question } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Pairs } from './lists.ts'
import { measureTiles } from './measure-tiles.ts'
import { measuresTable } from './measures-table.ts'
import type { ReviewOf } from './review-of.ts'
import { waitedStep } from './review-waited.ts'
import { answerShown } from './signed-answer.ts'
import { numbers, row, type Table, table, words } from './table.ts'

export function reviewView(given: ReviewOf) {
  const { file, evidence, review, calendar } = given
  const address = `/pilots/${file.pilot.code}/reviews/${review.week}`
  const number = weekNumber(file, review.week, calendar)
  const { from, to } = boundsOf(review.week, calendar)
  const content = charterInForce(file.charters, file.keys)?.content
  const week = evidence.facts.weeks.at(-1)
  return {
    address,
    heading: `Review of the week of ${weekName(review.week)}`,
    line: `Week ${number} · ${review.week} · ${evidenceLine(given)}`,
    last: lastReview(given),
    changes: changesIn(file, { from, to }, given.names, calendar),
    tiles: content && week ? measureTiles({ ...given, content, week, advice: evidence.advice }) : [],
    measures: measuresTable(evidence.advice),
    scorecard: `/pilots/${file.pilot.code}/scorecard`,
    questions: review.signed ? null : questionsForm(given, address),
    said: saidOf(given.notes),
    failures: failuresTable(given),
    waited: waitedStep(given),
    gate: gateLines(given),
    gates: `/pilots/${file.pilot.code}/gates`,
    advice: adviceView(evidence.advice),
    step: answerStep(given, address),
    earlier: earlierRounds(given),
  }
}

/** Signed evidence stays as it stood; the other moves until then. */
function evidenceLine({ review, calendar, now }: ReviewOf): string {
  if (!review.signed) return `evidence as of ${dayOf(now, calendar.zone, now)}`
  return `evidence as it stood when it was signed, ${dayOf(review.signed.at, calendar.zone, now)}`
}

/** What the review before this one decided, and what came of it. */
function lastReview({ file, review, names, calendar, now }: ReviewOf) {
  const last = signedAnswers(file).findLast((answer) => answer.week < review.week)
  if (!last) return null
  return { answer: answerShown(file, last, names), notes: followUp(file, last, names, calendar, now) }
}

function followUp(
  file: PilotFile,
  last: AnswerVersion,
  names: Names,
  calendar: Calendar,
  now: number,
): readonly string[] {
  const what = last.content.fix?.what
  if (!what?.startsWith('component:')) return []
  const component = what.slice('component:'.length)
  const repair = file.repairs.findLast((one) => one.component === component && one.at >= last.at)
  if (!repair) return [`Nobody has reported the repair of ${component} done.`]
  return [
    `${nameWithSeat(names, file.pilot.holders, repair.by)} reported the repair done on ${dayOf(repair.at, calendar.zone, now)}.`,
  ]
}

function questionsForm({ notes, again }: ReviewOf, address: string): Form {
  const mine = again?.part === 'notes' ? again : undefined
  const questions: readonly Question[] = fiveQuestions.map(({ name, words: label }) => {
    return { kind: 'textarea', name, label, rows: 2, optional: true, value: notes?.[name] ?? '' }
  })
  return form({
    id: 'questions-form',
    action: `${address}/notes`,
    fields: answered(questions, mine?.sent, mine?.problems),
    problems: problemSummary(mine?.problems ?? []),
    primary: primary(undefined, { text: 'Save notes' }),
  })
}

function saidOf(notes: Notes | null): Pairs {
  return fiveQuestions.map(({ name, words: term }) => ({ term, text: notes?.[name] || 'Nothing was noted.' }))
}

function failuresTable({ evidence, review, file }: ReviewOf): Table {
  const window = evidence.facts.weeks.filter((week) => !week.missing && !week.paused).slice(-4)
  const totals = new Map<string, { count: number; weeks: number }>()
  for (const week of window) {
    for (const { component, count } of week.failures ?? []) {
      const known = totals.get(component) ?? { count: 0, weeks: 0 }
      totals.set(component, { count: known.count + count, weeks: known.weeks + 1 })
    }
  }
  const all = [...totals.values()].reduce((sum, { count }) => sum + count, 0)
  const rows = [...totals].toSorted(([, a], [, b]) => b.count - a.count)
  const href = (component: string) =>
    `/pilots/${file.pilot.code}/cases?week=${review.week}&component=${encodeURIComponent(component)}`
  return table({
    id: 'failures',
    caption: 'Failures of the last four weeks, by component',
    columns: [words('Component'), numbers('Failures'), numbers('Weeks seen')],
    rows: rows.map(([component, { count, weeks }]) =>
      row({ text: component, href: href(component) }, `${count} of ${all}`, `${weeks} of ${window.length}`),
    ),
    empty: { text: 'No failure was logged in the last four weeks.' },
  })
}

function gateLines({ evidence }: ReviewOf): Checks {
  const lines = expansionGate.map((check) => {
    const state = evidence.facts.checks[check.name] ?? 'not measured'
    const isOpen = state === 'fail' || state === 'not measured'
    return checkLine(state, check.words, isOpen ? { missing: check.passesWhen } : {})
  })
  return { lines }
}
