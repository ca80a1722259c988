// What was not taken is tried again with growing pauses, under the same id; nothing is sent twice, also when the server ends in
// the middle of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pauseAfter, sendWaiting } from '../../src/outbox/send.ts'
import { beginTry, findMessage, keepMessages, messagesDue, triesOf } from '../../src/store/messages.ts'
import { type House, openHouse } from '../support/house.ts'
import { tellPlace } from '../support/quiet-feed.ts'
import { openReceiver, type Receiver } from '../support/receiver.ts'

let house: House
let receiver: Receiver

beforeEach(async () => {
  receiver = await openReceiver()
  house = await openHouse({ outside: { allow: ['127.0.0.1'] } })
  await tellPlace(house, 'webhook', receiver.url)
  await keep('m1')
})
afterEach(async () => {
  await house.close()
  await receiver.close()
})

const minuteMs = 60_000
const begun = Date.parse('2026-09-07T09:00Z')

function keep(message: string) {
  const { store, clock } = house.services
  const made = { message, pilot: 'INV', kind: 'webhook', to: '1', about: 'A test', body: '{}' } as const
  return store.transaction((tx) => keepMessages(tx, [made], clock()))
}

function minutesLater(minutes: number) {
  house.setClock(new Date(begun + minutes * minuteMs).toISOString())
  const { store, outside, clock } = house.services
  return sendWaiting(store, outside, clock)
}

const kept = async (message = 'm1') => (await findMessage(house.services.store.reader, message)) ?? undefined
const tries = async () =>
  (await triesOf(house.services.store.reader, 'm1')).map(({ at, error }) => [(at - begun) / minuteMs, error])

describe('A message that is not taken', () => {
  it('is tried again after 1, 5, 30 minutes, 2 and 12 hours, then given up', async () => {
    receiver.answer = { status: 500 }
    const due = [0, 1, 6, 36, 156, 876]
    for (const minutes of due) {
      await minutesLater(minutes)
      await minutesLater(minutes + 0.9)
    }
    await minutesLater(100_000)

    expect(await tries()).toEqual(due.map((minutes) => [minutes, 'It answered 500.']))
    expect(await kept()).toMatchObject({ state: 'given up', tries: 6, error: 'It answered 500.' })
    expect([1, 2, 3, 4, 5, 6].map(pauseAfter).map((ms) => ms && ms / minuteMs)).toEqual([1, 5, 30, 120, 720, null])
  })

  it('has the same id in every try, and is sent no more once it was taken', async () => {
    receiver.answer = { status: 503 }
    await minutesLater(0)
    receiver.answer = { status: 200 }
    for (const minutes of [1, 2, 10, 1_000]) await minutesLater(minutes)

    expect(receiver.taken.map(({ headers }) => headers['webhook-id'])).toEqual(['m1', 'm1'])
    expect(await kept()).toMatchObject({ state: 'sent', tries: 2, error: null })
    expect(await tries()).toEqual([
      [0, 'It answered 503.'],
      [1, null],
    ])
  })
})

describe('A server that ends in the middle of a try', () => {
  it('does not begin again at once, but goes on at the next pause', async () => {
    const { store, clock } = house.services
    const [message] = await messagesDue(store, clock(), 1)
    if (!message) throw new Error('it is due')
    await beginTry(store, message, begun, begun + minuteMs)
    await minutesLater(0.5)
    expect(receiver.taken).toEqual([])
    expect(await tries()).toEqual([[0, 'The server ended before the answer came.']])

    await minutesLater(1)
    expect(receiver.taken).toHaveLength(1)
    expect(await kept()).toMatchObject({ state: 'sent', tries: 2 })
  })
})

describe('Two that send at the same time', () => {
  it('send a message once', async () => {
    await Promise.all([minutesLater(0), minutesLater(0), minutesLater(0)])

    expect(receiver.taken).toHaveLength(1)
  })
})

describe('A message that is kept twice', () => {
  it('is one message', async () => {
    await minutesLater(0)
    await keep('m1')
    await minutesLater(10)

    expect(receiver.taken).toHaveLength(1)
  })
})

describe('A receiver that is not there', () => {
  it('is tried again like any other, and the reason is kept', async () => {
    await tellPlace(house, 'webhook', 'http://127.0.0.1:1', 2)
    const made = { message: 'm2', pilot: 'INV', kind: 'webhook', to: '2', about: 'A test', body: '{}' } as const
    await house.services.store.transaction((tx) => keepMessages(tx, [made], begun))
    await minutesLater(0)

    expect(await kept('m2')).toMatchObject({ state: 'waiting', error: 'It could not be reached (ECONNREFUSED).' })
  })

  it('is given up at once when the place was taken out', async () => {
    const made = { message: 'm3', pilot: 'INV', kind: 'webhook', to: '9', about: 'A test', body: '{}' } as const
    await house.services.store.transaction((tx) => keepMessages(tx, [made], begun))
    await minutesLater(0)

    expect(await kept('m3')).toMatchObject({ state: 'given up', tries: 1, error: 'It was taken out meanwhile.' })
  })
})
