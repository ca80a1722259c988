import { describe, expect, test } from 'vitest'
import type { BuildEntry } from '../../src/domain/effort.ts'
import { logBuild, rollBack, rulesToType, runningBuild } from '../../src/domain/effort-build.ts'
import { effortSignals } from '../../src/domain/effort-signals.ts'
import { isRefused, type Refused } from '../../src/domain/refusal.ts'
import type { Fact } from '../../src/domain/fact.ts'
import { bookFile, bookRule } from '../support/changing-rules.ts'
import { at } from '../support/pilot-file.ts'
import { routingRule } from '../support/running-rules.ts'
import { mapVersion, writtenMap } from '../support/written-map.ts'

const day = 86_400_000
const builtAt = at('2026-08-03T09:00Z')
const built = (build: string, rules: BuildEntry['rules'], change: Partial<BuildEntry> = {}): BuildEntry => {
  return { what: 'build', build, rules, words: null, by: 'ines', at: builtAt, seq: 1, ...change }
}
const asInBook = { R1: 1, R2: 1, R3: 1 }
const wrongWith = (outcome: Fact | Refused) => (isRefused(outcome) ? outcome.problems.map(({ why }) => why) : outcome)

describe('a version', () => {
  test('is logged with the rules it runs, as the form gives them or as they were typed', () => {
    expect(rulesToType(bookFile())).toBe('R1 1, R2 1, R3 1')
    expect(logBuild(bookFile(), { build: '1.4', rules: rulesToType(bookFile()), words: '' })).toMatchObject({
      data: { what: 'build', build: '1.4', rules: asInBook },
    })
    expect(logBuild(bookFile(), { build: '1.5', rules: 'r1 v1\n 2: 1;', words: '' })).toMatchObject({
      data: { rules: { R1: 1, R2: 1 } },
    })
  })

  test.each([
    [{ build: '' }, 'Name the version, like 1.4.'],
    [{ build: '1.3' }, 'There is such a version already. To go back to it, roll back.'],
    [{ rules: 'R1' }, '“R1” is not a rule and its version. Write R3 2 for the second version of R3.'],
    [{ rules: 'R1 2' }, 'There is no version 2 of R1.'],
    [{ rules: 'R9 1' }, 'There is no version 1 of R9.'],
  ])('with %j is refused: %s', (change, why) => {
    const file = bookFile({ builds: [built('1.3', asInBook)] })

    expect(wrongWith(logBuild(file, { build: '1.4', rules: '', words: '', ...change }))).toEqual([why])
  })

  test('that ran before is put back with its rules, and with a reason', () => {
    const builds = [built('1.3', { R1: 1 }), built('1.4', asInBook)]
    const back = rollBack(bookFile({ builds }), { build: '1.3', words: 'Approvals got lost.' })

    expect(back).toMatchObject({ object: { version: 2 }, data: { what: 'rollback', build: '1.3', rules: { R1: 1 } } })
    expect(runningBuild({ builds: [...builds, built('1.3', { R1: 1 }, { what: 'rollback' })] })?.build).toBe('1.3')
    expect(wrongWith(rollBack(bookFile({ builds }), { build: '1.3', words: '' }))).toEqual(['Say in a sentence why.'])
    expect(wrongWith(rollBack(bookFile({ builds }), { build: '1.4', words: 'So.' }))).toEqual([
      'This version runs already.',
    ])
    expect(wrongWith(rollBack(bookFile({ builds }), { build: '1.2', words: 'So.' }))).toEqual([
      'Choose the version that runs again.',
    ])
  })
})

describe('an automation that runs other rules than those in effect', () => {
  const file = (rules: BuildEntry['rules']) => bookFile({ builds: [built('1.4', rules)] })
  const rules = [...bookFile().rules, { ...bookRule(1, routingRule()), version: 2, at: builtAt + 5 * day, seq: 60 }]

  test('is a sign once a rule has been in effect, or the build in place, for a day', () => {
    const newer = { ...file(asInBook), rules }

    expect(effortSignals(newer, builtAt + 6 * day)).toEqual([
      {
        seen: { what: 'other rules run', build: '1.4', rules: [{ rule: 'R1', runs: 1, inEffect: 2 }] },
        since: builtAt + 5 * day,
      },
    ])
    expect(effortSignals(newer, builtAt + 6 * day - 1)).toEqual([])
  })

  test('may lack a rule, or run one that was retired', () => {
    const [signal] = effortSignals(file({ R1: 1, R2: 1, R7: 1 }), builtAt + day)

    expect(signal?.seen).toMatchObject({
      rules: [
        { rule: 'R3', runs: null, inEffect: 1 },
        { rule: 'R7', runs: 1, inEffect: null },
      ],
    })
  })

  test('is none while both are the same, or no version was logged', () => {
    expect(effortSignals(file(asInBook), builtAt + 9 * day)).toEqual([])
    expect(effortSignals(bookFile(), builtAt + 9 * day)).toEqual([])
  })
})

describe('building that takes longer than estimated', () => {
  const logged = (minutes: number) => {
    const entry = { what: 'build', week: '2026-W31', minutes, words: null, by: 'ines', at: builtAt, seq: 1 } as const
    return bookFile({ efforts: [entry], maps: [mapVersion(1, writtenMap({ buildDays: '2' }))] })
  }

  test('is a sign above the estimate of the map, and none at it', () => {
    expect(effortSignals(logged(1_200), builtAt + day)).toEqual([
      { seen: { what: 'build above estimate', days: 2.5, estimate: 2 }, since: builtAt },
    ])
    expect(effortSignals(logged(960), builtAt + day)).toEqual([])
  })
})
