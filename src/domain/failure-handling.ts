// What people do about a failure: log it in a sentence, add to it, acknowledge it, say on which side it is, and resolve it
// with what was changed.
import { knownComponents } from './component.ts'
import { type Act, type Data, fact, type Fact } from './fact.ts'
import {
  type Failure,
  type FailureAct,
  type FailureSaid,
  findFailure,
  isOpenFailure,
  seenOfFailure,
} from './failure.ts'
import type { Side } from './person.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

const nothingSaid: FailureSaid = {
  component: null,
  occurredAt: null,
  detectedAt: null,
  detectedBy: null,
  side: null,
  severity: null,
  stopsWork: null,
  fallbackUsed: null,
  fallbackWorks: null,
  downtimeMinutes: null,
  casesHit: null,
  changed: null,
}

/** A failure as somebody logs it. `number` is the next free one. */
export type Logging = {
  readonly file: PilotFile
  readonly number: number
  readonly said: Partial<FailureSaid>
  readonly words: string
}

/**
 * Anyone on the pilot logs a failure, in one sentence. Refused without words, the part that failed or how bad it is, and for
 * times to come or in the wrong order.
 */
export function logFailure({ file, number, said, words }: Logging, act: Act): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. Its failures are no longer logged.')
  const problems = [...whatProblems(file, said), ...timeProblems(said, act.at), ...wordProblems(words)]
  if (problems.length > 0) return refuseFields(problems)

  return factOn('log failure', 'logged', file, number, said, words)
}

function whatProblems(file: PilotFile, { component, severity }: Partial<FailureSaid>): readonly Problem[] {
  const isKnown = knownComponents(file).some(({ id }) => id === component)
  return [
    ...(isKnown ? [] : [{ field: 'component', why: 'Say what failed; “I do not know” will do.' }]),
    ...(severity == null ? [{ field: 'severity', why: 'Say how bad it is.' }] : []),
  ]
}

function timeProblems({ occurredAt, detectedAt }: Partial<FailureSaid>, now: number): readonly Problem[] {
  if ((occurredAt ?? now) > now) return [{ field: 'occurredAt', why: 'That is still to come.' }]
  if ((detectedAt ?? now) > now) return [{ field: 'detectedAt', why: 'That is still to come.' }]
  const isSeenBefore = (detectedAt ?? now) < (occurredAt ?? now)
  return isSeenBefore ? [{ field: 'detectedAt', why: 'It cannot have been seen before it happened.' }] : []
}

function wordProblems(words: string): readonly Problem[] {
  return words === '' ? [{ field: 'words', why: 'Say in a sentence what went wrong.' }] : []
}

/** `seen` is what the page showed of the failure, as `seenOfFailure` tells it. */
export type Handling = { readonly file: PilotFile; readonly number: number; readonly seen: string }

/** Anyone on the pilot adds what they saw, as long as the failure is open. */
export function addToFailure({ file, number }: Omit<Handling, 'seen'>, words: string): Fact | Refused {
  const failure = findFailure(file, number)
  if (!failure) return refuse(noSuch)
  if (!isOpenFailure(failure)) return refuse('This failure is resolved. Log another one when it is back.')
  if (words === '') return refuseFields([{ field: 'words', why: 'Say in a sentence what you saw.' }])

  return factOn('log failure', 'added to', file, number, {}, words)
}

/** The CTO or an engineer has seen it and is on it. */
export function acknowledgeFailure(handling: Handling): Fact | Refused {
  const failure = findFailure(handling.file, handling.number)
  const no = notHandled(failure, handling)
  if (no) return no
  if (failure?.acknowledgedAt != null) return refuse('This failure was acknowledged already.')

  return factOn('handle failure', 'acknowledged', handling.file, handling.number, {}, '')
}

/** A leader says on which side it is; that it is not known yet waits for the review. Another side than before wants a reason. */
export function triageFailure(
  { file, number, seen }: Handling,
  side: Side | 'unknown' | null,
  why: string,
): Fact | Refused {
  const failure = findFailure(file, number)
  if (!failure) return refuse(noSuch)
  if (seen !== seenOfFailure(failure)) return overtaken('The failure')
  if (side === null) return refuseFields([{ field: 'side', why: 'Say on which side it is.' }])
  if (failure.triagedAt !== null && failure.side === side) return refuse('It stands on this side already.')
  if (isMovedBetweenSides(failure, side) && why === '')
    return refuseFields([{ field: 'sideWhy', why: 'It stood on the other side before. Say why it moves.' }])

  return factOn('triage failure', 'triaged', file, number, { side }, why)
}

function isMovedBetweenSides(failure: Failure, side: Side | 'unknown'): boolean {
  return failure.side !== 'unknown' && failure.side !== side
}

/** What is said when a failure is over. */
export type Resolving = Pick<FailureSaid, 'changed' | 'downtimeMinutes' | 'fallbackUsed' | 'fallbackWorks'>

/**
 * It is over: what was done, what was changed so that it does not come back, and how long work stood still. Refused when work
 * would have stood still for longer than the failure lasted.
 */
export function resolveFailure(handling: Handling, said: Resolving, words: string, act: Act): Fact | Refused {
  const failure = findFailure(handling.file, handling.number)
  const no = notHandled(failure, handling)
  if (no) return no
  const lasted = failure === null ? 0 : Math.ceil((act.at - failure.occurredAt) / 60_000)
  const problems = resolvingProblems(said, words, lasted)
  if (problems.length > 0) return refuseFields(problems)

  return factOn('handle failure', 'resolved', handling.file, handling.number, said, words)
}

function resolvingProblems(
  { changed, downtimeMinutes }: Resolving,
  words: string,
  lastedMinutes: number,
): readonly Problem[] {
  const problems: Problem[] = []
  if (words === '') problems.push({ field: 'words', why: 'Say in a sentence what was done.' })
  if (changed === null) problems.push({ field: 'changed', why: 'Say what was changed, or that nothing was.' })
  if (downtimeMinutes === null)
    problems.push({ field: 'downtimeMinutes', why: 'Say for how many minutes work stood still; 0 when it did not.' })
  else if (downtimeMinutes > lastedMinutes)
    problems.push({ field: 'downtimeMinutes', why: `It began ${lastedMinutes} minutes ago; say no more than that.` })
  return problems
}

const noSuch = 'There is no failure with this number.'

function notHandled(failure: Failure | null, { seen }: Handling): Refused | null {
  if (!failure) return refuse(noSuch)
  if (!isOpenFailure(failure)) return refuse('This failure is resolved already.')
  return seen === seenOfFailure(failure) ? null : overtaken('The failure')
}

function factOn(
  name: 'log failure' | 'handle failure' | 'triage failure',
  what: FailureAct,
  { pilot }: PilotFile,
  number: number,
  said: Partial<FailureSaid>,
  words: string,
): Fact {
  const object = { type: 'failure', id: String(number), version: 1 }
  const data: { readonly [field: string]: Data } = { what, said: { ...nothingSaid, ...said } }
  return fact(name, pilot.id, object, { data, texts: words === '' ? {} : { words } })
}
