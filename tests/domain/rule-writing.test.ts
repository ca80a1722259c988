import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact } from '../../src/domain/fact.ts'
import { type RuleContent, rulesInEffect, type RuleVersion } from '../../src/domain/rule.ts'
import { besides, moveRule, type RuleDraft, takeOut, writeRule } from '../../src/domain/rule-writing.ts'
import { isRefused, type Refused } from '../../src/domain/refusal.ts'
import { contentHash } from '../../src/store/hash.ts'
import { factOf, pilotFile, problemAt, running, stopped, whyOf } from '../support/drafted-pilot.ts'
import { invoiceBook, version } from '../support/invoice-book.ts'

const draft: RuleDraft = {
  section: 'routing',
  text: 'Urgent ones go first.',
  under: null,
  condition: null,
  outcome: null,
}
const book = invoiceBook()
const hashOf = (number: number, rules = book) => rules.findLast((rule) => rule.number === number)?.hash ?? ''

/** The book with what a fact made of it. */
function after(rules: readonly RuleVersion[], made: Fact | Refused): readonly RuleVersion[] {
  const { content, data, object } = factOf(made)
  const { retired, number } = data as { retired: boolean; number: number } // facts about rules carry exactly this
  const said = content as unknown as RuleContent
  const seq = rules.length + 1
  return [...rules, version(number, said, { version: object.version, hash: contentHash(said), retired, seq })]
}

describe('writing a rule', () => {
  test('adds it behind the others of its section, under the next number', () => {
    const made = factOf(writeRule({ file: pilotFile({ rules: book }), number: null, draft, seen: '' }))

    expect(made).toMatchObject({ act: 'write rule', object: { type: 'rule', id: '13', version: 1 } })
    expect(made.data).toEqual({ number: 13, retired: false })
    expect(rulesInEffect(after(book, made)).map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 10, 11, 12,
    ])
  })

  test('never gives a number twice, not even one that was taken out', () => {
    const rules = [version(1), version(2), version(2, {}, { version: 2, retired: true, seq: 3 })]

    expect(factOf(writeRule({ file: pilotFile({ rules }), number: null, draft, seen: '' })).data).toMatchObject({
      number: 3,
    })
  })

  test('makes a new version of one that is there, in its place', () => {
    const file = pilotFile({ rules: book })
    const made = factOf(writeRule({ file, number: 4, draft, seen: hashOf(4) }))

    expect(made).toMatchObject({ object: { id: '4', version: 2 }, base: 1, content: { ...draft, place: 40 } })
  })

  test('puts it behind the others when it comes into another section', () => {
    const file = pilotFile({ rules: book })
    const made = factOf(writeRule({ file, number: 6, draft: { ...draft, section: 'stop' }, seen: hashOf(6) }))

    expect(made.content).toMatchObject({ section: 'stop', place: 120 })
  })

  test('says what is wrong with it, field by field', () => {
    const file = pilotFile({ rules: book })
    const write = (change: Partial<RuleDraft>) =>
      writeRule({ file, number: null, draft: { ...draft, ...change }, seen: '' })

    expect(problemAt(write({ text: '' }), 'text')).toContain('one plain sentence')
    expect(problemAt(write({ section: 'exception' }), 'under')).toContain('belongs to a rule')
    expect(problemAt(write({ section: 'exception', under: 9 }), 'under')).toContain('itself stands under a rule')
  })

  test('is refused on words that somebody else has changed meanwhile', () => {
    const refused = writeRule({ file: pilotFile({ rules: book }), number: 4, draft, seen: 'another hash' })

    expect(refused).toMatchObject({ kind: 'overtaken', why: expect.stringContaining('everything you typed') })
  })

  test('is refused where nothing differs, and for a rule that is not in the book', () => {
    const file = pilotFile({ rules: book })
    const { place: _, ...same } = book[3]!.content

    expect(whyOf(writeRule({ file, number: 4, draft: same, seen: hashOf(4) }))).toContain('exactly this already')
    expect(whyOf(writeRule({ file, number: 40, draft, seen: '' }))).toContain('R40 is not in the book')
  })
})

