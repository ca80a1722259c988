import { describe, expect, it } from 'vitest'
import { compile } from '../../src/conditions/compile.ts'
import type { Attributes } from '../../src/domain/attribute-value.ts'
import type { Outcome, RuleContent, RuleVersion } from '../../src/domain/rule.ts'
import { type Decision, decideCase, decisionInWords, readyRules } from '../../src/domain/rule-outcome.ts'

const amount = { Amount: '500', New: 'yes' }

const over = (least: number) => `c["Amount"] >= ${least}`
const isNew = 'c["New"] == true'
const finance = { route: 'Finance' }
const olivia = { approver: 'Olivia' }
const fourHours = { limit: { minutes: 240, counts: 'round the clock' } } as const

describe('the rules say of a case', () => {
  it('what each part of them settles', () => {
    const rules = [rule(1, over(100), finance), rule(2, over(100), olivia), rule(3, over(900), fourHours)]

    expect(decide(rules, amount)).toEqual({
      kind: 'decided',
      outcome: { route: 'Finance', approver: 'Olivia', limit: null, human: null },
      by: { route: { number: 1, version: 1 }, approver: { number: 2, version: 1 }, limit: null, human: null },
    })
  })

  it('what the earlier of two says, and from the later one what is left open', () => {
    const rules = [rule(1, over(100), finance), rule(2, over(200), { route: 'Purchasing', ...olivia })]

    expect(words(rules, amount)).toBe('to Finance, Olivia approves')
  })

  it('nothing where none of them speaks', () => {
    expect(decide([rule(1, over(900), finance)], amount)).toEqual({ kind: 'no rule applies' })
    expect(decide([], amount)).toEqual({ kind: 'no rule applies' })
  })

  it('nothing by a rule without an outcome, or with an empty one', () => {
    expect(readyRules([rule(2, over(100), null), rule(3, over(100), {})], compile)).toEqual([])
  })

  it('what a rule without a condition wants of every case', () => {
    expect(words([rule(1, over(900), olivia), rule(2, null, finance)], amount)).toBe('to Finance')
  })
})

describe('an exception', () => {
  const rules = [rule(1, over(100), { ...finance, ...olivia }), rule(2, isNew, { route: 'Purchasing' }, 1)]

  it('goes before the rule that it stands under, which says the rest', () => {
    expect(words(rules, amount)).toBe('to Purchasing, Olivia approves')
    expect(words(rules, { ...amount, New: 'no' })).toBe('to Finance, Olivia approves')
  })

  it('says nothing where the rule itself would not speak', () => {
    expect(words(rules, { Amount: '99', New: 'yes' })).toBe('no rule applies')
  })

  it('goes before its rule only, not before the rules ahead of that', () => {
    const first = rule(9, over(100), { route: 'Audit' })

    expect(words([first, ...rules], amount)).toBe('to Audit, Olivia approves')
  })

  it('stands for itself when its rule cannot be checked or is not there', () => {
    expect(words([rule(1, null, null), rule(2, isNew, finance, 1)], amount)).toBe('to Finance')
    expect(words([rule(2, isNew, finance, 1)], amount)).toBe('to Finance')
  })
})

describe('a case that does not say enough', () => {
  it('is undecided by the rule that could still settle a part', () => {
    const rules = [rule(1, over(100), finance), rule(2, isNew, { route: 'Purchasing', ...olivia })]

    expect(decide(rules, { Amount: '500' })).toEqual({
      kind: 'undecided',
      rule: { number: 2, version: 1 },
      why: 'The case does not say “New”.',
    })
  })

  it('is decided where that rule could settle nothing any more', () => {
    const rules = [rule(1, over(100), finance), rule(2, isNew, { route: 'Purchasing' })]

    expect(words(rules, { Amount: '500' })).toBe('to Finance')
  })

  it('is undecided when nobody can tell whether the rule above an exception speaks', () => {
    const rules = [rule(1, over(100), olivia), rule(2, isNew, finance, 1)]

    expect(decide(rules, { New: 'yes' })).toMatchObject({ rule: { number: 2 }, why: 'The case does not say “Amount”.' })
  })

  it('is undecided by a condition that nobody can read', () => {
    expect(decide([rule(1, 'c["Gone"] >', finance)], amount)).toMatchObject({
      kind: 'undecided',
      why: 'Its condition cannot be read.',
    })
  })
})

describe('an outcome in words', () => {
  it('is short and complete', () => {
    const all = { ...finance, ...olivia, ...fourHours, human: 'checks the bank details' }

    expect(words([rule(1, over(1), all)], amount)).toBe(
      'to Finance, Olivia approves, 4 h, a person checks the bank details',
    )
  })
})

function rule(
  number: number,
  expression: string | null,
  says: Partial<Outcome> | null,
  under: number | null = null,
): RuleVersion {
  const outcome = says && { route: null, approver: null, limit: null, human: null, ...says }
  const condition = expression === null ? null : ({ join: 'all', rows: [], expression } as const)
  const content: RuleContent = { section: 'routing', text: 'A rule.', under, place: number, condition, outcome }
  return { number, version: 1, content, hash: '', retired: false, change: null, by: 'olivia', at: 0, seq: number }
}

function decide(rules: readonly RuleVersion[], attributes: Attributes): Decision {
  return decideCase(readyRules(rules, compile), attributes)
}

function words(rules: readonly RuleVersion[], attributes: Attributes): string {
  return decisionInWords(decide(rules, attributes))
}
