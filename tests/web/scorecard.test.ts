import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, invoiceCharter, launchInv, quietWeek, stateWeek } from '../support/running-pilot.ts'
import { signWeek } from '../support/signed-week.ts'
import { bringCases, someCase } from '../support/some-cases.ts'

const page = '/pilots/INV/scorecard'

let house: House
let owen: Client

/** Twelve cases of a week, all of them so many hours long. */
function week(name: string, day: string, hours: number, change = {}) {
  return Array.from({ length: 12 }, (_, number) => someCase(`${name}-${number}`, day, hours, change))
}

beforeAll(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await bringCases(house, [...week('old', '2026-06-15', 50), ...week('between', '2026-06-29', 40)])
  const content = invoiceCharter()
  const [cycleTime, ...others] = content.measures
  if (!cycleTime) throw new Error('the charter has a goal')
  const baseline = {
    from: 'case log' as const,
    firstWeek: '2026-W22',
    lastWeek: '2026-W25',
    values: ['47', '52', '49', '50'],
  }
  const decisionPoints = { minBaselineWeeks: '4' }
  await launchInv(house, '2026-W28', { ...content, decisionPoints, measures: [{ ...cycleTime, baseline }, ...others] })
  house.setClock('2026-07-20T07:00Z')
  await bringCases(house, [
    ...week('first', '2026-07-06', 6),
    ...Array.from({ length: 5 }, (_, number) => someCase(`early-${number}`, '2026-06-30', 200)),
    ...week('second', '2026-07-13', 3, { errors: null }),
    someCase('slow', '2026-07-13', 100),
    someCase('waiting', '2026-07-01', null),
  ])
  await stateWeek(house, '2026-W28', quietWeek)
  house.setClock('2026-07-21T09:00Z')
  await signWeek(house, '2026-W28')
  owen = await house.as('owen')
})
afterAll(() => house.close())

/** One row of the table, its cells as text. */
async function rowOf(name: string): Promise<readonly string[]> {
  const { body } = await owen.get(page)
  const row = body.slice(body.indexOf(`id="week-${name}"`)).split('</tr>')[0] ?? ''
  return [...row.matchAll(/data-label="([^"]*)"[^>]*><span[^>]*>([\s\S]*?)<\/span>/g)].map(
    ([, label, text]) =>
      `${label}: ${(text ?? '')
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim()}`,
  )
}

