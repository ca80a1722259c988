// Signing the charter, or its amendment: each leader's key on exactly the newest version.
import { type CharterContent, keyedCharter, newestCharter } from './charter.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { measures } from './measure.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, overtaken, refuse, type Refused } from './refusal.ts'
import { turnKey } from './turn-key.ts'

/** `seen` is the hash of the content on the page; after a sign-in reset the person's keys are held until an instant (ms). */
export type Signing = { readonly file: PilotFile; readonly seen: string; readonly keysHeldUntil: number }

/** A key on the newest version of the charter. Other content by now is overtaken, and nothing is signed. */
export function signCharter({ file, seen, keysHeldUntil }: Signing, act: Act): Fact | Refused {
  const { pilot, keys } = file
  const charter = newestCharter(file.charters)
  if (hasEnded(pilot)) return refuse('This pilot has ended. Its charter stays as it is.')
  if (!charter) return refuse('There is no charter to sign yet.')
  if (seen !== charter.hash) return overtaken('The charter')
  const missing = missingForKeys(charter.content)
  if (missing) return refuse(missing)
  const turning = turnKey({ pilot, keys, keysHeldUntil }, keyedCharter(charter), act)
  if (isRefused(turning)) return turning

  const object = { type: 'charter', id: pilot.id, version: charter.version, hash: charter.hash }
  return fact('sign charter', pilot.id, object, { data: turning })
}

/** What a charter must say before anybody turns a key on it, as a sentence; null when it says it. */
export function missingForKeys({ measures: agreed }: CharterContent): string | null {
  const goals = agreed.filter((measure) => measure.role === 'goal')
  if (goals.length === 0) return 'The charter names no goal measure yet, so no key can be turned on it.'
  const without = (what: string, key: keyof typeof measures) =>
    `${measures[key].name} has no ${what} yet, so no key can be turned on the charter.`
  const noTarget = goals.find((goal) => goal.target === null)
  if (noTarget) return without('target', noTarget.key)
  const noBaseline = goals.find((goal) => goal.baseline.values.length === 0)
  return noBaseline ? without('baseline', noBaseline.key) : null
}
