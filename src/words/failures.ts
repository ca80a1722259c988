// Failures as people read them: how bad, on which side, how they were seen, and what happened to them, as sentences.
import { counted } from '../domain/advice/wording.ts'
import { componentName } from '../domain/component.ts'
import type { Detection, Failure, FailureEvent, FailureSaid } from '../domain/failure.ts'
import { minutesToDetect } from '../domain/failure.ts'
import type { FailureSignal } from '../domain/failure-signals.ts'
import type { SeatHolder } from '../domain/person.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { dayTime, lengthOf } from './dates.ts'
import { type Names, nameOf, nameWithSeat } from './people.ts'

/** What each severity means, in words that need no table beside them. */
export const severities: Readonly<Record<Failure['severity'], string>> = {
  1: 'Bad: work cannot be finished, or something wrong has gone out',
  2: 'Middling: work goes on, slower or by hand',
  3: 'Small: a nuisance that can wait',
}

export const sideTexts: Readonly<Record<Failure['side'], string>> = {
  policy: 'policy side',
  system: 'system side',
  unknown: 'side not known yet',
}

export const detectionTexts: Readonly<Record<Detection, string>> = {
  alert: 'by the alert',
  person: 'by a person',
  review: 'only at a review',
}

export const changedTexts: Readonly<Record<NonNullable<FailureSaid['changed']>, string>> = {
  rule: 'a rule was changed',
  map: 'the map was changed',
  system: 'the system was changed',
  nothing: 'nothing was changed',
}

/** "by the alert, 2 minutes after it began" */
export function seenText(failure: Failure): string {
  const minutes = minutesToDetect(failure)
  const after = minutes < 1 ? 'at once' : `${lengthOf(minutes * 60_000)} after it began`
  return `${detectionTexts[failure.detectedBy]}, ${after}`
}

/** "3 runs, 2 cases"; of a failure that a person reported, how many have seen it. */
export function hitText({ openedBy, runs, casesHit }: Failure, times: number): string {
  const what = openedBy === 'runs' ? counted(runs, 'run') : `${counted(times, 'time')} reported`
  return casesHit === null ? what : `${what}, ${counted(casesHit, 'case')}`
}

export type Telling = {
  readonly names: Names
  readonly holders: readonly SeatHolder[]
  /** For whom a deputy acted, by the ledger's entry. */
  readonly actedFor: ReadonlyMap<number, string>
  readonly zone: string
  readonly now: number
}

/** "Tariq (CTO) acknowledged it on Monday 7 September, 11:00." */
export function failureEventText(event: FailureEvent, telling: Telling): string {
  return `${whoActed(event, telling)} ${did(event)} on ${dayTime(event.at, telling.zone, telling.now)}.`
}

/** "Tariq (CTO)"; "Ben for Tariq (CTO)" where a deputy did. */
export function whoActed(
  { by, seq }: Pick<FailureEvent, 'by' | 'seq'>,
  { names, holders, actedFor }: Pick<Telling, 'names' | 'holders' | 'actedFor'>,
): string {
  const holder = actedFor.get(seq)
  const whose = nameWithSeat(names, holders, holder ?? by)
  return holder === undefined ? whose : `${nameOf(names, by)} for ${whose}`
}

function did({ what, said }: FailureEvent): string {
  if (what === 'logged') return 'reported it'
  if (what === 'added to') return 'saw it too'
  if (what === 'acknowledged') return 'acknowledged it'
  if (what === 'triaged')
    return said.side === 'unknown' || said.side === null
      ? 'left its side to the review'
      : `said that it is on the ${sideTexts[said.side]}`
  const stood = said.downtimeMinutes ? `work stood still for ${counted(said.downtimeMinutes, 'minute')}` : null
  const changed = said.changed === null ? null : changedTexts[said.changed]
  return ['resolved it', stood, changed].filter((part) => part !== null).join(', ')
}

const signalSeen: Readonly<Record<FailureSignal['seen'], string>> = {
  'nothing was changed': 'was resolved, and nothing was changed',
  'the map is unchanged': 'was resolved by a change of the map, but the map is the same',
  'the rules are unchanged': 'was resolved by a change of a rule, but the rules are the same',
  'the system is unchanged':
    'was resolved by a change of the system, but neither the map nor a rule has changed, and no new version was logged',
}

const signalNext: Readonly<Record<FailureSignal['seen'], string>> = {
  'nothing was changed': 'Find what would keep it from coming back.',
  'the map is unchanged': 'Write on the map what was changed.',
  'the rules are unchanged': 'Ask for the rule change that was meant.',
  'the system is unchanged': 'Log the version that was put in place, or write on the map what was changed.',
}

/** What was seen of a failure that was called over, and the next step, a sentence each. */
export function failureSignalInWords(file: Pick<PilotFile, 'maps' | 'keys' | 'charters'>, signal: FailureSignal) {
  const { failure, seen } = signal
  const name = `Failure ${failure.number} (${componentName(file, failure.component)})`
  return { seen: `${name} ${signalSeen[seen]}.`, next: signalNext[seen] }
}
