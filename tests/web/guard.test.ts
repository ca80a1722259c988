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

test('whoever is refused is told whose it is', async () => {
  const ben = await house.as('ben')
  const answer = await ben.get('/pilots/INV/drills/new')

  expect(answer.status).toBe(403)
  expect(answer.body).toContain('That is not yours to do: begin and break off a drill of a rule. It is for the COO.')
})
