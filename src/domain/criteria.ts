// What a win was agreed to be may be moved by both keys, never quietly: for eight weeks the pilot says so, and what the former
// criteria would have said of the same weeks stands beside the advice.
import type { Advice } from './advice/advise.ts'
import { decide } from './advice/clauses.ts'
import type { Facts, FactsWeek } from './advice/facts.ts'
import type { Calendar } from './calendar.ts'
import { type Charter, type CharterContent, inForceSince, restartsStreak } from './charter.ts'
import { charterForEngine, weekFromLogs } from './evidence.ts'
import { canonical } from './ledger-entry.ts'
import { beatsOldFlow } from './old-flow.ts'
import type { PilotFile } from './pilot-file.ts'
import { thresholds } from './signal-thresholds.ts'
import { weeksBetween } from './week.ts'

export const criteria = ['measures', 'baseline', 'target', 'minutes', 'decision points', 'hours that count'] as const
export type Criterion = (typeof criteria)[number]

/** Criteria that came into force in the place of others at an instant (ms). */
export type MovedCriteria = {
  readonly from: Charter
  readonly to: Charter
  readonly at: number
  readonly moved: readonly Criterion[]
}

/** Every amendment of the criteria since the launch that had both keys by an instant (ms), oldest first. */
export function criteriaMoved({ charters, keys, pilot }: PilotFile, by: number): readonly MovedCriteria[] {
  const launchedAt = pilot.stages.find(({ because }) => because === 'launch')?.at ?? Number.POSITIVE_INFINITY
  const held = charters.flatMap((charter) => {
    const at = inForceSince(charter, keys)
    return at !== null && at <= by ? [{ charter, at }] : []
  })
  return held.flatMap(({ charter: to, at }, nth) => {
    const from = held[nth - 1]?.charter
    if (!from || at < launchedAt || !restartsStreak(from.content, to.content)) return []
    return [{ from, to, at, moved: whatMoved(from.content, to.content) }]
  })
}

/**
 * The criteria that were moved within the last eight weeks before an instant (ms), as one step from those that held before
 * the first of these amendments; null where none was.
 */
export function movedLately(file: PilotFile, now: number, calendar: Calendar): MovedCriteria | null {
  const week = calendar.weekOf(now)
  const lately = criteriaMoved(file, now).filter(
    ({ at }) => weeksBetween(calendar.weekOf(at), week) <= thresholds.criteriaWeeks,
  )
  const [first, last] = [lately[0], lately.at(-1)]
  if (!first || !last) return null
  return { ...last, from: first.from, moved: whatMoved(first.from.content, last.to.content) }
}

function whatMoved(before: CharterContent, after: CharterContent): readonly Criterion[] {
  return criteria.filter((name) => canonical(partOf[name](before)) !== canonical(partOf[name](after)))
}

const partOf: Readonly<Record<Criterion, (content: CharterContent) => unknown>> = {
  measures: ({ measures }) => measures.map(({ key, role, direction }) => [key, role, direction]),
  baseline: ({ measures }) => measures.map(({ key, baseline }) => [key, baseline.values]),
  target: ({ measures }) => measures.map(({ key, target }) => [key, target]),
  minutes: ({ minutes, plannedTouches }) => [minutes, plannedTouches],
  'decision points': ({ decisionPoints }) => decisionPoints,
  'hours that count': ({ cycleTime }) => cycleTime ?? null,
}

export type FormerAdvice = Pick<Advice, 'answer' | 'kind' | 'because'>

/** What the engine would have said over the same weeks by the former criteria. */
export function formerAdvice(file: PilotFile, facts: Facts, moved: MovedCriteria, calendar: Calendar): FormerAdvice {
  const { answer, kind, because } = decide(formerFacts(file, facts, moved, calendar))
  return { answer, kind, because: because() }
}

/**
 * The same weeks by the former terms: nothing was amended in them, their work is counted in the former minutes, and their
 * cycle time in the hours that counted.
 */
function formerFacts(file: PilotFile, facts: Facts, { from, at, moved }: MovedCriteria, calendar: Calendar): Facts {
  const before = asIfNotAmended(file, from)
  const charter = charterForEngine(from.content)
  const weeks = facts.weeks.map((week) => {
    const told = weekFromLogs(before, week.week, calendar)
    const isLater = weeksBetween(calendar.weekOf(at), week.week) >= 0
    const counted = isLater && moved.includes('minutes') && week.work && told.work ? { work: told.work } : {}
    const values = moved.includes('hours that count') ? { values: inFormerHours(week, told) } : {}
    return { ...week, ...counted, ...values, changeSwitchedOn: told.changeSwitchedOn }
  })
  return { ...facts, charter, weeks, checks: { ...facts.checks, beats_old_flow: beatsOldFlow(file, charter, weeks) } }
}

function inFormerHours(week: FactsWeek, told: FactsWeek): FactsWeek['values'] {
  return week.values && { ...week.values, cycle_time_hours: told.values?.cycle_time_hours ?? null }
}

/** The file as it would be without any charter after the one that held before. */
function asIfNotAmended(file: PilotFile, { version }: Charter): PilotFile {
  return { ...file, charters: file.charters.filter((charter) => charter.version <= version) }
}

/** Where the two charters stand side by side, below the pilot's address. */
export function differenceOf({ from, to }: Pick<MovedCriteria, 'from' | 'to'>): string {
  return `/charter/difference?from=${from.version}&to=${to.version}`
}
