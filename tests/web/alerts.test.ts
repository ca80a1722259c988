// Who is told outside: set by the CTO, tested for real, shown to everybody on the pilot without the addresses behind it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { alertAddresses } from '../../db/schema/alerts.ts'
import { entriesAfter } from '../../src/store/ledger.ts'
import { openHook, tell } from '../support/hook.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { drawMap, feed } from '../support/quiet-feed.ts'
import { type MailServer, openMailServer, openReceiver, type Receiver } from '../support/receiver.ts'
import { launchInv } from '../support/running-pilot.ts'

let house: House
let receiver: Receiver
let mailServer: MailServer
let tariq: Client

beforeEach(async () => {
  receiver = await openReceiver()
  mailServer = await openMailServer('ines@example.com')
  house = await openHouse({ outside: { smtp: mailServer.url, allow: ['127.0.0.1'] } })
  tariq = await house.as('tariq')
})
afterEach(async () => {
  await house.close()
  await receiver.close()
  await mailServer.close()
})

const setPlace = (kind: string, address: string) => tariq.post('/pilots/INV/alert-targets', { kind, address })
const page = async (client: Client = tariq) => (await client.get('/pilots/INV/alerts')).body

describe('A place that is told', () => {
  it('is a webhook whose secret is shown once, and whose address stays out of the ledger', async () => {
    const set = await setPlace('webhook', `${receiver.url}/hook?key=only-for-us`)
    expect(set.location).toBe('/pilots/INV/alerts?done=target-set')

    const shown = await page()
    const [secret = ''] = /whsec_[\w+/=]+/.exec(shown) ?? []
    expect(secret).toHaveLength('whsec_'.length + 32)
    expect(shown).toContain(new URL(receiver.url).host)
    expect(shown).not.toContain('only-for-us')
    const ledger = JSON.stringify(await entriesAfter(house.services.store.reader, 0, 1_000))
    expect(ledger).not.toContain('only-for-us')
    expect(ledger).not.toContain(secret)
  })

  it('is tested for real, and the page says what came of it', async () => {
    await setPlace('webhook', `${receiver.url}/hook`)
    const good = await tariq.get((await tariq.post('/pilots/INV/alert-targets/1/test')).location)
    expect(good.body).toContain('The test was taken.')
    expect(JSON.parse(receiver.taken[0]?.body ?? '')).toMatchObject({ type: 'twokeys.test', data: { pilot: 'INV' } })

    receiver.answer = { status: 500 }
    const bad = await tariq.get((await tariq.post('/pilots/INV/alert-targets/1/test')).location)
    expect(bad.body).toContain('The test did not arrive. It answered 500.')
    expect(bad.body).toContain('✕ given up')
  })

  it('is a room in a chat, which gets one text', async () => {
    await setPlace('chat', `${receiver.url}/services/T1/B1/x`)
    await tariq.post('/pilots/INV/alert-targets/1/test')

    expect(receiver.taken).toHaveLength(1)
    const body = JSON.parse(receiver.taken[0]?.body ?? '') as Record<string, string>
    expect(Object.keys(body)).toEqual(['text'])
    expect(body.text).toContain('INV: a test')
    expect(body.text).toContain('http://localhost:3000/pilots/INV/alerts')
  })

  it('is an e-mail address, tested like everything else', async () => {
    await setPlace('mail', 'erp-team@example.com')
    await tariq.post('/pilots/INV/alert-targets/1/test')

    expect(mailServer.mails.map(({ to }) => to)).toEqual([['erp-team@example.com']])
  })

  it('is told of nothing more once it is taken out, and its address is forgotten', async () => {
    await setPlace('webhook', receiver.url)
    await tariq.post('/pilots/INV/alert-targets/1/end')

    expect(await page()).toContain('No other place is told.')
    expect(await house.services.store.reader.select().from(alertAddresses)).toEqual([])
    expect((await tariq.post('/pilots/INV/alert-targets/1/test')).status).toBe(404)
    expect((await tariq.post('/pilots/INV/alert-targets/1/end')).status).toBe(422)
  })

  it('is not a door inside one’s own network, and what was typed stays', async () => {
    for (const host of ['10.0.0.1', '169.254.169.254', '[::1]', '192.168.1.1:8080', '2130706434', '0x7f.2']) {
      const refused = await setPlace('webhook', `http://${host}/x`)
      expect([host, refused.status]).toEqual([host, 422])
      expect(refused.body).toContain('not to be reached from here')
      expect(refused.body).toContain(`http://${host}/x`)
    }
  })

  it('has an address that can be used', async () => {
    for (const address of [
      '',
      'erp',
      'ftp://example.com/x',
      'https://tariq:secret@example.com/',
      'https:// example.com',
    ])
      expect([address, (await setPlace('webhook', address)).status]).toEqual([address, 422])
    expect((await setPlace('mail', 'https://example.com')).status).toBe(422)
  })
})

