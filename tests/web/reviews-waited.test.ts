import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askFor, cost, cut } from '../support/asked-requests.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv } from '../support/running-pilot.ts'
import { ask, routingRule, wishOf, writeRule } from '../support/running-rules.ts'

const review = (week: string) => `/pilots/INV/reviews/${week}`
const lastOfCycle = '2026-W31'

let house: House
let olivia: Client
let tariq: Client

/** Sam asked for a dashboard and Maya for a change of R1 while the scope was frozen; the first cycle is over. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRule(house, 1, routingRule())
  await launchInv(house, '2026-W28')
  house.setClock('2026-07-13T09:00Z')
  await askFor(await house.as('sam'))
  await ask(house, wishOf(house), 'maya')
  house.setClock('2026-08-03T11:00Z')
  for (const week of ['2026-W28', '2026-W29', '2026-W30', lastOfCycle])
    await bringWeek(house, goodWeek(week, 4), '2026-08-03T07:00Z')
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
})
afterEach(() => house.close())

/** What the page says under "What waited". */
async function waited(who: Client, week = lastOfCycle): Promise<string> {
  const { body } = await who.get(review(week))
  const from = body.indexOf('id="waited-step"')
  return from === -1 ? '' : body.slice(from, body.indexOf('</section>', from))
}

describe('the review after the first cycle', () => {
  test('lists what waited, with the way to decide each', async () => {
    const step = await waited(olivia)

    expect(step).toContain('2 things wait to be decided. What is left carries over.')
    expect(step).toMatch(
      /Replace R1[\s\S]*Maya \(team lead\)[\s\S]*href="\/pilots\/INV\/rule-changes\/1">Take up or decline/,
    )
    expect(step).toMatch(
      /A dashboard of open invoices[\s\S]*Sam \(sponsor\)[\s\S]*href="\/pilots\/INV\/requests\/1">Say what it costs, or cut/,
    )
  })

  test('leads each leader to what is theirs, and nobody else', async () => {
    await cost(tariq)

    expect(await waited(olivia)).toMatch(/12 h[\s\S]*requests\/1">Accept or cut/)
    expect(await waited(tariq)).not.toContain('>Accept or cut</a>')
    expect(await waited(await house.as('maya'))).not.toContain('>Take up or decline</a>')
  })

  test('counts what it has decided, and says when nothing is left', async () => {
    await cut(olivia)
    expect(await waited(olivia)).toContain('One thing waits to be decided. 1 was decided since the week ended.')

    await (await house.as('maya')).post('/pilots/INV/rule-changes/1/withdrawal', await seenOfChange())
    expect(await waited(olivia)).toContain('Nothing that waited is left: all 2 were decided since the week ended.')
  })

  test('has nothing of it in the reviews before', async () => {
    expect(await waited(olivia, '2026-W30')).toBe('')
  })
})

describe('the reviews after that', () => {
  const nextWeek = '2026-W32'
  beforeEach(async () => {
    await cut(olivia)
    house.setClock('2026-08-10T11:00Z')
    await bringWeek(house, goodWeek(nextWeek, 4), '2026-08-10T07:00Z')
  })

  test('carry over what is left', async () => {
    const step = await waited(olivia, nextWeek)

    expect(step).toContain('One thing waits to be decided.')
    expect(step).toContain('Replace R1')
    expect(step).not.toContain('dashboard')
  })
})

/** The form of withdrawing change 1, as its page carries it. */
async function seenOfChange(): Promise<Readonly<Record<string, string>>> {
  const { body } = await (await house.as('maya')).get('/pilots/INV/rule-changes/1')
  const there = body.slice(body.indexOf('/rule-changes/1/withdrawal'))
  return { seen: /name="seen" value="([^"]*)"/.exec(there)?.[1] ?? '' }
}
