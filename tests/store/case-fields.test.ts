// What a rule may ask about is learnt from the cases that count, and learnt anew when others come in.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fieldsOf } from '../../src/store/case-fields.ts'
import { type House, openHouse } from '../support/house.ts'
import { bringCases, someCase, writeBatch } from '../support/some-cases.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const known = async () => {
  const fields = await fieldsOf(house.services.store, 'INV')
  return Object.fromEntries(fields.map(({ name, type, given }) => [name, `${type} ${given}`]))
}

describe('the fields of a pilot', () => {
  test('are those of every case while there are none', async () => {
    expect(Object.keys(await known())).toEqual([
      'path',
      'routed_to',
      'exception',
      'errors',
      'handoffs',
      'manual_touches',
    ])
  })

  test('come from the completed cases, by their newest telling', async () => {
    await bringCases(house, [
      someCase('A', '2026-08-03', 2, { attributes: { Amount: 'unknown' } }),
      someCase('B', '2026-08-03', 2, { attributes: { Amount: '500' } }),
      someCase('open', '2026-08-03', null, { attributes: { Waiting: 'yes' } }),
    ])
    expect(await known()).toMatchObject({ Amount: 'text 2', path: 'text 2' })

    await bringCases(house, [someCase('A', '2026-08-03', 2, { attributes: { Amount: '700' } })])
    expect(await known()).toMatchObject({ Amount: 'number 2' })
    expect(await known()).not.toHaveProperty('Waiting')
  })

  test('owe nothing to a batch that was never admitted', async () => {
    await writeBatch(house, [someCase('A', '2026-08-03', 2, { attributes: { Amount: '500' } })])

    expect(await known()).not.toHaveProperty('Amount')
  })
})
