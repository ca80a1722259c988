import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { texts } from '../../db/schema/ledger.ts'
import { accounts } from '../../db/schema/people.ts'
import { fact } from '../../src/domain/fact.ts'
import { namesAt } from '../../src/store/people.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
})
afterEach(() => house.close())

const nameOn = async (instant: string) => (await namesAt(house.services.store.reader, Date.parse(instant))).get('maya')

/** Maya is called Maya van Dijk from 7 September on. */
async function rename(): Promise<void> {
  house.setClock('2026-09-07T09:00Z')
  const details = JSON.stringify({ name: 'Maya van Dijk', email: 'maya@example.com' })
  await house.play(fact('change person', null, { type: 'person', id: 'maya', version: 1 }, { texts: { details } }))
}

describe('the names of a past moment', () => {
  test('are what people were called then', async () => {
    await rename()

    expect(await nameOn('2026-09-07T08:59Z')).toBe('Maya')
    expect(await nameOn('2026-09-07T09:00Z')).toBe('Maya van Dijk')
  })

  test('that were erased are what the account says now', async () => {
    await house.services.store.transaction(async (tx) => {
      await tx.update(texts).set({ body: null, erasedAt: 1 })
      await tx.update(accounts).set({ name: 'Erased' })
    })

    expect(await nameOn('2026-09-07T08:59Z')).toBe('Erased')
  })
})
