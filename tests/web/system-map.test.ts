import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mapsOf } from '../../src/store/systems.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { hidden } from '../support/typed-charter.ts'
import { erpSync, writeMapOfInv, writtenMap } from '../support/written-map.ts'

const map = '/pilots/INV/system-map'

let house: House
let tariq: Client
let ines: Client
let ben: Client

beforeEach(async () => {
  house = await openHouse()
  tariq = await house.as('tariq')
  ines = await house.as('ines')
  ben = await house.as('ben')
})
afterEach(() => house.close())

const versions = () => mapsOf(house.services.store.reader, 'INV')
const text = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const erp = { id: '', name: 'ERP', what: 'Books invoices', owner: 'Finance' }

/** Somebody opens a sheet of the map and sends it to one of its addresses. */
async function save(who: Client, sheet: string, form: object, open = `${sheet}/new`, to = sheet) {
  const page = await who.get(`${map}/${open}`)
  return who.post(`${map}/${to}`, { ...form, seen: hidden(page.body, 'seen') })
}

describe('the map of a draft', () => {
  test('begins on an empty page that teaches the first step, to those who may take it', async () => {
    expect((await tariq.get(map)).body).toContain('href="/pilots/INV/system-map/systems/new"')
    expect((await ben.get(map)).body).toContain('The CTO or an engineer writes it.')
    expect((await ben.get(`${map}/systems/new`)).status).toBe(403)
    expect((await ben.get(map)).body).toContain('href="/pilots/INV/system-map" aria-current="page"')
  })

  test('is written part by part, each on its own form', async () => {
    const first = await save(tariq, 'systems', erp)
    await save(ines, 'systems', { ...erp, name: 'Approval tool' })
    await save(ines, 'records', { id: '', name: 'Invoice', truth: 'erp', writers: ['erp', 'approval_tool'] })
    const flow = { id: '', name: 'ERP sync', from: 'approval_tool', to: 'erp', records: ['invoice'], mode: 'buffered' }
    await save(ines, 'integrations', { ...flow, trigger: 'Every hour', everyMinutes: '60', flows: 'erp-sync\n' })
    await save(ines, 'grants', { id: '', holder: 'Sync bot', kind: 'bot', system: 'erp', rights: ['write', 'read'] })
    await save(ines, 'human-points', { id: '', where: 'Approval', who: 'Budget owner', does: 'approves' })
    await save(ines, 'estimate', { id: '', buildDays: '12,5', supportMinutes: '90' }, 'estimate/edit')
    const page = await ben.get(map)

    expect(first.location).toBe(`${map}?done=map-written#lists`)
    expect(text(page.body)).toContain('2 systems, 1 record, 1 integration, 1 access grant and 1 human point.')
    expect(text(page.body)).toContain('Approval tool → ERP Invoice Every hour expected every hour')
    expect(text(page.body)).toContain('12.5 days, estimated')
    expect(text(page.body)).toContain('ERP and Approval tool all write Invoice: one of them should.')
    expect(text(page.body)).toContain('Sync bot may write and read in ERP, and none of its integrations needs that.')
    expect((await versions()).at(-1)?.content.integrations[0]).toMatchObject({ id: 'erp_sync', flows: ['erp-sync'] })
  })

  test('keeps everything typed when something is wrong, or somebody else was faster', async () => {
    const wrong = await save(tariq, 'systems', { ...erp, owner: '' })
    await save(ines, 'systems', { ...erp, name: 'Mailbox' })
    const late = await tariq.post(`${map}/systems`, { ...erp, seen: '' })
    const again = await tariq.post(`${map}/systems`, { ...erp, seen: hidden(late.body, 'seen') })

    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('Say who answers for this system.')
    expect(wrong.body).toContain('value="Books invoices"')
    expect(late.status).toBe(409)
    expect(late.body).toContain('Somebody saved the map while you were writing.')
    expect(late.body).toContain('value="Books invoices"')
    expect(again.status).toBe(303)
  })

  test('removes a part that nothing names, and shows what stands in a part', async () => {
    await writeMapOfInv(house)
    const page = await tariq.get(`${map}/integrations/erp_sync/edit`)
    const kept = await save(tariq, 'systems', { ...erp, id: 'erp', remove: 'yes' }, 'systems/erp/edit')
    const gone = await save(tariq, 'systems', { ...erp, id: 'mailbox', remove: 'yes' }, 'systems/mailbox/edit')

    expect(page.body).toContain('value="An invoice is approved"')
    expect(page.body).toMatch(/name="records" value="approval"[^>]* checked/)
    expect(kept.body).toContain('the integration “ERP sync” and the access grant of “Sync bot” still name it')
    expect(gone.status).toBe(303)
    expect((await tariq.get(`${map}/systems/mailbox/edit`)).status).toBe(404)
  })

  test('plans six ways of failing on one form, where a way may not be able to happen', async () => {
    await writeMapOfInv(house, writtenMap({ integrations: [erpSync({ paths: [] })] }))
    const planned = { 'timeout.seenHow': 'A mail', 'timeout.whoActs': 'Ines', 'timeout.fallback': 'By hand' }
    const saved = await save(
      ines,
      'failure-paths',
      {
        id: 'erp_sync',
        ...planned,
        'timeout.rollback': 'Delete it',
        'duplicates.cannotHappen': 'It knows its numbers',
      },
      'failure-paths/erp_sync/edit',
    )
    const page = text((await ben.get(`${map}/integrations/erp_sync`)).body)

    expect(saved.status).toBe(303)
    expect(page).toContain('Timeout A mail Ines By hand Delete it')
    expect(page).toContain('Duplicates Cannot happen It knows its numbers')
    expect(page).toContain(
      'ERP sync has no failure path for wrong format, partial update, expired credentials and nothing arriving.',
    )
    expect((await ines.get(`${map}/failure-paths/none/edit`)).status).toBe(404)
  })

  test('is reviewed at the press of a button', async () => {
    await writeMapOfInv(house)
    const { body } = await tariq.get(map)
    await tariq.post(`${map}/grants-review`, { id: '', seen: hidden(body, 'seen') })

    expect(text((await ben.get(map)).body)).toContain('reviewed on Monday 7 September 2026')
  })
})

