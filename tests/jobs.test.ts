// What nobody sees on a page must come to them: a failure that nobody looks at, a feed that went quiet, a pause. Here a real
// mail server and a real receiver on loopback are told, and told once.
import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Data, fact } from '../src/domain/fact.ts'
import { doByTheClock } from '../src/jobs.ts'
import { nobodyWantsDigests } from './support/digest.ts'
import { openHook, tell } from './support/hook.ts'
import { type House, openHouse } from './support/house.ts'
import { drawMap, feed, signingSecret, tellPlace } from './support/quiet-feed.ts'
import { type MailServer, openMailServer, openReceiver, type Receiver } from './support/receiver.ts'
import { limitRule } from './support/limit-rule.ts'
import { invoiceCharter, launchInv } from './support/running-pilot.ts'
import { ask, routingRule, wishOf, writeRule } from './support/running-rules.ts'
import { bringCases, someCase } from './support/some-cases.ts'

let house: House
let receiver: Receiver
let mailServer: MailServer

beforeEach(async () => {
  receiver = await openReceiver()
  mailServer = await openMailServer()
  house = await openHouse({ outside: { smtp: mailServer.url, allow: ['127.0.0.1'] } })
  await nobodyWantsDigests(house)
})
afterEach(async () => {
  await house.close()
  await receiver.close()
  await mailServer.close()
})

const clockGoes = (instant?: string) => {
  if (instant) house.setClock(instant)
  return doByTheClock(house.services)
}

const broken = { flow: 'erp-flow', status: 'failed', error_message: 'Timeout after 30 s', error_kind: 'system' }
const subjectsTo = (person: string) =>
  mailServer.mails
    .filter(({ to }) => to.includes(`${person}@example.com`))
    .map(({ said }) => /^Subject: (.*)$/m.exec(said)?.[1]?.trim())

describe('A failure that nobody acknowledges', () => {
  beforeEach(async () => {
    await openHook(house)
    await tellPlace(house, 'webhook', `${receiver.url}/alerts?team=erp`)
    await tell(house, 'runs', { ...broken, run_id: 'r1' })
    await house.doJobs()
  })

  it('is told to the CTO, the engineers and the webhook a quarter of an hour later, each once', async () => {
    await clockGoes('2026-09-07T09:14:59Z')
    expect([mailServer.mails, receiver.taken]).toEqual([[], []])

    await clockGoes('2026-09-07T09:15:30Z')
    await clockGoes('2026-09-07T09:16:00Z')
    await clockGoes('2026-09-08T09:16:00Z')
    expect(subjectsTo('tariq')).toEqual(['INV: nobody has acknowledged failure 1 of erp-flow'])
    expect(subjectsTo('ines')).toHaveLength(1)
    expect(mailServer.mails).toHaveLength(2)
    expect(receiver.taken).toHaveLength(1)
  })

  it('arrives at the webhook as a CloudEvent with a signature that the receiver can check', async () => {
    await clockGoes('2026-09-07T09:15:30Z')
    const [{ headers, body, path }] = receiver.taken as [(typeof receiver.taken)[number]] // one was taken, as above
    const event = JSON.parse(body) as Record<string, unknown>

    expect(path).toBe('/alerts?team=erp')
    expect(headers['content-type']).toContain('application/cloudevents+json')
    expect(event).toMatchObject({
      specversion: '1.0',
      type: 'twokeys.failure',
      source: 'http://localhost:3000/pilots/INV',
      data: { pilot: 'INV', link: 'http://localhost:3000/pilots/INV/failures/1' },
    })
    expect(headers['webhook-id']).toBe(event.id)
    const signing = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`
    const key = Buffer.from(signingSecret.slice('whsec_'.length), 'base64')
    const signature = createHmac('sha256', key).update(signing).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signature}`)
  })

  it('is told to nobody once somebody has acknowledged it', async () => {
    const said = { component: null, side: null, severity: null }
    const object = { type: 'failure', id: '1', version: 1 }
    const seen = { data: { what: 'acknowledged', said }, texts: { words: 'Looking.' } }
    await house.play(fact('handle failure', 'INV', object, seen), 'ines', 'engineer')
    await clockGoes('2026-09-07T09:20Z')

    expect([mailServer.mails, receiver.taken]).toEqual([[], []])
  })
})

describe('A feed that goes quiet', () => {
  beforeEach(async () => {
    await openHook(house)
    await drawMap(house, [feed(), feed({ id: 'errors', name: 'Error feed', flows: [], onlyFailures: true })])
    await launchInv(house, '2026-W37')
    await tell(house, 'runs', { run_id: 'r1', flow: 'erp-flow', status: 'success' })
    await house.doJobs()
  })

  it('is told within its cadence and a minute, once, and again only after it had spoken', async () => {
    await clockGoes('2026-09-07T10:00:00Z')
    expect(mailServer.mails).toEqual([])

    await clockGoes('2026-09-07T10:00:30Z')
    await clockGoes('2026-09-07T12:00:00Z')
    expect(subjectsTo('tariq')).toEqual(['INV: ERP sync is silent'])

    await tell(house, 'runs', { run_id: 'r2', flow: 'erp-flow', status: 'success' })
    await house.doJobs()
    await clockGoes('2026-09-07T12:30:00Z')
    expect(subjectsTo('tariq')).toHaveLength(1)
    await clockGoes('2026-09-07T13:00:30Z')
    expect(subjectsTo('tariq')).toHaveLength(2)
  })

  it('is expected to be quiet while the pilot is paused', async () => {
    const object = { type: 'pilot', id: 'INV', version: 2 }
    const paused = { data: { stage: 'paused', week: '2026-W37' }, texts: { why: 'The ERP is being moved.' } }
    await house.play(fact('pause', 'INV', object, paused), 'maya', 'lead')
    await clockGoes('2026-09-07T11:00:00Z')

    expect(subjectsTo('tariq')).toEqual(['INV is paused'])
    expect(subjectsTo('olivia')).toEqual(['INV is paused'])
    expect(subjectsTo('ines')).toEqual([])
  })
})

