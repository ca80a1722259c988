// From something to tell to the messages that tell it: a mail for each person it concerns, and one message for every place
// that was set up. The id of a message is made here, once, so that nothing is told twice.
import { type Alert, isForTargets, peopleTold } from '../domain/alert.ts'
import type { AlertTarget } from '../domain/alert-target.ts'
import type { Pilot } from '../domain/pilot.ts'
import { newId } from '../store/hash.ts'
import type { NewMessage } from '../store/messages.ts'
import { type Letter, letterOf, stallLetter, type Telling } from '../words/alerts.ts'
import { chatText } from './chat.ts'
import { mailText } from './mail.ts'
import { eventOf } from './webhook.ts'

export type Audience = {
  readonly pilot: Pilot
  readonly targets: readonly AlertTarget[]
  /** Addresses of people by their id; who has none is not told. */
  readonly addresses: ReadonlyMap<string, string>
  /** Addresses of targets for mails, by number. */
  readonly mailTargets: ReadonlyMap<number, string>
  readonly today: string
  readonly baseUrl: string
}

type Told = { readonly letter: Letter; readonly alert: Alert }

/** The messages about alerts of a pilot. Cases that stalled at the same time are told of together. */
export function messagesFor(alerts: readonly Alert[], audience: Audience, telling: Telling): readonly NewMessage[] {
  return lettersFor(alerts, telling).flatMap(({ letter, alert }) => {
    const targets = isForTargets(alert) ? audience.targets : []
    const people = peopleTold(audience.pilot, alert, audience.today)
    const mails = people.flatMap((person) => audience.addresses.get(person) ?? [])
    return [
      ...[...new Set(mails)].map((to) => mailTo(to, letter, audience)),
      ...targets.flatMap((target) => messageTo(target, letter, audience, telling.now)),
    ]
  })
}

function lettersFor(alerts: readonly Alert[], telling: Telling): readonly Told[] {
  const stalls = alerts.filter((alert) => alert.what === 'stall')
  const [first] = stalls
  const together = first ? [{ letter: stallLetter(stalls, telling), alert: first }] : []
  const others = alerts.filter((alert) => alert.what !== 'stall')
  return [...others.map((alert) => ({ letter: letterOf(alert, telling), alert })), ...together]
}

/** A mail to one address. `pilot` is null for what concerns no pilot. */
export function mailTo(
  to: string,
  letter: Omit<Letter, 'what'>,
  { pilot, baseUrl }: { readonly pilot: Pick<Pilot, 'id'> | null; readonly baseUrl: string },
): NewMessage {
  const body = mailText(letter, baseUrl)
  return { message: newId(), pilot: pilot?.id ?? null, kind: 'mail', to, about: letter.subject, body }
}

/** What tells a target of a letter; nothing where its address is gone. */
export function messageTo(
  { target, kind }: Pick<AlertTarget, 'target' | 'kind'>,
  letter: Letter,
  audience: Pick<Audience, 'pilot' | 'baseUrl' | 'mailTargets'>,
  now: number,
): readonly NewMessage[] {
  const { pilot, baseUrl, mailTargets } = audience
  if (kind === 'mail') return [mailTargets.get(target)].flatMap((to) => (to ? mailTo(to, letter, audience) : []))
  const message = newId()
  const body =
    kind === 'webhook' ? eventOf(message, letter, { code: pilot.code, at: now, baseUrl }) : chatText(letter, baseUrl)
  return [{ message, pilot: pilot.id, kind, to: String(target), about: letter.subject, body }]
}
