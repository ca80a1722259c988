import { describe, expect, it } from 'vitest'
import type { RuleVersion } from '../../src/domain/rule.ts'
import { openTimeline } from '../../src/domain/rule-timeline.ts'

const versions = [version(1, 1, 100), version(2, 1, 100), version(1, 2, 200), { ...version(2, 2, 300), retired: true }]

describe('the rules of a moment', () => {
  it('are the ones that were in effect then', () => {
    const rulesAt = openTimeline(versions, compile)
    const at = (moment: number) => rulesAt(moment).map((rule) => `R${rule.number} v${rule.version}`)

    expect(at(99)).toEqual([])
    expect(at(100)).toEqual(['R1 v1', 'R2 v1'])
    expect(at(250)).toEqual(['R1 v2', 'R2 v1'])
    expect(at(300)).toEqual(['R1 v2'])
  })

  it('are made ready once, however many cases ask', () => {
    let compiled = 0
    const rulesAt = openTimeline(versions, (condition) => {
      compiled += 1
      return compile(condition)
    })
    for (let moment = 100; moment < 300; moment += 1) rulesAt(moment)

    expect(compiled).toBe(4)
  })
})

function compile(_condition: unknown) {
  return { evaluate: () => true, reads: [] }
}

function version(number: number, nth: number, at: number): RuleVersion {
  const outcome = { route: 'Finance', approver: null, limit: null, human: null }
  const condition = { join: 'all', rows: [], expression: 'true' } as const
  const content = { section: 'routing', text: 'A rule.', under: null, place: number, condition, outcome } as const
  return { number, version: nth, content, hash: '', retired: false, change: null, by: 'olivia', at, seq: at }
}
