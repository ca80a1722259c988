import { describe, expect, it } from 'vitest'
import { caseSignals } from '../../src/domain/case-signals.ts'
import { otherSideSignals } from '../../src/domain/other-side.ts'
import { sameTeamRuns } from '../../src/domain/team-signal.ts'
import { calendar, pilotFile } from '../support/drafted-pilot.ts'

describe('Cases that no rule describes', () => {
  const week = (name: string, withoutRule: number) => ({ week: name, checked: 20, withoutRule })

  it('are a sign once they are more than a slip, since the first week with one', () => {
    expect(caseSignals([week('2026-W30', 0), week('2026-W31', 2), week('2026-W32', 1)], calendar)).toEqual([
      { seen: { what: 'no rule describes', cases: 3, all: 60 }, since: Date.parse('2026-07-26T22:00Z') },
    ])
  })

  it('are none while there are two, or none at all', () => {
    expect(caseSignals([week('2026-W31', 2)], calendar)).toEqual([])
    expect(caseSignals([], calendar)).toEqual([])
  })
})

describe('Acting on the other side', () => {
  const tried = (person: string, act: string, at: number) => ({ person, act, at })

  it('is seen where it was refused, once for each person', () => {
    const refused = [
      tried('tariq', 'approve rule change', 5),
      tried('tariq', 'confirm rule book', 7),
      tried('maya', 'confirm map', 8),
    ]
    expect(otherSideSignals(pilotFile(), refused)).toMatchObject([
      { seen: { person: 'tariq', times: 2, side: 'policy' }, since: 5 },
      { seen: { person: 'maya', times: 1, side: 'system' }, since: 8 },
    ])
  })

  it('is not somebody’s own side, what belongs to both, or nobody’s who has no side', () => {
    const refused = [
      tried('olivia', 'approve rule change', 1),
      tried('olivia', 'sign charter', 2),
      tried('ben', 'approve rule change', 3),
      tried('tariq', 'an act of long ago', 4),
    ]
    expect(otherSideSignals(pilotFile(), refused)).toEqual([])
  })
})

describe('A team', () => {
  const other = (code: string, team: string, isRunning = true) => ({ id: code, code, team, isRunning })
  const pilot = { id: 'INV', team: 'Accounts payable' }

  it('that already runs a pilot is a sign, however its name is spelled', () => {
    expect(sameTeamRuns(pilot, [other('INV', 'Accounts payable'), other('PO', ' accounts PAYABLE ')])).toEqual(['PO'])
  })

  it('that runs no other, or whose other one has ended, is none', () => {
    expect(sameTeamRuns(pilot, [other('HR', 'People'), other('OLD', 'Accounts payable', false)])).toEqual([])
  })
})
