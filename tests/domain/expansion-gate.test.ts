import { describe, expect, test } from 'vitest'
import { expansionChecks } from '../../src/domain/expansion-gate.ts'
import { charterForEngine, weekFromLogs } from '../../src/domain/evidence.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { goodWeek, invoiceCharter } from '../support/running-pilot.ts'
import { confirmed } from '../support/changing-rules.ts'
import { leaders } from '../support/drafted-pilot.ts'
import { at, charterAt, runningFile, utc } from '../support/pilot-file.ts'
import { routingRule } from '../support/running-rules.ts'
import { ruleVersion } from '../support/written-rules.ts'

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
  return expansionChecks({ file, charter: charterForEngine(content), weeks: facts, today, calendar: utc })
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

describe('checks that records speak for', () => {
  const group = [...leaders, { seat: 'member', person: 'ben' }] as const
  const withGroup = { pilot: { ...runningFile(weeks).pilot, holders: group } }
  const forAll = ['rule_owner', 'when_to_use', 'documents_current', 'nothing_half_done'].map((check) => {
    return { ...vouched, check, expiresOn: '2026-09-01' }
  })
  const written = { rules: [ruleVersion(1, routingRule())], attestations: forAll }

  test('take somebody’s word while there is neither a rule nor a group', () => {
    expect(checksOf({ attestations: forAll })).toMatchObject({
      rule_owner: 'pass',
      when_to_use: 'pass',
      documents_current: 'pass',
      nothing_half_done: 'pass',
    })
  })

  test('are not passed by somebody’s word once there is', () => {
    expect(checksOf({ ...written, ...withGroup })).toMatchObject({
      rule_owner: 'fail',
      when_to_use: 'fail',
      documents_current: 'fail',
      nothing_half_done: 'pass',
    })
  })

  test('pass by the records themselves, the map’s half by the word for it', () => {
    const answerers = [{ rule: 1, person: 'ben', deputy: null, by: 'olivia', at: 0, seq: 0 }]
    const subject = charterAt(1, content, 0).hash
    const read = (person: string) => ({ what: 'when to use', subject, person, at: 0, seq: 0 }) as const
    const keys = runningFile(weeks).keys
    const book = { document: 'rule book', hash: '', by: 'olivia', at: at('2026-08-03T09:00Z'), seq: 9 } as const
    const acknowledgements = [read('maya'), read('ben')]
    const all = { ...withGroup, keys, rules: written.rules, answerers, acknowledgements, confirmations: [book] }

    expect(checksOf(all)).toMatchObject({
      rule_owner: 'pass',
      when_to_use: 'pass',
      documents_current: 'not measured',
      nothing_half_done: 'not measured',
    })
    expect(checksOf({ ...all, attestations: forAll }).documents_current).toBe('pass')
    const withoutMap = forAll.map((one) => ({ ...one, result: 'not applicable' as const }))
    expect(checksOf({ ...all, attestations: withoutMap }).documents_current).toBe('pass')
    expect(checksOf({ attestations: withoutMap }).documents_current).toBe('not applicable')
  })

  test('are failed by a change that was not switched on in time, whatever somebody vouches', () => {
    const file = confirmed()

    expect(checksOf({ ...file, attestations: forAll }, '2026-08-11').nothing_half_done).toBe('pass')
    expect(checksOf({ ...file, attestations: forAll }, '2026-08-12').nothing_half_done).toBe('fail')
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
