import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildsOf, effortsOf, maintenancesOf } from '../../src/store/systems.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { routingRule, writeRule } from '../support/running-rules.ts'

const effort = '/pilots/INV/effort'

let house: House
let ines: Client

/** INV runs with R1 in its book; it is a Monday morning in Amsterdam. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRule(house, 1, routingRule())
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T08:00Z')
  ines = await house.as('ines')
})
afterEach(() => house.close())

const log = (change: Record<string, string> = {}) =>
  ines.post(effort, { what: 'support', week: '2026-W36', amount: '1.5', words: 'Reruns.', ...change })

describe('support and building', () => {
  test('are logged by the week, with who spent them on what', async () => {
    const logged = await log()
    await log({ what: 'build', amount: '2', words: '' })
    const { body } = await ines.get(effort)

    expect(logged.location).toBe(`${effort}?done=effort-logged`)
    expect(body).toContain('Monday 31 August 2026')
    expect(body).toContain('Reruns. (1.5 h, Ines)')
    expect(body).toContain('2 days')
    expect(body).toContain('not estimated on the map')
    expect(await effortsOf(house.services.store.reader, 'INV')).toMatchObject([{ minutes: 90 }, { minutes: 960 }])
  })

  test('keep what was typed, in the form that was sent', async () => {
    const wrong = await log({ what: 'build', amount: 'two' })

    expect(wrong.status).toBe(422)
    expect(wrong.body).toMatch(/<details[^>]*id="effort-build-fold"[^>]* open/)
    expect(wrong.body).toContain('Write the days as a number, like 1.5.')
    expect(wrong.body).toContain('href="#field-build-amount"')
    expect(wrong.body).toContain('value="two"')
    expect(await effortsOf(house.services.store.reader, 'INV')).toEqual([])
  })

  test('are logged by the CTO and engineers; everybody else reads', async () => {
    const ben = await house.as('ben')

    expect((await ben.post(effort, { what: 'support' })).status).toBe(403)
    expect((await ben.get(effort)).body).not.toContain('Log hours of support')
  })
})

describe('versions', () => {
  const put = (build: string, rules = 'R1 1') => ines.post(`${effort}/builds`, { build, rules, words: '' })

  test('are logged with the rules of the book, and rolled back with theirs', async () => {
    const form = await ines.get(effort)
    await put('1.4')
    await put('1.5', '')
    const back = await ines.post(`${effort}/rollbacks`, { to: '1.4', words: 'Approvals got lost.' })
    const { body } = await ines.get(back.location)

    expect(form.body).toContain('R1 1</textarea>')
    expect(body).toContain(
      'Ines (engineer) rolled back to version 1.4 on Monday 7 September, 10:00. It runs R1 in version 1.',
    )
    expect(body).toContain('Approvals got lost.')
    expect(await buildsOf(house.services.store.reader, 'INV')).toMatchObject([
      { what: 'build', rules: { R1: 1 } },
      { what: 'build', rules: {} },
      { what: 'rollback', build: '1.4', rules: { R1: 1 } },
    ])
  })

  test('that do not run the rules in effect are a sign of drift after a day', async () => {
    await put('1.4', '')
    house.setClock('2026-09-08T08:00Z')

    expect((await ines.get(effort)).body).toContain(
      'Version 1.4 does not run the rules in effect: R1 is in effect and not in the build.',
    )
  })

  test('need a name and rules that there are', async () => {
    const wrong = await put('', 'R9 1')

    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('Name the version, like 1.4.')
    expect(wrong.body).toContain('There is no version 1 of R9.')
    expect(await buildsOf(house.services.store.reader, 'INV')).toEqual([])
  })
})

describe('maintenance', () => {
  const window = { fromDay: '2026-09-12', fromTime: '22:00', toDay: '2026-09-13', toTime: '02:00', words: 'An update.' }

  test('is planned in the zone of the organisation, and never twice at the same time', async () => {
    const planned = await ines.post(`${effort}/maintenance`, window)
    const again = await ines.post(`${effort}/maintenance`, { ...window, fromTime: '23:00' })

    expect((await ines.get(planned.location)).body).toContain(
      'Planned from Saturday 12 September, 22:00 until Sunday 13 September, 02:00.',
    )
    expect(again.status).toBe(422)
    expect(again.body).toContain('Another window is planned at that time.')
    expect(await maintenancesOf(house.services.store.reader, 'INV')).toMatchObject([
      { from: Date.parse('2026-09-12T20:00Z') },
    ])
  })

  test('is taken back at the press of a button, once, and stands so', async () => {
    await ines.post(`${effort}/maintenance`, window)
    expect((await ines.get(effort)).body).toContain('Take it back')
    const back = await ines.post(`${effort}/maintenance/1/withdrawal`, {})
    const { body } = await ines.get(back.location)
    expect(body).toContain('Taken back: was planned from Saturday 12 September, 22:00')
    expect(body).toContain('“An update.” · Ines took it back on')
    expect(body).not.toContain('Take it back')
    const again = await ines.post(`${effort}/maintenance/1/withdrawal`, {})
    expect(again.status).toBe(422)
    expect(again.body).toContain('This maintenance was taken back already.')
  })
})
