import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'

let house: House
let owen: Client

beforeEach(async () => {
  house = await openHouse()
  await launchInv(house, '2026-W37')
  owen = await house.as('owen')
})
afterEach(() => house.close())

const signals = async () => (await owen.get('/pilots/INV/signals')).body

describe('the signals', () => {
  test('say that nothing points to drift while nothing does', async () => {
    expect(await signals()).toContain('Nothing points to drift now.')
  })

  test('name who tried what is the other side’s, with every attempt behind it', async () => {
    const tariq = await house.as('tariq')
    expect((await tariq.post('/pilots/INV/rules/confirmation', { seen: '' })).status).toBe(403)

    const body = await signals()
    expect(body).toContain('Tariq tried once what is the policy side’s')
    expect(body).toContain('A move of both: Talk about whose decision it is')
    expect(body).toMatch(/id="tried"[\s\S]*?Tariq[\s\S]*?Confirm that the rule book is current/)
  })

  test('stand on the pilot page with the newest of them', async () => {
    const tariq = await house.as('tariq')
    await tariq.post('/pilots/INV/rules/confirmation', { seen: '' })
    const { body } = await owen.get('/pilots/INV')
    expect(body).toContain('href="/pilots/INV/signals"')
    expect(body).toContain('Tariq tried once what is the policy side’s')
  })
})
