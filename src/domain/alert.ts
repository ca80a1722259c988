// What is told at once, and nothing else: an unacknowledged failure, silence, too few runs, runs that fail in a row, a stalled
// case, a pause, a dispute that reached the sponsor, a decision due within a day, a reminder. Each is told once; everything
// else waits for the digest.
import type { Calendar } from './calendar.ts'
import { standsOn } from './deputy.ts'
import { type Dispute, hasReachedSponsor } from './dispute.ts'
import { type Failure, failuresIn, isOpenFailure } from './failure.ts'
import type { FailedSeries } from './failed-series.ts'
import type { Jump } from './jump.ts'
import { type OpenDecision, openDecisions } from './open-decisions.ts'
import type { Seat } from './person.ts'
import { currentPause } from './pause.ts'
import { hasEnded, type StageChange } from './pilot.ts'
import type { PilotFile, Reminder } from './pilot-file.ts'
import type { RunsAndCases } from './run-cases.ts'
import type { Silence } from './silence.ts'
import type { StalledCase } from './stall.ts'
import type { Shortfall } from './volume.ts'

export const alertWords = [
  'failure',
  'silence',
  'shortfall',
  'series',
  'stall',
  'pause',
  'dispute',
  'decision',
  'reminder',
] as const
export type AlertWord = (typeof alertWords)[number]

export const targetKinds = ['mail', 'webhook', 'chat'] as const
export type TargetKind = (typeof targetKinds)[number]

/** Something to tell of. `thing` is the same every time it is looked at, so that it is told once. */
export type Alert = { readonly thing: string } & (
  | { readonly what: 'failure'; readonly failure: Failure }
  | { readonly what: 'silence'; readonly silence: Silence }
  | { readonly what: 'shortfall'; readonly shortfall: Shortfall }
  | { readonly what: 'series'; readonly series: FailedSeries }
  | { readonly what: 'stall'; readonly stalled: StalledCase }
  | { readonly what: 'pause'; readonly pause: StageChange }
  | { readonly what: 'dispute'; readonly dispute: Dispute }
  | { readonly what: 'decision'; readonly decision: OpenDecision }
  | { readonly what: 'reminder'; readonly decision: OpenDecision; readonly reminder: Reminder }
)

