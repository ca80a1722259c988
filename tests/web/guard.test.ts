import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('what is not there is said in a designed page', async () => {
  const answer = await house.nobody.get('/nothing-here')

  expect(answer.status).toBe(404)
  expect(answer.body).toContain('There is nothing here that you may see.')
})

test('a page carries the head of the ledger', async () => {
  const olivia = await house.as('olivia')
  const answer = await olivia.get('/nothing-here')

  expect(answer.body).toMatch(/ledger head <span class="code">[0-9A-Z]{26}/)
})
