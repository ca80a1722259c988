import { describe, expect, test } from 'vitest'
import type { Seen } from '../../src/domain/rule-signals.ts'
import { crowdInWords, signalInWords } from '../../src/words/rule-signals.ts'

const names = new Map([
  ['olivia', 'Olivia'],
  ['tariq', 'Tariq'],
  ['ben', 'Ben'],
  ['sam', 'Sam'],
])
const on = (rule: number) => ({ change: rule, rule, at: 0 })

const sentences: readonly (readonly [Seen, string])[] = [
  [{ what: 'exceptions outnumber rules', exceptions: 4, others: 3 }, '4 exceptions stand against 3 other rules.'],
  [{ what: 'exceptions outnumber rules', exceptions: 1, others: 0 }, '1 exception stands against 0 other rules.'],
  [
    { what: 'in effect before its approval', rule: 3, change: 7 },
    'R3 was in effect before rule change 7 was approved.',
  ],
  [
    {
      what: 'asked in the freeze',
      times: 3,
      by: [
        { person: 'sam', requests: 2, changes: 0, systemChanges: 0 },
        { person: 'ben', requests: 0, changes: 1, systemChanges: 0 },
      ],
    },
    '3 things were asked for before the first cycle ended: Sam 2 and Ben 1.',
  ],
  [
    { what: 'freeze broken', thing: 'rule-changes/4', by: ['olivia', 'tariq'] },
    'Olivia and Tariq broke the freeze for rule change 4.',
  ],
  [
    { what: 'several in one week', week: '2026-W37', made: [on(3), on(5)] },
    'R3 and R5 were switched on in the same week: nobody can tell what caused what.',
  ],
  [{ what: 'a side disputed', change: 4, objections: 2 }, 'Rule change 4 was called not safe yet 2 times.'],
  [{ what: 'changes pile up', waiting: 6 }, '6 rule changes are open at the same time.'],
]

describe('a sign of drift', () => {
  test.each(sentences)('%o', (seen, sentence) => {
    expect(signalInWords(seen, names).seen).toBe(sentence)
  })

  test('says what can be done', () => {
    expect(
      sentences.map(([seen]) => signalInWords(seen, names).next).filter((next) => !/^[A-Z].*\.$/.test(next)),
    ).toEqual([])
  })
})

describe('what was switched on in one week', () => {
  test('names each rule once', () => {
    expect(crowdInWords([on(3), on(5), on(8)])).toBe('R3, R5 and R8 were switched on in the same week')
    expect(crowdInWords([on(3), on(3)])).toBe('R3 was switched on 2 times in the same week')
  })
})
