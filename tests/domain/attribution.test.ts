import { describe, expect, test } from 'vitest'
import { crowdedWeeks, switchOns } from '../../src/domain/attribution.ts'
import { ruleChanges } from '../../src/domain/rule-change.ts'
import { approved, asked, asOlivia, asTariq, confirmed, later, switchedOn, wish } from '../support/changing-rules.ts'
import { calendar } from '../support/drafted-pilot.ts'
import { at } from '../support/pilot-file.ts'

const made = (change: number, instant: string, rule = change) => ({ change, rule, at: at(instant) })

describe('switch-ons', () => {
  test('are told in the order in which they happened, whatever the numbers', () => {
    const retiring = asked(asked(), wish({ kind: 'retire', rule: 3 }))
    const second = switchedOn(confirmed(approved(retiring, asOlivia(), 2), asTariq(), 2), asTariq(later + 1), 2)
    const both = switchedOn(confirmed(approved(second, asOlivia(), 1), asTariq(), 1), asTariq(later + 2), 1)

    expect(switchOns(ruleChanges(both))).toEqual([
      { change: 2, rule: 3, at: later + 1 },
      { change: 1, rule: 1, at: later + 2 },
    ])
  })
})

describe('a week', () => {
  test('with one switch-on leaves no doubt, with two it does', () => {
    const crowded = crowdedWeeks(
      [made(1, '2026-08-03T09:00Z'), made(2, '2026-08-10T09:00Z'), made(3, '2026-08-14T09:00Z')],
      calendar,
    )

    expect([...crowded.keys()]).toEqual(['2026-W33'])
    expect(crowded.get('2026-W33')?.map(({ change }) => change)).toEqual([2, 3])
  })

  test('begins and ends by the clock of the organisation', () => {
    const night = [made(1, '2026-08-09T22:30Z'), made(2, '2026-08-16T21:30Z')]

    expect([...crowdedWeeks(night, calendar).keys()]).toEqual(['2026-W33'])
  })

  test('in which one rule was switched on twice is crowded too', () => {
    expect(crowdedWeeks([made(1, '2026-08-10T09:00Z', 3), made(2, '2026-08-11T09:00Z', 3)], calendar).size).toBe(1)
  })
})
