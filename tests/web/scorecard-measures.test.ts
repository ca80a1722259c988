// Each measure of the scorecard by itself: its chart, what is said beside it, and where its figures come from.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scorecardKeys } from '../../src/domain/measure.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, invoiceCharter, launchInv } from '../support/running-pilot.ts'
import { bringCases, someCase } from '../support/some-cases.ts'

let house: House
let owen: Client

const charter = invoiceCharter()
const [cycleTime, errorRate] = charter.measures
if (!cycleTime || !errorRate) throw new Error('the charter has a goal and a guardrail')
const logged = { from: 'case log', firstWeek: '2026-W20', lastWeek: '2026-W25' } as const
const wage = { amount: '40', currency: 'EUR', source: 'measured', where: 'payroll' } as const

/** Forty cases of a week, the first so many of them with an error. */
function weekOf(name: string, day: string, errors: number) {
  return Array.from({ length: 40 }, (_, nth) =>
    someCase(`${name}-${nth}`, day, 48 + (nth % 5), { errors: nth < errors ? 1 : 0 }),
  )
}

beforeAll(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  const mondays = ['2026-05-11', '2026-05-18', '2026-05-25', '2026-06-01', '2026-06-08', '2026-06-15']
  await bringCases(
    house,
    mondays.flatMap((day, nth) => weekOf(`old-${nth}`, day, 1 + (nth % 2))),
  )
  await launchInv(house, '2026-W28', {
    ...charter,
    wage,
    measures: [
      { ...cycleTime, baseline: { ...logged, values: ['47', '52', '49', '45', '51', '48'] } },
      { ...errorRate, baseline: { ...logged, values: ['2.5', '5', '2.5', '5', '2.5', '5'] } },
    ],
  })
  const weeks = ['2026-W28', '2026-W29', '2026-W30', '2026-W31', '2026-W32', '2026-W33']
  for (const [nth, week] of weeks.entries()) {
    const figures = goodWeek(week, 20 - 2 * nth, { withErrors: { sum: 0, known: 60 } })
    await bringWeek(house, figures, '2026-08-17T00:30Z')
  }
  house.setClock('2026-08-17T12:00Z')
  owen = await house.as('owen')
})
afterAll(() => house.close())

const page = async (key: string) =>
  (await owen.get(`/pilots/INV/scorecard/${key}`)).body.replaceAll('&nbsp;', ' ').replaceAll('\u00a0', ' ')

describe('the page of a measure', () => {
  test.each(scorecardKeys)('draws %s and says what its limits stand on', async (key) => {
    const answer = await owen.get(`/pilots/INV/scorecard/${key}`)

    expect(answer.status).toBe(200)
    expect(answer.body).toContain(`id="chart-${key.replaceAll('_', '-')}"`)
    expect(answer.body).toMatch(/Trial limits from 6 baseline weeks|No limits: the charter locks no baseline of/)
    expect(answer.body).not.toMatch(/undefined|NaN|\[object/)
  })

  test('is not there for a measure that nobody knows', async () => {
    expect((await owen.get('/pilots/INV/scorecard/happiness')).status).toBe(404)
  })

  test('leads from each figure to the cases or reports behind it', async () => {
    expect(await page('error_rate_pct')).toContain('href="/pilots/INV/cases?show=errors&amp;week=2026-W28"')
    expect(await page('rework_share_pct')).toContain('href="/pilots/INV/cases?show=rework&amp;week=2026-W28"')
    expect(await page('complaints')).toContain('href="/pilots/INV/friction"')
    expect(await page('support_hours')).toContain('href="/pilots/INV/effort"')
    expect(await page('net_manual_work_hours')).toContain('href="/pilots/INV/weeks/2026-W28"')
  })
})

test('a measure that is counted only since the pilot began has no gaps before it', async () => {
  const body = await page('net_manual_work_hours')

  expect(body).not.toContain('have no figure')
  expect(body).not.toContain('<rect class="baseline"')
})

describe('beside the advice stands', () => {
  test('a trend of six weeks or more, and whether the target will be kept', async () => {
    const body = await page('cycle_time_hours')

    expect(body).toContain('A trend of 6 weeks: from the week of 6 Jul to that of 10 Aug each week lies below the one')
    expect(body).toContain('As it runs now it cannot hit the target without a change')
    expect(body).toContain('Beside the advice, deciding nothing:')
  })

  test('whether the goal is in reach, also on the scorecard', async () => {
    const sentence = 'The goal is in reach: the line of the last weeks (Theil–Sen) meets it in week 9'

    expect(await page('cycle_time_hours')).toContain(sentence)
    expect((await owen.get('/pilots/INV/scorecard')).body).toContain(sentence)
    expect(await page('error_rate_pct')).not.toContain('goal is in reach')
  })

  test('what a zero may still mean, by whose method', async () => {
    expect(await page('error_rate_pct')).toContain(
      '0 errors in 240 cases: up to 1.1 %, the one-sided 95 % bound of Wilson over the last solid weeks.',
    )
  })

  test('how far a share may lie from before', async () => {
    expect(await page('error_rate_pct')).toMatch(
      /Error rate over the last solid weeks against the baseline weeks: −3\.8 points, between −[\d.]+ and −[\d.]+ points at 95 % \(Newcombe\)/,
    )
  })

  test('the p′ chart from the locked baseline', async () => {
    const body = await page('error_rate_pct')

    expect(body).toContain('id="p-chart-error-rate-pct"')
    expect(body).toContain('p′ limits (Laney) around 3.8 %, σ_Z 1, 6 weeks, from the locked baseline.')
  })

  test('that so few cases cannot show an improvement, and the g chart in its place', async () => {
    const body = await page('error_rate_pct')

    expect(body).toContain('With about 60 cases a week and 3.8 % before, no single week can show an improvement')
    expect(body).toContain('id="g-chart-errors"')
    expect(body).toMatch(/from the \d+ gaps of the baseline weeks/)
  })
})

test('net manual work is told in money by the wage of the charter', async () => {
  expect(await page('net_manual_work_hours')).toMatch(
    /In money, in the week under review: −[\d,]+ EUR; below zero is saved\. An hour is counted at 40 EUR, measured: payroll\./,
  )
  expect((await owen.get('/pilots/INV/scorecard')).body).toMatch(/−[\d,]+ EUR a week/)
})
