// How far a log reaches decides which weeks it can speak of.
import { expect, test } from 'vitest'
import { isRefused } from '../../src/domain/refusal.ts'
import { readLog } from '../../src/intake/read-log.ts'
import { fileWith, readText } from './log-files.ts'

const at = (text: string) => Date.parse(text)

test('an event log reaches to its last event, even of a case that is still open', async () => {
  const log = `case_id,activity,timestamp
A,Received,2026-05-04T08:00Z
A,Paid,2026-05-04T10:00Z
B,Received,2026-05-11T09:30Z
C,Received,yesterday`
  const { report } = await readText(log, { terminal: 'Paid' })

  expect(report.oldestAt).toBe(at('2026-05-04T08:00Z'))
  expect(report.newestAt).toBe(at('2026-05-11T09:30Z'))
})

test('a case file reaches to the last receipt or completion of a sound row', async () => {
  const file = `case,received_at,completed_at
A,2026-05-04T08:00Z,2026-05-05T08:00Z
B,2026-05-06T08:00Z,
C,2026-06-30T08:00Z,2026-06-01T08:00Z`
  const { report } = await readText(file)

  expect(report.newestAt).toBe(at('2026-05-06T08:00Z'))
})

test('a log without a sound row reaches nowhere', async () => {
  const { report } = await readText('case,received_at,completed_at\n')
  expect([report.oldestAt, report.newestAt]).toEqual([null, null])
})

test('cases are handed on week by week, the open ones last', async () => {
  const file = `case,received_at,completed_at
B,2026-05-06T08:00Z,2026-05-13T08:00Z
C,2026-05-06T08:00Z,
A,2026-05-04T08:00Z,2026-05-05T08:00Z`
  const log = await readLog(fileWith(file))
  if (isRefused(log)) throw new Error(log.why)
  const refs = [...log.batches()].flat().map((one) => one.ref)
  log.close()

  expect(refs).toEqual(['A', 'B', 'C'])
})
