import { describe, expect, test } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { objectTo, withdraw } from '../../src/domain/rule-change-deciding.ts'
import { type RuleSignal, ruleSignals } from '../../src/domain/rule-signals.ts'
import {
  after,
  approved,
  asked,
  asMaya,
  asOlivia,
  asTariq,
  bookFile,
  bookRule,
  by,
  confirmed,
  deciding,
  inTheCycle,
  later,
  resubmitted,
  switchedOn,
  wish,
} from '../support/changing-rules.ts'
import { utc } from '../support/pilot-file.ts'
import { routingRule } from '../support/running-rules.ts'

const day = 86_400_000

function signal(file: PilotFile, what: RuleSignal['seen']['what'], now = later): RuleSignal | undefined {
  return ruleSignals(file, now, utc).find(({ seen }) => seen.what === what)
}

test('a quiet pilot gives no sign', () => {
  expect(ruleSignals(switchedOn(), later, utc)).toEqual([])
})

describe('exceptions that outnumber the other rules', () => {
  const exception = (number: number) =>
    bookRule(number, routingRule({ section: 'exception', text: `Exception ${number}.`, under: 1 }))

  test('are a sign from the rule on that tipped the scale, and the COO’s move', () => {
    const rules = [...bookFile().rules, exception(4), { ...exception(5), at: later - day }]

    expect(signal(bookFile({ rules }), 'exceptions outnumber rules')).toEqual({
      seen: { what: 'exceptions outnumber rules', exceptions: 3, others: 2 },
      since: later - day,
      evidence: '/rules',
      move: 'policy',
    })
  })

  test('are none while there are as many', () => {
    expect(
      signal(bookFile({ rules: [...bookFile().rules, exception(4)] }), 'exceptions outnumber rules'),
    ).toBeUndefined()
  })
})

describe('a rule in effect before its approval', () => {
  test('is a sign, by the order of the ledger', () => {
    const file = switchedOn()
    const rules = file.rules.map((rule) => (rule.change === null ? rule : { ...rule, seq: 1 }))

    expect(signal({ ...file, rules }, 'in effect before its approval')).toMatchObject({
      seen: { rule: 1, change: 1 },
      since: later,
      evidence: '/rule-changes/1',
    })
  })

  test('is none after it', () => {
    expect(signal(switchedOn(), 'in effect before its approval')).toBeUndefined()
  })
})

describe('wishes before the first cycle has ended', () => {
  const atOnce = wish({ switchOnAt: inTheCycle })
  const early = () => {
    const first = asked(bookFile(), atOnce, asMaya(inTheCycle))
    return asked(asked(first, atOnce, by('ben', 'member', inTheCycle + 1)), atOnce, by('ben', 'member', inTheCycle + 2))
  }

  test('are counted by who asks', () => {
    expect(signal(early(), 'asked in the freeze', inTheCycle + day)).toMatchObject({
      seen: {
        times: 3,
        by: [
          { person: 'ben', changes: 2 },
          { person: 'maya', changes: 1 },
        ],
      },
      since: inTheCycle,
      evidence: '/rule-changes?show=parked',
      move: 'policy',
    })
  })

  test('stay a sign after the cycle while one is parked, and no longer', () => {
    const file = asked(bookFile(), atOnce, asMaya(inTheCycle))
    const withdrawn = after(file, withdraw(deciding(file), '', asMaya()), asMaya())

    expect(signal(file, 'asked in the freeze', later)).toBeDefined()
    expect(signal(withdrawn, 'asked in the freeze', later)).toBeUndefined()
  })

  test('are none after the cycle', () => {
    expect(signal(asked(), 'asked in the freeze')).toBeUndefined()
  })
})

describe('a freeze that was broken', () => {
  const broken = (when: number) => {
    const file = asked(bookFile(), wish({ switchOnAt: inTheCycle }), asMaya(inTheCycle))
    const key = { ...file.ruleChanges[0]!, what: 'broke the freeze', content: null, at: when } as const
    const turned = [
      { ...key, effect: null, by: 'olivia', seq: 801 },
      { ...key, effect: 'frees' as const, by: 'tariq', seq: 802 },
    ]
    return { ...file, ruleChanges: [...file.ruleChanges, ...turned] }
  }

  test('is a sign for four weeks', () => {
    expect(signal(broken(inTheCycle), 'freeze broken', inTheCycle + day)).toEqual({
      seen: { what: 'freeze broken', thing: 'rule-changes/1', by: ['olivia', 'tariq'] },
      since: inTheCycle,
      evidence: '/rule-changes/1',
      move: 'both',
    })
    expect(signal(broken(inTheCycle), 'freeze broken', inTheCycle + 28 * day)).toBeUndefined()
  })
})

describe('several changes switched on in one week', () => {
  const two = (when = later) => {
    const retiring = asked(switchedOn(), wish({ kind: 'retire', rule: 3 }))
    return switchedOn(confirmed(approved(retiring), asTariq(), 2), asTariq(when), 2)
  }

  test('are a sign from the second one on, for four weeks', () => {
    expect(signal(two(), 'several in one week')).toMatchObject({
      seen: { week: '2026-W33', made: [{ rule: 1 }, { rule: 3 }] },
      since: later,
      move: 'system',
    })
    expect(signal(two(), 'several in one week', later + 21 * day)).toBeDefined()
    expect(signal(two(), 'several in one week', later + 28 * day)).toBeUndefined()
  })

  test('are none in two weeks', () => {
    expect(signal(two(later + 7 * day), 'several in one week', later + 7 * day)).toBeUndefined()
  })
})

describe('one change that the two sides see differently', () => {
  const objected = (file: PilotFile, when: number) =>
    after(file, objectTo(deciding(file), 'Not safe yet.'), asTariq(when))
  const once = () => objected(approved(), later + 1)
  const twice = () => objected(approved(resubmitted(once())), later + 2)

  test('is a sign when it was called not safe for the second time', () => {
    expect(signal(twice(), 'a side disputed')).toMatchObject({
      seen: { change: 1, objections: 2 },
      since: later + 2,
      evidence: '/rule-changes/1',
      move: 'both',
    })
  })

  test('is none at the first time, nor once it was withdrawn', () => {
    const withdrawn = after(twice(), withdraw(deciding(twice()), '', asMaya()), asMaya())

    expect(signal(once(), 'a side disputed')).toBeUndefined()
    expect(signal(withdrawn, 'a side disputed')).toBeUndefined()
  })
})

describe('changes that pile up', () => {
  const waiting = (count: number) =>
    Array.from({ length: count }, (_, nth) => asMaya(later + nth)).reduce(
      (file, act) => asked(file, wish({ switchOnAt: later + day }), act),
      bookFile(),
    )

  test('are a sign from the fifth that waits', () => {
    expect(signal(waiting(5), 'changes pile up')).toMatchObject({
      seen: { waiting: 5 },
      since: later + 4,
      move: 'both',
    })
  })

  test('are none while there are four, or the fifth is decided', () => {
    const file = waiting(5)

    expect(signal(waiting(4), 'changes pile up')).toBeUndefined()
    expect(signal(after(file, withdraw(deciding(file), '', asMaya()), asMaya()), 'changes pile up')).toBeUndefined()
    expect(signal(approved(file, asOlivia(), 5), 'changes pile up')).toBeDefined()
  })
})
