import { describe, expect, test } from 'vitest'
import { ruleChanges } from '../../src/domain/rule-change.ts'
import { milestonesOf, usualTimes } from '../../src/domain/rule-change-milestones.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import {
  approved,
  asked,
  asMaya,
  asOlivia,
  asTariq,
  bookFile,
  changeIn,
  confirmed,
  later,
  resubmitted,
  switchedOn,
  wish,
} from '../support/changing-rules.ts'
import { routingRule } from '../support/running-rules.ts'

const hour = 3_600_000
const to = (amount: number) => wish({ proposal: routingRule({ text: `Invoices above € ${amount} go to Finance.` }) })

/** Asked at `start`, approved an hour later, confirmed after `hours` more, switched on after another. */
function carried(file: PilotFile, amount: number, start: number, hours: number): PilotFile {
  const wanted = asked(file, { ...to(amount), switchOnAt: start }, asMaya(start))
  const safe = start + hour + hours * hour
  return switchedOn(confirmed(approved(wanted, asOlivia(start + hour)), asTariq(safe)), asTariq(safe + hour))
}

describe('how far a change came', () => {
  test('is told by the people of the round that counts', () => {
    const twice = approved(resubmitted(confirmed(), to(7_000)), asOlivia(later + hour))
    const { approved: policy, confirmed: safe, switchedOn: on } = milestonesOf(changeIn(twice))

    expect(policy).toMatchObject({ by: 'olivia', round: 2, at: later + hour })
    expect([safe, on]).toEqual([null, null])
  })

  test('names all three once it is in effect, whoever has left since', () => {
    const file = switchedOn()
    const without = { ...file, pilot: { ...file.pilot, holders: [] } }

    expect(Object.values(milestonesOf(changeIn(without))).map((event) => event?.by)).toEqual([
      'olivia',
      'tariq',
      'tariq',
    ])
  })

  test('counts no key of somebody who has left before it took effect', () => {
    const file = approved()
    const without = { ...file, pilot: { ...file.pilot, holders: [] } }

    expect(milestonesOf(changeIn(without)).approved).toBeNull()
  })
})

describe('how long changes usually take', () => {
  test('is the median of each part', () => {
    const file = [2, 4, 30].reduce(
      (so, hours, nth) => carried(so, 1_000 + nth, later + nth * 100 * hour, hours),
      bookFile(),
    )

    expect(usualTimes(ruleChanges(file), later + 999 * hour)).toEqual({
      changes: 3,
      parts: [
        { stage: 'requested', ms: hour },
        { stage: 'policy approved', ms: 4 * hour },
        { stage: 'confirmed safe', ms: hour },
      ],
    })
  })

  test('looks at the last ten that were switched on, and at no other', () => {
    const slowFirst = carried(bookFile(), 1, later, 500)
    const many = Array.from({ length: 10 }, (_, nth) => nth + 2)
    const file = many.reduce((so, nth) => carried(so, nth, later + nth * 1_000 * hour, 2), slowFirst)
    const { changes, parts } = usualTimes(ruleChanges(asked(file, to(99))), later + 99_000 * hour)

    expect(changes).toBe(10)
    expect(parts[1]).toEqual({ stage: 'policy approved', ms: 2 * hour })
  })

  test('is not known before the first one', () => {
    expect(usualTimes(ruleChanges(confirmed()), later)).toEqual({ changes: 0, parts: [] })
  })
})
