// A backup took the place of the database, and what was recorded after it is gone. Nothing is written until both leaders
// of a pilot have looked at that and turned their keys on going on from there.
import { type Act, type Data, fact, type Fact } from './fact.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, overtaken, refuse, type Refused } from './refusal.ts'
import { type Keyed, turnKey } from './turn-key.ts'

/** The entry that the ledger went back to, and its hash (hex). */
export type Restoration = { readonly seq: number; readonly hash: string }

export type Accepting = {
  readonly file: Pick<PilotFile, 'pilot' | 'keys'>
  /** The restoration that waits; null when none does. */
  readonly restoration: Restoration | null
  /** Hash of what the keys are on, as it stands now and as it stood on the page. */
  readonly hash: string
  readonly seen: string
  readonly keysHeldUntil: number
}

/** What the keys cover: this one restoration. */
export function restorationContent({ seq, hash }: Restoration): Data {
  return { seq, hash }
}

/** What a key on it is turned on. */
export function keyedRestoration({ seq }: Restoration, hash: string): Keyed {
  return { object: 'restoration', objectId: String(seq), version: 1, hash }
}

/** A key on going on from the backup. With the second one the ledger is written again. */
export function acceptRestoration(given: Accepting, act: Act): Fact | Refused {
  const { file, restoration, hash, seen, keysHeldUntil } = given
  if (!restoration) return refuse('There is no restored backup to accept.')
  if (seen !== hash) return overtaken('The restored backup')
  const turning = turnKey({ ...file, keysHeldUntil }, keyedRestoration(restoration, hash), act)
  if (isRefused(turning)) return turning

  const object = { type: 'restoration', id: String(restoration.seq), version: 1, hash }
  return fact('accept restoration', file.pilot.id, object, { content: restorationContent(restoration), data: turning })
}