describe('Redirects', () => {
  it('are not followed: they could lead where the first address may not', async () => {
    const other = await openReceiver()
    receiver.answer = { status: 307, headers: { location: `${other.url}/inside` } }
    await setPlace('webhook', receiver.url)
    const tested = await tariq.get((await tariq.post('/pilots/INV/alert-targets/1/test')).location)
    const { taken } = other
    await other.close()

    expect(tested.body).toContain('It answered 307 and wanted to lead elsewhere.')
    expect(taken).toEqual([])
  })
})

describe('A name that leads inside', () => {
  it('is found out when it is sent to, because names change', async () => {
    const careful = await openHouse()
    const cto = await careful.as('tariq')
    await cto.post('/pilots/INV/alert-targets', {
      kind: 'webhook',
      address: receiver.url.replace('127.0.0.1', 'localhost'),
    })
    const tested = await cto.get((await cto.post('/pilots/INV/alert-targets/1/test')).location)
    await careful.close()

    expect(tested.body).toContain('localhost lies inside a network that is not to be reached from here')
    expect(receiver.taken).toEqual([])
  })
})

describe('The page', () => {
  it('shows everybody on the pilot who is told, and lets only the CTO and engineers change it', async () => {
    await setPlace('webhook', receiver.url)
    const seen = await page(await house.as('olivia'))

    expect(seen).toContain('Tariq, Ines')
    expect(seen).not.toContain('Tell another place')
    expect(seen).not.toContain('Take out')
    const refused = await (
      await house.as('olivia')
    ).post('/pilots/INV/alert-targets', { kind: 'mail', address: 'a@b.example' })
    expect(refused.status).toBe(403)
  })

  it('says which feed is silent since when, and which has no silence alarm', async () => {
    await openHook(house)
    await drawMap(house, [feed(), feed({ id: 'errors', name: 'Error feed', flows: [], onlyFailures: true })])
    await launchInv(house, '2026-W37')
    await tell(house, 'runs', { run_id: 'r1', flow: 'erp-flow', status: 'success' })
    await house.doJobs()
    expect(await page()).toContain('✓ heard in time')

    house.setClock('2026-09-07T11:30Z')
    const silent = await page()
    expect(silent).toContain('! silent')
    expect(silent).toContain('Nothing has come from ERP sync since Monday 7 September, 11:00 (2 hours).')
    expect(silent).toContain('it reports only failures, so its silence says nothing')
  })
})

describe('A test mail', () => {
  it('goes to whoever asks for it, in Settings and on the pilot', async () => {
    const ada = await house.as('ada')
    const settings = await ada.get((await ada.post('/settings/test-mail')).location)
    await tariq.post('/pilots/INV/alerts/test')

    expect(settings.body).toContain('The mail server took the test to ada@example.com.')
    expect(mailServer.mails.map(({ to }) => to)).toEqual([['ada@example.com'], ['tariq@example.com']])
  })

  it('says what the mail server said when it refuses', async () => {
    const ines = await house.as('ines')
    const refused = await ines.get((await ines.post('/pilots/INV/alerts/test')).location)

    expect(refused.body).toContain('The test did not arrive. The mail was not taken:')
    expect(refused.body).toContain('Nobody here')
  })
})
