// A rule change goes on while a leader is away: the deputy turns the leader's key, and never the other one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keysOf } from '../../src/store/pilots.ts'
import { type Client, type House, openHouse, sitDown } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { ask, changeOf, routingRule, wishOf, writeRule } from '../support/running-rules.ts'

let house: House
let olivia: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  olivia = await house.as('olivia')
  await writeRule(house, 1, routingRule())
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T09:00Z')
  await ask(house, wishOf(house))
  await olivia.post('/pilots/INV/deputies', { deputy: 'ben', from: '2026-09-07', to: '2026-09-11' })
})
afterEach(() => house.close())

/** Somebody does something about rule change 1, on exactly what they see. */
async function decide(who: Client, what: 'approval' | 'confirmation' | 'switch') {
  const { hash } = await changeOf(house, 1)
  return who.post(`/pilots/INV/rule-changes/1/${what}`, { seen: hash })
}

describe('A rule change, while the COO is away', () => {
  it('is approved by the deputy, and carried on by the CTO, with both names', async () => {
    const tariq = await house.as('tariq')
    expect((await decide(await house.as('ben'), 'approval')).status).toBe(303)
    expect((await decide(tariq, 'confirmation')).status).toBe(303)
    expect((await decide(tariq, 'switch')).status).toBe(303)

    const page = (await tariq.get('/pilots/INV/rule-changes/1')).body
    expect(page).toContain('Ben for Olivia (COO)')
    expect((await changeOf(house, 1)).stage).toBe('in effect')
  })

  it('is neither confirmed nor switched on by the deputy, whoever of the two approved', async () => {
    const ben = await house.as('ben')
    await decide(olivia, 'approval')
    expect((await decide(ben, 'confirmation')).status).toBe(403)
    await decide(await house.as('tariq'), 'confirmation')

    expect((await decide(ben, 'switch')).status).toBe(403)
    expect((await changeOf(house, 1)).stage).toBe('confirmed safe')
  })

  it('is not confirmed by the deputy who approved it, though they are the CTO by now', async () => {
    await decide(await house.as('ben'), 'approval')
    await sitDown(house, 'INV', 'ben', 'cto')
    const refused = await decide(await house.as('ben'), 'confirmation')

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('You turned the other side’s key on exactly this content.')
    expect((await changeOf(house, 1)).stage).toBe('policy approved')
  })

  it('is approved by the leader as before, and once only between the two', async () => {
    expect((await decide(olivia, 'approval')).status).toBe(303)
    expect((await decide(await house.as('ben'), 'approval')).status).toBe(422)
    expect(
      (await keysOf(house.services.store.reader, 'INV')).filter(({ object }) => object === 'rule change'),
    ).toHaveLength(1)
  })

  it('stands approved after the deputy’s time is over', async () => {
    await decide(await house.as('ben'), 'approval')
    house.setClock('2026-09-21T09:00Z')

    expect((await decide(await house.as('tariq'), 'confirmation')).status).toBe(303)
    expect((await changeOf(house, 1)).stage).toBe('confirmed safe')
  })
})
