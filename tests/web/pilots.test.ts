import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../src/store/hash.ts'
import { listPilots } from '../../src/store/pilots.ts'
import { type Client, type House, openHouse, openPilot } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'

let house: House
let ada: Client

beforeEach(async () => {
  house = await openHouse()
  ada = await house.as('ada')
})
afterEach(() => house.close())

const form = { code: 'EXP', name: 'Expense claims', team: 'Travel desk' }
const codes = async () => (await listPilots(house.services.store.reader)).map(({ code }) => code)

describe('opening a pilot', () => {
  test('takes a code, a name and a team, and leads on to its seats', async () => {
    const answer = await ada.post('/pilots', form)

    expect(answer.location).toBe('/pilots/EXP/seats?done=opened')
    expect(await codes()).toEqual(['INV', 'OTH', 'EXP'])
  })

  test('reads a code in small letters as capitals', async () => {
    expect((await ada.post('/pilots', { ...form, code: ' exp ' })).location).toContain('/pilots/EXP/')
  })

  test('is refused beside the field, with everything that was typed', async () => {
    const refused = await ada.post('/pilots', { code: 'inv', name: 'Invoices, again', team: '' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Another pilot has the code INV.')
    expect(refused.body).toContain('Name the one team')
    expect(refused.body).toContain('value="Invoices, again"')
    expect(refused.body).toContain('href="#field-code"')
  })

  test('sent twice opens one', async () => {
    const command = newId()
    const answers = [await ada.post('/pilots', { ...form, command }), await ada.post('/pilots', { ...form, command })]

    expect(answers.map(({ location }) => location)).toEqual(Array(2).fill('/pilots/EXP/seats?done=opened'))
    expect(await codes()).toHaveLength(3)
  })

  test('is the administrator’s alone', async () => {
    const olivia = await house.as('olivia')

    expect((await olivia.get('/pilots/new')).status).toBe(403)
    expect((await olivia.post('/pilots', form)).status).toBe(403)
    expect((await olivia.get('/pilots')).body).not.toContain('Open a pilot')
  })
})

describe('the list of pilots', () => {
  test('shows the pilots on which one sits, with where each stands', async () => {
    await launchInv(house, '2026-W36')
    const { body } = await (await house.as('olivia')).get('/pilots')

    expect(body).toContain('<a href="/pilots/INV">INV Invoice approval</a>')
    expect(body).toContain('running')
    expect(body).not.toContain('OTH')
  })

  test('shows an administrator every pilot’s name, and the way to its seats', async () => {
    const { body } = await ada.get('/pilots')

    expect(body).toContain('<a href="/pilots/OTH/seats">OTH Other pilot</a>')
    expect(body).toContain('Open a pilot')
  })

  test('teaches people without a seat what comes next', async () => {
    expect((await (await house.as('nora')).get('/pilots')).body).toContain('You have no seat on a pilot yet.')
  })

  test('shows hundreds page by page', async () => {
    for (let at = 0; at < 55; at++) await openPilot(house, `P${String(at).padStart(2, '0')}`, 'One of many')
    const [first, second] = [await ada.get('/pilots'), await ada.get('/pilots?from=51')]

    expect(first.body).toContain('1 to 50 of 57')
    expect(second.body).toContain('51 to 57 of 57')
    expect(first.body).not.toContain('P50')
    expect(second.body).toContain('P50')
    expect((await ada.get('/pilots?from=all')).status).toBe(400)
  })
})
