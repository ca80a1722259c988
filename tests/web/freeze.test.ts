import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, askFor, cost, requests, send } from '../support/asked-requests.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'

let house: House
let olivia: Client
let tariq: Client
let sam: Client

/** INV is launched; its first cycle runs from Monday 6 July to Sunday 2 August. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await launchInv(house, '2026-W28')
  house.setClock('2026-07-13T09:00Z')
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
  sam = await house.as('sam')
})
afterEach(() => house.close())

const afterTheCycle = () => house.setClock('2026-08-04T09:00Z')

describe('breaking the freeze for a request', () => {
  beforeEach(async () => {
    await askFor(sam)
    await cost(tariq)
  })
  const breakIt = (who: Client, freezeWhy: string) => send(who, 'freeze', 'freeze-key', { freezeWhy })

  test('takes both keys and two reasons, and then it can be accepted', async () => {
    expect((await breakIt(olivia, 'The auditor asked.')).location).toBe(`${requests}/1?done=one-key`)
    expect((await accept(olivia)).status).toBe(409)
    expect((await breakIt(tariq, 'It is small.')).location).toBe(`${requests}/1?done=freeze-broken`)

    expect((await accept(olivia)).location).toBe(`${requests}/1?done=request-accepted`)
    const list = (await sam.get(requests)).body
    expect(list).toContain('The freeze was broken for request 1 by Olivia (COO) and Tariq (CTO) on Monday 13 July.')
    expect(list).toContain('Olivia: The auditor asked. Tariq: It is small.')
  })

  test('opens for the other leader once one key is turned', async () => {
    const fold = /<details class="fold" id="freeze-key-fold" open>/
    expect((await tariq.get(`${requests}/1`)).body).not.toMatch(fold)
    await breakIt(olivia, 'The auditor asked.')

    expect((await tariq.get(`${requests}/1`)).body).toMatch(fold)
    expect((await olivia.get(`${requests}/1`)).body).toContain('Your key is turned.')
  })

  test('wants a reason, and asks who is signing when that was proved too long ago', async () => {
    const missing = await breakIt(olivia, '')
    expect(missing.body).toContain('Say why this cannot wait until the first cycle ends.')
    const late = await house.as('olivia', 20)
    const unproved = await breakIt(late, 'The auditor asked.')

    expect(unproved.status).toBe(422)
    expect(unproved.body).toContain('Enter your password to sign.')
    expect(unproved.body).toContain('The auditor asked.</textarea>')
  })

  test('is the two leaders’ alone, and nothing to break after the cycle', async () => {
    expect((await sam.post(`${requests}/1/freeze`, { seen: 'x', freezeWhy: 'y' })).status).toBe(403)
    afterTheCycle()

    expect((await olivia.get(`${requests}/1`)).body).not.toContain('Breaking the freeze')
  })
})

describe('the freeze on screen', () => {
  test('is a badge on every page of the pilot, and a sentence on its first', async () => {
    await askFor(sam)
    const charter = await sam.get('/pilots/INV/charter')
    const first = await sam.get('/pilots/INV')

    expect(charter.body).toContain('Frozen until Monday 3 August')
    expect(first.body).toContain(
      'The scope is frozen until Monday 3 August, when the first cycle ends. 1 request waits.',
    )
  })

  test('goes when the cycle ends, and the sentence says what is still to be decided', async () => {
    await askFor(sam)
    afterTheCycle()
    const first = await sam.get('/pilots/INV')

    expect(first.body).not.toContain('Frozen until')
    expect(first.body).toContain('The first cycle ended on Monday 3 August. 1 request waits.')
  })

  test('says nothing once nothing waits', async () => {
    afterTheCycle()

    expect((await sam.get('/pilots/INV')).body).not.toContain('The first cycle ended')
  })
})
