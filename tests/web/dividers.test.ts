import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House } from '../support/house.ts'
import { bringWeek, goodWeek } from '../support/running-pilot.ts'
import { carryThrough, wishOf } from '../support/running-rules.ts'
import { houseWithRules } from '../support/staged-changes.ts'

let house: House

/** In the week of 17 August R1 is switched on in other words and R2 is retired; the figures reach to 23 August. */
beforeEach(async () => {
  house = await houseWithRules()
  house.setClock('2026-08-19T09:00Z')
  await carryThrough(house, wishOf(house))
  await carryThrough(house, wishOf(house, { kind: 'retire', rule: 2, proposal: null }))
  for (const week of ['2026-W32', '2026-W33', '2026-W34'])
    await bringWeek(house, goodWeek(week, 4), '2026-08-24T00:30Z')
  house.setClock('2026-08-24T11:00Z')
})
afterEach(() => house.close())

test.each(['/scorecard', ''])('the charts of INV%s mark the week of a switch-on with its rule', async (page) => {
  const { body } = await (await house.as('owen')).get(`/pilots/INV${page}`)

  expect(body.match(/<text class="heading"[^>]*>R1 on, R2 retired<\/text>/g)?.length).toBeGreaterThan(0)
  expect(body).toMatch(/<line class="divider"/)
  expect(body).toMatch(/17 Aug[\s\S]{0,400}R1 on, R2 retired/)
  expect(body).not.toContain('Charter amended')
})