/** What is looked at beside the file: what the runs say, which cases have stalled, which shares leapt. */
export type Noticed = {
  readonly silences: readonly Silence[]
  readonly shortfalls: readonly Shortfall[]
  readonly series: readonly FailedSeries[]
  /** Shown, and told to nobody: which runs have no case is a matter for whoever looks. */
  readonly gaps: readonly RunsAndCases[]
  readonly stalls: readonly StalledCase[]
  /** Shown, and told to nobody: a leap is a matter for whoever looks. */
  readonly jumps: readonly Jump[]
  /** Weeks on whose answer the leaders differ, for however long. */
  readonly disputes: readonly Dispute[]
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** So long (ms) a failure may stand unacknowledged before somebody is called. */
export const unacknowledgedMs = 15 * minuteMs

/** Everything to tell of a pilot at an instant (ms), told before or not. A pilot that has ended is silent. */
export function alertsOn(file: PilotFile, noticed: Noticed, now: number, calendar: Calendar): readonly Alert[] {
  if (hasEnded(file.pilot)) return []
  const paused = currentPause(file.pilot)
  return [
    ...unacknowledged(file, now).map((failure) => alertOn('failure', String(failure.number), { failure })),
    ...noticed.silences.map((silence) => alertOn('silence', `${silence.integration} ${silence.since}`, { silence })),
    ...noticed.shortfalls.map((one) => alertOn('shortfall', `${one.integration} ${one.on}`, { shortfall: one })),
    ...noticed.series.map((series) => alertOn('series', `${series.integration} ${series.since}`, { series })),
    ...noticed.stalls.map((stalled) => alertOn('stall', stalled.case, { stalled })),
    ...noticed.disputes
      .filter((dispute) => hasReachedSponsor(dispute, now, calendar))
      .map((dispute) => alertOn('dispute', `${dispute.week} ${dispute.since}`, { dispute })),
    ...(paused ? [alertOn('pause', String(paused.seq), { pause: paused })] : []),
    ...decisionAlerts(file, now, calendar),
  ]
}

function alertOn<What extends AlertWord, Rest extends object>(what: What, thing: string, rest: Rest) {
  return { what, thing, ...rest }
}

/** Open failures that nobody has acknowledged for a quarter of an hour since they were opened here. */
function unacknowledged(file: PilotFile, now: number): readonly Failure[] {
  return failuresIn(file).filter(
    (one) => isOpenFailure(one) && one.acknowledgedAt === null && now - openedAt(file, one) >= unacknowledgedMs,
  )
}

/** When (ms) a failure came to be known here, whenever it happened. */
function openedAt({ failures }: PilotFile, { number, detectedAt }: Failure): number {
  return failures.find(({ failure, what }) => failure === number && what === 'logged')?.at ?? detectedAt
}

/**
 * Decisions that are due within a day or were due within the last, and those of which somebody reminds. A failure that waits
 * to be acknowledged was told as a failure.
 */
function decisionAlerts(file: PilotFile, now: number, calendar: Calendar): readonly Alert[] {
  return openDecisions(file, now, calendar).flatMap((decision) => {
    const thing = `${decision.thing} ${decision.what} ${decision.seat} ${decision.since}`
    const isToldAlready = decision.what === 'acknowledge the failure'
    const isDue = !isToldAlready && Math.abs(decision.dueAt - now) <= dayMs
    const reminders = file.reminders.filter((one) => isAbout(one, decision) && now - one.at <= dayMs)
    return [
      ...(isDue ? [alertOn('decision', thing, { decision })] : []),
      ...reminders.map((reminder) => alertOn('reminder', String(reminder.seq), { decision, reminder })),
    ]
  })
}

function isAbout(reminder: Reminder, { thing, seat, since }: OpenDecision): boolean {
  return reminder.thing === thing && reminder.seat === seat && reminder.at >= since
}

/** The seats whose holders are told by mail without anybody having set it up. */
export const seatsTold = {
  failure: ['cto', 'engineer'],
  silence: ['cto', 'engineer'],
  shortfall: ['cto', 'engineer'],
  series: ['cto', 'engineer'],
  stall: ['coo', 'cto', 'lead'],
  pause: ['coo', 'cto'],
  dispute: ['sponsor'],
} as const satisfies { readonly [What in AlertWord]?: readonly Seat[] }

/** A decision is told to the seat that takes it, and a question for a pause to the COO as well. */
function seatsFor(alert: Alert): readonly Seat[] {
  if ('decision' in alert) return [alert.decision.seat]
  return asksForPause(alert) ? [...seatsTold.series, 'coo'] : seatsTold[alert.what]
}

function asksForPause(alert: Alert): alert is Extract<Alert, { what: 'series' }> {
  return alert.what === 'series' && alert.series.next === 'ask for a pause'
}

/** Whether the places that somebody set up are told too: what people decide and why is no matter for a room of strangers. */
export function isForTargets({ what }: Alert): boolean {
  return what !== 'decision' && what !== 'reminder' && what !== 'dispute'
}

/** The people who are told of an alert by mail on a day, deputies of its leaders among them, each once. */
export function peopleTold({ holders, deputies }: PilotFile['pilot'], alert: Alert, day: string): readonly string[] {
  const seats = seatsFor(alert)
  const asked = asksForPause(alert) ? alert.series.mayPause : []
  const seated = holders
    .filter(({ seat, person }) => seats.includes(seat) || asked.includes(person))
    .map(({ person }) => person)
  const standing = deputies.filter((one) => seats.includes(one.seat) && standsOn(one, day))
  return [...new Set([...seated, ...standing.map(({ deputy }) => deputy)])]
}
