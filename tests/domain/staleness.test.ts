import { describe, expect, test } from 'vitest'
import { cadenceOf, staleBy } from '../../src/domain/staleness.ts'
import { runningFile, stage } from '../support/pilot-file.ts'

const hour = 3_600_000
const day = 24 * hour

/** Imports that came so many milliseconds apart. */
const every = (gap: number, many = 5) => Array.from({ length: many }, (_, nth) => ({ at: nth * gap }))

describe('how often the case log comes', () => {
  test('is read from its last imports', () => {
    expect(cadenceOf(every(hour))).toBe('hourly')
    expect(cadenceOf(every(day + hour))).toBe('daily')
    expect(cadenceOf(every(7 * day))).toBe('weekly')
  })

  test('is not changed by one import out of turn', () => {
    expect(cadenceOf([...every(day), { at: 4 * day + 60_000 }])).toBe('daily')
  })

  test('is weekly until there are enough of them', () => {
    expect(cadenceOf([])).toBe('weekly')
    expect(cadenceOf(every(hour, 3))).toBe('weekly')
  })
})

describe('a figure of the case log', () => {
  const { pilot, imports } = runningFile(['2026-W28', '2026-W29', '2026-W30', '2026-W31', '2026-W32'])
  const last = imports.at(-1)!.at

  test('is stale once the log is older than it usually gets', () => {
    expect(staleBy({ pilot, imports }, last + 7 * day)).toBeNull()
    expect(staleBy({ pilot, imports }, last + 7 * day + 1)).toBe('weekly')
  })

  test('is not called stale before there is one, nor when nothing is expected any more', () => {
    const stopped = { ...pilot, stages: [...pilot.stages, stage('stopped', 'answer', last)] }

    expect(staleBy({ pilot, imports: [] }, last)).toBeNull()
    expect(staleBy({ pilot: stopped, imports }, last + 30 * day)).toBeNull()
  })
})
