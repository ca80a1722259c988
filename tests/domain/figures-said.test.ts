import { describe, expect, test } from 'vitest'
import { weekFromLogs } from '../../src/domain/evidence.ts'
import { figuresSaid } from '../../src/domain/figures-said.ts'
import { pendingCorrection } from '../../src/domain/correction.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { scorecardWeeks } from '../../src/domain/scorecard-weeks.ts'
import { at, runningFile, utc } from '../support/pilot-file.ts'
import { quietWeek } from '../support/running-pilot.ts'
import { frictionReport, withSigned } from '../support/some-friction.ts'

const week = '2026-W29' // from Monday 13 July
const before = at('2026-07-10T09:00Z')

const filed = (change: Partial<PilotFile> = {}) => runningFile(['2026-W28', week], change)
const said = (change: Partial<PilotFile>) => figuresSaid(filed(change), week, utc)

const reports = [
  frictionReport(1, 'complaint', '2026-07-13T09:00Z'),
  frictionReport(2, 'help', '2026-07-13T10:00Z'),
  frictionReport(3, 'help', '2026-07-14T10:00Z'),
  frictionReport(4, 'help', '2026-07-16T10:00Z'),
  frictionReport(5, 'workaround', '2026-07-16T10:00Z'),
]

describe('complaints and calls for help', () => {
  test('are as stated while the form is not in use', () => {
    expect(figuresSaid(filed(), week, utc)).toMatchObject({ figures: quietWeek, areReported: false })
    expect(figuresSaid(filed({ stated: [] }), week, utc)).toBeNull()
    expect(figuresSaid(filed({ frictionLinkAt: at('2026-07-20T00:00Z') }), week, utc)?.areReported).toBe(false)
  })

  test('come from the reports of the week once the link was issued, and none are none', () => {
    const counted = { ...quietWeek, complaints: 1, helpRequests: 3, dailyHelpUsers: 1 }

    expect(said({ frictionLinkAt: before, frictionReports: reports })).toMatchObject({
      figures: counted,
      areReported: true,
    })
    expect(said({ frictionLinkAt: before })?.figures).toMatchObject({ complaints: 0, helpRequests: 0 })
  })

  test('in the week in which the form came into use are as stated, and as reported where nobody stated', () => {
    expect(said({ frictionReports: reports })).toMatchObject({ figures: quietWeek, areReported: false })
    expect(said({ frictionReports: reports, stated: [] })?.figures).toMatchObject({ complaints: 1, users: null })
  })

  test('reach the engine and the scorecard, with their source', () => {
    const file = filed({ frictionLinkAt: before, frictionReports: reports })
    const shown = scorecardWeeks(file, at('2026-07-28T09:00Z'), utc).find((one) => one.week === week)

    expect(weekFromLogs(file, week, utc)).toMatchObject({
      helpRequests: 3,
      dailyHelpUsers: 1,
      values: { complaints: 1 },
    })
    expect(shown).toMatchObject({ helpRequests: 3, areReported: true, values: { complaints: 1 } })
  })
})

describe('people who need help daily', () => {
  const daily = (people: Partial<(typeof reports)[number]>, days = ['13', '14', '16']) =>
    said({
      frictionLinkAt: before,
      frictionReports: days.map((day, nth) => frictionReport(nth + 1, 'help', `2026-07-${day}T10:00Z`, people)),
    })?.figures.dailyHelpUsers

  test('asked on three working days of the week', () => {
    expect(daily({})).toBe(1)
    expect(daily({}, ['13', '13', '14'])).toBe(0)
    expect(daily({}, ['17', '18', '19'])).toBe(0) // Friday, Saturday and Sunday
  })

  test('may have given a name by the link; whoever gave none is a request and nobody', () => {
    expect(daily({ person: null, name: 'Kim' })).toBe(1)
    expect(daily({ person: null, name: null })).toBe(0)
  })

  test('are who they are, whatever a stranger calls themselves', () => {
    const mixed = ['13', '14', '16'].map((day, nth) =>
      frictionReport(nth + 1, 'help', `2026-07-${day}T10:00Z`, nth === 0 ? { person: null, name: 'ben' } : {}),
    )

    expect(said({ frictionLinkAt: before, frictionReports: mixed })?.figures.dailyHelpUsers).toBe(0)
  })
})

describe('support that was logged', () => {
  const logged = (minutes: number, seq = 1) => {
    return { what: 'support', week, minutes, words: null, by: 'ines', at: before, seq } as const
  }

  test('goes before what was stated, in net manual work too', () => {
    const file = filed({ efforts: [logged(90), logged(-30, 2)] })

    expect(figuresSaid(file, week, utc)?.figures.supportMinutes).toBe(60)
    expect(weekFromLogs(file, week, utc).work?.support).toEqual({ minutes: 60, source: 'measured' })
    expect(weekFromLogs(filed(), week, utc).work?.support).toEqual({ minutes: 120, source: 'measured' })
  })

  test('of building, or of another week, changes nothing', () => {
    const others = [
      { ...logged(90), what: 'build' as const },
      { ...logged(90), week: '2026-W28' },
    ]

    expect(said({ efforts: others })?.figures.supportMinutes).toBe(120)
  })

  test('waits for no leader while the week is not signed', () => {
    expect(pendingCorrection(filed({ efforts: [logged(90)] }), week, utc, [])).toBeNull()
  })

  test('of a signed week waits for the other leader, with who logged it', () => {
    const late = { ...withSigned(filed(), week), efforts: [logged(90, 60)] }

    expect(pendingCorrection(late, week, utc, [])).toMatchObject({
      author: 'ines',
      differences: [{ figure: 'work.support', was: 120, now: 90 }],
      changes: [{ what: 'logged support', by: 'ines' }],
    })
  })
})

test('a report on a week that was signed early waits for a leader, and names nobody', () => {
  const file = withSigned(filed({ frictionLinkAt: before }), week)
  const late = { ...file, frictionReports: [frictionReport(1, 'complaint', '2026-07-17T15:00Z')] }

  expect(pendingCorrection(late, week, utc, [])).toMatchObject({
    author: 'nobody',
    differences: [{ figure: 'values.complaints', was: 0, now: 1 }],
    changes: [{ what: 'reported', by: 'nobody' }],
  })
})
