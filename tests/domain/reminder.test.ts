import { describe, expect, test } from 'vitest'
import type { Seat } from '../../src/domain/person.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import { remind, type Reminding } from '../../src/domain/reminder.ts'
import { returnChange } from '../../src/domain/rule-change-deciding.ts'
import { after, approved, asked, asOlivia, by, deciding, later } from '../support/changing-rules.ts'
import { whyOf } from '../support/drafted-pilot.ts'
import { at, utc } from '../support/pilot-file.ts'

const file = asked()

function reminding(change: Partial<Reminding> = {}): Reminding {
  return { file, thing: 'rule-changes/1', seat: 'coo', seats: ['lead'], calendar: utc, ...change }
}

const maya = (when = later) => by('maya', 'lead', when)

function reminded(on: string): PilotFile {
  const thing = { thing: 'rule-changes/1', seat: 'coo' as Seat, by: 'maya', at: at(on), seq: 1 }
  return { ...file, reminders: [thing] }
}

describe('Reminding a leader', () => {
  test('names the thing and the seat for which it waits', () => {
    expect(remind(reminding(), maya())).toMatchObject({ act: 'remind', data: { thing: 'rule-changes/1', seat: 'coo' } })
  })

  test('is refused for what waits for another seat, for nobody any more, or for nothing that is there', () => {
    const returned = after(file, returnChange(deciding(file), 'Which ones?'), asOlivia())
    const refused = [
      remind(reminding({ seat: 'cto' }), maya()),
      remind(reminding({ seat: 'lead' }), maya()),
      remind(reminding({ thing: 'rule-changes/2' }), maya()),
      remind(reminding({ file: returned }), maya()),
      remind(reminding({ file: approved() }), maya()),
    ]

    for (const one of refused) expect(whyOf(one)).toContain('no longer waits for them')
  })

  test('is nothing for that seat itself, nor for whoever stands in for it', () => {
    const byOlivia = remind(reminding({ seats: ['coo'] }), asOlivia())
    const byDeputy = remind(reminding({ seats: ['member', 'coo'] }), by('ben', 'member'))

    expect([byOlivia, byDeputy]).toMatchObject([{ kind: 'not yours' }, { kind: 'not yours' }])
  })

  test('is refused while nobody has the seat', () => {
    const holders = file.pilot.holders.filter(({ seat }) => seat !== 'coo')
    const vacant = { ...file, pilot: { ...file.pilot, holders } }

    expect(whyOf(remind(reminding({ file: vacant }), maya()))).toContain('Nobody has this seat now')
  })

  test.each([
    ['later on the same day', '2026-08-14T09:00Z', '2026-08-14T16:00Z', true],
    ['on the next working day', '2026-08-13T16:00Z', '2026-08-14T08:00Z', false],
    ['over the weekend', '2026-08-14T09:00Z', '2026-08-16T20:00Z', true],
    ['on the Monday after', '2026-08-14T09:00Z', '2026-08-17T08:00Z', false],
  ])('a second time %s: refused is it only before the next working day', (_when, first, second, isTooSoon) => {
    const again = remind(reminding({ file: reminded(first) }), maya(at(second)))

    expect(isRefused(again) && again.why.includes('Once a working day is enough')).toBe(isTooSoon)
  })

  test('may be done for one thing though another was a reminder before', () => {
    const other = { ...reminded('2026-08-10T09:00Z') }
    const reminders = other.reminders.map((one) => ({ ...one, thing: 'charter' }))

    expect(isRefused(remind(reminding({ file: { ...other, reminders } }), maya()))).toBe(false)
  })
})
