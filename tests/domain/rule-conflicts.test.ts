import { describe, expect, test } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { ruleChanges } from '../../src/domain/rule-change.ts'
import { park, withdraw } from '../../src/domain/rule-change-deciding.ts'
import { conflictsOf, sharingTheWeek } from '../../src/domain/rule-conflicts.ts'
import {
  after,
  approved,
  asked,
  asMaya,
  asOlivia,
  asTariq,
  bookFile,
  changeIn,
  confirmed,
  deciding,
  later,
  switchedOn,
  wish,
} from '../support/changing-rules.ts'
import { at, utc } from '../support/pilot-file.ts'
import { routingRule } from '../support/running-rules.ts'

const conflicts = (file: PilotFile, number: number) => conflictsOf(changeIn(file, number), ruleChanges(file))
const exceptionUnder = (under: number) => routingRule({ section: 'exception', text: 'Not for rent.', under })
const adding = (under: number) => wish({ kind: 'add', rule: null, proposal: exceptionUnder(under) })
const retiring = (rule: number) => wish({ kind: 'retire', rule, proposal: null })

describe('two open changes meet', () => {
  test('on the same rule', () => {
    const file = asked(asked(), retiring(1))

    expect(conflicts(file, 1)).toEqual([{ change: 2, rule: 1, how: 'same rule' }])
    expect(conflicts(file, 2)).toEqual([{ change: 1, rule: 1, how: 'same rule' }])
  })

  test('where one stands under the rule that the other retires', () => {
    const file = asked(asked(bookFile(), adding(1)), retiring(1))

    expect(conflicts(file, 1)).toEqual([{ change: 2, rule: 1, how: 'retires above' }])
    expect(conflicts(file, 2)).toEqual([{ change: 1, rule: 1, how: 'stands below' }])
  })

  test('where one stands under the rule that the other changes', () => {
    const file = asked(asked(bookFile(), adding(1)))

    expect(conflicts(file, 1)).toEqual([{ change: 2, rule: 1, how: 'changes above' }])
    expect(conflicts(file, 2)).toEqual([{ change: 1, rule: 1, how: 'stands below' }])
  })

  test('nowhere else: not two new rules, and not two rules side by side', () => {
    const other = wish({ rule: 2, proposal: routingRule({ text: 'Invoices without an order go back.', place: 2 }) })
    const file = asked(asked(asked(bookFile(), adding(2)), adding(2)), other)

    expect(conflicts(file, 1).map(({ change }) => change)).toEqual([3])
    expect(conflicts(asked(asked(), adding(2)), 2)).toEqual([])
  })

  test('only while both are open', () => {
    const two = asked(asked(), retiring(1))
    const one = after(two, withdraw(deciding(two, 1), '', asMaya()), asMaya())

    expect([conflicts(one, 1), conflicts(one, 2)]).toEqual([[], []])
  })
})

describe('changes of one week', () => {
  const other = (switchOnAt: number) =>
    wish({ rule: 2, switchOnAt, proposal: routingRule({ text: 'Invoices without an order go back.', place: 2 }) })
  const sharing = (file: PilotFile, number: number) =>
    sharingTheWeek(changeIn(file, number), ruleChanges(file), later, utc).map(({ change, isOn }) => [
      change.number,
      isOn,
    ])

  test('are named to each other while they are planned', () => {
    expect(sharing(asked(asked(), other(at('2026-08-14T09:00Z'))), 1)).toEqual([[2, false]])
    expect(sharing(asked(asked(), other(at('2026-08-17T09:00Z'))), 1)).toEqual([])
  })

  test('are named once they are on', () => {
    const file = asked(switchedOn(), other(later))

    expect(sharing(file, 2)).toEqual([[1, true]])
    expect(sharing(file, 1)).toEqual([[2, false]])
  })

  test('count in the week in which they can be switched on, not in the one that passed them by', () => {
    const late = asked(bookFile(), wish({ switchOnAt: at('2026-08-05T09:00Z') }), asMaya(at('2026-08-05T09:00Z')))

    expect(sharing(asked(late, other(at('2026-08-12T09:00Z'))), 1)).toEqual([[2, false]])
  })

  test('leave out what is not on its way', () => {
    const two = asked(asked(), other(later))
    const set = after(two, park(deciding(two, 2), 'Later.'), asOlivia())

    expect([sharing(set, 1), sharing(set, 2)]).toEqual([[], []])
    expect(sharing(switchedOn(confirmed(approved(two, asOlivia(), 1), asTariq(), 1), asTariq(), 1), 2)).toEqual([
      [1, true],
    ])
  })
})
