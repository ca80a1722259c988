// The form that turns a key, or the sentence that says why this person has none to turn here.
import type { Calendar } from '../../domain/calendar.ts'
import { isLeader, type Leader, sideOf } from '../../domain/person.ts'
import { type Key, keysOn } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { Keyed } from '../../domain/turn-key.ts'
import { dayTime } from '../../words/dates.ts'
import type { Problem } from './field.ts'
import { form, type Form } from './form.ts'
import { primary, proofOfIdentity } from './keys.ts'

/** Who looks at a page that has a key to turn. `keysHeldUntil` in ms, 0 when they are not held. */
export type Signer = {
  readonly person: string
  readonly seat: Leader | null
  /** The name of the leader for whom a deputy signs; null for everybody else. */
  readonly signsFor: string | null
  readonly email: string
  readonly isFresh: boolean
  readonly keysHeldUntil: number
}

export type KeyFormOf = {
  readonly id: string
  readonly action: string
  readonly content: Keyed
  /** What happens when the key turns, before the button. */
  readonly next: string
  readonly button: string
  readonly file: Pick<PilotFile, 'pilot' | 'keys'>
  readonly signer: Signer
  readonly calendar: Calendar
  readonly now: number
  /** What was refused when it was tried; the page says it on top, the form beside its field. */
  readonly problems: readonly Problem[]
}

/** Either the form, or why there is none; nothing at all for people who have no key. */
export type KeyStep = { readonly form: Form | null; readonly says: string | null }

export function keyStep(given: KeyFormOf): KeyStep {
  const { signer, file, content, now, calendar } = given
  if (!isLeader(signer.seat)) return { form: null, says: null }
  const mine = keysOn(file.keys, content, file.pilot.holders)[sideOf(signer.seat)]
  if (mine) return { form: null, says: turnedText(mine, signer) }
  if (signer.keysHeldUntil > now) {
    const until = dayTime(signer.keysHeldUntil, calendar.zone, now)
    return { form: null, says: `Your sign-in was reset, so your keys are held until ${until}.` }
  }
  return { form: keyForm(given), says: null }
}

/** What happens when the key turns, and for whom a deputy turns it. */
export function signedAs(next: string, { signsFor }: Pick<Signer, 'signsFor'>): string {
  return signsFor === null ? next : `${next} You sign for ${signsFor}.`
}

/** A leader and whoever stands in for them have one key between them. */
export function turnedText({ person, side }: Key, signer: Pick<Signer, 'person'>): string {
  return person === signer.person ? 'Your key is turned.' : `The ${side} key is turned.`
}

function keyForm({ id, action, content, next, button, signer, problems }: KeyFormOf): Form {
  return form({
    id,
    action,
    seen: content.hash,
    fields: [],
    proof: signer.isFresh
      ? null
      : proofOfIdentity(signer.email, problems.find(({ name }) => name === 'password')?.text),
    primary: primary(signedAs(next, signer), { text: button }),
  })
}
