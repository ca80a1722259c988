import { once } from 'node:events'
import { connect } from 'node:net'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sessions } from '../../db/schema/people.ts'
import { fact } from '../../src/domain/fact.ts'
import { endSessions } from '../../src/store/sessions.ts'
import { hearStream } from '../support/heard-stream.ts'
import type { Client } from '../support/house.ts'
import { chooseAnswer, closeFirstWeek, reviewDue as review } from '../support/review-due.ts'
import { serveHouse, type ServedHouse } from '../support/served-house.ts'

const stream = `${review}/stream`
const minute = 60_000

let house: ServedHouse
let olivia: Client
let tariq: Client
let open = true

beforeEach(async () => {
  open = true
  house = await serveHouse({ now: '2026-07-01T09:00Z' })
  await closeFirstWeek(house)
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
  await olivia.post(`${review}/beginning`)
})
afterEach(async () => {
  if (open) await house.close()
})

describe('a screen that follows', () => {
  test('hears that somebody turned the page, and that something was noted', async () => {
    const heard = await hearStream(house, tariq, stream)
    const first = await heard.next()
    await olivia.post(`${review}/step`, { step: '3' })
    const turned = await heard.next()
    await olivia.post(`${review}/actions`, { kind: 'cut', words: 'The Friday list.', owner: '', dueOn: '' })
    const noted = await heard.next()

    expect(new Set([first, turned, noted]).size).toBe(3)
    for (const event of [first, turned, noted]) expect(event).toMatch(/^moved live-[13]-\d+-\d+$/)
    const { body } = await tariq.get(review)
    expect(body).toContain(`data-mark="${noted?.replace('moved ', '')}"`)
  })

  test('hears nothing of what a leader chose, not even the wall of the one who did', async () => {
    const heard = await hearStream(house, tariq, stream)
    await heard.next()
    await chooseAnswer(olivia, 'stop', 'The finance team cannot carry this.')
    await heard.next()

    expect(heard.raw()).not.toMatch(/stop|fix|expand|carry/)
    for (const who of [olivia, tariq]) {
      const { body } = await who.get(`${review}/wall?step=7`)
      expect(body).toContain('Olivia (COO) has chosen.')
      expect(body).not.toMatch(/cannot carry|chose stop|Your choice|<form class="form"/)
    }
  })

  test('is let go when its person signs out, and asked to sign in again', async () => {
    const heard = await hearStream(house, tariq, stream)
    await heard.next()
    await house.services.store.transaction((tx) => endSessions(tx, 'tariq', { but: '' }))

    expect(await heard.next()).toBe('over over')
    expect(await heard.next()).toBeNull()
    expect((await hearStream(house, tariq, stream)).status).toBe(303)
  })

  test('is let go when its person gives up the seat', async () => {
    const heard = await hearStream(house, tariq, stream)
    await heard.next()
    const seat = { type: 'seat', id: 'INV/cto', version: 1 }
    const gone = { seat: 'cto', person: 'tariq', what: 'ended' }
    await house.play(fact('take seat', 'INV', seat, { data: gone }), 'tariq', 'cto')

    expect(await heard.next()).toBe('over over')
  })

  test('keeps its person signed in while the review goes on', async () => {
    const { store } = house.services
    const longAgo = Date.now() - 29 * minute
    await store.transaction((tx) => tx.update(sessions).set({ seenAt: longAgo }).where(eq(sessions.person, 'tariq')))
    const heard = await hearStream(house, tariq, stream)
    await heard.next()

    const [session] = await store.reader.select().from(sessions).where(eq(sessions.person, 'tariq'))
    expect(session?.seenAt).toBeGreaterThan(longAgo + 28 * minute)
  })

  test('is one of a handful for each person', async () => {
    const all = []
    for (let nth = 0; nth < 9; nth++) all.push(await hearStream(house, tariq, stream))

    expect(all.map(({ status }) => status)).toEqual([...Array<number>(8).fill(200), 429])
    expect((await hearStream(house, olivia, stream)).status).toBe(200)
  })

  test('does not keep the server from stopping', async () => {
    const heard = await hearStream(house, tariq, stream)
    await heard.next()
    open = false
    await house.close()

    expect(await heard.next()).toBeNull()
  })

  test('nor does a connection that a browser opened ahead of need', async () => {
    const spare = connect(Number(new URL(house.url).port), 'localhost')
    await once(spare, 'connect')
    const ended = once(spare, 'close')
    open = false
    await house.close()

    expect(await ended).toEqual([false])
  })

  test('is told to stop asking where nothing can move', async () => {
    expect((await hearStream(house, tariq, '/pilots/INV/reviews/2026-W29/stream')).status).toBe(204)
    expect((await hearStream(house, await house.as('nora'), stream)).status).toBe(404)
  })
})

describe('the wall', () => {
  test('shows the step to whoever may read the pilot, with nothing to press', async () => {
    await olivia.post(`${review}/step`, { step: '4' })
    const { body } = await (await house.as('sam')).get(`${review}/wall`)

    expect(body).toContain('4. Five questions')
    expect(body).toContain(`data-stream="${stream}"`)
    const wall = body.slice(body.indexOf('id="meeting"'), body.indexOf('</main>'))
    expect(wall).not.toMatch(/<button|<textarea/)
    expect((await (await house.as('nora')).get(`${review}/wall`)).status).toBe(404)
  })

  test('can be looked around on, and leads back', async () => {
    await olivia.post(`${review}/step`, { step: '4' })

    expect((await olivia.get(`${review}/wall?step=2`)).body).toContain(
      `<a href="${review}/wall">Back to the meeting: step 4, Five questions</a>`,
    )
  })
})
