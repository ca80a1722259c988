import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/conditions/compile.ts'
import type { RuleVersion } from '../../src/domain/rule.ts'
import { type ComparedCase, openComparison, type RuleComparison } from '../../src/domain/rule-comparison.ts'
import { readyRules } from '../../src/domain/rule-outcome.ts'
import { naiveDecision } from '../support/naive-rules.ts'
import { anyBook, anyCase, someFields } from '../support/some-conditions.ts'

const types = Object.fromEntries(someFields.map(({ name, type }) => [name, type]))
const ready = (book: readonly RuleVersion[]) => readyRules(book, compile)
const rule = (expression: string, route: string): RuleVersion => ({
  number: 1,
  version: 1,
  content: {
    section: 'routing',
    text: 'A rule.',
    under: null,
    place: 1,
    condition: { join: 'all', rows: [], expression },
    outcome: { route, approver: null, limit: null, human: null },
  },
  hash: '',
  retired: false,
  change: null,
  by: 'olivia',
  at: 0,
  seq: 1,
})
const amount = 'c["Amount (EUR)"]'
const now = [rule(`${amount} < 500`, 'Finance')]
const proposed = [rule(`${amount} < 1000`, 'Finance')]

describe('comparing two rule books', () => {
  it('counts how the cases come out, changed outcomes first', () => {
    const { cases, counts } = compare(now, proposed, [piece(100), piece(400), piece(600), piece(2_000), piece(null)])

    expect(cases).toBe(5)
    expect(counts).toEqual([
      { now: 'no rule applies', proposed: 'to Finance', cases: 1 },
      { now: 'to Finance', proposed: 'to Finance', cases: 2 },
      { now: 'no rule applies', proposed: 'no rule applies', cases: 1 },
      { now: 'undecided', proposed: 'undecided', cases: 1 },
    ])
  })

  it('says of the changed cases how many were later reworked or failed, and which came first', () => {
    const { changed } = compare(now, proposed, [
      piece(600, { ref: 'A', rework: true }),
      piece(700, { ref: 'B', errors: 1, rework: false }),
      piece(800, { ref: 'C', failures: [{ component: 'ERP', count: 1 }] }),
      piece(100, { ref: 'D', rework: true, errors: 3 }),
    ])

    expect(changed).toEqual({
      cases: 3,
      reworked: 1,
      failed: 2,
      unsaid: { reworked: 1, failed: 1 },
      first: ['A', 'B', 'C'].map((ref) => ({ ref, now: 'no rule applies', proposed: 'to Finance' })),
    })
  })

  it('names the cases that no rule decides, and why', () => {
    const { openNow, openProposed } = compare(now, proposed, [piece(600), piece(2_000), piece(null)])

    expect(openNow).toMatchObject({ cases: 3 })
    expect(openProposed).toEqual({
      cases: 2,
      first: [
        { ref: 'INV-2000', why: 'No rule applies.' },
        { ref: 'INV-null', why: 'The case does not say “Amount (EUR)”.' },
      ],
    })
  })

  it('keeps no more than the first examples, however many there are', () => {
    const many = Array.from({ length: 500 }, () => piece(600))
    const { changed, openNow } = compare(now, proposed, many)

    expect([changed.cases, changed.first.length]).toEqual([500, 50])
    expect([openNow.cases, openNow.first.length]).toEqual([500, 20])
  })

  it('says how old the sample is, and what the proposal asks that cases do not say', () => {
    const { oldestAt, newestAt, lacking } = compare(now, proposed, [
      piece(600, { completedAt: 300 }),
      piece(null, { completedAt: 100 }),
      piece(null, { completedAt: 200 }),
    ])

    expect({ oldestAt, newestAt, lacking }).toEqual({
      oldestAt: 100,
      newestAt: 300,
      lacking: [{ field: 'Amount (EUR)', cases: 2 }],
    })
  })

  it('has nothing to say without cases', () => {
    expect(compare(now, proposed, [])).toMatchObject({
      cases: 0,
      oldestAt: null,
      newestAt: null,
      counts: [],
      lacking: [],
    })
  })

  it('agrees with the plainest way of deciding, on ten thousand cases', () => {
    let compared = 0
    fc.assert(
      fc.property(anyBook, anyBook, fc.array(anyCase, { minLength: 50, maxLength: 50 }), (before, after, cases) => {
        compared += cases.length
        const found = compare(before, after, cases)
        const naive = cases.map((each) => [before, after].map((book) => naiveDecision(book, each.attributes, types)))
        const open = (at: number) => naive.filter((pair) => typeof pair[at] === 'string').length
        const changed = cases.filter((_, at) => saidBy(naive[at]?.[0]) !== saidBy(naive[at]?.[1]))

        expect([found.openNow.cases, found.openProposed.cases]).toEqual([open(0), open(1)])
        expect(found.changed.cases).toBe(changed.length)
        expect(found.changed.first.map(({ ref }) => ref)).toEqual(changed.slice(0, 50).map(({ ref }) => ref))
        expect(found.changed.reworked).toBe(changed.filter(({ rework }) => rework === true).length)
        expect(found.changed.failed).toBe(
          changed.filter((each) => each.errors === 1 || each.failures.length > 0).length,
        )
        expect(found.counts.map(({ cases: each }) => each).toSorted(byNumber)).toEqual(countsOf(naive.map(saidByBoth)))
      }),
      { numRuns: 200 },
    )
    expect(compared).toBeGreaterThanOrEqual(10_000)
  })
})

/** What an outcome says, whichever rules said it; that a rule cannot tell is the same whichever it is. */
function saidBy(decision: Record<string, string> | string | undefined): string {
  if (typeof decision === 'string') return decision === 'none' ? 'none' : 'undecided'
  return JSON.stringify(Object.entries(decision ?? {}).map(([part, said]) => [part, said.replace(/^R\d+/, '')]))
}

function saidByBoth(pair: readonly (Record<string, string> | string)[]): string {
  return pair.map(saidBy).join(' → ')
}

function countsOf(words: readonly string[]): number[] {
  return [...new Set(words)].map((word) => words.filter((other) => other === word).length).toSorted(byNumber)
}

function byNumber(a: number, b: number): number {
  return a - b
}

function compare(
  before: readonly RuleVersion[],
  after: readonly RuleVersion[],
  cases: readonly ComparedCase[],
): RuleComparison {
  const comparison = openComparison(ready(before), ready(after))
  for (const each of cases) comparison.see(each)
  return comparison.result()
}

function piece(value: number | null, went: Partial<ComparedCase> = {}): ComparedCase {
  return {
    ref: `INV-${value}`,
    receivedAt: 0,
    completedAt: 100,
    path: null,
    routedTo: null,
    exception: null,
    errors: null,
    handoffs: null,
    manualTouches: null,
    rework: null,
    failures: [],
    attributes: value === null ? {} : { 'Amount (EUR)': String(value) },
    ...went,
  }
}
