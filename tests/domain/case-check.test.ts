import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/conditions/compile.ts'
import { attributesOf } from '../../src/domain/attribute-field.ts'
import { checkCase, type CompletedCase } from '../../src/domain/case-check.ts'
import type { Outcome, RuleVersion } from '../../src/domain/rule.ts'
import { type ReadyRule, readyRules } from '../../src/domain/rule-outcome.ts'
import { minutesBy } from '../../src/domain/working-hours.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { naiveDecision, naiveFindings } from '../support/naive-rules.ts'
import { anyBook, anyCase, someFields } from '../support/some-conditions.ts'

const minutes = minutesBy(calendarOf('Europe/Amsterdam'))
const ready = (book: readonly RuleVersion[]) => readyRules(book, compile)
const hour = 3_600_000
const monday = Date.parse('2026-09-07T09:00Z')

describe('a completed case', () => {
  it('is in order when it went as the rules want', () => {
    const wanted = {
      route: 'Finance',
      approver: 'Olivia',
      limit: { minutes: 240, counts: 'round the clock' },
      human: 'checks it',
    } as const

    expect(
      check(wanted, { routedTo: 'finance', attributes: { 'Approved By': ' OLIVIA' }, manualTouches: 1 }),
    ).toMatchObject({ findings: [], notKnown: [] })
  })

  it.each([
    [{ route: 'Finance' }, { routedTo: 'Sales' }, 'wrong route', 'It belonged to Finance and went to Sales.'],
    [
      { approver: 'Olivia' },
      { attributes: { approver: 'Ben' } },
      'wrong approver',
      'Olivia had to approve it, and Ben did.',
    ],
    [
      { limit: { minutes: 240, counts: 'round the clock' } },
      { completedAt: monday + 4 * hour + 1 },
      'missed time limit',
      'It may take 4 h and took 4 h 1 min.',
    ],
    [
      { limit: { minutes: 240, counts: 'working hours' } },
      { completedAt: monday + 25 * hour },
      'missed time limit',
      'It may take 4 h of working time and took 9 h of working time.',
    ],
    [
      { human: 'checks the IBAN' },
      { manualTouches: 0 },
      'skipped step',
      'It wants that a person checks the IBAN, and nobody touched the case.',
    ],
  ] as const)('is found to go against %o', (wanted, went, kind, why) => {
    expect(check(wanted, went)?.findings).toEqual([{ kind, rule: { number: 7, version: 2 }, why }])
  })

  it('is never found wrong by what it does not say', () => {
    const wanted = { route: 'Finance', approver: 'Olivia', human: 'checks it' }

    expect(check(wanted, {})).toMatchObject({ findings: [], notKnown: ['route', 'approver', 'human'] })
  })

  it('is not late at the last minute that it may take', () => {
    const limit = { minutes: 240, counts: 'round the clock' } as const

    expect(check({ limit }, { completedAt: monday + 4 * hour })?.findings).toEqual([])
  })

  it('is found where no rule speaks to it, or where none can tell', () => {
    const rule = { ...always({ route: 'Finance' }), reads: [{ name: 'Amount', type: 'number' }] } as const

    expect(checkCase(piece({}), [{ ...rule, evaluate: () => false }], minutes)?.findings).toEqual([
      { kind: 'no rule applies', rule: null, why: 'No rule that was in effect speaks to this case.' },
    ])
    expect(checkCase(piece({}), [{ ...rule, evaluate: () => 'undecided' }], minutes)?.findings).toEqual([
      { kind: 'undecided', rule: { number: 7, version: 2 }, why: 'The case does not say “Amount”.' },
    ])
  })

  it('is not checked where no rule can be', () => {
    expect(checkCase(piece({}), [], minutes)).toBeNull()
  })

  it('is judged as in the plainest way of deciding, ten thousand times', () => {
    const types = Object.fromEntries(someFields.map(({ name, type }) => [name, type]))
    let checked = 0
    fc.assert(
      fc.property(anyBook, fc.array(anyCase, { minLength: 60, maxLength: 60 }), (book, cases) => {
        const rules = ready(book)
        if (rules.length === 0) return
        for (const each of cases) {
          const found = checkCase(each, rules, minutes)?.findings.map(({ kind }) => kind) ?? []
          expect(found.toSorted()).toEqual(naiveFindings(naiveDecision(book, attributesOf(each), types), each))
          checked += 1
        }
      }),
      { numRuns: 300 },
    )
    expect(checked).toBeGreaterThanOrEqual(10_000)
  })
})

function check(wanted: Partial<Outcome>, went: Partial<CompletedCase>) {
  return checkCase(piece(went), [always(wanted)], minutes)
}

function always(wanted: Partial<Outcome>): ReadyRule {
  const outcome = { route: null, approver: null, limit: null, human: null, ...wanted }
  return { number: 7, version: 2, outcome, evaluate: () => true, reads: [] }
}

function piece(went: Partial<CompletedCase>): CompletedCase {
  const silent = { path: null, routedTo: null, exception: null, errors: null, handoffs: null, manualTouches: null }
  return { ...silent, attributes: {}, receivedAt: monday, completedAt: monday + hour, ...went }
}
