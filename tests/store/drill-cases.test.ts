import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fact } from '../../src/domain/fact.ts'
import { casesToDrill } from '../../src/store/drill-cases.ts'
import { type House, openHouse } from '../support/house.ts'
import { bringCases, someCase } from '../support/some-cases.ts'

let house: House
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-13T09:00Z' })
})
afterEach(() => house.close())

const refs = async (...weeks: readonly string[]) =>
  (await casesToDrill(house.services.store.reader, 'INV', weeks)).map(({ ref }) => ref)

describe('the cases to choose a drill’s from', () => {
  test('are completed ones of the weeks asked for', async () => {
    await bringCases(house, [
      someCase('early', '2026-07-01', 3),
      someCase('there', '2026-07-07', 3),
      someCase('open', '2026-07-08', null),
    ])

    expect(await refs('2026-W28')).toEqual(['there'])
    expect((await refs('2026-W27', '2026-W28')).toSorted()).toEqual(['early', 'there'])
  })

  test('are the quickest and the slowest of a week that has many, each once', async () => {
    await bringCases(
      house,
      Array.from({ length: 140 }, (_, nth) => someCase(`INV-${nth}`, '2026-07-06', nth + 1)).filter(
        ({ completedAt }) => completedAt !== null && completedAt < Date.parse('2026-07-12T20:00Z'),
      ),
    )
    const found = await refs('2026-W28')

    expect(found).toHaveLength(100)
    expect(found).toEqual(expect.arrayContaining(['INV-0', 'INV-49', 'INV-139']))
    expect(found).not.toContain('INV-60')
  })

  test('know which were exceptions or had to be done again, and leave out what counts for nothing', async () => {
    await bringCases(house, [
      someCase('plain', '2026-07-07', 2),
      someCase('exception', '2026-07-07', 3, { exception: true }),
      someCase('again', '2026-07-07', 4, { rework: true }),
      someCase('left out', '2026-07-07', 5),
    ])
    const excluded = { case: 'left out', what: 'excluded', reason: 'test' }
    await house.play(fact('exclude case', 'INV', { type: 'case', id: 'left out', version: 1 }, { data: excluded }))
    const found = await casesToDrill(house.services.store.reader, 'INV', ['2026-W28'])

    expect(
      found
        .filter(({ isMessy }) => isMessy)
        .map(({ ref }) => ref)
        .toSorted(),
    ).toEqual(['again', 'exception'])
    expect(found.map(({ ref }) => ref)).not.toContain('left out')
  })
})
