import { describe, expect, test } from 'vitest'
import { type FrictionSaid, repeatedFriction, reportFriction } from '../../src/domain/friction.ts'
import { triageFriction, triageOfReport, type FrictionTriage } from '../../src/domain/friction-triage.ts'
import { at, runningFile, stage } from '../support/pilot-file.ts'
import { frictionReport } from '../support/some-friction.ts'

const said: FrictionSaid = { kind: 'help', reason: null, words: 'Where do I start?', case: null, name: null }
const made = { number: 3, hash: 'ab', by: 'report friction' } as const

describe('a report', () => {
  test('leaves a count and a hash, and nothing of what was written', () => {
    expect(reportFriction(runningFile([]), made, said)).toEqual({
      act: 'report friction',
      pilot: 'INV',
      object: { type: 'friction', id: '3', version: 1 },
      data: { count: 1, hash: 'ab' },
    })
  })

  test('needs a choice and a sentence, and a pilot that has not ended', () => {
    const { pilot } = runningFile([])
    const stages = [...pilot.stages, stage('stopped', 'answer', at('2026-08-10T09:00Z'))]

    expect(reportFriction({ pilot }, made, { ...said, kind: null, words: '' })).toMatchObject({
      problems: [{ field: 'kind' }, { field: 'words' }],
    })
    expect(reportFriction({ pilot: { ...pilot, stages } }, made, said)).toMatchObject({
      why: 'This pilot has ended. It takes no more reports.',
    })
  })
})

describe('what repeats', () => {
  test('is the same kind for the same reason, the most frequent first, its newest words first', () => {
    const groups = repeatedFriction([
      frictionReport(1, 'complaint', '2026-08-03T09:00Z', { reason: 'bug' }),
      frictionReport(2, 'help', '2026-08-03T10:00Z'),
      frictionReport(3, 'complaint', '2026-08-04T09:00Z', { reason: 'bug' }),
      frictionReport(4, 'complaint', '2026-08-05T09:00Z', { reason: 'form awkward' }),
    ])

    expect(groups.map(({ kind, reason, reports }) => [kind, reason, reports.map(({ report }) => report)])).toEqual([
      ['complaint', 'bug', [3, 1]],
      ['complaint', 'form awkward', [4]],
      ['help', null, [2]],
    ])
  })
})

describe('giving friction to a side', () => {
  const reports = [1, 2].map((nth) => frictionReport(nth, 'help', '2026-08-03T09:00Z'))
  const file = runningFile([], { frictionReports: reports })
  const group = { kind: 'help', reason: null, report: null } as const
  const triaged = (change: Partial<FrictionTriage>): FrictionTriage => {
    return { ...group, side: 'policy', by: 'olivia', at: 1, seq: 1, ...change }
  }

  test('takes the group or one report of it', () => {
    expect(triageFriction(file, group, 'policy')).toMatchObject({
      object: { id: 'help/no reason', version: 1 },
      data: { report: null, side: 'policy' },
    })
    expect(triageFriction(file, { ...group, report: 2 }, 'system')).toMatchObject({ object: { id: '2' } })
  })

  test('is refused for what nobody reported, and for what is on that side already', () => {
    const given = { ...file, frictionTriages: [triaged({})] }

    expect(triageFriction(file, { ...group, reason: 'bug' }, 'policy')).toMatchObject({
      why: 'There is no such report.',
    })
    expect(triageFriction(file, { ...group, report: 3 }, 'policy')).toMatchObject({ why: 'There is no such report.' })
    expect(triageFriction(given, group, 'policy')).toMatchObject({ why: 'This is on the policy side already.' })
    expect(triageFriction(given, group, 'system')).toMatchObject({ object: { version: 2 } })
  })

  test('of one report goes before that of its group', () => {
    const triages = [triaged({ report: 2, side: 'system' }), triaged({})]

    expect(reports.map((report) => triageOfReport(triages, report)?.side)).toEqual(['policy', 'system'])
  })
})
