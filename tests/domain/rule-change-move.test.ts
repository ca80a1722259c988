import { describe, expect, test } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { moveOn } from '../../src/domain/rule-change-move.ts'
import { decline, park, returnChange, unpark } from '../../src/domain/rule-change-deciding.ts'
import { stageTimes } from '../../src/domain/rule-change-times.ts'
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
  resubmitted,
  switchedOn,
  wish,
} from '../support/changing-rules.ts'
import { at } from '../support/pilot-file.ts'
import { routingRule } from '../support/running-rules.ts'

const hour = 3_600_000
const monday = at('2026-08-10T09:00Z')
const tuesday = monday + 24 * hour
const wednesday = tuesday + 24 * hour

const requested = asked(bookFile(), wish(), asMaya(monday))
const move = (file: PilotFile, number?: number) => moveOn(file, changeIn(file, number))

describe('whose move it is', () => {
  test('goes from seat to seat, since the moment in which it became theirs', () => {
    const signed = approved(requested, asOlivia(tuesday))
    const both = confirmed(signed, asTariq(wednesday))

    expect(move(requested)).toEqual({ what: 'approve', whose: 'coo', since: monday })
    expect(move(signed)).toEqual({ what: 'confirm', whose: 'cto', since: tuesday })
    expect(move(both)).toEqual({ what: 'switch on', whose: 'cto', since: wednesday })
    expect(move(switchedOn(both, asTariq(wednesday)))).toBeNull()
  })

  test('waits for the agreed time before anybody is asked to switch on', () => {
    const agreed = asked(bookFile(), wish({ switchOnAt: wednesday + 48 * hour }), asMaya(monday))
    const both = confirmed(approved(agreed, asOlivia(tuesday)), asTariq(wednesday))

    expect(move(both)?.since).toBe(wednesday + 48 * hour)
  })

  test('is the requester’s once it was returned, and the COO’s once it is parked', () => {
    const returned = after(requested, returnChange(deciding(requested), 'Which ones?'), asOlivia(tuesday))
    const parked = after(requested, park(deciding(requested), 'Later.'), asOlivia(tuesday))

    expect(move(returned)).toEqual({ what: 'word anew', whose: 'requester', since: tuesday })
    expect(move(parked)).toEqual({ what: 'take up', whose: 'coo', since: tuesday })
  })

  test('begins anew with a round, and when a change is taken up again', () => {
    const returned = after(requested, returnChange(deciding(requested), 'Which ones?'), asOlivia(tuesday))
    const parked = after(requested, park(deciding(requested), 'Later.'), asOlivia(tuesday))
    const again = resubmitted(returned, wish({ switchOnAt: wednesday }), asMaya(wednesday))

    expect(move(again)?.since).toBe(wednesday)
    expect(move(after(parked, unpark(deciding(parked), asOlivia(wednesday)), asOlivia(wednesday)))?.since).toBe(
      wednesday,
    )
  })

  test('is the requester’s since the rule moved on', () => {
    const other = wish({ proposal: routingRule({ text: 'Everything goes up.' }) })
    const two = asked(requested, other, asMaya(monday))
    const on = switchedOn(confirmed(approved(two, asOlivia(monday), 2), asTariq(monday), 2), asTariq(tuesday), 2)

    expect(move(on, 1)).toEqual({ what: 'rebase', whose: 'requester', since: tuesday })
  })

  test('is nobody’s once it was declined', () => {
    expect(move(after(requested, decline(deciding(requested), 'No.', ''), asOlivia(tuesday)))).toBeNull()
  })
})

describe('the time each stage took', () => {
  const times = (file: PilotFile, now: number) => stageTimes(changeIn(file), now)

  test('is told of every stage, up to the switch-on', () => {
    const on = switchedOn(
      confirmed(approved(requested, asOlivia(tuesday)), asTariq(tuesday + hour)),
      asTariq(wednesday + hour),
    )

    expect(times(on, wednesday + 100 * hour)).toEqual([
      { stage: 'requested', ms: 24 * hour },
      { stage: 'policy approved', ms: hour },
      { stage: 'confirmed safe', ms: 24 * hour },
    ])
  })

  test('adds up over the rounds', () => {
    const returned = after(requested, returnChange(deciding(requested), 'Which ones?'), asOlivia(monday + 2 * hour))
    const again = resubmitted(returned, wish({ switchOnAt: tuesday }), asMaya(tuesday))

    expect(times(again, tuesday + 5 * hour)).toEqual([
      { stage: 'requested', ms: 7 * hour },
      { stage: 'returned', ms: 22 * hour },
    ])
  })

  test('goes on in the stage in which it was parked', () => {
    const signed = approved(requested, asOlivia(monday + hour))
    const parked = after(signed, park(deciding(signed), 'Later.'), asOlivia(tuesday))
    const on = after(parked, unpark(deciding(parked), asOlivia(wednesday)), asOlivia(wednesday))

    expect(times(on, wednesday + hour)).toEqual([
      { stage: 'parked', ms: 24 * hour },
      { stage: 'requested', ms: hour },
      { stage: 'policy approved', ms: 24 * hour },
    ])
  })

  test('stops when it was declined', () => {
    const declined = after(requested, decline(deciding(requested), 'No.', ''), asOlivia(tuesday))

    expect(times(declined, wednesday)).toEqual([{ stage: 'requested', ms: 24 * hour }])
  })
})
