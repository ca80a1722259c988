import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDays, type EffortTyped, logEffort, supportWeeks } from '../../src/domain/effort-log.ts'
import type { EffortEntry } from '../../src/domain/effort.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'
import { actBy } from '../support/house.ts'

const now = at('2026-07-15T09:00Z') // W29
const typed: EffortTyped = { what: 'support', week: '2026-W28', amount: '1.5', words: '' }
const log = (change: Partial<EffortTyped>, file: PilotFile = runningFile([])) =>
  logEffort(file, { ...typed, ...change }, actBy('ines', now, 'engineer'), utc)
const entry = (change: Partial<EffortEntry> = {}): EffortEntry => {
  return { what: 'support', week: '2026-W28', minutes: 60, words: null, by: 'ines', at: now, seq: 1, ...change }
}
const wrongWith = (outcome: ReturnType<typeof log>) => (isRefused(outcome) ? outcome.problems : outcome)

describe('effort', () => {
  test('is logged in minutes: hours of support, days of eight hours of building', () => {
    expect(log({})).toMatchObject({ act: 'log effort', data: { what: 'support', week: '2026-W28', minutes: 90 } })
    expect(log({ amount: '0,25', words: 'Reruns.' })).toMatchObject({
      data: { minutes: 15 },
      texts: { words: 'Reruns.' },
    })
    expect(log({ what: 'build', amount: '2.5' })).toMatchObject({ data: { what: 'build', minutes: 1_200 } })
  })

  test('is put right by an entry below zero with a reason, and never falls below nothing', () => {
    const file = runningFile([], { efforts: [entry()] })

    expect(log({ amount: '-0.5', words: 'It was less.' }, file)).toMatchObject({
      data: { minutes: -30 },
      object: { version: 2 },
    })
    expect(wrongWith(log({ amount: '-0.5' }, file))).toMatchObject([{ field: 'words' }])
    expect(wrongWith(log({ amount: '-1.5', words: 'Less.' }, file))).toMatchObject([{ field: 'amount' }])
  })

  test.each([
    [{ amount: 'two' }, 'Write the hours as a number, like 1.5.'],
    [{ amount: 'two', what: 'build' }, 'Write the days as a number, like 1.5.'],
    [{ amount: '0' }, 'Nothing is not logged.'],
    [{ amount: '169' }, 'So many hours in one week cannot be meant.'],
    [{ week: 'last' }, 'Choose a week.'],
    [{ week: '2026-W30' }, 'This week has not begun.'],
    [{ week: '2026-W26' }, 'The pilot was not open yet in this week.'],
  ] as const)('of %j is refused: %s', (change, why) => {
    expect(wrongWith(log(change))).toMatchObject([{ why }])
  })

  test('is closed with the pilot', () => {
    const { pilot, ...file } = runningFile([])
    const ended = { ...file, pilot: { ...pilot, stages: [...pilot.stages, stage('stopped', 'answer', now)] } }

    expect(log({}, ended)).toMatchObject({ why: 'This pilot has ended. Its effort stays as it is.' })
  })

  test('of a week is never less than nothing, whatever is logged after what', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 20 }), (amounts) => {
        const efforts = amounts.reduce<readonly EffortEntry[]>((known, amount) => {
          const outcome = log({ amount: String(amount), words: 'So.' }, runningFile([], { efforts: known }))
          return isRefused(outcome) ? known : [...known, entry({ minutes: Number(outcome.data?.minutes) })]
        }, [])
        expect(efforts.reduce((sum, { minutes }) => sum + minutes, 0)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

test('support adds up week by week, the newest first, and building in days', () => {
  const efforts = [entry(), entry({ week: '2026-W29' }), entry({ minutes: 30 }), entry({ what: 'build', minutes: 720 })]

  expect(supportWeeks({ efforts }).map(({ week, minutes }) => [week, minutes])).toEqual([
    ['2026-W29', 60],
    ['2026-W28', 90],
  ])
  expect(buildDays({ efforts })).toBe(1.5)
  expect(buildDays({ efforts: [entry()] })).toBeNull()
})
