import { describe, expect, it } from 'vitest'
import type { RuleComparison } from '../../src/domain/rule-comparison.ts'
import { laterInWords, sampleNotes } from '../../src/words/rule-comparison.ts'

const at = (day: string) => Date.parse(`${day}T10:00Z`)
const compared: RuleComparison = {
  cases: 1_200,
  oldestAt: at('2026-08-03'),
  newestAt: at('2026-09-04'),
  counts: [],
  changed: { cases: 0, reworked: 0, failed: 0, unsaid: { reworked: 0, failed: 0 }, first: [] },
  openNow: { cases: 0, first: [] },
  openProposed: { cases: 0, first: [] },
  lacking: [],
}
const notes = (found: Partial<RuleComparison>) =>
  sampleNotes({ ...compared, ...found }, 'Europe/Amsterdam', at('2026-09-07'))

describe('beside a comparison of rules', () => {
  it('stands how old the sample is and which cases are never in it', () => {
    expect(notes({})).toEqual([
      '1,200 cases, completed from Monday 3 August to Friday 4 September: nothing is known of other days.',
      'Only completed cases are in it; what takes longest is still open and left out.',
    ])
  })

  it('stands what the proposal asks for and many cases do not say', () => {
    expect(notes({ lacking: [{ field: 'Amount', cases: 300 }] })).toContain(
      '25 % of the cases do not say “Amount”, which the proposal asks for.',
    )
  })

  it('stands that few cases say little', () => {
    expect(notes({ cases: 29, newestAt: at('2026-08-03') })).toEqual([
      '29 cases, completed on Monday 3 August: nothing is known of other days.',
      'Only completed cases are in it; what takes longest is still open and left out.',
      'These are few cases: one more or less changes the picture.',
    ])
  })

  it('stands nothing else where there are no cases', () => {
    expect(notes({ cases: 0, oldestAt: null, newestAt: null })).toEqual([
      'There are no completed cases to compare with.',
    ])
  })
})

describe('what became of the cases that change', () => {
  const changed = { cases: 5, reworked: 1, failed: 2, unsaid: { reworked: 0, failed: 0 }, first: [] }

  it('is counted', () => {
    expect(laterInWords(changed)).toBe('1 was reworked later and 2 had an error or a failure')
  })

  it('is no zero where the log does not say it', () => {
    expect(laterInWords({ ...changed, unsaid: { reworked: 2, failed: 1 } })).toBe(
      '1 was reworked later (2 do not say) and 2 had an error or a failure (1 does not say)',
    )
    expect(laterInWords({ ...changed, reworked: 0, failed: 0, unsaid: { reworked: 5, failed: 5 } })).toBe(
      'none says whether it was reworked and none says whether anything failed',
    )
  })
})
