// Rules and rule changes of INV, put in place as facts: for arranging, never for what a test asserts.

import { type Data, fact, type Fact } from '../../src/domain/fact.ts'
import type { RuleContent } from '../../src/domain/rule.ts'
import { findChange, type RuleChange } from '../../src/domain/rule-change.ts'
import { requestChange } from '../../src/domain/rule-change-asking.ts'
import type { Wish } from '../../src/domain/rule-change-content.ts'
import { approve, confirmSafe, switchOn } from '../../src/domain/rule-change-deciding.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { isRefused, type Refused } from '../../src/domain/refusal.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { loadPilotFile } from '../../src/store/pilot-file.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { actBy, type House, type Name, seatsOnInv } from './house.ts'

/** A routing rule without a condition; `change` alters what a test is about. */
export function routingRule(change: Partial<RuleContent> = {}): RuleContent {
  const text = 'Invoices above € 10,000 go to the finance director.'
  return { section: 'routing', text, under: null, place: 1, condition: null, outcome: null, ...change }
}

/** Writes version 1 of a rule into the draft's book. */
export async function writeRule(house: House, number: number, content: RuleContent): Promise<void> {
  const object = { type: 'rule', id: String(number), version: 1 }
  const made = fact('write rule', 'INV', object, { content: asData(content), data: { number, retired: false } })
  await house.play(made, 'olivia', 'coo')
}

/** Olivia says who answers questions about a rule. */
export async function nameAnswererOf(house: House, rule: number, person: Name, deputy: Name | null): Promise<void> {
  const object = { type: 'rule', id: String(rule), version: 1 }
  await house.play(fact('name answerer', 'INV', object, { data: { rule, person, deputy } }), 'olivia', 'coo')
}

function asData(content: RuleContent): Data {
  return JSON.parse(JSON.stringify(content)) as Data // what was written is plain data
}

/** What Maya asks for unless a test says otherwise: R1 with other words, to be switched on at once. */
export function wishOf(house: House, change: Partial<Wish> = {}): Wish {
  const proposal = routingRule({ text: 'Invoices above € 5,000 go to the finance director.' })
  const wish = { kind: 'replace', rule: 1, version: null, origin: 'operations', why: 'Too many go by unseen.' } as const
  return { ...wish, proposal, switchOnAt: house.at(), ...change }
}

/** INV's file as it is now. */
export async function invFile(house: House): Promise<PilotFile> {
  const { reader } = house.services.store
  const pilot = await findPilot(reader, 'INV')
  if (!pilot) throw new Error('INV is not there')
  return loadPilotFile(reader, pilot)
}

/** One change of INV as it is now. */
export async function changeOf(house: House, number: number): Promise<RuleChange> {
  const change = findChange(await invFile(house), number)
  if (!change) throw new Error(`there is no change ${number}`)
  return change
}

/** Somebody asks for a change; answers its number. */
export async function ask(house: House, wish: Wish, by: Name = 'maya'): Promise<number> {
  const file = await invFile(house)
  const calendar = calendarOf('Europe/Amsterdam')
  const made = requestChange({ file, wish, calendar }, actBy(by, house.at(), seatsOnInv[by]))
  const entry = await house.play(done(made), by, seatsOnInv[by])
  return Number(entry.object.id)
}

/** Olivia approves the policy. */
export async function approveAsOlivia(house: House, number: number): Promise<void> {
  const keying = { file: await invFile(house), change: await changeOf(house, number), keysHeldUntil: 0 }
  const made = approve({ ...keying, seen: keying.change.hash }, actBy('olivia', house.at(), 'coo'))
  await house.play(done(made), 'olivia', 'coo')
}

/** Tariq confirms that it is safe. */
export async function confirmAsTariq(house: House, number: number): Promise<void> {
  const keying = { file: await invFile(house), change: await changeOf(house, number), keysHeldUntil: 0 }
  const made = confirmSafe({ ...keying, seen: keying.change.hash }, actBy('tariq', house.at(), 'cto'))
  await house.play(done(made), 'tariq', 'cto')
}

/** Tariq switches it on. */
export async function switchOnAsTariq(house: House, number: number): Promise<void> {
  const change = await changeOf(house, number)
  const switching = { file: await invFile(house), change, seen: change.hash, freezeHash: '' }
  const made = switchOn({ ...switching, calendar: calendarOf('Europe/Amsterdam') }, actBy('tariq', house.at(), 'cto'))
  await house.play(done(made), 'tariq', 'cto')
}

/** The whole way of a change, from the wish to the switch. */
export async function carryThrough(house: House, wish: Wish): Promise<number> {
  const number = await ask(house, wish)
  await approveAsOlivia(house, number)
  await confirmAsTariq(house, number)
  await switchOnAsTariq(house, number)
  return number
}

function done(made: Fact | Refused): Fact {
  if (isRefused(made)) throw new Error(made.why)
  return made
}