describe('the scorecard', () => {
  test('has the newest week on top and says which are baseline, before the keys, signed and open', async () => {
    const { body } = await owen.get(page)
    const order = [...body.matchAll(/id="week-(2026-W\d\d)"/g)].map((found) => found[1])

    expect(order[0]).toBe('2026-W30')
    expect(order).toEqual(order.toSorted((a = '', b = '') => (a < b ? 1 : -1)))
    expect(await rowOf('2026-W25')).toContain('State: baseline')
    expect(await rowOf('2026-W27')).toContain('State: before the keys')
    expect(await rowOf('2026-W28')).toContain('State: signed stated by Maya')
    expect(await rowOf('2026-W29')).toContain('State: closed')
    expect(await rowOf('2026-W30')).toContain('State: open')
  })

  test('shows each measure with its unit, and a dash where nobody measured', async () => {
    const row = await rowOf('2026-W28')

    expect(row).toContain('Cases: 17')
    expect(row).toContain('Cycle time: 6 h')
    expect(row).toContain('Complaints: 1 a week')
    expect(await rowOf('2026-W29')).toContain('Complaints: –')
  })

  test('says over how many cases a figure is known where it is not all of them', async () => {
    expect((await rowOf('2026-W29')).find((cell) => cell.startsWith('Rework'))).toBe(
      'Rework: 0 % 0 of 13, up to 17.2 %',
    )
    expect((await rowOf('2026-W29')).find((cell) => cell.startsWith('Error rate'))).toBe(
      'Error rate: 0 % 0 of 1, up to 73 %',
    )
  })

  test('marks cases that were received before the pilot began, with the headline without them', async () => {
    expect(await rowOf('2026-W28')).toContain('Without early ones: 6 h 5 received before')
    expect(await rowOf('2026-W29')).toContain('Without early ones: –')
  })

  test('hides the 90th percentile under ten cases', async () => {
    expect((await rowOf('2026-W28')).find((cell) => cell.startsWith('90th'))).toBe('90th percentile: 200 h')
    await bringCases(house, [someCase('alone', '2026-07-20', 5)])
    expect((await rowOf('2026-W30')).find((cell) => cell.startsWith('90th'))).toBe('90th percentile: –')
  })

  test('leads from a figure to its cases and to its week', async () => {
    const { body } = await owen.get(page)
    expect(body).toContain('href="/pilots/INV/cases?week=2026-W28"')
    expect(body).toContain('href="/pilots/INV/weeks/2026-W28"')
  })

  test('says how many cases are open and for how long, because the newest weeks hold only fast ones', async () => {
    const { body } = await owen.get(page)
    expect(body).toContain('1 case is still open. The oldest was received 19 days ago.')
    expect(body).toContain('href="/pilots/INV/cases?show=open"')
  })

  test('draws the goals, and leads to a page with the chart of every other measure', async () => {
    const { body } = await owen.get(page)
    expect(body).toContain('id="chart-cycle-time-hours"')
    expect(body).toContain('Trial limits from 4 baseline weeks.')
    expect(body).not.toContain('id="chart-error-rate-pct"')
    expect(body).toContain('href="/pilots/INV/scorecard/error_rate_pct"')
  })

  test('keeps a signed week as it was signed, whatever comes later', async () => {
    await bringCases(house, [someCase('first-0', '2026-07-06', 90, { errors: 1 })], 'tariq')
    expect(await rowOf('2026-W28')).toContain('Cases: 17')
    expect((await owen.get('/pilots/INV/weeks/2026-W28')).body).toContain('A correction waits')
  })

  test('prints no word that is not one', async () => {
    expect((await owen.get(page)).body).not.toMatch(/undefined|NaN|\[object/)
  })

  test('can be taken along as CSV, unrounded, a line a week', async () => {
    const answer = await owen.get('/pilots/INV/scorecard.csv')
    const [head = '', ...lines] = answer.body.split('\r\n')
    const signed = lines.find((line) => line.startsWith('2026-W28'))?.split(',') ?? []

    expect(answer.headers['content-type']).toContain('text/csv')
    expect(head).toContain('week,monday,period,state,cases')
    expect(signed.slice(0, 6)).toEqual(['2026-W28', '2026-07-06', 'pilot', 'signed', '17', '0'])
    expect(signed).toHaveLength(head.split(',').length)
  })

  test('refuses a week that does not exist', async () => {
    expect((await owen.get(`${page}?before=2026-W99`)).status).toBe(400)
    expect((await owen.get(`${page}?before=2026-W28`)).body).not.toContain('id="week-2026-W28"')
  })
})

test('a log that is older than it usually gets is called stale, on the page and behind each figure', async () => {
  const late = await openHouse({ now: '2026-07-20T07:00Z' })
  await launchInv(late, '2026-W28')
  await bringWeek(late, goodWeek('2026-W28', 3), '2026-07-20T06:00Z')
  const reader = await late.as('owen')
  const fresh = (await reader.get(page)).body
  late.setClock('2026-07-28T08:00Z')
  const { body } = await reader.get(page)
  await late.close()

  expect(fresh).not.toContain('stale')
  expect(body).toContain('It is stale: it usually comes weekly.')
  expect(body.match(/case log, updated 8 days ago, stale: it usually comes weekly/g)?.length).toBeGreaterThan(3)
})

test('a pilot without cases says what to do next', async () => {
  const empty = await openHouse()
  const { body } = await (await empty.as('maya')).get(page)
  await empty.close()

  expect(body).toContain('No case log yet.')
  expect(body).toContain('href="/pilots/INV/cases/import"')
})
