// What was signed never changes. When the logs or somebody's statement tell a signed week differently today, the
// difference waits here, with who brought it about, until the other leader has seen it. Later weeks then use the new
// figures, and the answer they would have given stands beside the one that was signed.
import { advise, type Advice } from './advice/advise.ts'
import type { Facts, FactsWeek } from './advice/facts.ts'
import type { Calendar } from './calendar.ts'
import { countsWhenSigned } from './cycle-time.ts'
import { weekForEngine, weekFromLogs } from './evidence.ts'
import type { Exclusion } from './exclusion.ts'
import { stoodInFor } from './deputy.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { failuresIn } from './failure.ts'
import { keptForWeek } from './kept.ts'
import { holderOf, isLeader, type Leader, otherLeader, type SeatHolder } from './person.ts'
import type { AnswerVersion, Import, PilotFile } from './pilot-file.ts'
import { boundsOf, completingKey, signedAnswerFor } from './pilot-weeks.ts'
import { overtaken, refuse, type Refused } from './refusal.ts'

/** Somebody did something that a week's figures rest on. `why` is the id of a free text, where one was asked for. */
export type Change = {
  readonly what:
    | 'stated'
    | 'logged support'
    | 'reported'
    | 'told of a failure'
    | 'told of runs'
    | 'imported'
    | 'left a case out'
    | 'counted a case again'
  readonly by: string
  /** The leader for whom they stood in on that day; null where they did for nobody. */
  readonly for: string | null
  readonly at: number
  readonly why: string | null
  readonly seq: number
}

/** A figure by its place in the week, "values.cycle_time_hours", as it was kept and as it is told today. */
export type FigureChange = { readonly figure: string; readonly was: number | null; readonly now: number | null }

export type PendingCorrection = {
  readonly week: string
  /** The week as it is told today, as JSON text: what is acknowledged, letter by letter. */
  readonly figures: string
  readonly differences: readonly FigureChange[]
  /** What was done to the week since it was kept, oldest first. */
  readonly changes: readonly Change[]
  /** Who did the last of it. */
  readonly author: string
}

/**
 * What waits for the other leader on a signed week; null while it is told as it was kept. `exclusions` are those of cases
 * that were completed in the week.
 */
export function pendingCorrection(
  file: PilotFile,
  week: string,
  calendar: Calendar,
  exclusions: readonly Exclusion[],
): PendingCorrection | null {
  const signed = signedAnswerFor(file, week)
  if (!signed) return null
  const then = asItWasSigned(file, week, calendar)
  const today = weekFromLogs(then, week, calendar)
  const differences = differencesBetween(weekForEngine(then, week, calendar), today)
  if (differences.length === 0) return null

  const changes = changesSince(file, week, keptSince(file, signed), exclusions, calendar)
  const author = changes.at(-1)?.by ?? 'command-line'
  return { week, figures: JSON.stringify(today), differences, changes, author }
}

/** The charter that held then gives minutes and hours: a later amendment is no correction of what was measured. */
const asItWasSigned = keptForWeek((file, week): PilotFile => {
  const signed = signedAnswerFor(file, week)
  const since = signed ? signedSince(file, signed) : Infinity
  return { ...file, keys: file.keys.filter((key) => key.seq <= since) }
})

/** The number of the entry with which both keys were on the answer. */
function signedSince(file: PilotFile, signed: AnswerVersion): number {
  return completingKey(file, signed)?.seq ?? Infinity
}

function keptSince(file: PilotFile, signed: AnswerVersion): number {
  const corrected = file.corrections.findLast((correction) => correction.week === signed.week)
  return corrected?.seq ?? signedSince(file, signed)
}

function changesSince(
  file: PilotFile,
  week: string,
  since: number,
  exclusions: readonly Exclusion[],
  calendar: Calendar,
): readonly Change[] {
  const all: readonly Omit<Change, 'for'>[] = [
    ...file.stated.filter((one) => one.week === week).map((one) => ({ ...one, what: 'stated' as const })),
    ...logged(file, week),
    ...failed(file, week, calendar),
    ...importsBehind(file, week, since, calendar).map((one) => ({ ...one, what: 'imported' as const, why: null })),
    ...exclusions.map((one) => ({
      ...one,
      what: one.what === 'excluded' ? ('left a case out' as const) : ('counted a case again' as const),
    })),
  ]
  return all
    .filter(({ seq }) => seq > since)
    .map(({ what, by, at, why, seq }) => {
      return { what, by, for: stoodInFor(file.pilot, by, at, calendar.dayOf(at)), at, why, seq }
    })
    .toSorted((one, other) => one.seq - other.seq)
}

/** What people logged and reported of the week as it went by; of a report nobody else needs to know who made it. */
function logged({ efforts, frictionReports }: PilotFile, week: string): readonly Omit<Change, 'for'>[] {
  const support = efforts.filter((one) => one.what === 'support' && one.week === week)
  const reports = frictionReports.filter((one) => one.week === week)
  return [
    ...support.map(({ by, at, seq, words }) => ({ what: 'logged support' as const, by, at, seq, why: words })),
    ...reports.map(({ at, seq }) => ({ what: 'reported' as const, by: 'nobody', at, seq, why: null })),
  ]
}

/** What people said of failures that began in the week, and the newest runs where some of the week had failed. */
function failed(file: PilotFile, week: string, calendar: Calendar): readonly Omit<Change, 'for'>[] {
  const begun = failuresIn(file).filter(({ occurredAt }) => calendar.weekOf(occurredAt) === week)
  const hasRuns = file.failedRuns.some((one) => one.week === week)
  const runs = hasRuns ? file.runBatches.filter((batch) => batch.failed > 0).slice(-1) : []
  return [
    ...begun
      .flatMap(({ events }) => events)
      .map(({ by, at, seq, words }) => ({ what: 'told of a failure' as const, by, at, seq, why: words })),
    ...runs.map(({ at, seq }) => ({ what: 'told of runs' as const, by: 'nobody', at, seq, why: null })),
  ]
}

