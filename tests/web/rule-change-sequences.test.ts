// Whatever people do in whatever order, with pages old and new, as themselves or as deputies, while seats change hands:
// nothing is switched on without two persons' keys on exactly that content. Every command goes the way of a browser.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fact } from '../../src/domain/fact.ts'
import { ruleChanges } from '../../src/domain/rule-change.ts'
import { type House, type Name, openHouse, sitDown } from '../support/house.ts'
import { type Command, command, wordless } from '../support/rule-commands.ts'
import { launchInv } from '../support/running-pilot.ts'
import { invFile, routingRule, writeRule } from '../support/running-rules.ts'
import { switchOns } from '../support/switch-ons.ts'

/** What people ask for before anything else happens. */
const wishes: readonly Command[] = [
  { is: 'ask', who: 'maya', kind: 'replace', words: 1 },
  { is: 'ask', who: 'ben', kind: 'add', words: 2 },
]

it('Nothing is switched on without two persons on exactly that content', async () => {
  let switched = 0
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 30, maxLength: 45 }), async (commands) => {
      const house = await openHouse()
      try {
        await writeRule(house, 1, routingRule())
        await launchInv(house, '2026-W28')
        for (const one of [...wishes, ...commands]) await obey(house, one)
        const found = await switchOns(house.services.store.reader)
        expect(found.flatMap(({ faults }) => faults)).toEqual([])
        await expectBookFromSwitchOns(
          house,
          found.map(({ seq }) => seq),
        )
        switched += found.length
      } finally {
        await house.close()
      }
    }),
    { numRuns: 15, seed: 20_260_907, endOnFailure: true },
  )
  expect(switched).toBeGreaterThan(10)
})

/** What the book says of a launched pilot came from a switch-on, and every switch-on made one version. */
async function expectBookFromSwitchOns(house: House, seqs: readonly number[]): Promise<void> {
  const { rules } = await invFile(house)
  expect(rules.filter(({ change }) => change !== null).map(({ seq }) => seq)).toEqual(seqs)
  expect(rules.filter(({ change }) => change === null)).toHaveLength(1)
}

async function obey(house: House, given: Command): Promise<void> {
  if (given.is === 'wait') return house.setClock(new Date(house.at() + given.hours * 3_600_000).toISOString())
  if (given.is === 'carry') return carry(house, given)
  if (given.is === 'sit') return sitDownAlone(house, given.who, given.seat)
  if (given.is === 'deputy') return nameDeputy(house, given.seat, given.deputy)
  const client = await house.as(given.is === 'decide' && given.rightly ? await ownerOf(house, given) : given.who)
  if (given.is === 'ask')
    return expectNoFault(await client.post('/pilots/INV/rule-changes', await wishForm(house, given)))
  const address = `/pilots/INV/rule-changes/${given.nth + 1}`
  const seen = await seenOf(house, given.nth + 1, given.old)
  const form: Record<string, string> =
    given.is === 'decide' && wordless.includes(given.what) ? { seen } : { seen, why: 'Because it is so.' }
  if (given.is === 'decide') {
    const time = given.what === 'schedule' ? soon(house) : {}
    const more = given.what === 'rebase' ? await wishForm(house, { ...given, kind: 'replace', words: 0 }) : {}
    const { kind: _kind, rule: _rule, ...rebased } = { kind: '', rule: '', ...more }
    return expectNoFault(await client.post(`${address}/${given.what}`, { ...rebased, ...time, ...form }))
  }
  const { kind: _kind, rule: _rule, ...worded } = await wishForm(house, { ...given, kind: 'replace' })
  return expectNoFault(await client.post(`${address}/rounds`, { ...worded, ...form }))
}

/** The lawful way in one go, as far as it still leads on; what other commands did before may stand in it. */
async function carry(house: House, { nth, who }: Extract<Command, { is: 'carry' }>): Promise<void> {
  const decide = (what: string) => obey(house, { is: 'decide', who, what, nth, old: false, rightly: true })
  await decide('approval')
  await decide('confirmation')
  await obey(house, { is: 'wait', hours: 1 })
  await decide('switch')
}

/** Whose decision it is: the seat's holder, or who asked for the change. */
async function ownerOf(house: House, { what, who, nth }: Extract<Command, { is: 'decide' }>): Promise<Name> {
  const file = await invFile(house)
  const holder = (of: 'coo' | 'cto') => file.pilot.holders.find((one) => one.seat === of)?.person as Name | undefined
  if (what === 'confirmation' || what === 'switch' || what === 'objection') return holder('cto') ?? who
  if (what === 'schedule' || what === 'rebase' || what === 'withdrawal')
    return (ruleChanges(file).find(({ number }) => number === nth + 1)?.by as Name | undefined) ?? who
  return holder('coo') ?? who
}

/** Any answer but a fault of ours is an answer. */
function expectNoFault({ status, body }: { readonly status: number; readonly body: string }): void {
  if (status >= 500) throw new Error(`${status}: ${body.slice(0, 2_000)}`)
}

async function wishForm(
  house: House,
  { kind, words: nthWords }: { readonly kind: 'replace' | 'retire' | 'add'; readonly words: number },
): Promise<Record<string, string>> {
  const version = (await invFile(house)).rules.findLast(({ number }) => number === 1)?.version ?? 0
  const proposal = {
    section: 'routing',
    text: `Invoices above € ${nthWords}000 go to finance.`,
    under: '',
    place: 'stays',
  }
  const rule = kind === 'add' ? { rule: '', place: 'last', ruleSeen: '' } : { rule: '1', ruleSeen: String(version) }
  return { kind, ...proposal, ...rule, origin: 'operations', why: 'So.', ...soon(house) }
}

/** In two minutes, in the organisation's zone. */
function soon(house: House): { readonly switchOnDay: string; readonly switchOnTime: string } {
  const parts = new Date(house.at() + 120_000).toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' })
  return { switchOnDay: parts.slice(0, 10), switchOnTime: parts.slice(11, 16) }
}

/** The hash of the newest round, or that of the round before it: a page that was opened a while ago. */
async function seenOf(house: House, number: number, isOld: boolean): Promise<string> {
  const change = ruleChanges(await invFile(house)).find((one) => one.number === number)
  const hashes = change?.events.flatMap(({ hash }) => hash ?? []) ?? []
  return (isOld ? hashes.at(-2) : hashes.at(-1)) ?? 'f'.repeat(64)
}

/** Somebody takes a leader's seat and leaves the other one: seats may go from hand to hand, never be one person's. */
async function sitDownAlone(house: House, person: Name, taken: 'coo' | 'cto'): Promise<void> {
  const other = taken === 'coo' ? 'cto' : 'coo'
  const { pilot } = await invFile(house)
  if (pilot.holders.some((one) => one.person === person && one.seat === other)) {
    const left = { seat: other, person, what: 'ended' }
    await house.play(fact('take seat', 'INV', { type: 'seat', id: `INV/${other}`, version: 1 }, { data: left }), person)
  }
  await sitDown(house, 'INV', person, taken)
}

async function nameDeputy(house: House, of: 'coo' | 'cto', deputy: Name): Promise<void> {
  const { pilot } = await invFile(house)
  const holder = pilot.holders.find((one) => one.seat === of)?.person
  if (holder === undefined) return
  const client = await house.as(holder as Name) // seats are held by people of the house
  const today = new Date(house.at()).toISOString().slice(0, 10)
  const until = new Date(house.at() + 10 * 86_400_000).toISOString().slice(0, 10)
  expectNoFault(await client.post('/pilots/INV/deputies', { deputy, from: today, to: until }))
}
