import { describe, expect, test } from 'vitest'
import { openDecisions } from '../../src/domain/open-decisions.ts'
import { decline, objectTo, park, returnChange, unpark } from '../../src/domain/rule-change-deciding.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import {
  after,
  approved,
  asked,
  asMaya,
  asOlivia,
  asTariq,
  bookFile,
  brokenFor,
  confirmed,
  deciding,
  inTheCycle,
  later,
  resubmitted,
  switchedOn,
  wish,
} from '../support/changing-rules.ts'
import { at, stage, utc } from '../support/pilot-file.ts'
import { requestEvent, withRequests } from '../support/some-requests.ts'
import { routingRule } from '../support/running-rules.ts'

const hour = 3_600_000
const thawed = at('2026-08-03T00:00Z')

/** What waits of what people asked for, and for which seat. */
function waiting(file: PilotFile, now = later): readonly string[] {
  const keys = ['choose an answer', 'sign the answer']
  return openDecisions(file, now, utc).flatMap(({ what, seat, thing }) =>
    keys.includes(what) ? [] : [`${seat}: ${what} ${thing}`],
  )
}

function sinceOf(file: PilotFile, thing: string, now = later): number | undefined {
  return openDecisions(file, now, utc).find((one) => one.thing === thing)?.since
}

describe('A rule change', () => {
  test('waits for the policy, then for safety, then to be switched on, and for nobody once it is', () => {
    const [one, two, three] = [asked(), approved(), confirmed()]

    expect([one, two, three, switchedOn(three)].map((file) => waiting(file))).toEqual([
      ['coo: approve rule-changes/1'],
      ['cto: confirm rule-changes/1'],
      ['cto: switch on rule-changes/1'],
      [],
    ])
  })

  test('is asked of nobody before the agreed time of switching on', () => {
    const agreed = later + 48 * hour
    const both = confirmed(approved(asked(bookFile(), wish({ switchOnAt: agreed }))))

    expect(waiting(both, agreed - 1)).toEqual([])
    expect(waiting(both, agreed)).toEqual(['cto: switch on rule-changes/1'])
  })

  test('is gone at once when it was returned, declined, objected to or parked', () => {
    const file = asked()
    const said = [
      after(file, returnChange(deciding(file), 'Which ones?'), asOlivia()),
      after(file, decline(deciding(file), 'No.', ''), asOlivia()),
      after(file, park(deciding(file), 'Later.'), asOlivia()),
      after(approved(), objectTo(deciding(approved()), 'Not yet.'), asTariq()),
    ]

    expect(said.map((one) => waiting(one))).toEqual([[], [], [], []])
  })

  test('is gone at once when another change of the rule overtook it', () => {
    const both = asked(asked())
    const first = switchedOn(confirmed(approved(both, asOlivia(), 1), asTariq(), 1), asTariq(), 1)

    expect(waiting(both)).toEqual(['coo: approve rule-changes/1', 'coo: approve rule-changes/2'])
    expect(waiting(first)).toEqual([])
  })

  test('waits again from the next round on', () => {
    const file = asked()
    const returned = after(file, returnChange(deciding(file), 'Which ones?'), asOlivia(later + hour))
    const proposal = routingRule({ text: 'Invoices above € 6,000 go to the finance director.' })
    const anew = wish({ proposal, switchOnAt: later + 2 * hour })
    const again = resubmitted(returned, anew, asMaya(later + 2 * hour))

    expect(waiting(again, later + 3 * hour)).toEqual(['coo: approve rule-changes/1'])
    expect(sinceOf(again, 'rule-changes/1', later + 3 * hour)).toBe(later + 2 * hour)
  })

  test('waits for nobody once the pilot has ended, which leaves the rule book to be confirmed', () => {
    const file = asked()
    const stages = [...file.pilot.stages, stage('stopped', 'answer', later)]

    expect(waiting({ ...file, pilot: { ...file.pilot, stages } })).toEqual(['coo: confirm the rule book rules'])
  })
})

describe('While the scope is frozen', () => {
  const frozen = asked(bookFile(), wish(), asMaya(inTheCycle))

  test('what parked itself waits for nobody', () => {
    expect(waiting(frozen, inTheCycle)).toEqual([])
    expect(waiting(withRequests(bookFile(), requestEvent(1, 'asked', { effect: 'parks' })), inTheCycle)).toEqual([])
  })

  test('the second key on breaking the freeze waits for the other leader', () => {
    const byOlivia = brokenFor(frozen, asOlivia(inTheCycle))
    const byTariq = brokenFor(frozen, asTariq(inTheCycle))
    const holders = [
      { seat: 'coo', person: 'nora' },
      ...frozen.pilot.holders.filter(({ seat }) => seat !== 'coo'),
    ] as const

    expect(waiting(byOlivia, inTheCycle)).toEqual(['cto: break the freeze rule-changes/1'])
    expect(waiting(byTariq, inTheCycle)).toEqual(['coo: break the freeze rule-changes/1'])
    expect(waiting({ ...byOlivia, pilot: { ...byOlivia.pilot, holders } }, inTheCycle)).toEqual([])
  })

  test('with both keys it waits for the policy like any other', () => {
    const broken = brokenFor(brokenFor(frozen, asOlivia(inTheCycle)), asTariq(inTheCycle))

    expect(waiting(broken, inTheCycle)).toEqual(['coo: approve rule-changes/1'])
  })
})

describe('Once the first cycle has ended', () => {
  const frozen = asked(bookFile(), wish(), asMaya(inTheCycle))

  test('what the freeze had parked waits for the COO from that moment on', () => {
    expect(waiting(frozen, thawed)).toEqual(['coo: take up rule-changes/1'])
    expect(sinceOf(frozen, 'rule-changes/1')).toBe(thawed)
    expect(waiting(after(frozen, unpark(deciding(frozen), asOlivia()), asOlivia()))).toEqual([
      'coo: approve rule-changes/1',
    ])
  })

  test('a request is costed by the CTO and then accepted or cut by the COO', () => {
    const parked = requestEvent(1, 'asked', { effect: 'parks' })
    const costed = requestEvent(2, 'costed', { minutes: 90, at: thawed + hour })
    const cut = requestEvent(3, 'cut', { at: thawed + 2 * hour })

    expect(waiting(withRequests(bookFile(), parked))).toEqual(['cto: cost requests/1'])
    expect(sinceOf(withRequests(bookFile(), parked), 'requests/1')).toBe(thawed)
    expect(waiting(withRequests(bookFile(), parked, costed))).toEqual(['coo: accept or cut requests/1'])
    expect(sinceOf(withRequests(bookFile(), parked, costed), 'requests/1')).toBe(thawed + hour)
    expect(waiting(withRequests(bookFile(), parked, costed, cut))).toEqual([])
  })

  test('one that was withdrawn waits for nobody', () => {
    expect(waiting(withRequests(bookFile(), requestEvent(1, 'asked'), requestEvent(2, 'withdrawn')))).toEqual([])
  })
})

test('What waits is due at the end of the second working day, and the longest waiting comes first', () => {
  const friday = at('2026-08-14T15:00Z')
  const file = withRequests(asked(bookFile(), wish({ switchOnAt: friday }), asMaya(friday)), requestEvent(1, 'asked'))
  const [first, second] = openDecisions(file, friday, utc).filter(({ what }) => what === 'cost' || what === 'approve')

  expect([first?.thing, second?.thing]).toEqual(['requests/1', 'rule-changes/1'])
  expect(second?.dueAt).toBe(at('2026-08-18T17:00Z'))
})