describe('the map of a running pilot', () => {
  beforeEach(async () => {
    await writeMapOfInv(house)
    await launchInv(house, '2026-W28')
  })
  const archive = { id: '', name: 'Archive', what: 'Keeps invoices', owner: 'Finance' }

  test('says what correcting and changing mean, and corrects at once', async () => {
    const page = await tariq.get(`${map}/systems/new`)
    const form = { ...archive, why: 'It was there all along.' }
    const corrected = await save(tariq, 'systems', form, 'systems/new', 'systems/corrections')

    expect(text(page.body)).toContain('The system is so already, and the map said otherwise.')
    expect(text(page.body)).toContain('It waits for the CTO’s key')
    expect(page.body).toContain('formaction="/pilots/INV/system-map/systems/changes"')
    expect(corrected.location).toBe(`${map}?done=map-corrected#lists`)
    expect(text((await ben.get(map)).body)).toContain('Version 2 of 2, a correction by Tariq (CTO)')
    expect(
      (await save(tariq, 'systems', { ...archive, name: 'X', why: '' }, 'systems/new', 'systems/corrections')).status,
    ).toBe(422)
    expect((await save(tariq, 'systems', { ...archive, name: 'X' })).body).toContain('launched with its map')
  })

  test('changes by a proposal, once the CTO’s key is on it', async () => {
    const form = { ...archive, why: 'Auditors ask for it.' }
    const proposed = await save(ines, 'systems', form, 'systems/new', 'systems/changes')
    const change = await tariq.get(`${map}/changes/2`)
    const other = await (await house.as('olivia')).get(`${map}/changes/2`)
    const signed = await tariq.post(`${map}/changes/2/keys`, { seen: hidden(change.body, 'seen') })

    expect(proposed.location).toBe(`${map}?done=map-change-proposed#changes`)
    expect(text(change.body)).toContain('Added System “Archive”')
    expect(change.body).toContain('Auditors ask for it.')
    expect(other.body).not.toContain('id="map-key"')
    expect(signed.location).toBe(`${map}/changes/2?done=map-key`)
    expect(text((await ben.get(`${map}/changes/2`)).body)).toContain('It is in effect.')
    expect(text((await ben.get(map)).body)).toContain('3 systems'.replace('3', '4'))
  })

  test('takes the COO’s key too where it moves a person', async () => {
    const point = { id: '', where: 'Start', who: 'Ben', does: 'checks', why: 'Too many were wrong.' }
    await save(ines, 'human-points', point, 'human-points/new', 'human-points/changes')
    const olivia = await house.as('olivia')
    const seen = hidden((await tariq.get(`${map}/changes/2`)).body, 'seen')
    await tariq.post(`${map}/changes/2/keys`, { seen })
    const between = text((await ben.get(map)).body)
    const waiting = await olivia.get('/')
    await olivia.post(`${map}/changes/2/keys`, { seen })

    expect(between).toContain('Version 1 of 2')
    expect(between).toContain('takes both keys')
    expect(waiting.body).toContain('href="/pilots/INV/system-map/changes/2"')
    expect(waiting.body).toContain('Turn your key on a change of the system')
    expect(text((await ben.get(map)).body)).toContain('Version 2 of 2, a change of the system by Ines (engineer)')
    expect((await olivia.get(`${map}/changes/9`)).status).toBe(404)
  })

  test('looks the same for ever on a day of the past, and says what differs since', async () => {
    house.setClock('2026-09-09T09:00Z')
    const before = await (await house.as('ben')).get(`${map}?asof=2026-09-07`)
    await save(tariq, 'systems', { ...archive, why: 'It was there.' }, 'systems/new', 'systems/corrections')
    const after = await (await house.as('ben')).get(`${map}?asof=2026-09-07`)
    const difference = text((await ben.get(`${map}/difference`)).body)
    const main = (body: string) => /<main[\s\S]*<\/main>/.exec(body)?.[0]

    expect(main(after.body)).toBe(main(before.body))
    expect(main(after.body)).toContain('As it stood at the end of Monday 7 September 2026.')
    expect(after.body).not.toContain('Archive')
    expect(difference).toContain('From version 1 to version 2: Added System “Archive”')
    expect((await ben.get(`${map}?version=1`)).body).toContain('The map as it is now')
    for (const none of ['?version=9', '?asof=2030-01-01', '?asof=soon', '/difference?from=1&to=9'])
      expect((await ben.get(`${map}${none}`)).status).toBe(404)
  })

  test('is confirmed current by the CTO, until it changes', async () => {
    const page = await tariq.get(map)
    expect(text(page.body)).toContain('Nobody has confirmed yet that the map is current.')
    const seen = /id="confirm-map"[\s\S]*?name="seen" value="(\w+)"/.exec(page.body)?.[1] ?? ''
    const confirmed = await tariq.post(`${map}/confirmation`, { seen })
    expect(confirmed.location).toBe(`${map}?done=map-confirmed#confirmed`)
    expect(text((await ben.get(map)).body)).toContain('It has not changed since.')

    await save(tariq, 'systems', { ...archive, why: 'It was there.' }, 'systems/new', 'systems/corrections')
    expect(text((await ben.get(map)).body)).toContain('It has changed since.')
    const late = await tariq.post(`${map}/confirmation`, { seen })
    expect(late.status).toBe(409)
  })
})