describe('taking a rule out', () => {
  test('keeps what it said until then', () => {
    const made = factOf(takeOut({ file: pilotFile({ rules: book }), number: 6, seen: hashOf(6) }))

    expect(made).toMatchObject({ object: { id: '6', version: 2 }, data: { number: 6, retired: true } })
    expect(made.content).toEqual(book[5]!.content)
  })

  test('waits until nothing stands under it', () => {
    const file = pilotFile({ rules: book })

    expect(whyOf(takeOut({ file, number: 4, seen: hashOf(4) }))).toContain('R8 and R9 stand under this rule.')
    expect(whyOf(takeOut({ file, number: 5, seen: hashOf(5) }))).toContain('R10 stands under this rule.')
  })

  test('is refused on another version than the one on the page, and twice', () => {
    const out = [...book, version(6, {}, { version: 2, retired: true, seq: 20 })]

    expect(takeOut({ file: pilotFile({ rules: book }), number: 6, seen: 'old' })).toMatchObject({ kind: 'overtaken' })
    expect(whyOf(takeOut({ file: pilotFile({ rules: out }), number: 6, seen: hashOf(6) }))).toContain('not in the book')
  })
})

describe('moving a rule', () => {
  test('changes its place and nothing else', () => {
    const made = factOf(moveRule({ file: pilotFile({ rules: book }), number: 5, seen: hashOf(5) }, 'up'))

    expect(made.content).toEqual({ ...book[4]!.content, place: 20 })
    expect(
      rulesInEffect(after(book, made))
        .map(({ number }) => number)
        .slice(3, 5),
    ).toEqual([5, 4])
  })

  test('stops at either end, and never leaves the rule it stands under', () => {
    const file = pilotFile({ rules: book })

    expect(whyOf(moveRule({ file, number: 1, seen: hashOf(1) }, 'up'))).toBe('R1 stands first already.')
    expect(whyOf(moveRule({ file, number: 9, seen: hashOf(9) }, 'down'))).toBe('R9 stands last already.')
  })

  test('is refused on another version than the one on the page', () => {
    const file = pilotFile({ rules: book })

    expect(moveRule({ file, number: 5, seen: 'old' }, 'up')).toMatchObject({ kind: 'overtaken' })
    expect(whyOf(moveRule({ file, number: 50, seen: '' }, 'up'))).toContain('not in the book')
  })

  test('says what to move instead where no room is left', () => {
    const rules = [version(1, { place: 1 }), version(2, { place: 2 }), version(3, { place: 3 })]
    const file = pilotFile({ rules })

    expect(whyOf(moveRule({ file, number: 3, seen: hashOf(3, rules) }, 'up'))).toContain('Move R2 down instead.')
  })

  test('puts it exactly one further, however often rules are moved', () => {
    const moves = fc.array(fc.record({ number: fc.integer({ min: 1, max: 12 }), way: fc.constantFrom('up', 'down') }))
    fc.assert(
      fc.property(moves, (tried) => {
        let rules = book
        for (const { number, way } of tried) {
          const rule = rulesInEffect(rules).find((one) => one.number === number)!
          const before = besides(rules, rule).map((one) => one.number)
          const made = moveRule({ file: pilotFile({ rules }), number, seen: rule.hash }, way)
          if (isRefused(made)) continue
          rules = after(rules, made)
          expect(besides(rules, rule).map((one) => one.number)).toEqual(swapped(before, number, way))
        }
      }),
    )
  })
})

function swapped(numbers: readonly number[], number: number, way: 'up' | 'down'): readonly number[] {
  const at = numbers.indexOf(number)
  return numbers.with(at, numbers[at + (way === 'up' ? -1 : 1)]!).with(at + (way === 'up' ? -1 : 1), number)
}

test.each([
  ['launched', running, 'Ask for a change instead.'],
  ['ended', stopped, 'This pilot has ended'],
] as const)('nothing is written, moved or taken out of the book of a pilot that was %s', (_, stages, why) => {
  const file = pilotFile({ rules: book }, stages)

  expect(whyOf(writeRule({ file, number: null, draft, seen: '' }))).toContain(why)
  expect(whyOf(writeRule({ file, number: 4, draft, seen: hashOf(4) }))).toContain(why)
  expect(whyOf(moveRule({ file, number: 5, seen: hashOf(5) }, 'up'))).toContain(why)
  expect(whyOf(takeOut({ file, number: 6, seen: hashOf(6) }))).toContain(why)
})
