import { describe, expect, test } from 'vitest'
import { breakFreeze } from '../../src/domain/freeze.ts'
import { exemptChange } from '../../src/domain/rule-change.ts'
import { withdraw, breakFreezeFor, unpark } from '../../src/domain/rule-change-deciding.ts'
import {
  after,
  approved,
  asked,
  asMaya,
  asOlivia,
  asTariq,
  bookFile,
  brokenFor,
  changeIn,
  deciding,
  inTheCycle,
  later,
  resubmitted,
  wish,
} from '../support/changing-rules.ts'
import { problemAt, whyOf } from '../support/drafted-pilot.ts'
import { routingRule } from '../support/running-rules.ts'

const frozen = asked(bookFile(), wish(), asMaya(inTheCycle))
const olivia = asOlivia(inTheCycle)
const tariq = asTariq(inTheCycle)

function breaking(file = frozen) {
  const { change, freezeHash, ...given } = deciding(file)
  return [change, { ...given, seen: freezeHash, freezeHash, why: 'Invoices are lost.' }] as const
}

describe('breaking the freeze for a change', () => {
  test('takes both keys, and then it waits for the policy like any other', () => {
    const half = brokenFor(frozen, olivia)
    const both = brokenFor(half, tariq)

    expect([changeIn(half).stage, changeIn(both).stage]).toEqual(['parked', 'requested'])
  })

  test('wants a reason from each', () => {
    const [change, given] = breaking()

    expect(problemAt(breakFreezeFor(change, { ...given, why: '' }, olivia), 'why')).toContain('cannot wait')
  })

  test('is over when the content was another', () => {
    const [change, given] = breaking()

    expect(breakFreezeFor(change, { ...given, seen: change.hash }, olivia)).toMatchObject({ kind: 'overtaken' })
  })

  test('is no way around a decision that was taken: what is not parked stays as it is', () => {
    const half = brokenFor(frozen, olivia)
    const gone = after(half, withdraw(deciding(half), '', asMaya(inTheCycle)), asMaya(inTheCycle))
    const [change, given] = breaking(gone)

    expect(whyOf(breakFreezeFor(change, given, tariq))).toContain('not parked')
  })

  test('brings nothing back that was settled in between, even where both keys have turned', () => {
    const half = brokenFor(frozen, olivia)
    const gone = after(half, withdraw(deciding(half), '', asMaya(inTheCycle)), asMaya(inTheCycle))
    const [change, given] = breaking(gone)
    const both = after(
      gone,
      breakFreeze({ ...given, exempt: exemptChange(change), hash: given.freezeHash }, tariq),
      tariq,
    )

    expect(changeIn(both).stage).toBe('withdrawn')
  })

  test('is not done with one key: the COO takes nothing up on it', () => {
    expect(whyOf(unpark(deciding(brokenFor(frozen, olivia)), olivia))).toContain('Breaking the freeze takes both keys')
  })

  test('is nothing to do once the first cycle has ended', () => {
    const [change, given] = breaking()

    expect(whyOf(breakFreezeFor(change, given, asOlivia(later)))).toContain('not frozen any more')
  })

  test('holds for that round alone: another wording parks itself again', () => {
    const both = brokenFor(brokenFor(frozen, olivia), tariq)
    const reworded = wish({ proposal: routingRule({ text: 'Everything goes to the finance director.' }) })

    expect(changeIn(resubmitted(approved(both, olivia), reworded, asMaya(inTheCycle))).stage).toBe('parked')
  })

  test('is the only way out of it: the COO alone takes nothing up', () => {
    expect(whyOf(unpark(deciding(frozen), olivia))).toContain('Breaking the freeze takes both keys')
    expect(unpark(deciding(frozen), asOlivia(later))).toMatchObject({ act: 'unpark rule change' })
  })
})
