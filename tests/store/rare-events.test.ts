import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPilotFile } from '../../src/store/pilot-file.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { checkedCases, untouchedBy } from '../../src/store/rare-events.ts'
import { type House, openHouse } from '../support/house.ts'
import { bringCases, someCase } from '../support/some-cases.ts'

let house: House

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-20T07:00Z' })
})
afterEach(() => house.close())

async function fileOfInv() {
  const { store } = house.services
  const pilot = await findPilot(store.reader, 'INV')
  if (!pilot) throw new Error('INV is always there')
  return readPilotFile(store, pilot)
}

const failing = [{ component: 'erp_sync', count: 1 }]

test('cases are told in the order in which they were completed, without those of which nothing is known', async () => {
  await bringCases(house, [
    someCase('later', '2026-07-14', 5, { errors: 2 }),
    someCase('first', '2026-07-13', 5),
    someCase('unknown', '2026-07-13', 6, { errors: null }),
    someCase('open', '2026-07-13', null),
  ])
  const checked = await checkedCases(house.services.store.reader, await fileOfInv())

  expect(checked.map(({ case: ref, hasError }) => [ref, hasError])).toEqual([
    ['first', false],
    ['later', true],
  ])
})

test('the week without its failing component is the median of the cases that it did not touch', async () => {
  await bringCases(house, [
    someCase('good-1', '2026-07-13', 2),
    someCase('good-2', '2026-07-13', 4),
    someCase('bad-1', '2026-07-13', 40, { failures: failing }),
    someCase('bad-2', '2026-07-13', 44, { failures: failing }),
  ])
  const { reader } = house.services.store
  const file = await fileOfInv()

  expect(await untouchedBy(reader, file, '2026-W29', 'erp_sync')).toEqual({ component: 'erp_sync', value: 3 })
  expect((await untouchedBy(reader, file, '2026-W29', 'routing')).value).toBe(22)
  expect((await untouchedBy(reader, file, '2026-W28', 'erp_sync')).value).toBeNull()
})
