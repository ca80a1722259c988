import { expect, test } from 'vitest'
import { isRefused } from '../../src/domain/refusal.ts'
import { dryRun, toAnswer } from '../../src/intake/dry-run.ts'
import type { LogOptions } from '../../src/intake/read-log.ts'
import { fileWith } from './log-files.ts'

const log = `case,activity,time
A,receive,2026-05-04T08:00:00Z
A,REJECTED by ERP,2026-05-04T09:00:00Z
A,pay,2026-05-04T10:20:00Z
B,pay,yesterday
`

async function answer(options: LogOptions = {}) {
  const report = await dryRun(fileWith(log), options)
  if (isRefused(report)) throw new Error(report.why)
  return JSON.parse(JSON.stringify(toAnswer(report)))
}

test('a dry run answers in the shape that scripts rely on, unrounded', async () => {
  expect(await answer()).toEqual({
    cases: 1,
    events: 3,
    activities: 3,
    completed: 1,
    open: 0,
    medianHours: 7 / 3,
    p90Hours: 7 / 3,
    handoffs: null,
    reworkCases: 0,
    rejected: [{ line: 5, column: 'time', value: 'yesterday', why: 'not a date and time' }],
    rejectedTotal: 1,
    weeks: [
      { week: '2026-W19', completed: 1, medianHours: 7 / 3, p90Hours: 7 / 3, handoffsPerCase: null, reworkShare: 0 },
    ],
  })
})

test('it adds the failures where somebody asked for them', async () => {
  const failures = { prefix: 'REJECTED by ', except: [] }
  expect(await answer({ failures })).toMatchObject({ failures: [{ week: '2026-W19', component: 'ERP', count: 1 }] })
})

test('it says no in words', async () => {
  expect(await dryRun('/nowhere')).toMatchObject({
    refused: true,
    why: 'The file /nowhere cannot be opened: it does not exist.',
  })
})