test('the drawing shows names as they are, takes the page’s colours and needs no style of its own', async () => {
  const name = 'Q&A <script>alert("1")</script> \\N'
  await writeMapOfInv(house, writtenMap({ systems: [{ id: 'erp', name, what: 'x', owner: 'y' }], integrations: [] }))
  const { body } = await ben.get(map)
  const svg = /class="map-drawing"[\s\S]*?<\/svg>/.exec(body)?.[0] ?? ''

  expect(svg).toContain('&lt;script&gt;')
  expect(svg).toContain('Q&amp;A')
  expect(svg).toContain('\\N')
  expect(svg).not.toMatch(/<script|style=|fill=|stroke=|font-/)
})

describe('an integration', () => {
  beforeEach(() => writeMapOfInv(house))

  test('shows each test of its alert, also one that nobody saw', async () => {
    const one = `${map}/integrations/erp_sync`
    await ines.post(`${one}/alert-tests`, { on: '2026-09-07', minutes: '', words: 'Pulled the plug.' })
    const saved = await ines.post(`${one}/alert-tests`, { on: '2026-09-07', minutes: '7' })
    const wrong = await ines.post(`${one}/alert-tests`, { on: '2026-09-09', minutes: 'soon' })
    const page = text((await ben.get(one)).body)

    expect(saved.location).toBe(`${one}?done=alert-tested#tests`)
    expect(page).toContain('Ines tested the alert on Monday 7 September 2026: nobody saw it. Pulled the plug.')
    expect(page).toContain('seen after 7 minutes')
    expect(wrong.body).toContain('Give whole minutes.')
    expect((await ben.get(`${map}/integrations/none`)).status).toBe(404)
    expect(text((await ben.get(`${one}?asof=2026-09-07`)).body)).toContain('As it stood at the end of')
  })
})

describe('the fallback', () => {
  test('is drilled by two people, and feeds the expansion gate', async () => {
    await launchInv(house, '2026-W28')
    const maya = await house.as('maya')
    const drill = {
      on: '2026-09-04',
      first: 'ben',
      second: 'maya',
      minutes: '30',
      normalMinutes: '15',
      words: 'On paper.',
    }
    const link = 'href="/pilots/INV/system-map/fallback"'
    expect((await ben.get('/pilots/INV/gates')).body).toContain(link)
    const alone = await maya.post(`${map}/fallback/drills`, { ...drill, second: 'ben' })
    const saved = await maya.post(`${map}/fallback/drills`, drill)
    const page = text((await ben.get(`${map}/fallback`)).body)
    const gates = text((await ben.get('/pilots/INV/gates')).body)

    expect(alone.body).toContain('It takes two different people.')
    expect(saved.location).toBe(`${map}/fallback?done=fallback-drilled#drills`)
    expect(page).toContain(
      'Ben and Maya drilled it on Friday 4 September 2026: 30 minutes a case by hand, 15 normally.',
    )
    expect(page).toContain('The last drill passed')
    expect(gates).toContain('Ben and Maya drilled it on Friday 4 September 2026')
    expect((await maya.get('/pilots/INV/gates/attestations/new?check=manual_fallback')).status).toBe(403)
  })
})
