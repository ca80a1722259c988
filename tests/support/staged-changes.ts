// A house in which rule change 1 of INV has come to a stage, and decisions on it as a person's browser would send them.
import type { Act, Fact } from '../../src/domain/fact.ts'
import { breakingContent } from '../../src/domain/freeze.ts'
import { isRefused, type Refused } from '../../src/domain/refusal.ts'
import { type ChangeStage, exemptChange } from '../../src/domain/rule-change.ts'
import { rescheduleChange, resubmitChange } from '../../src/domain/rule-change-asking.ts'
import type { Wish } from '../../src/domain/rule-change-content.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { contentHash } from '../../src/store/hash.ts'
import type { Decision } from '../../src/web/views/rule-change-of.ts'
import { actBy, type Answered, type Client, type House, openHouse } from './house.ts'
import { launchInv } from './running-pilot.ts'
import {
  approveAsOlivia,
  ask,
  carryThrough,
  changeOf,
  confirmAsTariq,
  invFile,
  routingRule,
  switchOnAsTariq,
  wishOf,
  writeRule,
} from './running-rules.ts'

export const changes = '/pilots/INV/rule-changes'

/** INV with R1 and R2 in its book, launched for the week of 6 July. It is Monday 7 September and nothing is frozen. */
export async function houseWithRules(): Promise<House> {
  const house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRule(house, 1, routingRule())
  await writeRule(house, 2, routingRule({ text: 'Invoices without an order go to the team lead.', place: 2 }))
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T09:00Z')
  return house
}

/** INV with R1 in its book on a day of its first cycle: everything that is asked for parks itself. */
export async function houseInTheCycle(): Promise<House> {
  const house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRule(house, 1, routingRule())
  await launchInv(house, '2026-W28')
  house.setClock('2026-07-20T09:00Z')
  return house
}

export const stages: readonly ChangeStage[] = [
  'requested',
  'policy approved',
  'confirmed safe',
  'in effect',
  'returned',
  'declined',
  'parked',
  'withdrawn',
  'stale',
]

/** Maya has asked for rule change 1, and it has come to `stage`. */
export async function houseWithChange(stage: ChangeStage): Promise<House> {
  const house = await houseWithRules()
  await ask(house, wishOf(house))
  await ways[stage](house)
  return house
}

const ways: Readonly<Record<ChangeStage, (house: House) => Promise<unknown>>> = {
  requested: async () => undefined,
  'policy approved': (house) => approveAsOlivia(house, 1),
  'confirmed safe': bothKeys,
  'in effect': async (house) => {
    await bothKeys(house)
    await switchOnAsTariq(house, 1)
  },
  returned: async (house) => decide(house, await house.as('olivia'), 'return', { why: 'Say which ones.' }),
  declined: async (house) =>
    decide(house, await house.as('olivia'), 'decline', { why: 'Too slow.', counter: 'Above € 8,000 only.' }),
  parked: async (house) => decide(house, await house.as('olivia'), 'parking', { why: 'After the audit.' }),
  withdrawn: async (house) => decide(house, await house.as('maya'), 'withdrawal', { why: 'No longer needed.' }),
  stale: (house) =>
    carryThrough(house, wishOf(house, { proposal: routingRule({ text: 'Everything goes to the finance director.' }) })),
}

async function bothKeys(house: House): Promise<void> {
  await approveAsOlivia(house, 1)
  await confirmAsTariq(house, 1)
}

/** What the forms on a change's page would carry now. */
export async function seenOn(house: House, decision: Decision, number = 1): Promise<string> {
  const change = await changeOf(house, number)
  return decision === 'freeze' ? contentHash(breakingContent(exemptChange(change))) : change.hash
}

/** Somebody sends a decision on what stands there now. */
export async function decide(
  house: House,
  who: Client,
  decision: Decision,
  form: Readonly<Record<string, string>> = {},
  number = 1,
): Promise<Answered> {
  return who.post(`${changes}/${number}/${decision}`, { seen: await seenOn(house, decision, number), ...form })
}

/** Maya words change 1 anew, which begins another round. */
export async function reworded(house: House, change: Partial<Wish> = {}): Promise<void> {
  await played(house, (editing) => resubmitChange({ ...editing, wish: wishOf(house, change) }, asMaya(house)))
}

/** Maya sets another time for change 1. */
export async function rescheduled(house: House, switchOnAt: number): Promise<void> {
  await played(house, (editing) => rescheduleChange({ ...editing, switchOnAt, why: 'Another day.' }, asMaya(house)))
}

type Editing = Pick<Parameters<typeof resubmitChange>[0], 'file' | 'change' | 'seen' | 'calendar'>

async function played(house: House, edit: (editing: Editing) => Fact | Refused): Promise<void> {
  const change = await changeOf(house, 1)
  const calendar = calendarOf('Europe/Amsterdam')
  const made = edit({ file: await invFile(house), change, seen: change.hash, calendar })
  if (isRefused(made)) throw new Error([made.why, ...made.problems.map(({ why }) => why)].join(' '))
  await house.play(made, 'maya', 'lead')
}

function asMaya(house: House): Act {
  return actBy('maya', house.at(), 'lead')
}
