// What pages keep is never older than the database, and never a failure.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pause } from '../../src/domain/pause.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import { kept } from '../../src/store/kept.ts'
import { readPilotFile } from '../../src/store/pilot-file.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'

let house: House
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
})
afterEach(() => house.close())

test('what could not be read is asked again', async () => {
  const { store } = house.services
  let tries = 0
  const read = kept(async () => {
    tries += 1
    if (tries === 1) throw new Error('the database is busy')
    return tries
  })

  await expect(read(store)).rejects.toThrow('busy')
  expect(await read(store)).toBe(2)
  expect(await read(store)).toBe(2)
})

test('a pilot that was paused while its page was being made is not shown as running afterwards', async () => {
  const { store } = house.services
  await launchInv(house, '2026-W28')
  const before = await findPilot(store.reader, 'INV')
  if (!before) throw new Error('there is no INV')
  const paused = pause(before, 'Wrong postings.', '2026-W28')
  if (isRefused(paused)) throw new Error(paused.why)
  await house.play(paused, 'ben', 'member')

  expect((await readPilotFile(store, before)).pilot.stages.at(-1)?.stage).toBe('paused')
})
