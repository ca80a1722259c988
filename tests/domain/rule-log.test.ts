import { describe, expect, test } from 'vitest'
import { belongsTo, inOrder, type LogLine, type LogOrder, logShows, ruleLog } from '../../src/domain/rule-log.ts'
import { park, unpark } from '../../src/domain/rule-change-deciding.ts'
import {
  after,
  approved,
  asked,
  asMaya,
  asOlivia,
  asTariq,
  bookFile,
  confirmed,
  deciding,
  later,
  resubmitted,
  switchedOn,
  wish,
} from '../support/changing-rules.ts'
import { utc } from '../support/pilot-file.ts'
import { routingRule } from '../support/running-rules.ts'

const hour = 3_600_000
const to = (text: string) => wish({ proposal: routingRule({ text }), switchOnAt: later + 200 * hour })
const log = (file: ReturnType<typeof bookFile>, now = later + 99 * hour) => ruleLog(file, now, utc)
const first = (file: ReturnType<typeof bookFile>, now?: number): LogLine => log(file, now)[0]!

describe('a line of the log', () => {
  test('says who did what, and how long each part of the way took', () => {
    const safe = confirmed(approved(asked(), asOlivia(later + 2 * hour)), asTariq(later + 5 * hour))

    expect(first(switchedOn(safe, asTariq(later + 6 * hour)))).toMatchObject({
      change: { number: 1, stage: 'in effect' },
      approved: { by: 'olivia' },
      confirmed: { by: 'tariq' },
      switchedOn: { by: 'tariq', at: later + 6 * hour },
      times: { requested: 2 * hour, 'policy approved': 3 * hour, 'confirmed safe': hour },
      parkedMs: 0,
      sameWeek: [],
    })
  })

  test('counts the waiting of a part that is not over, and none of one that has not begun', () => {
    expect(first(approved(asked(), asOlivia(later + hour)), later + 4 * hour).times).toEqual({
      requested: hour,
      'policy approved': 3 * hour,
      'confirmed safe': null,
    })
  })

  test('adds up the rounds, and leaves out the time in which it was parked', () => {
    const parked = after(asked(), park(deciding(asked()), 'Later.'), asOlivia(later + hour))
    const taken = after(parked, unpark(deciding(parked), asOlivia(later + 50 * hour)), asOlivia(later + 50 * hour))
    const again = resubmitted(taken, to('Invoices go to Finance.'), asMaya(later + 52 * hour))

    expect(first(approved(again, asOlivia(later + 55 * hour)))).toMatchObject({
      times: { requested: 6 * hour },
      parkedMs: 49 * hour,
    })
  })

  test('names what was switched on in the same week', () => {
    const one = switchedOn()
    const two = asked(one, wish({ kind: 'retire', rule: 3 }))

    expect(first(switchedOn(confirmed(approved(two)), asTariq(later + hour))).sameWeek.map(({ rule }) => rule)).toEqual(
      [1, 3],
    )
  })
})

describe('the log', () => {
  const three = () => {
    const slow = approved(asked(asked(), to('Everything goes to Finance.')), asOlivia(later + 9 * hour), 1)
    return asked(
      approved(slow, asOlivia(later + 11 * hour), 2),
      to('Nothing goes to Finance.'),
      asMaya(later + 98 * hour),
    )
  }
  const numbers = (order: LogOrder) => inOrder(log(three()), order).map(({ change }) => change.number)

  test('begins with the newest', () => {
    expect(log(three()).map(({ change }) => change.number)).toEqual([3, 2, 1])
  })

  test('is put in any order, what has no value last', () => {
    expect(numbers({ sort: 'asked', isDown: false })).toEqual([1, 2, 3])
    expect(numbers({ sort: 'requested', isDown: true })).toEqual([2, 1, 3])
    expect(numbers({ sort: 'requested', isDown: false })).toEqual([3, 1, 2])
    expect(numbers({ sort: 'policy approved', isDown: true })).toEqual([1, 2, 3])
    expect(numbers({ sort: 'policy approved', isDown: false })).toEqual([2, 1, 3])
  })

  test('has one part for every stage', () => {
    const part = (stage: Parameters<typeof belongsTo>[1]['stage']) =>
      logShows.filter((show) => belongsTo(show, { stage }))
    const all = ['requested', 'policy approved', 'confirmed safe', 'returned', 'stale'] as const

    expect(all.map(part)).toEqual(all.map(() => ['all', 'waiting']))
    expect(part('parked')).toEqual(['all', 'parked'])
    expect(part('in effect')).toEqual(['all', 'in-effect'])
    expect([part('declined'), part('withdrawn')]).toEqual([
      ['all', 'closed'],
      ['all', 'closed'],
    ])
  })
})
