// Anybody may have their reviews in their own calendar, by an address that nobody can guess, that is shown once and ends when
// they want it to.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calendarLinks } from '../../db/schema/meetings.ts'
import { fact } from '../../src/domain/fact.ts'
import { eventsIn } from '../support/calendar-text.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv, quietWeek, stateWeek } from '../support/running-pilot.ts'
import { signWeek } from '../support/signed-week.ts'

let house: House
let olivia: Client
const logged: string[] = []

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z', log: (line) => logged.push(line) })
  await launchInv(house, '2026-W28')
  house.setClock('2026-07-15T09:00Z')
  olivia = await house.as('olivia')
})
afterEach(() => house.close())

/** Makes an address on one's own page and reads it there. */
async function addressFor(client: Client): Promise<string> {
  const made = await client.post('/me/calendar')
  expect([made.status, made.location]).toEqual([303, '/me?done=calendar#calendar'])
  const shown = /value="http:\/\/localhost:3000(\/calendar\/[\w-]{43}\.ics)"/.exec((await client.get('/me')).body)
  if (!shown?.[1]) throw new Error('no address is shown')
  return shown[1]
}
const weeksIn = (text: string) =>
  eventsIn(text).map((event) => event.get('UID')?.slice('review-INV-'.length, -'@localhost'.length))

describe('The address of a calendar', () => {
  it('opens the reviews of one’s pilots without signing in', async () => {
    const answer = await house.nobody.get(await addressFor(olivia))

    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(weeksIn(answer.body).slice(0, 2)).toEqual(['2026-W28', '2026-W29'])
    expect(eventsIn(answer.body)[0]?.get('DTSTART')).toBe('20260713T100000Z')
    expect(answer.body).not.toMatch(/olivia|tariq/i)
  })

  it('says the answer of a review that is over', async () => {
    await bringWeek(house, goodWeek('2026-W28', 3), '2026-07-13T06:00Z')
    await stateWeek(house, '2026-W28', quietWeek)
    house.setClock('2026-07-21T09:00Z')
    await signWeek(house, '2026-W28')
    const { body } = await house.nobody.get(await addressFor(olivia))

    expect(
      eventsIn(body)
        .map((event) => event.get('SUMMARY'))
        .slice(0, 2),
    ).toEqual(['INV review: fix', 'INV review'])
  })

  it('is shown once and kept as a hash', async () => {
    const address = await addressFor(olivia)
    const rows = await house.services.store.reader.select().from(calendarLinks)

    expect(rows).toEqual([{ person: 'olivia', hash: expect.stringMatching(/^[0-9a-f]{64}$/), at: house.at() }])
    expect(address).not.toContain(rows[0]?.hash)
  })

  it('ends with a new one, at once, and when its owner ends it', async () => {
    const first = await addressFor(olivia)
    const second = await addressFor(olivia)
    expect((await house.nobody.get(first)).status).toBe(404)
    expect((await house.nobody.get(second)).status).toBe(200)

    await olivia.post('/me/calendar/end')
    expect((await house.nobody.get(second)).status).toBe(404)
    expect((await olivia.get('/me')).body).toContain('Make an address')
  })

  it('shows no pilot that its owner no longer sits on, and nothing of one who has left', async () => {
    const address = await addressFor(olivia)
    const object = { type: 'seat', id: 'INV/coo', version: 1 }
    const ended = { data: { seat: 'coo', person: 'olivia', what: 'ended' } }
    await house.play(fact('take seat', 'INV', object, ended), 'olivia', 'coo')
    expect(eventsIn((await house.nobody.get(address)).body)).toEqual([])

    await house.play(fact('person left', null, { type: 'person', id: 'olivia', version: 1 }), 'ada', 'administrator')
    expect((await house.nobody.get(address)).status).toBe(404)
  })

  it('shows nothing to come while the pilot is paused', async () => {
    const object = { type: 'pilot', id: 'INV', version: 2 }
    const paused = { data: { stage: 'paused', week: '2026-W29' }, texts: { why: 'The ERP is being moved.' } }
    await house.play(fact('pause', 'INV', object, paused), 'maya', 'lead')

    expect(eventsIn((await house.nobody.get(await addressFor(olivia))).body)).toEqual([])
  })

  it('gives nothing away to whoever guesses, and nothing more to somebody who is signed in', async () => {
    const guessed = await house.nobody.get(`/calendar/${'a'.repeat(43)}.ics`)
    expect([guessed.status, guessed.body]).toEqual([404, expect.stringContaining('This calendar no longer works.')])

    const sam = await (await house.as('sam')).get(await addressFor(olivia))
    expect(sam.body).not.toContain('Sam')
  })

  it('is looked at sixty times a minute at most', async () => {
    const address = await addressFor(olivia)
    const statuses: number[] = []
    for (let look = 0; look < 61; look += 1) statuses.push((await house.nobody.get(address)).status)

    expect([statuses[59], statuses[60]]).toEqual([200, 429])
  })

  it('stands in no log', async () => {
    const address = await addressFor(olivia)
    await house.nobody.get(address)
    await house.nobody.get(`${address}x`)

    expect(logged.join('')).toContain('/calendar/…')
    expect(logged.join('')).not.toContain(address.slice('/calendar/'.length, -'.ics'.length))
  })
})
