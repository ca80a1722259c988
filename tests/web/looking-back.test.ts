// Questions and messy cases of a past day, as they were then.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from '../support/house.ts'
import { writeRulesOfInv } from '../support/written-rules.ts'

let house: House

beforeEach(async () => {
  house = await openHouse({ now: '2026-09-01T09:00Z' })
  await writeRulesOfInv(house)
  await (await house.as('ben')).post('/pilots/INV/questions', { rule: '', words: 'Who is asked first?' })
  house.setClock('2026-09-07T09:00Z')
})
afterEach(() => house.close())

it('Questions of a past day leave out what was asked since', async () => {
  const before = await main('/pilots/INV/questions?asof=2026-09-01')
  await (await house.as('ben')).post('/pilots/INV/questions', { rule: '', words: 'And who is asked then?' })
  expect(await main('/pilots/INV/questions')).toContain('And who is asked then?')
  expect(await main('/pilots/INV/questions?asof=2026-09-01')).toBe(before)
  expect(before).toContain('Who is asked first?')
})

it('Messy cases of a past day leave out what was written since', async () => {
  const before = await main('/pilots/INV/messy-cases?asof=2026-09-01')
  const written = {
    kind: 'wrong inputs',
    rule: '1',
    given: 'An empty page.',
    attributes: '',
    expected: 'It goes back.',
  }
  expect((await (await house.as('olivia')).post('/pilots/INV/messy-cases', written)).status).toBe(303)
  expect(await main('/pilots/INV/messy-cases')).toContain('An empty page.')
  expect(await main('/pilots/INV/messy-cases?asof=2026-09-01')).toBe(before)
})

it.each(['questions', 'messy-cases'])('A day that never was has no %s', async (noun) => {
  expect((await (await house.as('olivia')).get(`/pilots/INV/${noun}?asof=2026-02-30`)).status).toBe(404)
  expect((await (await house.as('olivia')).get(`/pilots/INV/${noun}?asof=2027-01-01`)).status).toBe(404)
})

async function main(path: string): Promise<string> {
  const { body } = await (await house.as('olivia')).get(path)
  return /<main[\s\S]*<\/main>/.exec(body)?.[0].replaceAll(/value="[0-9a-f]{32}"/g, '') ?? ''
}
