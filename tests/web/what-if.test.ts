import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSeq } from '../../src/store/ledger.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv, vouchForChecks } from '../support/running-pilot.ts'

const weeks: Readonly<Record<string, number>> = {
  '2026-W28': 10,
  '2026-W29': 6,
  '2026-W30': 3.5,
  '2026-W31': 3.4,
  '2026-W32': 3.3,
  '2026-W33': 3.2,
}
const page = '/pilots/INV/what-if'

let house: House
let maya: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await launchInv(house, '2026-W28')
  maya = await house.as('maya')
})
afterEach(() => house.close())

async function weeksGoBy(): Promise<void> {
  house.setClock('2026-08-17T08:00Z')
  for (const [week, hours] of Object.entries(weeks)) await bringWeek(house, goodWeek(week, hours), '2026-08-17T07:00Z')
  await vouchForChecks(house, '2026-09-10', ['manual_fallback'])
  house.setClock('2026-08-17T11:00Z')
  maya = await house.as('maya')
}

describe('The what-if page', () => {
  test('answers by the same engine what a check would change, beside the real advice', async () => {
    await weeksGoBy()
    const { status, body } = await maya.get(`${page}?check.manual_fallback=pass&check.beats_old_flow=pass`)

    expect(status).toBe(200)
    expect(body).toContain('Advice: fix one check: the work can be finished by hand')
    expect(body).toContain('It would be: expand: everything holds')
    expect(body).toContain('“The work can be finished by hand”: pass (it is not measured).')
    expect(body).toMatch(/id="differs"[\s\S]*The work can be finished by hand[\s\S]*✗ fails[\s\S]*✓ holds/)
  })

  test('follows a target and the coming weeks, from an address that can be shared', async () => {
    await weeksGoBy()
    const { body } = await maya.get(`${page}?target.cycle_time_hours=2&ahead=2&next.cycle_time_hours=5`)

    expect(body).toContain('Target of cycle time: 2 h (agreed is 4 h).')
    expect(body).toContain('2 weeks more, each with cycle time 5 h')
    expect(body).toContain('It would be: fix the target')
    expect(body).toMatch(/name="target.cycle_time_hours"[^>]* value="2"/)
  })

  test('says that nothing is kept, keeps nothing, and offers nothing to sign', async () => {
    await weeksGoBy()
    const olivia = await house.as('olivia')
    const before = await readSeq(house.services.store.reader)
    const { body } = await olivia.get(`${page}?check.manual_fallback=pass`)
    const main = body.slice(body.indexOf('<main'))

    expect(body).toContain('Nothing here is kept.')
    expect(main).not.toContain('method="post"')
    expect(main).not.toContain('Turn my key')
    expect(await readSeq(house.services.store.reader)).toBe(before)
    expect((await olivia.get('/pilots/INV/reviews/2026-W33')).body).toContain('Advice: fix one check')
  })

  test('comes back with a sentence and what was typed', async () => {
    await weeksGoBy()
    const { status, body } = await maya.get(`${page}?target.cycle_time_hours=soon&ahead=2`)

    expect(status).toBe(422)
    expect(body).toContain('Target of cycle time: write a number')
    expect(body).toContain('value="soon"')
    expect(body).not.toContain('It would be')
  })

  test('takes no question that it does not ask', async () => {
    await weeksGoBy()

    expect((await maya.get(`${page}?harm=none`)).status).toBe(400)
    expect((await maya.get(`${page}?week=2020-W01`)).status).toBe(404)
  })

  test('is not there before the first week is closed, and to nobody without a seat', async () => {
    expect((await maya.get(page)).body).toContain('There is no closed week yet')
    expect((await (await house.as('nora')).get(page)).status).toBe(404)
  })
})
