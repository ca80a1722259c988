// A replay as people meet it: asked for on the page of a change, done beside the server, shown beside the keys' buttons.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Condition } from '../../src/domain/rule.ts'
import { type House, openHouse } from '../support/house.ts'
import { bringInvoices, invoice } from '../support/rule-cases.ts'
import { launchInv } from '../support/running-pilot.ts'
import {
  approveAsOlivia,
  ask,
  confirmAsTariq,
  routingRule,
  switchOnAsTariq,
  wishOf,
  writeRule,
} from '../support/running-rules.ts'

let house: House

beforeEach(async () => {
  house = await openHouse()
  await writeRule(house, 1, ruleAbove(10_000))
  await launchInv(house, '2026-W28')
})
afterEach(() => house.close())

const amounts = ['4000', '7000', '9000', '12000', '']

describe('A replay', () => {
  it('counts what would have come out differently, and of that what went wrong later', async () => {
    await bringAmounts()
    const number = await ask(house, wishOf(house, { proposal: ruleAbove(5_000) }))
    const page = await replayed(number)

    expect(page).toContain('2 of 5 cases (40 %) would have come out differently')
    expect(page).toContain('of those 1 was reworked later and 1 had an error or a failure')
    expect(page).toContain('As proposed no rule decides 2 cases; now none decides 4 cases.')
    expect(page).toContain('To finance director')
  })

  it('names the cases that change, and those that no rule decides with the reason', async () => {
    await bringAmounts()
    const number = await ask(house, wishOf(house, { proposal: ruleAbove(5_000) }))
    const page = await replayed(number)

    expect(page).toContain('href="/pilots/INV/cases/INV-1"')
    expect(page).toContain('href="/pilots/INV/cases/INV-2"')
    expect(page).toMatch(/INV-4[\s\S]*does not say “amount”/)
  })

  it('says of which weeks its cases are, and what is not in them', async () => {
    await bringAmounts()
    const page = await replayed(await ask(house, wishOf(house, { proposal: ruleAbove(5_000) })))
    expect(page).toContain('From the case log, replayed just now.')
    expect(page).toContain('5 cases, completed on Wednesday 26 August: nothing is known of other days.')
    expect(page).toContain('Only completed cases are in it')
    expect(page).toContain('20 % of the cases do not say “amount”')
  })

  it('counts no more once the change is worded anew', async () => {
    await bringAmounts()
    const number = await ask(house, wishOf(house, { proposal: ruleAbove(5_000) }))
    await replayed(number)
    const page = await openPage(await ask(house, wishOf(house, { proposal: ruleAbove(6_000) })))
    expect(page).toContain('has not been replayed')
    expect(page).not.toContain('would have come out differently')
  })

  it('is begun once, however often it is asked for', async () => {
    await bringAmounts()
    const number = await ask(house, wishOf(house, { proposal: ruleAbove(5_000) }))
    const tariq = await house.as('tariq')
    await tariq.post(`/pilots/INV/rule-changes/${number}/replays`)
    await tariq.post(`/pilots/INV/rule-changes/${number}/replays`)
    expect(await openPage(number)).toContain('Replay at work.')
    expect(await house.doJobs()).toEqual([0])
  })

  it('stays what both keys had in view once the change is in effect, and is not run anew', async () => {
    await bringAmounts()
    const number = await ask(house, wishOf(house, { proposal: ruleAbove(5_000) }))
    await replayed(number)
    for (const decide of [approveAsOlivia, confirmAsTariq, switchOnAsTariq]) await decide(house, number)

    const page = await openPage(number)
    expect(page).toContain('2 of 5 cases (40 %) would have come out differently')
    expect(page).not.toContain('has not been replayed')
    const again = await (await house.as('tariq')).post(`/pilots/INV/rule-changes/${number}/replays`)
    expect(again.status).toBe(422)
  })

  it('is offered no more where a change was settled without one', async () => {
    await bringAmounts()
    const number = await ask(house, wishOf(house, { proposal: ruleAbove(5_000) }))
    for (const decide of [approveAsOlivia, confirmAsTariq, switchOnAsTariq]) await decide(house, number)

    const page = await openPage(number)
    expect(page).toContain('It was settled without a replay of exactly these words.')
    expect(page).not.toContain('Replay it')
  })

  it('is done for a rule that says what must happen in every case', async () => {
    await bringAmounts()
    const proposal = { ...ruleAbove(0), condition: null, text: 'Every invoice goes to the finance director.' }
    const number = await ask(house, wishOf(house, { proposal: { ...proposal, place: 2 }, kind: 'add', rule: null }))
    expect(await replayed(number)).toContain('3 of 5 cases (60 %) would have come out differently')
  })

  it('has nothing to do where no machine can check either wording', async () => {
    await bringAmounts()
    const proposal = routingRule({ text: 'Big invoices go to the finance director.' })
    house.setClock('2026-09-08T09:00Z')
    const kind = { kind: 'add', rule: null, proposal } as const
    const number = await ask(house, wishOf(house, kind))
    expect(await openPage(number)).toContain('neither wording says anything that a machine can check')
    const answer = await (await house.as('tariq')).post(`/pilots/INV/rule-changes/${number}/replays`)
    expect(answer.status).toBe(422)
  })

  it('waits for cases', async () => {
    const number = await ask(house, wishOf(house, { proposal: ruleAbove(5_000) }))
    expect(await openPage(number)).toContain('no completed cases have been brought yet')
  })
})

function ruleAbove(amount: number) {
  const rows = [{ field: 'amount', operator: 'is more than', value: String(amount) }] as const
  const condition: Condition = { join: 'all', rows, expression: `c["amount"] > ${amount}.0` }
  const outcome = { route: 'finance director', approver: null, limit: null, human: null }
  return routingRule({ text: `Invoices above € ${amount} go to the finance director.`, condition, outcome })
}

async function bringAmounts(): Promise<void> {
  const rows = amounts.map((amount, nth) =>
    invoice(`INV-${nth}`, '2026-W35', { attributes: { amount }, rework: nth === 1, errors: nth === 2 ? 1 : 0 }),
  )
  await bringInvoices(house, '2026-W35', rows)
}

async function replayed(number: number): Promise<string> {
  const answer = await (await house.as('maya')).post(`/pilots/INV/rule-changes/${number}/replays`)
  expect(answer.location).toBe(`/pilots/INV/rule-changes/${number}#replay`)
  expect(await house.doJobs()).toEqual([0])
  return openPage(number)
}

async function openPage(number: number): Promise<string> {
  return (await (await house.as('olivia')).get(`/pilots/INV/rule-changes/${number}`)).body
}
