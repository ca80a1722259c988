import { describe, expect, test } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import {
  bookConfirmed,
  bookContent,
  confirmBook,
  fileAt,
  inForceSince,
  linesOf,
  outnumberedSince,
  ruleBook,
} from '../../src/domain/rule-book.ts'
import { thresholds } from '../../src/domain/signal-thresholds.ts'
import { factOf, pilotFile, running, stopped, whyOf } from '../support/drafted-pilot.ts'
import { invoiceBook, invoiceRules, version } from '../support/invoice-book.ts'
import { finishedDrill, versionOfR3 } from '../support/some-drills.ts'

const book = invoiceBook()
const launched = (change: Partial<PilotFile> = {}) => pilotFile({ rules: book, ...change }, running)

describe('the book', () => {
  test('goes section by section, exceptions and human step-ins below the rule they belong to', () => {
    const told = ruleBook(launched()).map(({ section, rules }) => [
      section,
      ...rules.map(({ rule, below }) => [rule.number, ...below.map((one) => one.rule.number)]),
    ])

    expect(told).toEqual([
      ['start', [1], [2]],
      ['required data', [3]],
      ['routing', [4, 8, 9], [5, 10]],
      ['time limit', [6]],
      ['human step-in', [7]],
      ['stop', [11]],
      ['never', [12]],
    ])
  })

  test('shows what stood under a rule that is gone in its own section', () => {
    const rules = [version(1, {}, { retired: true }), version(2, { section: 'exception', under: 1 })]

    expect(ruleBook(pilotFile({ rules })).map(({ section }) => section)).toEqual(['exception'])
  })

  test('says who answers and which rule two people read differently', () => {
    const rules = [versionOfR3(1, 'Urgent ones go first.')]
    const answerers = [{ rule: 3, person: 'maya', deputy: null, by: 'olivia', at: 5, seq: 5 }]
    const [section] = ruleBook(pilotFile({ rules, answerers, drills: finishedDrill(1, {}, 2) }))

    expect(section?.rules[0]).toMatchObject({ answerer: { person: 'maya' }, isAmbiguous: true })
  })

  test('holds from the launch on where it was written before, else from its switch-on on', () => {
    expect(inForceSince(launched(), version(1))).toBe(100)
    expect(inForceSince(launched(), version(1, {}, { change: 7, at: 500 }))).toBe(500)
    expect(inForceSince(pilotFile(), version(1))).toBeNull()
  })
})

describe('the book of an earlier moment', () => {
  test('is made of what had happened by then', () => {
    const later = version(4, { text: 'Changed.' }, { version: 2, change: 1, at: 500, seq: 500 })
    const answerers = [{ rule: 4, person: 'maya', deputy: null, by: 'olivia', at: 400, seq: 400 }]
    const file = launched({ rules: [...book, later], answerers })

    expect(ruleBook(fileAt(file, 499))).toEqual(ruleBook(launched({ answerers })))
    expect(ruleBook(fileAt(file, 399))).toEqual(ruleBook(launched()))
    expect(ruleBook(fileAt(file, 99))).toEqual(ruleBook(pilotFile({ rules: book })))
    expect(ruleBook(fileAt(file, 500))).toEqual(ruleBook(file))
  })
})

describe('an ambiguous rule', () => {
  test('was not ambiguous before the drill that split two people', () => {
    const file = pilotFile({ rules: [versionOfR3(1, 'Urgent ones go first.')], drills: finishedDrill(1, {}, 2) })
    const isAmbiguous = (at: number) => ruleBook(fileAt(file, at))[0]?.rules[0]?.isAmbiguous

    expect([isAmbiguous(11), isAmbiguous(12)]).toEqual([false, true])
  })
})

describe('confirming the book', () => {
  test('covers every rule in effect by its content', () => {
    const made = factOf(confirmBook({ file: launched(), hash: 'h', seen: 'h' }))

    expect(made).toMatchObject({ act: 'confirm rule book', object: { type: 'rule book', id: 'inv', version: 1 } })
    expect(made.content).toEqual(book.map(({ number, hash }) => ({ number, hash })))
  })

  test('is refused on a book that moved, before the launch, and without a rule', () => {
    expect(confirmBook({ file: launched(), hash: 'h', seen: 'x' })).toMatchObject({ kind: 'overtaken' })
    expect(whyOf(confirmBook({ file: pilotFile({ rules: book }), hash: 'h', seen: 'h' }))).toContain(
      'Before the launch',
    )
    expect(whyOf(confirmBook({ file: launched({ rules: [] }), hash: 'h', seen: 'h' }))).toContain('no rule in effect')
  })

  test('is still asked of a pilot that has ended', () => {
    expect(factOf(confirmBook({ file: pilotFile({ rules: book }, stopped), hash: 'h', seen: 'h' })).act).toBe(
      'confirm rule book',
    )
  })

  test('counts until a rule changes', () => {
    const confirmations = [{ document: 'rule book', hash: 'h', by: 'olivia', at: 300, seq: 300 }] as const
    const later = version(4, { text: 'Changed.' }, { version: 2, change: 1, at: 500, seq: 500 })

    expect(bookConfirmed(launched())).toBeNull()
    expect(bookConfirmed(launched({ confirmations }))).toMatchObject({ isCurrent: true, last: { at: 300 } })
    expect(bookConfirmed(launched({ confirmations, rules: [...book, later] }))).toMatchObject({ isCurrent: false })
  })

  test('has the same content whatever the rules were before', () => {
    const moved = [version(1, { text: 'Other words.' }), ...book.map((rule) => ({ ...rule, seq: rule.seq + 1 }))]

    expect(bookContent({ rules: moved })).toEqual(bookContent({ rules: book }))
  })
})

describe('what the book gives reason to look at', () => {
  test('is its length above two pages', () => {
    const many = Array.from({ length: 60 }, (_, nth) => version(nth + 1, { text: 'A sentence that takes one line.' }))

    expect(linesOf(ruleBook(launched()))).toBeLessThan(thresholds.bookLines)
    expect(linesOf(ruleBook(pilotFile({ rules: many })))).toBeGreaterThan(thresholds.bookLines)
  })

  test('counts what stands below a rule as well', () => {
    const without = book.filter(({ content }) => content.under === null)

    expect(linesOf(ruleBook(launched()))).toBe(linesOf(ruleBook(launched({ rules: without }))) + 6)
  })

  test('is exceptions that outnumber the other rules, since that is so', () => {
    const exception = (number: number, seq: number) => version(number, { section: 'exception', under: 1 }, { seq })
    const rules = [version(1), exception(2, 20), exception(3, 30), exception(4, 40)]

    expect(outnumberedSince(invoiceRules.map((content, nth) => version(nth + 1, content)))).toBeNull()
    expect(outnumberedSince(rules.slice(0, 2))).toBeNull()
    expect(outnumberedSince(rules)).toBe(30)
  })

  test('begins anew after a time in which they did not', () => {
    const exception = (number: number, seq: number) => version(number, { section: 'exception', under: 1 }, { seq })
    const rules = [version(1), exception(2, 20), exception(3, 30), version(5, {}, { seq: 50 }), exception(4, 60)]

    expect(outnumberedSince(rules)).toBe(60)
    expect(outnumberedSince([])).toBeNull()
  })
})
