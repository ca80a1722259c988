// The page of one week as plain data: its figures with where they come from, what people state, when it closes, and the
// correction that waits on a signed one.
import { charterInForce } from '../../domain/charter.ts'
import { statedFor } from '../../domain/evidence.ts'
import { closedSince, closesAt, weekNumber } from '../../domain/pilot-weeks.ts'
import { mustSayWhy, notStatable, statableFigures } from '../../domain/stated-figures.ts'
import { notClosable } from '../../domain/week-closing.ts'
import { dayTime, weekName } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import { answered, problemSummary, type Question } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Pairs } from './lists.ts'
import type { Link } from './page.ts'
import type { Press } from './press.ts'
import type { Trail } from './trail.ts'
import { correctionView } from './week-correction.ts'
import { weekFigures } from './week-figures.ts'
import type { WeekOf } from './week-of.ts'

export function weekView(given: WeekOf) {
  const { file, week, calendar } = given
  const correction = correctionView(given)
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const number = weekNumber(file, week.week, calendar)
  const heading = `Week of ${weekName(week.week)}`
  return {
    heading,
    line: [week.period === 'pilot' ? `Week ${number} of the pilot` : week.period, week.week].join(' · '),
    state: stateSentences(given),
    figures: weekFigures(given),
    correction,
    form: isStated(given) ? null : figuresForm(given, pilot),
    again: isStated(given) ? againFold(given, pilot) : null,
    stated: statedPairs(given),
    statements: statements(given),
    notStated: week.period === 'pilot' ? null : 'Figures that no log gives are stated for the weeks of the pilot.',
    closing: closingPress(given, pilot),
    refused: refusedSentence(given, correction?.form != null),
    links: linksOf(given, pilot),
  }
}

/** Why something was not done that has no form of its own on the page. */
function refusedSentence({ again }: WeekOf, mayAcknowledge: boolean): string | null {
  if (again === undefined || again.part === 'figures') return null
  const isSaidThere = again.part === 'correction' && mayAcknowledge
  return isSaidThere ? null : (again.problems[0]?.text ?? null)
}

/** Where the week stands and when that changes, a sentence each. */
function stateSentences(given: WeekOf): readonly string[] {
  const { file, week, calendar, now, names } = given
  const when = (at: number) => dayTime(at, calendar.zone, now)
  if (week.state === null) return ['This week lies before the pilot. It is never closed or signed.']
  if (week.isPaused) return ['The pilot was paused all week. No review is due.']
  if (week.state === 'signed')
    return ['Signed. What stands here is what was signed; it never changes.', ...correctedNote(given)]
  const charter = charterInForce(file.charters, file.keys)
  if (week.state === 'open')
    return [
      'Open.',
      ...(charter ? [`It closes by itself on ${when(closesAt(week.week, charter.content, calendar))}.`] : []),
    ]
  const early = file.closings.find((closing) => closing.week === week.week)
  const since = closedSince(file, week.week, now, calendar)
  const who = early ? ` by ${nameWithSeat(names, file.pilot.holders, early.by)}` : ''
  const missing = week.isMissing ? ['No log and no statement reached its end, so its scorecard is missing.'] : []
  return [`Closed on ${since === null ? '' : when(since)}${who}. Its review is due.`, ...missing]
}

function correctedNote({ file, week, names, calendar, now }: WeekOf): readonly string[] {
  const last = file.corrections.findLast((correction) => correction.week === week.week)
  if (!last) return []
  const who = nameWithSeat(names, file.pilot.holders, last.by)
  return [
    `Corrected since: ${who} acknowledged it on ${dayTime(last.at, calendar.zone, now)}. Later weeks use the corrected figures.`,
  ]
}

function isStated({ file, week }: WeekOf): boolean {
  return statedFor(file, week.week) !== null
}

/** Stating again is a correction, so it stays folded under its name until somebody wants it. */
function againFold(given: WeekOf, pilot: string): Fold | null {
  const again = figuresForm(given, pilot)
  return again && fold('State the figures again', again)
}

/** The form, for whoever may state figures of this week. */
function figuresForm(given: WeekOf, pilot: string): Form | null {
  const { file, week, viewer, now, calendar } = given
  if (!viewer.mayState || notStatable(file, week.week, now, calendar) !== null) return null
  const mine = given.again?.part === 'figures' ? given.again : undefined
  const before = statedFor(file, week.week)
  return form({
    id: 'figures-form',
    action: `${pilot}/weeks/${week.week}/figures`,
    seen: before ? String(before.seq) : undefined,
    fields: answered(questionsOf(given), mine?.sent, mine?.problems),
    problems: problemSummary(mine?.problems ?? []),
    primary: primary(nextOf(given), { text: before ? 'State again' : 'State these figures' }),
  })
}

function questionsOf({ file, week }: WeekOf): readonly Question[] {
  const before = statedFor(file, week.week)
  const figures: readonly Question[] = statableFigures.map(({ name, words: label, unit, hint }) => {
    const value = before?.figures[name]
    return { kind: 'number', name, label, unit, hint, optional: true, value: value == null ? '' : String(value) }
  })
  const why: Question = { kind: 'textarea', name: 'why', label: 'Why the figures change', rows: 2 }
  return mustSayWhy(file, week.week) ? [...figures, why] : figures
}

function nextOf({ week }: WeekOf): string {
  if (week.state === 'signed')
    return 'This week is signed. What you state waits for the other leader and never changes what was signed.'
  return 'Your name stands beside each figure as its source. Leave empty what nobody counted: empty is not zero.'
}

/** What was stated, for whoever only reads. */
function statedPairs({ week, file }: WeekOf): Pairs {
  const said = statedFor(file, week.week)?.figures
  return statableFigures.map(({ name, words: term, unit }) => {
    const value = said?.[name]
    return { term, text: value == null ? 'not stated' : statedText(value, unit) }
  })
}

/** "1 complaint", "3 people" */
function statedText(value: number, unit: string): string {
  const one = unit === 'people' ? 'person' : unit.replace(/s$/, '')
  return `${value.toLocaleString('en-GB')} ${value === 1 ? one : unit}`
}

function statements({ file, week, names, calendar, now, reasons }: WeekOf): Trail {
  const all = file.stated.filter((one) => one.week === week.week)
  return all.map(({ by, at, why }, place) => ({
    text: `${nameWithSeat(names, file.pilot.holders, by)} stated the figures${place > 0 ? ' again' : ''} on ${dayTime(at, calendar.zone, now)}.`,
    why: why === null ? undefined : reasons.get(why),
    at: new Date(at).toISOString(),
  }))
}

function closingPress({ file, week, viewer, now, calendar }: WeekOf, pilot: string): Press | null {
  if (!viewer.mayClose || notClosable(file, week.week, now, calendar) !== null) return null
  return { action: `${pilot}/weeks/${week.week}/closing`, text: 'Close the week now' }
}

function linksOf({ week, before, after }: WeekOf, pilot: string): readonly Link[] {
  const links: (Link | null)[] = [
    before === null ? null : { text: 'The week before', href: `${pilot}/weeks/${before}` },
    after === null ? null : { text: 'The week after', href: `${pilot}/weeks/${after}` },
    { text: 'Its cases', href: `${pilot}/cases?week=${week.week}` },
    week.state === 'signed' || week.state === 'closed'
      ? { text: 'Its review', href: `${pilot}/reviews/${week.week}` }
      : null,
    { text: 'All weeks', href: `${pilot}/scorecard` },
  ]
  return links.filter((link) => link !== null)
}