/** Imports since then that reach into the week; where none does, any of them may have told its cases into another week. */
function importsBehind({ imports }: PilotFile, week: string, since: number, calendar: Calendar): readonly Import[] {
  const { from, to } = boundsOf(week, calendar)
  const later = imports.filter(({ seq }) => seq > since)
  const touching = later.filter((one) => (one.oldestAt ?? to) < to && (one.newestAt ?? from) >= from)
  return touching.length > 0 ? touching : later
}

function differencesBetween(kept: FactsWeek, today: FactsWeek): readonly FigureChange[] {
  const was = figuresOf(kept)
  const now = figuresOf(today)
  const names = [...new Set([...was.keys(), ...now.keys()])]
  return names
    .map((figure) => ({ figure, was: was.get(figure) ?? null, now: now.get(figure) ?? null }))
    .filter((change) => change.was !== change.now)
}

/** Every figure of a week by its place; what was not measured has none. */
function figuresOf(week: FactsWeek): ReadonlyMap<string, number> {
  const { cases, users, helpRequests, dailyHelpUsers, adoption } = week
  const named = Object.entries({ cases, users, helpRequests, dailyHelpUsers, adoption })
  const values = Object.entries(week.values ?? {}).map(([name, value]) => [`values.${name}`, value] as const)
  const work = Object.entries(week.work ?? {}).map(([name, value]) => [`work.${name}`, value?.minutes] as const)
  const failures = (week.failures ?? []).map(({ component, count }) => [`failures.${component}`, count] as const)
  const all = [...named, ...values, ...work, ...failures]
  return new Map(all.flatMap(([name, value]) => (value == null ? [] : [[name, value] as const])))
}

/** What the decision is taken on: what waits, and the hash of exactly its figures. */
export type Acknowledging = {
  readonly file: PilotFile
  readonly pending: PendingCorrection | null
  readonly hash: string
}

/** The other leader has seen a correction. Refused for its author, and when it changed since the page was opened. */
export function acknowledgeCorrection(
  { file, pending, hash }: Acknowledging,
  form: { readonly seen: string; readonly why: string },
  act: Act,
): Fact | Refused {
  if (!pending) return refuse('Nothing waits to be acknowledged on this week.')
  if (form.seen !== hash) return overtaken('The correction')
  if (!isLeader(act.by.seat)) return refuse('Only the two leaders acknowledge a correction.')
  if (isTheirOwn(pending, act.by.person, act.by.seat, file.pilot.holders))
    return refuse('You brought this correction about. The other leader acknowledges it.')

  const { week, figures, author } = pending
  const version = file.corrections.filter((correction) => correction.week === week).length + 1
  const texts: Record<string, string> = form.why === '' ? {} : { why: form.why }
  const object = { type: 'correction', id: week, version, hash }
  return fact('acknowledge correction', file.pilot.id, object, { data: { week, figures, author }, texts })
}

/**
 * Whether a correction is for the other leader to see: this one did the last of it, or a part of it in which the other has
 * none. A later statement of somebody else's does not make it theirs. What was done by whoever stands in for a leader is the
 * leader's own, and what the leader did is theirs who stand in. `person` is null for a seat that nobody holds.
 */
export function isTheirOwn(
  { changes }: PendingCorrection,
  person: string | null,
  seat: Leader,
  holders: readonly SeatHolder[],
): boolean {
  const own = [person, holderOf(holders, seat)].filter((one) => one !== null)
  const isBy = (change: Change, persons: readonly string[]) =>
    persons.some((one) => one === change.by || one === change.for)
  const last = changes.at(-1)
  if (last && isBy(last, own)) return true
  const other = holderOf(holders, otherLeader(seat))
  return changes.some((one) => isBy(one, own)) && !changes.some((one) => other !== null && isBy(one, [other]))
}

/**
 * The advice that a signed answer would have had with the figures corrected since, those of earlier weeks too; null where
 * none was. `pending` is looked at as if it had been acknowledged.
 */
export function recomputedAdvice(
  file: PilotFile,
  answer: AnswerVersion,
  pending: PendingCorrection | null,
): Advice | null {
  const { content } = answer
  const facts = JSON.parse(content.facts) as Facts // the text that was frozen when it was signed
  const corrected = new Map(file.corrections.map((correction) => [correction.week, correction.figures]))
  if (pending) corrected.set(pending.week, pending.figures)
  if (!facts.weeks.some(({ week }) => corrected.has(week))) return null

  const weeks = facts.weeks.map((week) => {
    const figures = corrected.get(week.week)
    if (figures === undefined) return week
    const told = JSON.parse(figures) as FactsWeek // as `weekFromLogs` told it
    return inHoursOf(file, answer, week, told)
  })
  return advise({ ...facts, weeks })
}

/** A corrected week for an answer; where that was signed over other hours, its cycle time stays the one that was looked at. */
function inHoursOf(file: PilotFile, answer: AnswerVersion, looked: FactsWeek, told: FactsWeek): FactsWeek {
  const signed = signedAnswerFor(file, told.week)
  const isAlike = signed === null || countsWhenSigned(file, signed) === countsWhenSigned(file, answer)
  if (isAlike || !told.values) return told
  return { ...told, values: { ...told.values, cycle_time_hours: looked.values?.cycle_time_hours ?? null } }
}
