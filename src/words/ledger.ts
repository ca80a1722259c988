// Every act in the ledger as a sentence: "Olivia (COO) turned the policy key on charter version 3 of INV." What somebody
// chose in private is never part of it.
import { type ActName, ruleOf } from '../domain/act.ts'
import { expansionGate } from '../domain/expansion-gate.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { duties, seats } from '../domain/person.ts'
import { dayName } from './dates.ts'
import { ruleWording } from './ledger-rules.ts'
import { systemWording } from './ledger-systems.ts'
import { type Known, type Teller, tellerOf, turned } from './ledger-teller.ts'
import { nameOf, titleOf } from './people.ts'

/** The entry as a sentence or two. */
export function entrySentence(entry: LedgerEntry, known: Known): string {
  const said = wording[entry.act]?.(tellerOf(entry, known)) ?? `did this: ${ruleOf(entry.act).words}.`
  const sentence = `${whoDid(entry, known)} ${said}`
  return `${sentence[0]?.toUpperCase()}${sentence.slice(1)}`
}

/** What the entry is about, without who did it: "the answer for the week of Monday 31 August 2026 on INV". */
export function entrySubject(entry: LedgerEntry, known: Known): string {
  const teller = tellerOf(entry, known)
  const { object, pilot } = entry
  if (object.type === 'charter') return `version ${object.version} of the charter of ${teller.code}`
  if (object.type === 'answer') return `the answer for ${teller.week} on ${teller.code}`
  if (object.type === 'rule change') return `rule change ${object.id} of ${teller.code}`
  if (object.type === 'review') return `the review of ${teller.week} on ${teller.code}`
  return pilot === null ? 'the organisation' : `pilot ${teller.code}`
}

function whoDid({ actor, data }: LedgerEntry, { names }: Known): string {
  if (actor.person === 'nobody') return typeof data.person === 'string' ? nameOf(names, data.person) : 'someone'
  const name = nameOf(names, actor.person)
  if (actor.seat === null) return name
  const forWhom = actor.for === undefined ? '' : ` for ${nameOf(names, actor.for)}`
  return `${name}${forWhom} (${titleOf(actor.seat)})`
}

