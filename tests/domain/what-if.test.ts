import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/domain/advice/advise.ts'
import type { Facts } from '../../src/domain/advice/facts.ts'
import { asItStands, isUnreadable, supposedFacts, type Typed } from '../../src/domain/what-if.ts'
import { supposedInWords } from '../../src/words/what-if.ts'

const file = new URL('./advice/advice-scenarios.json', import.meta.url)
const { scenarios } = JSON.parse(readFileSync(file, 'utf8')) as { scenarios: { id: string; facts: Facts }[] }
const facts = scenarios.find(({ facts: { weeks, harm } }) => weeks.length >= 6 && harm === null)?.facts as Facts

function supposed(typed: Typed, without: readonly string[] = [], of: Facts = facts): Facts {
  const read = supposedFacts({ facts: of, typed, without })
  if (isUnreadable(read)) throw new Error(read.map(({ why }) => why).join(' '))
  return read
}

function problems(typed: Typed, without: readonly string[] = []) {
  const read = supposedFacts({ facts, typed, without })
  return isUnreadable(read) ? read : []
}

const goal = facts.charter.measures.find(({ role }) => role === 'goal')?.key ?? ''
const last = facts.weeks.at(-1)?.week ?? ''

describe('What is supposed', () => {
  test('is what stands, until somebody moves something: every scenario keeps its advice', () => {
    for (const { facts: each } of scenarios) {
      const asIs = supposed(asItStands(each), [], each)

      expect(advise(asIs)).toMatchObject({ answer: advise(each).answer, kind: advise(each).kind })
      expect(supposedInWords(each, asIs)).toEqual([])
    }
  })

  test('moves a target, a decision point and a check', () => {
    const moved = supposed({
      [`target.${goal}`]: '6,5',
      timeBoxWeeks: '20',
      adoption: '80 %',
      'check.rule_owner': 'fail',
    })

    expect(moved.charter.measures.find(({ key }) => key === goal)?.target).toBe(6.5)
    expect(moved.charter.thresholds).toMatchObject({ timeBoxWeeks: 20, adoption: 0.8 })
    expect(moved.checks.rule_owner).toBe('fail')
    expect(supposedInWords(facts, moved).length).toBeGreaterThanOrEqual(3)
  })

  test('adds coming weeks that are as the last one but for what was typed', () => {
    const moved = supposed({ ahead: '2', [`next.${goal}`]: '3', 'next.cases': '80', 'next.adoption': '95' })
    const added = moved.weeks.slice(facts.weeks.length)

    expect(added).toHaveLength(2)
    expect(added[1]).toMatchObject({ cases: 80, adoption: 0.95, values: { [goal]: 3 } })
    expect(supposedInWords(facts, moved).join(' ')).toContain('2 weeks more, each with')
  })

  test('leaves a week out as one without a scorecard, so that none moves to another place', () => {
    const moved = supposed({}, [last])

    expect(moved.weeks.map(({ week }) => week)).toEqual(facts.weeks.map(({ week }) => week))
    expect(moved.weeks.at(-1)).toMatchObject({ missing: true, cases: null })
    expect(advise(moved).kind).toBe('evidence')
  })

  test('never alters the facts that it began with', () => {
    const before = JSON.stringify(facts)
    supposed({ ahead: '3', [`target.${goal}`]: '1', 'check.rule_owner': 'pass' }, [last])

    expect(JSON.stringify(facts)).toBe(before)
  })
})

describe('What cannot be read', () => {
  test('is said with its field, all of it at once', () => {
    const typed = { [`target.${goal}`]: 'soon', ahead: '99', 'next.cases': '1.5', 'check.rule_owner': 'perhaps' }

    expect(problems({ ...typed, weeksToHold: '0' }).map(({ field }) => field)).toEqual([
      `target.${goal}`,
      'weeksToHold',
      'check.rule_owner',
      'next.cases',
      'ahead',
    ])
  })

  test('is a week that is none of this pilot', () => {
    expect(problems({}, ['1999-W01'])).toEqual([
      { field: 'without', why: 'Only a week of this pilot can be left out.' },
    ])
  })

  test('is half a week', () => {
    expect(problems({ ahead: '1.5' })).toMatchObject([{ field: 'ahead' }])
  })
})
