import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fact } from '../../src/domain/fact.ts'
import { type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv, vouchForChecks } from '../support/running-pilot.ts'

let house: House

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
})
afterEach(() => house.close())

async function closeFirstWeek(): Promise<void> {
  await launchInv(house, '2026-W28')
  house.setClock('2026-07-13T08:00Z')
  await bringWeek(house, goodWeek('2026-W28', 10), '2026-07-13T07:00Z')
  house.setClock('2026-07-13T11:00Z')
}

async function pageOf(name: Parameters<House['as']>[0], path = '/'): Promise<string> {
  return (await (await house.as(name)).get(path)).body
}

describe('Home', () => {
  test('says what waits for a leader, with its due date, and nothing to a member', async () => {
    await closeFirstWeek()

    expect(await pageOf('olivia')).toContain('Choose your answer for the week of Monday 6 July 2026')
    expect(await pageOf('olivia')).toContain('due Wednesday 15 July, 17:00')
    expect(await pageOf('ines')).toContain('Nothing waits for you.')
  })

  test('moves what is late to the top and names who keeps others waiting', async () => {
    await closeFirstWeek()
    house.setClock('2026-07-16T11:00Z')
    const page = await pageOf('tariq')

    expect(page).toContain('<h2>Overdue</h2>')
    expect(page).toMatch(/Waiting for others[\s\S]*Olivia \(COO\)/)
  })

  test('says what cannot happen while a leader’s seat is vacant', async () => {
    const object = { type: 'seat', id: 'INV/cto', version: 2 }
    const left = { seat: 'cto', person: 'tariq', what: 'ended' }
    await house.play(fact('take seat', 'INV', object, { data: left }), 'tariq', 'cto')

    expect(await pageOf('olivia')).toContain('INV has no CTO: nothing can be confirmed or signed for the system side.')
  })

  test('tells the sponsor after five working days that the two leaders still differ', async () => {
    await closeFirstWeek()
    for (const [name, seat, answer] of [
      ['olivia', 'coo', 'expand'],
      ['tariq', 'cto', 'fix'],
    ] as const) {
      const side = seat === 'coo' ? 'policy' : 'system'
      const texts = { choice: JSON.stringify({ answer, reason: 'x', disputes: '', seen: '' }) }
      const object = { type: 'review', id: '2026-W28', version: 1 }
      await house.play(
        fact('choose answer', 'INV', object, { data: { week: '2026-W28', round: 1, side, stage: null }, texts }),
        name,
        seat,
      )
    }
    house.setClock('2026-07-17T11:00Z')
    expect(await pageOf('sam')).not.toContain('Disputes that reached you')
    house.setClock('2026-07-20T11:00Z')

    expect(await pageOf('sam')).toContain('INV: no answer is signed for the week of Monday 6 July 2026')
  })
})

describe('whoever only does the work', () => {
  test('comes from Home and from the pilot’s page to what they need to know', async () => {
    await closeFirstWeek()

    expect(await pageOf('ben')).toContain('<a href="/pilots/INV/know">INV Invoice approval</a>')
    expect(await pageOf('ben', '/pilots/INV')).toContain('class="button first" href="/pilots/INV/know"')
    expect(await pageOf('maya')).toContain('<a href="/pilots/INV">INV Invoice approval</a>')
  })
})

describe('the pilot’s overview', () => {
  test('shows the advice, the numbers with their source and age, and the one thing to do', async () => {
    await closeFirstWeek()
    await vouchForChecks(house, '2026-08-01')
    const page = await pageOf('olivia', '/pilots/INV')

    expect(page).toContain('Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.')
    expect(page).toContain('case log, updated 3 hours ago')
    expect(page).toContain('Choose your answer for the week of Monday 6 July 2026')
  })

  test('leads a new pilot to its charter', async () => {
    expect(await pageOf('maya', '/pilots/INV')).toContain('Write the charter')
    expect(await pageOf('ben', '/pilots/INV')).toContain('Read the charter')
  })

  test('is not there for people without a seat on it', async () => {
    const nora = await house.as('nora')

    expect((await nora.get('/pilots/INV')).status).toBe(404)
    expect((await nora.get('/pilots/OTH')).status).toBe(404)
  })
})