const wording: { readonly [Act in ActName]?: (teller: Teller) => string } = {
  migrate: () => 'brought the database to the shape of a new version.',
  'set up organisation': ({ text }) => `set up ${text('name')}.`,
  'change settings': ({ text }) =>
    `set the organisation’s name to ${text('name')} and its time zone to ${text('zone')}.`,
  'invite person': ({ whom }) => `invited ${whom}.`,
  'change person': ({ whom }) => `corrected the name or the address of ${whom}.`,
  'person left': ({ whom }) => `deactivated ${whom}, who has left.`,
  'grant duty': ({ text, whom }) =>
    text('what') === 'granted'
      ? `made ${whom} ${dutyTitle(text('duty'))}.`
      : `took the duty ${dutyTitle(text('duty'))} from ${whom}.`,
  'issue sign-in link': ({ text, whom }) =>
    text('what') === 'asked' ? `asked for a new sign-in link for ${whom}.` : `gave ${whom} a new sign-in link.`,
  'agree to sign-in reset': ({ whom }) => `agreed to a new sign-in link for ${whom}.`,
  'issue token': ({ text }) => `${text('what')} a token for all pilots.`,
  'issue pilot token': ({ text, code }) => `${text('what')} a token for ${code}.`,
  'open pilot': ({ text, code }) => `opened the pilot ${code}, ${text('name')}.`,
  'open next pilot': ({ text, code }) =>
    `opened the pilot ${code}, ${text('name')}, as the next step (${text('step')}).`,
  'carry over charter': ({ code }) => `carried the terms of the charter over to ${code}.`,
  'carry over rule': ({ text, code }) => `carried R${text('number')} over to ${code}, to be confirmed.`,
  'carry over map': ({ code }) => `carried the system map over to ${code}, to be confirmed.`,
  'offer seat': (teller) =>
    teller.text('what') === 'offered' ? `offered ${seatFor(teller)}.` : `took back ${seatFor(teller)}.`,
  'agree to seat': (teller) => `agreed to ${seatFor(teller)}.`,
  'take seat': ({ text, code }) =>
    `${seatVerbs[text('what')] ?? 'changed'} the seat of ${seatTitle(text('seat'))} on ${code}.`,
  'write charter': ({ code, version }) => `wrote version ${version} of the charter of ${code}.`,
  'propose amendment': ({ code, version }) => `proposed to amend the charter of ${code}: version ${version}.`,
  'sign charter': (teller) => turned(teller, `charter version ${teller.version} of ${teller.code}`),
  'sign launch': (teller) => turned(teller, `launching ${teller.code}`),
  pause: ({ code }) => `paused ${code}.`,
  'sign resumption': (teller) => turned(teller, `resuming ${teller.code}`),
  'accept restoration': (teller) => turned(teller, 'going on from a restored backup'),
  'import cases': ({ text, code }) =>
    `brought ${text('cases')} cases to ${code}, ${text('rejected')} rows were rejected.`,
  'exclude case': ({ text, code }) =>
    text('what') === 'excluded'
      ? `left case ${text('case')} out of the figures of ${code}: ${text('reason')}.`
      : `took case ${text('case')} back into the figures of ${code}.`,
  'state figures': ({ week, code }) => `stated figures for ${week} on ${code}.`,
  'close week': ({ week, code }) => `closed ${week} on ${code}.`,
  'acknowledge correction': ({ person, week, code }) =>
    `acknowledged the correction of ${week} on ${code} by ${person('author')}.`,
  'attest check': ({ text, code }) =>
    `vouched for “${checkWords(text('check'))}” on ${code}: ${text('result')}, until ${dayName(text('expiresOn'))}.`,
  'report repair': ({ text, code }) => `reported that ${text('component')} of ${code} is repaired.`,
  'run review': ({ text, week, code }) =>
    `${text('what') === 'begun' ? 'began' : text('what')} the review of ${week} on ${code}.`,
  'take part': ({ week, code }) => `took part in the review of ${week} on ${code}.`,
  'add action': ({ text, object, code }) => {
    if (text('what') === 'kept') return `kept action ${object} on ${code} open until ${dayName(text('dueOn'))}.`
    return text('kind') === 'cut' ? `noted what to cut on ${code}: ${object}.` : `noted action ${object} on ${code}.`
  },
  'report action': ({ object, code }) => `reported action ${object} on ${code} done.`,
  'drop action': ({ object, code }) => `dropped action ${object} on ${code}.`,
  'note questions': ({ week, code }) => `noted the five questions of the review of ${week} on ${code}.`,
  'choose answer': ({ week, code }) => `chose an answer in private for ${week} on ${code}.`,
  'sign answer': (teller) => turned(teller, `the answer for ${teller.week} on ${teller.code}`),
  ...ruleWording,
  ...systemWording,
}

/** The acts that have a sentence of their own. */
export function actsWithSentence(): readonly string[] {
  return Object.keys(wording)
}

const seatVerbs: Readonly<Record<string, string>> = { taken: 'took', declined: 'declined', ended: 'gave up' }

/** "the seat of COO on INV for Ben" */
function seatFor({ text, person, code }: Teller): string {
  return `the seat of ${seatTitle(text('seat'))} on ${code} for ${person('person')}`
}

function seatTitle(word: string): string {
  const seat = seats.find((one) => one === word)
  return seat ? titleOf(seat) : word
}

function dutyTitle(word: string): string {
  const duty = duties.find((one) => one === word)
  return duty ? titleOf(duty) : word
}

function checkWords(name: string): string {
  return expansionGate.find((check) => check.name === name)?.words ?? name
}
