// Pausing is one button and one sentence, at once, for anyone the charter names. Going on again takes both keys.
import type { Data, Act, Fact } from './fact.ts'
import { fact } from './fact.ts'
import { hasEnded, lastStage, type Pilot, type StageChange } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, overtaken, refuse, type Refused } from './refusal.ts'
import { turnKey } from './turn-key.ts'

/** Pauses a running pilot at once; `week` is the ISO week in which that happens. */
export function pause(pilot: Pilot, why: string, week: string): Fact | Refused {
  const no = notPausable(pilot)
  if (no) return refuse(no)
  if (why === '') return refuse('Say why.', [{ field: 'why', why: 'Say in one sentence why it must stop now.' }])

  const object = { type: 'pilot', id: pilot.id, version: pilot.stages.length + 1 }
  return fact('pause', pilot.id, object, { data: { stage: 'paused', week }, texts: { why } })
}

/** Why there is nothing to pause, in a sentence; null when there is. */
export function notPausable(pilot: Pilot): string | null {
  if (hasEnded(pilot)) return 'This pilot has ended.'
  if (currentPause(pilot)) return 'This pilot is paused already.'
  return lastStage(pilot) ? null : 'This pilot has not been launched yet.'
}

/** The pause that holds now; null while the pilot runs, or before and after. */
export function currentPause(pilot: Pilot): StageChange | null {
  const last = lastStage(pilot)
  return last?.stage === 'paused' ? last : null
}

export type Resuming = {
  readonly file: PilotFile
  /** Hash of what the keys of the resumption are on. */
  readonly hash: string
  readonly seen: string
  readonly keysHeldUntil: number
  /** The ISO week in which this happens. */
  readonly week: string
}

/** What the keys of a resumption cover: this one pause. */
export function resumptionContent({ seq }: StageChange): Data {
  return { pause: seq }
}

/** What a key on a resumption is turned on. */
export function keyedResumption({ seq }: StageChange, hash: string) {
  return { object: 'resumption', objectId: String(seq), version: 1, hash } as const
}

/** A key on going on again. The second one lets the pilot run. */
export function signResumption({ file, hash, seen, keysHeldUntil, week }: Resuming, act: Act): Fact | Refused {
  const { pilot, keys } = file
  const paused = currentPause(pilot)
  if (hasEnded(pilot)) return refuse('This pilot has ended.')
  if (!paused) return refuse('This pilot is not paused.')
  if (seen !== hash) return overtaken('The pause')
  const turning = turnKey({ pilot, keys, keysHeldUntil }, keyedResumption(paused, hash), act)
  if (isRefused(turning)) return turning

  const object = { type: 'resumption', id: String(paused.seq), version: 1, hash }
  const data = { ...turning, stage: turning.completes ? 'running' : null, week: turning.completes ? week : null }
  return fact('sign resumption', pilot.id, object, { content: resumptionContent(paused), data })
}
