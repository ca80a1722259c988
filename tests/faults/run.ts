// Prints the figures of the fault tests as JSON: npm run faults, or npm run faults -- full for ten times as many.
import { killUnderHooks } from './kill-hooks.ts'
import { killUnderWriters } from './kill.ts'
import { killedMigration } from './migration.ts'
import { honestHistories, tampering } from './tampering.ts'

const isFull = process.argv.includes('full')
const seed = Math.floor(Math.random() * 2 ** 31)

const figures = [
  await killUnderWriters(isFull ? 1_000 : 200, seed),
  await killUnderHooks(isFull ? 10_000 : 2_000, isFull ? 20 : 5),
  await tampering(isFull ? 10_000 : 1_000, seed),
  await honestHistories(1_000, seed),
  await killedMigration(),
]
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
