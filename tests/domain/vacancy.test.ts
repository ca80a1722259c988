import { describe, expect, test } from 'vitest'
import type { NamedDeputy } from '../../src/domain/deputy.ts'
import { openDecisions } from '../../src/domain/open-decisions.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { deputyshipsLost, vacancies, voidKeys } from '../../src/domain/vacancy.ts'
import {
  approved,
  asMaya,
  asOlivia,
  bookFile,
  confirmed,
  later,
  resubmitted,
  switchedOn,
  wish,
} from '../support/changing-rules.ts'
import { charterAt, stage, utc } from '../support/pilot-file.ts'
import { invoiceCharter } from '../support/running-pilot.ts'
import { routingRule } from '../support/running-rules.ts'

const hour = 3_600_000

/** The file once somebody else, or nobody, has a leader's seat. */
function passedOn(file: PilotFile, seat: 'coo' | 'cto', to: string | null): PilotFile {
  const others = file.pilot.holders.filter((held) => held.seat !== seat)
  const holders = to === null ? others : [...others, { seat, person: to }]
  return { ...file, pilot: { ...file.pilot, holders } }
}

function voided(file: PilotFile) {
  return voidKeys(file, openDecisions(file, later + hour, utc))
}

test('A vacant seat says what cannot happen, until the pilot has ended', () => {
  const file = bookFile()
  const stages = [...file.pilot.stages, stage('stopped', 'answer', later)]
  const vacant = passedOn(file, 'cto', null)

  expect(vacancies(file)).toEqual([])
  expect(vacancies(vacant)).toEqual(['INV has no CTO: nothing can be confirmed or signed for the system side.'])
  expect(vacancies({ pilot: { ...vacant.pilot, stages } })).toEqual([])
})

describe('The open keys of a leader who left the seat', () => {
  test('are named with what they were on', () => {
    const amended = { ...charterAt(2, invoiceCharter({ fallback: 'On paper.' }), later - 60_000), seq: 90 }
    const signed = { object: 'charter', objectId: 'INV', version: 2, hash: amended.hash, side: 'policy' } as const
    const key = { ...signed, person: 'olivia', for: null, completes: false, at: later, seq: 91 }
    const file = approved()
    const both = { ...file, charters: [...file.charters, amended], keys: [...file.keys, key] }

    expect(voided(both)).toEqual([])
    expect(voided(passedOn(both, 'coo', 'nora'))).toEqual([
      { person: 'olivia', seat: 'coo', things: ['charter', 'rule-changes/1'] },
    ])
    expect(voided(passedOn(both, 'coo', null))).toHaveLength(1)
  })

  test('are the leader’s own also where a deputy turned them', () => {
    const file = approved()
    const keys = file.keys.map((key) => (key.object === 'rule change' ? { ...key, person: 'ben', for: 'olivia' } : key))

    expect(voided({ ...file, keys })).toEqual([])
    expect(voided(passedOn({ ...file, keys }, 'coo', 'nora'))).toMatchObject([{ person: 'olivia' }])
  })

  test('are no more once whoever has the seat has turned it anew, or another round began', () => {
    const left = passedOn(approved(), 'coo', 'nora')
    const asNora = { ...asOlivia(), by: { ...asOlivia().by, person: 'nora' } }
    const proposal = routingRule({ text: 'Invoices above € 6,000 go to the finance director.' })
    const anew = wish({ proposal, switchOnAt: later + hour })

    expect(voided(approved(left, asNora))).toEqual([])
    expect(voided(resubmitted(left, anew, asMaya(later + hour)))).toEqual([])
  })

  test('are so until it is switched on, and not once it took effect by them', () => {
    expect(voided(passedOn(confirmed(), 'cto', 'nora'))).toMatchObject([
      { person: 'tariq', things: ['rule-changes/1'] },
    ])
    expect(voided(passedOn(switchedOn(), 'cto', 'nora'))).toEqual([])
  })
})

test('A deputy is told of whom they stand in for no more, until their last day', () => {
  const named: NamedDeputy = {
    seat: 'coo',
    holder: 'olivia',
    deputy: 'ben',
    from: '2026-08-10',
    to: '2026-08-14',
    namedAt: later,
    gone: { why: 'the seat changed hands', at: later },
  }
  const lost = (deputy: NamedDeputy, today: string, person = 'ben') =>
    deputyshipsLost({ ...bookFile().pilot, deputies: [deputy] }, person, today).length

  expect([lost(named, '2026-08-14'), lost(named, '2026-08-15'), lost(named, '2026-08-14', 'nora')]).toEqual([1, 0, 0])
  expect(lost({ ...named, gone: { why: 'ended', at: later } }, '2026-08-14')).toBe(0)
  expect(lost({ ...named, gone: null }, '2026-08-14')).toBe(0)
})
