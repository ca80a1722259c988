import { describe, expect, test } from 'vitest'
import type { Pilot } from '../../src/domain/pilot.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { whyStale } from '../../src/domain/rule-change.ts'
import { objectTo, park, returnChange, unpark } from '../../src/domain/rule-change-deciding.ts'
import {
  after,
  approved,
  asked,
  asOlivia,
  asTariq,
  bookFile,
  by,
  changeIn,
  confirmed,
  deciding,
  inTheCycle,
  resubmitted,
  switchedOn,
  wish,
} from '../support/changing-rules.ts'
import { routingRule } from '../support/running-rules.ts'

const stageOf = (file: PilotFile, number?: number) => changeIn(file, number).stage

function withHolders(file: PilotFile, ...holders: Pilot['holders']): PilotFile {
  return { ...file, pilot: { ...file.pilot, holders } }
}

describe('the stage of a change', () => {
  test('goes from the request through both keys to the switch-on', () => {
    const [first, second, third] = [asked(), approved(), confirmed()]

    expect([first, second, third, switchedOn()].map((file) => stageOf(file))).toEqual([
      'requested',
      'policy approved',
      'confirmed safe',
      'in effect',
    ])
  })

  test('is parked from the start while the scope is frozen', () => {
    expect(stageOf(asked(bookFile(), wish(), by('maya', 'lead', inTheCycle)))).toBe('parked')
  })

  test('falls back to the seat whose holder has left, because the key went with them', () => {
    const newCoo = withHolders(confirmed(), { seat: 'coo', person: 'sam' }, { seat: 'cto', person: 'tariq' })
    const newCto = withHolders(confirmed(), { seat: 'coo', person: 'olivia' }, { seat: 'cto', person: 'ines' })

    expect(stageOf(newCoo)).toBe('requested')
    expect(stageOf(newCto)).toBe('policy approved')
  })

  test('keeps what is in effect so, whoever leaves a seat later', () => {
    expect(stageOf(withHolders(switchedOn(), { seat: 'coo', person: 'sam' }))).toBe('in effect')
  })
})

describe('a new round', () => {
  const objected = after(confirmed(), objectTo(deciding(confirmed()), 'The connector cannot.'), asTariq())

  test('asks for both keys again, also where every word is the same', () => {
    const again = resubmitted(objected)

    expect(changeIn(again)).toMatchObject({ round: 2, stage: 'requested', keys: { policy: null, system: null } })
    expect(changeIn(again).hash).not.toBe(changeIn(objected).hash)
  })

  test('leaves parked what the COO has parked', () => {
    const set = after(asked(), park(deciding(asked()), 'After the audit.'), asOlivia())
    const reworded = resubmitted(set, wish({ why: 'Shorter.', proposal: routingRule({ text: 'Big ones go up.' }) }))

    expect([stageOf(set), stageOf(reworded)]).toEqual(['parked', 'parked'])
  })
})

describe('a parked change', () => {
  test('goes on where it was, with the keys it had', () => {
    const set = after(approved(), park(deciding(approved()), 'After the audit.'), asOlivia())
    const on = after(set, unpark(deciding(set), asOlivia()), asOlivia())

    expect(stageOf(on)).toBe('policy approved')
  })
})

describe('a change is stale', () => {
  test('once its rule has another version', () => {
    const two = asked(asked(), wish({ proposal: routingRule({ text: 'Everything goes to the finance director.' }) }))
    const first = switchedOn(confirmed(approved(two, asOlivia(), 1), asTariq(), 1), asTariq(), 1)

    expect(stageOf(first, 2)).toBe('stale')
    expect(whyStale(first, changeIn(first, 2).content)).toBe('R1 has changed since this was asked for.')
  })

  test('once its rule was retired', () => {
    const two = asked(asked(), wish({ kind: 'retire', proposal: null }))
    const retired = switchedOn(confirmed(approved(two, asOlivia(), 2), asTariq(), 2), asTariq(), 2)

    expect(stageOf(retired, 1)).toBe('stale')
    expect(whyStale(retired, changeIn(retired, 1).content)).toBe('R1 was retired since this was asked for.')
  })

  test('once the rule it is to stand under is gone', () => {
    const exception = routingRule({ section: 'exception', text: 'Not for rent.', under: 1 })
    const two = asked(
      asked(bookFile(), wish({ kind: 'retire', proposal: null })),
      wish({ kind: 'add', rule: null, proposal: exception }),
    )
    const retired = switchedOn(confirmed(approved(two, asOlivia(), 1), asTariq(), 1), asTariq(), 1)

    expect(stageOf(two, 2)).toBe('requested')
    expect(stageOf(retired, 2)).toBe('stale')
    expect(whyStale(retired, changeIn(retired, 2).content)).toBe('R1 is not in effect.')
  })

  test('once something stands under the rule that it retires', () => {
    const exception = routingRule({ section: 'exception', text: 'Not for rent.', under: 1 })
    const two = asked(
      asked(bookFile(), wish({ kind: 'retire', proposal: null })),
      wish({ kind: 'add', rule: null, proposal: exception }),
    )
    const added = switchedOn(confirmed(approved(two, asOlivia(), 2), asTariq(), 2), asTariq(), 2)

    expect(stageOf(added, 1)).toBe('stale')
    expect(whyStale(added, changeIn(added, 1).content)).toBe(
      'R4 stands under R1. Retire or move what stands under it first.',
    )
  })

  test('but not once it was settled', () => {
    const returned = after(asked(), returnChange(deciding(asked()), 'Say which ones.'), asOlivia())
    const other = asked(returned, wish({ proposal: routingRule({ text: 'Everything goes to the finance director.' }) }))
    const on = switchedOn(confirmed(approved(other, asOlivia(), 2), asTariq(), 2), asTariq(), 2)

    expect([stageOf(on, 1), stageOf(on, 2)]).toEqual(['returned', 'in effect'])
  })
})

describe('what a switch-on makes', () => {
  test('is the next version of the rule, with the change that made it', () => {
    const { rules } = switchedOn()

    expect(rules.at(-1)).toMatchObject({ number: 1, version: 2, retired: false, change: 1, by: 'tariq' })
    expect(rules.at(-1)?.content.text).toBe('Invoices above € 5,000 go to the finance director.')
  })

  test('is a rule of its own where one is added', () => {
    const added = switchedOn(confirmed(approved(asked(bookFile(), wish({ kind: 'add', rule: 9 })))))

    expect(added.rules.at(-1)).toMatchObject({ number: 4, version: 1 })
  })

  test('keeps the last words of a rule that is retired', () => {
    const retired = switchedOn(confirmed(approved(asked(bookFile(), wish({ kind: 'retire', proposal: null })))))

    expect(retired.rules.at(-1)).toMatchObject({ number: 1, version: 2, retired: true, content: routingRule() })
  })

  test('is the old wording as a new version where a change is reverted', () => {
    const reverting = asked(switchedOn(), wish({ kind: 'revert', version: 1, proposal: null }))
    const on = switchedOn(confirmed(approved(reverting)))

    expect(on.rules.at(-1)).toMatchObject({ number: 1, version: 3, content: routingRule() })
  })
})