describe('Cases that stall', () => {
  it('are told of together, each once, to those who look after the work', async () => {
    await tellPlace(house, 'chat', `${receiver.url}/room`)
    await writeRule(house, 1, limitRule(240))
    await launchInv(house, '2026-W37')
    const open = (ref: string, time: string) =>
      someCase(ref, '2026-09-08', null, { receivedAt: Date.parse(`2026-09-08T${time}Z`) })
    await bringCases(house, [open('4711', '09:00'), open('4712', '09:01'), open('4713', '15:00')])

    await clockGoes('2026-09-08T14:00Z')
    await clockGoes('2026-09-08T14:01Z')
    const told = 'INV: 2 cases are open for longer than the rules allow'
    expect(['olivia', 'tariq', 'maya', 'ines'].map(subjectsTo)).toEqual([[told], [told], [told], []])
    expect(receiver.taken[0]?.body).toContain('4711: open since Tuesday 8 September, 11:00, 4 h by R1 allowed.')
    await clockGoes('2026-09-08T20:00Z')
    expect(receiver.taken).toHaveLength(2)
    expect(receiver.taken[1]?.body).not.toContain('4711')
  })
})

describe('A decision', () => {
  /** The charter of the running pilot is amended, which waits for both keys. */
  beforeEach(async () => {
    await launchInv(house, '2026-W37')
    const object = { type: 'charter', id: 'INV', version: 2 }
    const content = JSON.parse(JSON.stringify(invoiceCharter({ objective: 'Pay sooner.' }))) as Data
    await house.play(fact('write charter', 'INV', object, { content }), 'olivia', 'coo')
  })

  it('is told to its leader and nobody else within a day of its due date, once', async () => {
    await tellPlace(house, 'webhook', receiver.url)
    await clockGoes('2026-09-07T09:01Z')
    expect(mailServer.mails).toEqual([])

    for (const later of ['2026-09-08T15:00Z', '2026-09-08T15:01Z', '2026-09-09T15:01Z']) await clockGoes(later)
    const [subject = ''] = subjectsTo('olivia')
    expect(subject).toContain('INV: sign the charter, due Wednesday 9 September, 17:00')
    expect(['olivia', 'tariq', 'ines'].map((one) => subjectsTo(one).length)).toEqual([1, 1, 0])
    expect(receiver.taken).toEqual([])
  })

  it('of which somebody reminds is told by mail as well', async () => {
    const maya = await house.as('maya')
    const reminded = await maya.post('/pilots/INV/reminders', { thing: 'charter', seat: 'coo' })
    expect(reminded.status).toBe(303)
    await clockGoes('2026-09-07T09:01Z')
    await clockGoes('2026-09-07T09:02Z')

    expect(subjectsTo('olivia')).toEqual(['INV: Maya reminds you to sign the charter'])
    expect(mailServer.mails).toHaveLength(1)
  })
})

describe('Whatever else happens', () => {
  it('is told to nobody at once: changes, requests, questions, friction, answers', async () => {
    await writeRule(house, 1, routingRule())
    await launchInv(house, '2026-W37')
    const maya = await house.as('maya')
    await ask(house, wishOf(house))
    const posts = [
      await maya.post('/pilots/INV/questions', { rule: '1', words: 'Is that with or without VAT?' }),
      await maya.post('/pilots/INV/requests', { wish: 'A dashboard.', why: 'To see more.' }),
      await maya.post('/pilots/INV/friction', { kind: 'complaint', words: 'It is slow.' }),
    ]
    expect(posts.map(({ status }) => status)).toEqual([303, 303, 303])
    await clockGoes('2026-09-07T09:30Z')

    expect(mailServer.mails).toEqual([])
  })
})

describe('Without a mail server', () => {
  it('mails are files that can be read', async () => {
    const other = await openHouse()
    await nobodyWantsDigests(other)
    await openHook(other)
    await tell(other, 'runs', { ...broken, run_id: 'r1' })
    await other.doJobs()
    other.setClock('2026-09-07T09:15:30Z')
    await doByTheClock(other.services)
    const folder = join(other.folder, 'mail')
    const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    await other.close()

    expect(mails).toHaveLength(2)
    expect(mails.join('')).toContain('To: tariq@example.com')
    expect(mails.join('')).toContain('http://localhost:3000/pilots/INV/failures/1')
  })
})
