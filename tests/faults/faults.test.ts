import { expect, it } from 'vitest'
import { killUnderHooks } from './kill-hooks.ts'
import { killUnderWriters } from './kill.ts'
import { killedMigration } from './migration.ts'
import { honestHistories, tampering } from './tampering.ts'

it('finds every one of 1,000 alterations of the file', { timeout: 120_000 }, async () => {
  expect(await tampering(1_000, 1)).toMatchObject({ missed: [] })
})

it('would miss some without the heads kept outside, and many without comparing the tables', async () => {
  expect(await tampering(60, 2, 'no heads')).not.toMatchObject({ missed: [] })
  expect(await tampering(30, 2, 'no tables')).not.toMatchObject({ missed: [] })
})

it('suspects none of 100 honest histories', { timeout: 120_000 }, async () => {
  expect(await honestHistories(100, 1)).toMatchObject({ suspected: [] })
})

it('loses, doubles and halves nothing that was acknowledged before a kill', { timeout: 120_000 }, async () => {
  expect(await killUnderWriters(60, 1)).toMatchObject({ lost: [], doubled: [], verdict: 'intact' })
})

it('would lose some if it acknowledged before it commits', { timeout: 120_000 }, async () => {
  const { lost } = await killUnderWriters(3, 1, true)
  expect(lost).not.toEqual([])
})

it(
  'loses and doubles no event of a platform whose server was killed three times meanwhile',
  { timeout: 240_000 },
  async () => {
    const all = { heard: 1_000, runs: 1_000, attempts: 1_000, evidence: 1_000 }
    expect(await killUnderHooks(1_000, 3)).toMatchObject({ ...all, failures: 1, failed: 100, verdict: 'intact' })
  },
)

it('finds the database as it was after a migration was killed midway, and migrates it then', async () => {
  expect(await killedMigration()).toMatchObject({ signal: 'SIGKILL', afterwards: 'intact', again: '9999_later' })
})

it('would be stuck with half of it if the migration ran in pieces', async () => {
  expect(await killedMigration('in-pieces')).not.toMatchObject({ again: '9999_later' })
})
