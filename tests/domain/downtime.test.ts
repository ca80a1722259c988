import { describe, expect, it } from 'vitest'
import { downtimeIn, downtimeOf } from '../../src/domain/downtime.ts'
import type { Maintenance } from '../../src/domain/effort.ts'
import { figuresSaid } from '../../src/domain/figures-said.ts'
import { calendar, pilotFile } from '../support/drafted-pilot.ts'
import { statedIn } from '../support/pilot-file.ts'
import { quietWeek } from '../support/running-pilot.ts'
import { happened, reported } from '../support/some-failures.ts'

const minute = 60_000
const monday = Date.parse('2026-08-31T08:00Z')
const nextMonday = Date.parse('2026-09-07T08:00Z')

function planned(from: number, to: number): Maintenance {
  return {
    from: monday + from * minute,
    to: monday + to * minute,
    takesBack: null,
    words: null,
    by: 'tariq',
    at: 1,
    seq: 1,
  }
}

describe('The downtime of a failure', () => {
  const hour = { occurredAt: monday, downtimeMinutes: 60 }

  it.each([
    ['nothing was planned', [], 60],
    ['maintenance covers its start', [planned(-30, 20)], 40],
    ['maintenance covers all of it', [planned(-30, 90)], 0],
    ['two windows share minutes', [planned(0, 20), planned(10, 30)], 30],
    ['one window lies in another', [planned(0, 40), planned(10, 20)], 20],
    ['the window was another time', [planned(60, 90)], 60],
  ])('when %s', (_, windows, minutes) => {
    expect(downtimeOf(hour, windows)).toBe(minutes)
  })

  it('is none while nobody has said any', () => {
    expect(downtimeOf({ occurredAt: monday, downtimeMinutes: null }, [])).toBe(0)
  })
})

describe('The downtime of a week', () => {
  const said = (minutes: number) => happened(1, 'resolved', monday + 90 * minute, { downtimeMinutes: minutes })
  const file = pilotFile({ reportedFailures: [reported(1, monday)], failures: [said(45)] })

  it('is what its failures say from the week of the first one on, and nothing before', () => {
    expect(downtimeIn(file, '2026-W35', calendar)).toBeNull()
    expect(downtimeIn(file, '2026-W36', calendar)).toEqual({ minutes: 45, isFirstWeek: true })
    expect(downtimeIn(file, '2026-W37', calendar)).toEqual({ minutes: 0, isFirstWeek: false })
  })

  it('is not known while a failure that stops work is open', () => {
    const open = happened(2, 'logged', nextMonday, { component: 'ERP sync', stopsWork: true })
    expect(downtimeIn({ ...file, failures: [...file.failures, open] }, '2026-W37', calendar)?.minutes).toBeNull()
  })

  it('goes before what somebody stated, but for the week in which the log came into use', () => {
    const stated = [statedIn('2026-W36', quietWeek), statedIn('2026-W37', quietWeek)]
    const figures = (week: string) => figuresSaid({ ...file, stated }, week, calendar)
    expect(figures('2026-W36')).toMatchObject({ figures: { downtimeMinutes: 20 }, isDowntimeLogged: false })
    expect(figures('2026-W37')).toMatchObject({ figures: { downtimeMinutes: 0 }, isDowntimeLogged: true })
  })
})
