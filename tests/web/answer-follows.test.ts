import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { messages } from '../../db/schema/runs.ts'
import { fact } from '../../src/domain/fact.ts'
import type { AnswerContent } from '../../src/domain/review.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { doByTheClock } from '../../src/jobs.ts'
import { evidenceFor } from '../../src/store/evidence.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, invoiceCharter, launchInv } from '../support/running-pilot.ts'
import { contentHash } from '../../src/store/hash.ts'
import { fileOf } from '../support/signed-week.ts'

const week = '2026-W28'

let house: House
let olivia: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await launchInv(house, week)
  house.setClock('2026-07-13T11:00Z')
  await bringWeek(house, goodWeek(week, 10), '2026-07-13T07:00Z')
})
afterEach(() => house.close())

/** Both keys on going on as it is, against the advice, until a day. */
async function overruledUntil(day: string): Promise<void> {
  const evidence = evidenceFor(await fileOf(house), week, house.at(), calendarOf('Europe/Amsterdam'))
  if (!evidence) throw new Error('there is no evidence')
  const { checks: _, ...frozen } = evidence.frozen
  const fix = { what: 'evidence', owner: 'maya', dueOn: '2026-12-31' }
  const advice = { answer: 'stop', kind: 'time_box' } as const
  const content: AnswerContent = {
    week,
    round: 1,
    answer: 'fix',
    fix,
    overruledUntil: day,
    previousHead: null,
    ...frozen,
    advice,
  }
  const object = { type: 'answer', id: week, version: 1 }
  const turned = (side: string, completes: boolean) => ({ data: { week, stage: null, side, completes } })
  const first = await house.play(
    fact('sign answer', 'INV', object, { content, ...turned('policy', false) }),
    'olivia',
    'coo',
  )
  const on = { ...object, hash: first.object.hash ?? '' }
  await house.play(fact('sign answer', 'INV', on, turned('system', true)), 'tariq', 'cto')
}

async function bodyOf(name: Parameters<House['as']>[0], place: string): Promise<string> {
  return (await (await house.as(name)).get(place)).body
}

describe('An answer that overruled the advice', () => {
  test('says beside it until when it holds, and waits for nobody before that day', async () => {
    await overruledUntil('2026-07-17')

    expect(await bodyOf('sam', '/pilots/INV')).toContain(
      'It overrules the advice (stop) and holds until Friday 17 July 2026. Then the advice stands and the question reopens.',
    )
    expect(await bodyOf('olivia', '/')).not.toContain('has expired')
  })

  test('expires on its day: both leaders, the pilot’s page and the next review say that the advice stands', async () => {
    await overruledUntil('2026-07-17')
    house.setClock('2026-07-17T09:00Z')
    const said = 'The overruling of Monday 6 July 2026 has expired: the advice stands'

    expect(await bodyOf('olivia', '/')).toContain(said)
    expect(await bodyOf('tariq', '/')).toContain(said)
    expect(await bodyOf('ines', '/')).not.toContain(said)
    expect(await bodyOf('sam', '/pilots/INV')).toContain(`${said}, and the question is open again.`)
    expect(await bodyOf('maya', '/pilots/INV/reviews/2026-W29')).toContain(said)
  })
})

/** Both chose in private, and differ. */
async function differ(disputes = 'The downtime.'): Promise<void> {
  for (const [name, seat, answer] of [
    ['olivia', 'coo', 'expand'],
    ['tariq', 'cto', 'stop'],
  ] as const) {
    const side = seat === 'coo' ? 'policy' : 'system'
    const texts = { choice: JSON.stringify({ answer, reason: `Because of the ${side}.`, disputes, seen: '' }) }
    const stage = seat === 'cto' ? 'paused' : null
    const object = { type: 'review', id: week, version: 1 }
    await house.play(fact('choose answer', 'INV', object, { data: { week, round: 1, side, stage }, texts }), name, seat)
  }
}

describe('Two leaders who differ', () => {
  test('reach the sponsor after five working days, by mail once and on Home, with both reasons and what they dispute', async () => {
    await differ()
    const mails = async () => {
      await doByTheClock(house.services)
      const all = await house.services.store.reader.select().from(messages)
      return all.filter(({ about }) => about.includes('still differ'))
    }
    house.setClock('2026-07-17T11:00Z')
    expect(await mails()).toEqual([])
    house.setClock('2026-07-20T11:00Z')
    const [mail, ...others] = await mails()

    expect(others).toEqual([])
    expect(mail?.to).toBe('sam@example.com')
    const letter = mail?.body.replace(/\s+/g, ' ')
    expect(letter).toContain('Olivia (COO) chose expand: “Because of the policy.” Disputes: The downtime.')
    expect(letter).toContain('Tariq (CTO) chose stop: “Because of the system.”')
    expect(await mails()).toHaveLength(1)
    expect(await bodyOf('sam', '/')).toContain('Tariq (CTO) chose stop: “Because of the system.”')
    expect(await bodyOf('olivia', '/')).not.toContain('Disputes that reached you')
  })

  test('reach nobody once both chose the same', async () => {
    await differ()
    for (const [name, seat, side] of [
      ['olivia', 'coo', 'policy'],
      ['tariq', 'cto', 'system'],
    ] as const) {
      const texts = { choice: JSON.stringify({ answer: 'fix', reason: 'Agreed.', disputes: '', seen: '' }) }
      const object = { type: 'review', id: week, version: 1 }
      const data = { week, round: 2, side, stage: null }
      await house.play(fact('choose answer', 'INV', object, { data, texts }), name, seat)
    }
    house.setClock('2026-07-27T11:00Z')

    expect(await bodyOf('sam', '/')).not.toContain('Disputes that reached you')
  })
})

describe('Criteria that were moved', () => {
  async function moveTarget(): Promise<void> {
    const [goal, ...others] = invoiceCharter().measures
    if (!goal) throw new Error('the charter has no goal')
    const content = invoiceCharter({ measures: [{ ...goal, target: '12' }, ...others] })
    const object = { type: 'charter', id: 'INV', version: 2 }
    const texts = { why: 'Four hours were too few.' }
    await house.play(
      fact('propose amendment', 'INV', object, { content: JSON.parse(JSON.stringify(content)), texts, base: 1 }),
      'olivia',
      'coo',
    )
    const on = { ...object, hash: contentHash(content) }
    const turned = (side: string, completes: boolean) => ({ data: { side, completes } })
    await house.play(fact('sign charter', 'INV', on, turned('policy', false)), 'olivia', 'coo')
    await house.play(fact('sign charter', 'INV', on, turned('system', true)), 'tariq', 'cto')
  }

  test('stand on the pilot’s page and in the review with what the former ones would have said', async () => {
    await moveTarget()

    for (const place of ['/pilots/INV', `/pilots/INV/reviews/${week}`]) {
      const body = await bodyOf('sam', place)
      expect(body).toContain('Target was moved on Monday 13 July 2026')
      expect(body).toContain('The former ones would have said: fix the target.')
      expect(body).toContain('href="/pilots/INV/charter/difference?from=1&amp;to=2"')
    }
  })

  test('say so for eight weeks, and no longer', async () => {
    await moveTarget()
    house.setClock('2026-09-11T11:00Z')
    expect(await bodyOf('sam', '/pilots/INV')).toContain('Target was moved')
    house.setClock('2026-09-14T11:00Z')

    expect(await bodyOf('sam', '/pilots/INV')).not.toContain('Target was moved')
  })

  test('say nothing where nothing was moved', async () => {
    olivia = await house.as('olivia')

    expect((await olivia.get('/pilots/INV')).body).not.toContain('The former ones')
  })
})
