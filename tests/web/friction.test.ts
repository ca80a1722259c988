import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { frictionTriagesOf } from '../../src/store/friction.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv } from '../support/running-pilot.ts'
import { bringCases, someCase } from '../support/some-cases.ts'

const friction = '/pilots/INV/friction'

let house: House
let ben: Client
let olivia: Client

/** INV runs; it is a Monday morning in Amsterdam. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T08:00Z')
  ben = await house.as('ben')
  olivia = await house.as('olivia')
})
afterEach(() => house.close())

const say = (kind: string, words: string, reason = '') => ben.post(friction, { kind, words, reason, case: '' })
const triage = (by: Client, change: Record<string, string> = {}) =>
  by.post(`${friction}/triage`, { kind: 'complaint', reason: 'bug', report: '', side: 'system', ...change })
const kept = () => frictionTriagesOf(house.services.store.reader, 'INV')

describe('the friction page', () => {
  test('teaches the first step', async () => {
    const { body } = await ben.get(friction)

    expect(body).toContain('Nobody has reported anything yet.')
    expect(body).toContain('No link works yet.')
    expect(body).toContain('The CTO or an engineer issues it.')
    expect(body).toContain(`href="${friction}/new"`)
  })

  test('puts first what repeats, with its newest words, and leads to every report of it', async () => {
    await say('help', 'Where do I start?')
    await say('complaint', 'It hangs.', 'bug')
    await say('complaint', 'It hangs again.', 'bug')
    const { body } = await ben.get(friction)
    const group = await ben.get(`${friction}?kind=complaint&reason=bug`)

    expect(body.indexOf('Complaint: it does not work · 2 times')).toBeLessThan(
      body.indexOf('Help needed: no reason given'),
    )
    expect(body).toContain('“It hangs again.” on Monday 7 September')
    expect(group.body.indexOf('It hangs again.')).toBeLessThan(group.body.indexOf('It hangs.'))
    expect((await ben.get(`${friction}?kind=help&reason=bug`)).status).toBe(404)
    expect((await ben.get(`${friction}?kind=noise`)).status).toBe(400)
  })

  test('shows why work was done outside the tool, and how it goes week by week', async () => {
    house.setClock('2026-09-01T08:00Z')
    await ben.post(friction, { kind: 'outside', words: 'By hand.', reason: 'manual easier', case: '4711' })
    house.setClock('2026-09-07T08:00Z')
    await ben.post(friction, { kind: 'outside', words: 'By hand again.', reason: 'manual easier', case: '4711' })
    const { body } = await ben.get(friction)

    expect(body).toContain('By hand is easier')
    expect(body).toMatch(/id="trend".*31 Aug/s)
    expect(body).toMatch(/id="outside".*>2<.*>1</s)
  })

  test('shows signs of drift, those that the cases give too', async () => {
    await bringCases(
      house,
      [1, 2, 3, 4, 5].map((nth) => someCase(`a-${nth}`, '2026-09-01', 3, { fieldsEdited: ['cost_center'] })),
    )
    await say('workaround', 'Settled in the team chat.')
    const { body } = await ben.get(friction)

    expect(body).toContain('“Settled in the team chat.”')
    expect(body).toContain('The field cost_center was corrected by hand in 5 of 5 cases.')
  })
})

describe('giving friction to a side', () => {
  beforeEach(async () => {
    await say('complaint', 'It hangs.', 'bug')
  })

  test('is either leader’s, for a group or for one report', async () => {
    const group = await triage(olivia)
    const report = await triage(await house.as('tariq'), { report: '1', side: 'policy' })
    const { body } = await ben.get(report.location)

    expect(group.location).toBe(`${friction}?done=friction-triaged`)
    expect((await ben.get(friction)).body).toContain('on the system side')
    expect(body).toContain('Given to the system side by Olivia.')
    expect(body).toContain('on the policy side by itself')
    expect(await kept()).toMatchObject([
      { report: null, side: 'system', by: 'olivia' },
      { report: 1, side: 'policy', by: 'tariq' },
    ])
  })

  test('is nobody else’s, and not offered to them', async () => {
    expect((await triage(ben)).status).toBe(403)
    expect((await ben.get(friction)).body).not.toContain('Policy side')
    expect((await olivia.get(friction)).body).toContain('Policy side')
    expect(await kept()).toEqual([])
  })

  test('is refused in words when it is there already, or was never reported', async () => {
    await triage(olivia)
    const again = await triage(olivia)
    const never = await triage(olivia, { kind: 'help' })

    expect(again.status).toBe(422)
    expect(again.body).toContain('This is on the system side already.')
    expect(never.body).toContain('There is no such report.')
    expect(await kept()).toHaveLength(1)
  })
})

describe('the sheet', () => {
  test('is shown once, with its code, to whoever issued it', async () => {
    const ines = await house.as('ines')
    const issued = await ines.post(`${friction}/link`)
    const sheet = await ines.get(issued.location)

    expect(issued.location).toBe(`${friction}/sheet?done=friction-link`)
    expect(sheet.body).toMatch(/<svg class="qr" viewBox="0 0 \d+ \d+" role="img"/)
    expect(sheet.body).toMatch(/http:\/\/localhost:3000\/f\/[\w-]{20,}/)
    expect((await (await house.as('tariq')).get(`${friction}/sheet`)).body).toContain('A link is shown once.')
    expect((await olivia.get(friction)).body).toContain('The link on the sheet works since Monday 7 September.')
  })

  test('is issued by the CTO and engineers only', async () => {
    expect((await olivia.post(`${friction}/link`)).status).toBe(403)
    expect((await olivia.get(`${friction}/sheet`)).status).toBe(403)
  })
})

test('the scorecard counts complaints from reports and names them as the source', async () => {
  await (await house.as('ines')).post(`${friction}/link`)
  house.setClock('2026-09-15T08:00Z')
  await say('complaint', 'It hangs.', 'bug')
  house.setClock('2026-09-21T08:00Z')
  await bringWeek(house, goodWeek('2026-W38', 3), '2026-09-20T23:00Z', null)
  const week = await ben.get('/pilots/INV/weeks/2026-W38')

  expect((await ben.get('/pilots/INV/scorecard')).body).toContain('friction reports')
  expect(week.body).toContain('friction reports')
})
