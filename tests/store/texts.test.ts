import { expect, test } from 'vitest'
import { texts } from '../../db/schema/ledger.ts'
import { readTexts, tombstone } from '../../src/store/texts.ts'
import { openHouse } from '../support/house.ts'

test('any number of texts is read at once', async () => {
  const house = await openHouse()
  const { store } = house.services
  const { reader } = store
  const known = (await reader.select().from(texts)).map(({ id, body }) => [id, body ?? tombstone] as const)
  expect(known.length).toBeGreaterThan(4)

  for (let many = 0; many <= known.length; many += 1) {
    const asked = known.slice(0, many)
    const ids = asked.map(([id]) => id)
    expect(await readTexts(reader, ['unknown', ...ids])).toEqual(new Map(asked))
    expect(await store.transaction((tx) => readTexts(tx, ids))).toEqual(new Map(asked))
  }
  await house.close()
})
