import { describe, expect, test } from 'vitest'
import { expansionChecks } from '../../src/domain/expansion-gate.ts'
import { charterForEngine, weekFromLogs } from '../../src/domain/evidence.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { goodWeek, invoiceCharter } from '../support/running-pilot.ts'
import { charterAt, runningFile, utc } from '../support/pilot-file.ts'

const weeks = ['2026-W28', '2026-W29', '2026-W30', '2026-W31']
const baseline = { from: 'stated', firstWeek: null, lastWeek: null, values: ['4', '5', '4', '5', '4', '5'] } as const
const content = invoiceCharter({
  measures: [
    ...invoiceCharter().measures,
    { key: 'rework_share_pct', role: 'guardrail', direction: 'lower', baseline, target: null },
  ],
})

function checksOf(change: Partial<PilotFile> = {}, today = '2026-08-03') {
  const charter = charterAt(1, content, 0)
  const file = { ...runningFile(weeks), charters: [charter], ...change }
  const facts = weeks.map((week) => weekFromLogs(file, week, utc))
  return expansionChecks(file, charterForEngine(content), facts, today)
}

const vouched = { check: 'manual_fallback', result: 'pass', evidence: '', by: 'tariq', at: 0, seq: 0 } as const

describe('checks that are vouched for', () => {
  test('are not measured before anybody vouches, and never a pass by themselves', () => {
    expect(checksOf()).toMatchObject({ rule_owner: 'not measured', manual_fallback: 'not measured' })
  })

  test('hold until the day on which they expire', () => {
    const attestations = [{ ...vouched, expiresOn: '2026-08-03' }]

    expect(checksOf({ attestations }).manual_fallback).toBe('pass')
    expect(checksOf({ attestations }, '2026-08-04').manual_fallback).toBe('not measured')
  })

  test('go by what was said last', () => {
    const attestations = [
      { ...vouched, expiresOn: '2026-09-01' },
      { ...vouched, result: 'fail' as const, expiresOn: '2026-09-01' },
    ]

    expect(checksOf({ attestations }).manual_fallback).toBe('fail')
  })
})

describe('beating the old flow', () => {
  test('passes when time, errors, rework and net work all won in each of the last weeks to hold', () => {
    expect(checksOf().beats_old_flow).toBe('pass')
  })

  test('fails on one week that was worse than before', () => {
    const rollups = weeks.map((week) => goodWeek(week, week === '2026-W30' ? 60 : 3))

    expect(checksOf({ rollups }).beats_old_flow).toBe('fail')
  })

  test('is not measured while one figure of one week is missing', () => {
    const rollups = weeks.map((week) =>
      goodWeek(week, 3, week === '2026-W29' ? { withErrors: { sum: 0, known: 0 } } : {}),
    )

    expect(checksOf({ rollups }).beats_old_flow).toBe('not measured')
  })

  test('cannot be vouched for', () => {
    const rollups = weeks.map((week) => goodWeek(week, 60))
    const attestations = [{ ...vouched, check: 'beats_old_flow', expiresOn: '2026-09-01' }]

    expect(checksOf({ rollups, attestations }).beats_old_flow).toBe('fail')
  })
})

describe('exclusions', () => {
  test('pass up to one case in twenty and fail above', () => {
    const rollups = (excluded: number) => weeks.map((week) => goodWeek(week, 3, { completed: 57, excluded }))

    expect(checksOf({ rollups: rollups(3) }).exclusions).toBe('pass')
    expect(checksOf({ rollups: rollups(4) }).exclusions).toBe('fail')
  })

  test('are not measured without a case', () => {
    expect(checksOf({ rollups: [] }).exclusions).toBe('not measured')
  })
})
