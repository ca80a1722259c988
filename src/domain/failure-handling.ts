// What people do about a failure: log it in a sentence, acknowledge it, say on which side it is, and resolve it with what was
// changed.
import { type Act, type Data, fact, type Fact } from './fact.ts'
import { type Failure, type FailureAct, type FailureSaid, findFailure, isOpenFailure } from './failure.ts'
import type { Side } from './person.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

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

/** Anyone on the pilot logs a failure, in one sentence. Refused without words, without the part that failed, and for times to come. */
export function logFailure({ file, number, said, words }: Logging, act: Act): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. Its failures are no longer logged.')
  const problems: Problem[] = []
  if (words === '') problems.push({ field: 'words', why: 'Say in a sentence what went wrong.' })
  if (!said.component) problems.push({ field: 'component', why: 'Say what failed; “unknown” will do.' })
  if ((said.occurredAt ?? act.at) > act.at) problems.push({ field: 'occurredAt', why: 'That is still to come.' })
  if (problems.length > 0) return refuseFields(problems)

  return factOn('log failure', 'logged', file, number, said, words)
}

export type Handling = { readonly file: PilotFile; readonly number: number }

/** The CTO or an engineer has seen it and is on it. */
export function acknowledgeFailure({ file, number }: Handling): Fact | Refused {
  const failure = findFailure(file, number)
  const no = notHandled(failure)
  if (no) return no
  if (failure?.acknowledgedAt != null) return refuse('This failure was acknowledged already.')

  return factOn('handle failure', 'acknowledged', file, number, {}, '')
}

/** A leader says on which side it is; that it is not known yet waits for the review. */
export function triageFailure({ file, number }: Handling, side: Side | 'unknown', why: string): Fact | Refused {
  const failure = findFailure(file, number)
  if (!failure) return refuse('There is no such failure.')
  if (failure.triagedAt !== null && failure.side === side) return refuse('It stands on this side already.')
  if (failure.triagedAt !== null && why === '')
    return refuse('Say why.', [{ field: 'why', why: 'It was given to the other side before. Say why it moves.' }])

  return factOn('triage failure', 'triaged', file, number, { side }, why)
}

/** It is over: what was changed so that it does not come back, and how long work stood still. */
export function resolveFailure(
  { file, number }: Handling,
  said: Pick<FailureSaid, 'changed' | 'downtimeMinutes' | 'fallbackUsed'>,
  words: string,
): Fact | Refused {
  const failure = findFailure(file, number)
  const no = notHandled(failure)
  if (no) return no
  const problems: Problem[] = []
  if (words === '') problems.push({ field: 'words', why: 'Say in a sentence what was done.' })
  if (said.changed === null) problems.push({ field: 'changed', why: 'Say what was changed, or that nothing was.' })
  if (said.downtimeMinutes === null)
    problems.push({ field: 'downtimeMinutes', why: 'Say for how many minutes work stood still; 0 when it did not.' })
  if (problems.length > 0) return refuseFields(problems)

  return factOn('handle failure', 'resolved', file, number, said, words)
}

function notHandled(failure: Failure | null): Refused | null {
  if (!failure) return refuse('There is no such failure.')
  return isOpenFailure(failure) ? null : refuse('This failure is resolved already.')
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
