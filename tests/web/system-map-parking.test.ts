import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { hidden } from '../support/typed-charter.ts'
import { writeMapOfInv } from '../support/written-map.ts'

const map = '/pilots/INV/system-map'
const change = `${map}/changes/2`

let house: House
let olivia: Client
let tariq: Client
let ines: Client

/** INV is launched; its first cycle runs from Monday 6 July to Sunday 2 August. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeMapOfInv(house)
  await launchInv(house, '2026-W28')
  await signInOn('2026-07-13T09:00Z')
})
afterEach(() => house.close())

async function signInOn(day: string): Promise<void> {
  house.setClock(day)
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
  ines = await house.as('ines')
}

const text = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const archive = { id: '', name: 'Archive', what: 'Keeps invoices', owner: 'Finance' }

/** Somebody adds a system to the map, in one of the two ways. */
async function add(who: Client, way: 'corrections' | 'changes', part: object = archive, why = 'Auditors ask for it.') {
  const page = await who.get(`${map}/systems/new`)
  return who.post(`${map}/systems/${way}`, { ...part, why, seen: hidden(page.body, 'seen') })
}

/** Somebody opens the page of the change and sends one of its forms, with the hash that stands in it. */
async function take(who: Client, step: 'keys' | 'freeze' | 'withdrawal' | 'anew', form: object = {}) {
  const { body } = await who.get(change)
  const seen = new RegExp(`action="${change}/${step}"[\\s\\S]*?name="seen" value="(\\w+)"`).exec(body)?.[1] ?? ''
  return who.post(`${change}/${step}`, { ...form, seen })
}

describe('a change of the system that is proposed while the scope is frozen', () => {
  test('is kept and parked, while the record can be corrected', async () => {
    const sheet = text((await ines.get(`${map}/systems/new`)).body)
    const proposed = await add(ines, 'changes')
    const page = await tariq.get(change)

    expect(sheet).toContain('The scope is frozen until Monday 3 August, so it is kept and parked until then.')
    expect(proposed.location).toBe(`${map}?done=map-change-parked#changes`)
    expect(text(page.body)).toContain('it is parked until Monday 3 August, when the first cycle ends.')
    expect(page.body).not.toContain('id="map-key"')
    expect(text((await tariq.get(map)).body)).toContain('parked until the first cycle ends')
    expect((await tariq.get('/')).body).not.toContain('Turn your key on a change of the system')
    expect(text((await tariq.get('/pilots/INV')).body)).toContain('1 change of the system waits.')
    expect(text((await tariq.get('/pilots/INV/requests')).body)).toContain('Change of the system version 2 of the map')
    const correction = await add(ines, 'corrections', { ...archive, name: 'Scanner' }, 'It was there all along.')
    expect(correction.location).toBe(`${map}?done=map-corrected#lists`)
  })

  test('takes no key before the first cycle has ended, and waits for one from then on', async () => {
    await add(ines, 'changes')
    const seen = hidden((await ines.get(change)).body, 'seen')
    const early = await tariq.post(`${change}/keys`, { seen })
    expect(early.status).toBe(422)
    expect(text(early.body)).toContain('Breaking the freeze takes both keys and a reason.')

    await signInOn('2026-08-04T09:00Z')
    expect((await tariq.get('/')).body).toContain('Turn your key on a change of the system')
    expect((await take(tariq, 'keys')).location).toBe(`${change}?done=map-key`)
    expect(text((await ines.get(change)).body)).toContain('It is in effect.')
  })

  test('is free once both leaders broke the freeze for it, and that stays listed as a sign of drift', async () => {
    await add(ines, 'changes')
    const wordless = await take(olivia, 'freeze', { why: '' })
    const first = await take(olivia, 'freeze', { why: 'The auditor comes.' })
    const waiting = await tariq.get('/')
    const second = await take(tariq, 'freeze', { why: 'It is small.' })

    expect(wordless.body).toContain('Say why this cannot wait until the first cycle ends.')
    expect(first.location).toBe(`${change}?done=one-key`)
    expect(text(waiting.body)).toContain('Turn your key on breaking the freeze: a change of the system')
    expect(second.location).toBe(`${change}?done=freeze-broken`)
    expect((await take(tariq, 'keys')).location).toBe(`${change}?done=map-key`)
    const page = text((await ines.get(change)).body)
    expect(page).toContain('Olivia (COO) turned a key on breaking the freeze for it on Monday 13 July')
    expect(page).toContain('The auditor comes.')
    expect(text((await ines.get('/pilots/INV/requests')).body)).toContain(
      'The freeze was broken for the change of the system, version 2 by Olivia (COO) and Tariq (CTO)',
    )
    expect(text((await ines.get('/pilots/INV/rule-changes')).body)).toContain(
      'broke the freeze for the change of the system',
    )
    expect((await ines.post(`${change}/freeze`, { seen: 'x', why: 'y' })).status).toBe(403)
  })
})

describe('a change of the system after the first cycle', () => {
  beforeEach(() => signInOn('2026-08-04T09:00Z'))

  test('is withdrawn by whoever proposed it, and by nobody else', async () => {
    await add(ines, 'changes')
    expect((await tariq.get(change)).body).not.toContain('id="map-change-withdrawal"')
    expect(
      (await tariq.post(`${change}/withdrawal`, { seen: hidden((await tariq.get(change)).body, 'seen') })).status,
    ).toBe(403)
    const withdrawn = await take(ines, 'withdrawal', { why: 'A slip.' })

    expect(withdrawn.location).toBe(`${change}?done=withdrawn`)
    const page = await tariq.get(change)
    expect(text(page.body)).toContain('It was withdrawn: nothing changes.')
    expect(text(page.body)).toContain('Ines (engineer) withdrew it on Tuesday 4 August')
    expect(page.body).not.toContain('id="map-key"')
    expect((await tariq.get('/')).body).not.toContain('Turn your key on a change of the system')
  })

  test('is stale when the map moved beneath it, says so, and is proposed anew on the map as it is now', async () => {
    await add(ines, 'changes')
    const seen = hidden((await ines.get(change)).body, 'seen')
    await add(tariq, 'corrections', { ...archive, name: 'Scanner' }, 'It was there.')
    const page = await tariq.get(change)
    const late = await tariq.post(`${change}/keys`, { seen })
    const anew = await take(tariq, 'anew', { why: 'Auditors still ask for it.' })

    expect(text(page.body)).toContain('The map has moved since: it can take no key any more.')
    expect(page.body).toContain('Auditors ask for it.</textarea>')
    expect(page.body).not.toContain('id="map-key"')
    expect(late.status).toBe(422)
    expect(anew.location).toBe(`${map}/changes/4?done=map-change-proposed`)
    const fresh = text((await tariq.get(`${map}/changes/4`)).body)
    expect(fresh).toContain('Added System “Archive”')
    expect(fresh).toContain('It waits for a key.')
    expect(text((await tariq.get(`${map}?version=4`)).body)).toContain('5 systems')
  })

  test('is not offered anew where somebody wrote the same part meanwhile', async () => {
    await add(ines, 'changes')
    await add(tariq, 'corrections', archive, 'It is there already.')

    expect((await tariq.get(change)).body).not.toContain('id="map-change-anew"')
  })
})
