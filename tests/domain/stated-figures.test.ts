import { describe, expect, test } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { stateFigures, type Stating } from '../../src/domain/stated-figures.ts'
import { closeWeek } from '../../src/domain/week-closing.ts'
import { as, factOf, problemAt, whyOf } from '../support/drafted-pilot.ts'
import { at, runningFile, statedIn, utc } from '../support/pilot-file.ts'
import { quietWeek } from '../support/running-pilot.ts'

const week = '2026-W29'
const now = at('2026-07-20T09:00Z')
const maya = as('maya', 'lead', now)
const nothing = {
  users: '',
  helpRequests: '',
  dailyHelpUsers: '',
  supportMinutes: '',
  trainingMinutes: '',
  complaints: '',
  downtimeMinutes: '',
}
const unstated = runningFile([week], { stated: [] })
const stated = { ...unstated, stated: [{ ...statedIn(week, quietWeek), seq: 5 }] }

function state(file: PilotFile, typed: Partial<Stating['typed']>, more: Partial<Stating> = {}, of = week) {
  return stateFigures(file, of, { typed: { ...nothing, ...typed }, why: '', seen: '', ...more }, maya, utc)
}

describe('stating the figures of a week', () => {
  test('keeps whole numbers, and null where nobody counted', () => {
    const { data } = factOf(state(unstated, { users: '9', complaints: '0' }))

    expect(data).toMatchObject({
      week,
      figures: { users: 9, complaints: 0, helpRequests: null, downtimeMinutes: null },
    })
  })

  test.each(['-1', '1.5', '1,5', 'nine', '1e3', '99999999999', '１２'])('refuses "%s"', (typed) => {
    expect(problemAt(state(unstated, { users: typed }), 'users')).toMatch(/whole number|cannot be meant/)
  })

  test('refuses what cannot be true of a week', () => {
    expect(problemAt(state(unstated, { downtimeMinutes: '10081' }), 'downtimeMinutes')).toContain('10,080')
    expect(problemAt(state(unstated, { users: '3', dailyHelpUsers: '4' }), 'dailyHelpUsers')).toContain('More people')
    expect(factOf(state(unstated, { dailyHelpUsers: '4' })).data).toMatchObject({ figures: { dailyHelpUsers: 4 } })
  })

  test('refuses a statement of nothing, and one that changes nothing', () => {
    expect(whyOf(state(unstated, {}))).toContain('Every figure is empty.')
    const same = Object.fromEntries(Object.entries(quietWeek).map(([name, value]) => [name, String(value)]))
    expect(whyOf(state(stated, same, { seen: '5', why: 'Again.' }))).toContain('already stated')
  })

  test('needs a reason and today’s page to be done again', () => {
    expect(problemAt(state(stated, { users: '8' }, { seen: '5' }), 'why')).toContain('why the figures change')
    expect(whyOf(state(stated, { users: '8' }, { seen: '4', why: 'Counted again.' }))).toContain('has changed since')
    expect(factOf(state(stated, { users: '8' }, { seen: '5', why: 'Counted again.' })).texts).toEqual({
      why: 'Counted again.',
    })
  })

  test('is for weeks of the pilot that have begun', () => {
    expect(whyOf(state(unstated, { users: '9' }, {}, '2026-W27'))).toContain('the weeks of the pilot')
    expect(whyOf(state(unstated, { users: '9' }, {}, '2026-W31'))).toContain('has not begun')
    expect(factOf(state(unstated, { users: '9' }, {}, '2026-W30')).data).toMatchObject({ week: '2026-W30' })
  })
})

describe('closing a week early', () => {
  const close = (file: PilotFile, of: string, when = now) => closeWeek(file, of, as('maya', 'lead', when), utc)

  test('is possible from its end until its deadline', () => {
    expect(whyOf(close(unstated, week, at('2026-07-19T23:59Z')))).toContain('not over yet')
    expect(factOf(close(unstated, week, at('2026-07-20T00:00Z'))).data).toEqual({ week })
    expect(whyOf(close(unstated, week, at('2026-07-20T12:00Z')))).toContain('already closed')
  })

  test('is for weeks of the pilot only', () => {
    expect(whyOf(close(unstated, '2026-W27'))).toContain('Only a week of the pilot')
  })
})
