import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { drillsOf } from '../../src/store/drills.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { routingRule, writeRule } from '../support/running-rules.ts'
import { someCase, bringCases } from '../support/some-cases.ts'

const drills = '/pilots/INV/drills'
const first = `${drills}/1`
const outcome = { route: 'the finance director', approver: null, limit: null, human: null }
const condition = {
  join: 'all',
  rows: [{ field: 'amount', operator: 'is more than', value: '10000' }],
  expression: 'c["amount"] > 10000',
} as const

let house: House
let olivia: Client
let maya: Client
let ben: Client

/** INV runs with a rule that a machine can check, and a week of invoices: ten small ones and ten large ones. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRule(house, 1, routingRule({ condition, outcome }))
  await launchInv(house, '2026-W28')
  house.setClock('2026-07-13T09:00Z')
  const invoice = (nth: number) => {
    const attributes = { amount: String(nth <= 10 ? nth * 100 : nth * 1_000), approver: 'Olivia' }
    return someCase(`INV-${nth}`, '2026-07-08', nth, { attributes, routedTo: 'Finance', exception: nth === 7 })
  }
  await bringCases(
    house,
    Array.from({ length: 20 }, (_, nth) => invoice(nth + 1)),
  )
  olivia = await house.as('olivia')
  maya = await house.as('maya')
  ben = await house.as('ben')
})
afterEach(() => house.close())

const kept = () => drillsOf(house.services.store.reader, 'INV')

/** The form of a new drill with everything that stands in it. */
async function proposed(): Promise<Record<string, string>> {
  const { body } = await olivia.get(`${drills}/new?rule=1`)
  const fields = [...body.matchAll(/name="(seen|rule|from\d+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ])
  const areas = [...body.matchAll(/name="(told\d+|choices)"[^>]*>\n([^<]*)</g)].map(([, name, value]) => [name, value])
  return Object.fromEntries([...fields, ...areas]) as Record<string, string> // pairs of texts
}

async function begin(change: Readonly<Record<string, string>> = {}) {
  return olivia.post(drills, { ...(await proposed()), first: 'maya', second: 'ben', ...change })
}

const director = 'Goes to the finance director'
const not = 'The rule does not apply'

/** Everybody's first decision for every case but those that are named. */
async function decide(who: Client, but: Readonly<Record<string, string>> = {}) {
  const cases = (await kept())[0]?.content?.cases ?? []
  const all = Object.fromEntries(cases.map((_, nth) => [`case${nth + 1}`, nth % 2 === 0 ? director : not]))
  return who.post(`${first}/decisions`, { ...all, ...but })
}

describe('beginning a drill', () => {
  test('proposes real cases of both kinds and the messy one, without how they ended', async () => {
    const fields = await proposed()
    const told = Object.entries(fields).flatMap(([name, words]) => (name.startsWith('told') && words ? [words] : []))
    const amounts = told.map((words) => Number(words.replace('amount: ', '')))

    expect(told).toHaveLength(14)
    expect(amounts.filter((amount) => amount > 10_000).length).toBeGreaterThanOrEqual(6)
    expect(amounts).toContain(700)
    expect(told.join()).not.toMatch(/Olivia|Finance/)
    expect(fields.choices).toBe(`${director}\n${not}\nThe text does not say`)
  })

  test('keeps the real case behind the text, and that it was messy', async () => {
    const place = Object.entries(await proposed())
      .find(([, from]) => from === 'case:INV-7')?.[0]
      .slice(4)
    const begun = await begin({ [`told${place}`]: 'An invoice of € 700 without an order.' })
    const cases = (await kept())[0]?.content?.cases ?? []

    expect(begun.location).toBe(`${first}?done=drill-begun`)
    expect(cases[Number(place) - 1]).toEqual({
      case: 'INV-7',
      told: 'An invoice of € 700 without an order.',
      messy: true,
    })
    expect(cases).toHaveLength(14)
  })

  test('believes no case that the log does not have', async () => {
    await begin({ from1: 'case:INV-999' })

    expect((await kept())[0]?.content?.cases[0]).toMatchObject({ case: null, messy: false })
  })

  test('keeps what was typed when something is wrong', async () => {
    const refused = await begin({ second: 'maya', told2: 'Rewritten.', choices: 'Yes' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('It takes two different people.')
    expect(refused.body).toContain('2 to 6 decisions')
    expect(refused.body).toContain('Rewritten.</textarea>')
    expect(refused.body.match(/name="from\d+" value="case:INV-\d+"/g)).toHaveLength(14)
    expect(await kept()).toEqual([])
  })

  test('is the COO’s, who chooses the rule first', async () => {
    expect((await olivia.get(`${drills}/new`)).body).toContain('href="/pilots/INV/drills/new?rule=1"')
    expect((await maya.get(`${drills}/new?rule=1`)).status).toBe(403)
    expect((await maya.post(drills, {})).status).toBe(403)
  })
})

describe('deciding in a drill', () => {
  beforeEach(() => begin())

  test('is the two people’s alone, from the text and nothing else', async () => {
    const page = await maya.get(first)

    expect(page.body).toContain('R1: Invoices above € 10,000 go to the finance director.')
    expect(page.body).toContain('decisions-form')
    expect(page.body).not.toContain('href="/pilots/INV/rules/R1"')
    expect((await olivia.get(first)).body).not.toContain('decisions-form')
    expect((await decide(olivia)).status).toBe(403)
  })

  test('wants a decision for every case, and keeps those that were made', async () => {
    const refused = await decide(maya, { case3: '' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('href="#field-case3"')
    expect(refused.body).toMatch(/name="case1" value="Goes to the finance director"[^>]* checked/)
  })

  test('happens once', async () => {
    await decide(maya)

    expect((await decide(maya, { case1: not })).body).toContain('Nobody decides them twice.')
    expect((await maya.get(first)).body).not.toContain('decisions-form')
  })

  test('shows nobody anything of the first one’s decisions before the second has decided', async () => {
    const word = 'Only Maya would say this'
    await olivia.post(`${first}/end`)
    await begin({ choices: `${director}\n${not}\n${word}` })
    const cases = (await kept()).findLast(({ content }) => content !== null)?.content?.cases ?? []
    const second = `${drills}/2`
    await maya.post(`${second}/decisions`, Object.fromEntries(cases.map((_, nth) => [`case${nth + 1}`, word])))
    const places = [second, drills, '/ledger', '/', '/pilots/INV', '/pilots/INV/rules']

    for (const name of ['olivia', 'maya', 'tariq', 'owen', 'ada'] as const)
      for (const place of places)
        expect((await (await house.as(name)).get(place)).body, `${place} as ${name}`).not.toContain(word)
    expect((await olivia.get(second)).body).toContain('Maya has decided.')
    const entries = (await kept()).filter(({ drill }) => drill === 2)
    expect(entries.at(-1)).toMatchObject({ what: 'decided', splits: null })
  })
})

describe('a finished drill', () => {
  beforeEach(async () => {
    await begin()
    await decide(maya)
  })

  test('shows the counts, kappa with its interval, and the cases that split them', async () => {
    expect((await decide(ben, { case1: not, case3: not })).location).toBe(`${first}?done=drill-finished`)
    const { body } = await (await house.as('owen')).get(first)

    expect(body).toContain('Maya and Ben decided 12 of 14 cases alike; 2 split them.')
    expect(body).toMatch(/Cohen’s kappa is 0\.71, 95 % interval 0\.36 to 1\.00/)
    const splits = body.slice(body.indexOf('The cases that split them'), body.indexOf('How often Maya'))
    expect(splits.match(/<tr role="row">/g)).toHaveLength(3)
    expect(splits).toMatch(/href="\/pilots\/INV\/cases\/INV-\d+"/)
  })

  test('marks the rule as ambiguous, and says so here', async () => {
    await decide(ben, { case1: not })
    const list = await olivia.get(drills)

    expect(list.body).toContain('Ambiguous until it is worded anew and a drill of the new words splits nobody.')
    expect(list.body).toContain('✗ 1 of 14 cases split them')
    expect((await ben.get(first)).body).toContain('href="/pilots/INV/rule-changes/new?kind=replace&amp;rule=1"')
  })

  test('that split nobody says so, and leaves the rule alone', async () => {
    await decide(ben)

    expect((await olivia.get(first)).body).toContain('Maya and Ben decided all 14 cases alike.')
    expect((await olivia.get(drills)).body).not.toContain('Ambiguous rules')
  })

  test('says in words that kappa is not defined where both always decided the same', async () => {
    const all = Object.fromEntries(Array.from({ length: 14 }, (_, nth) => [`case${nth + 1}`, director]))
    await olivia.post(`${first}/end`)
    await begin()
    for (const who of [maya, ben]) await who.post(`${drills}/2/decisions`, all)

    expect((await olivia.get(`${drills}/2`)).body).toContain('Cohen’s kappa is not defined here')
  })

  test('was not finished on an earlier day', async () => {
    house.setClock('2026-07-15T09:00Z')
    await decide(ben, { case1: not })
    const past = await (await house.as('owen')).get(`${first}?asof=2026-07-14`)

    expect(past.body).toContain('As it was at the end of Tuesday 14 July 2026.')
    expect(past.body).toContain('It waits for Ben.')
    expect(past.body).not.toContain('split them')
  })
})

describe('breaking off', () => {
  test('is the COO’s, and closes what was decided for good', async () => {
    await begin()
    await decide(maya)
    expect((await maya.post(`${first}/end`)).status).toBe(403)
    await olivia.post(`${first}/end`)

    expect((await maya.get(first)).body).toContain('What was decided in it stays closed.')
    expect((await decide(ben)).body).toContain('This drill was broken off.')
    expect((await begin()).location).toBe(`${drills}/2?done=drill-begun`)
  })
})

test('the page of all drills teaches the next step, and puts what waits for oneself first', async () => {
  expect((await olivia.get(drills)).body).toContain('No rule has been drilled.')
  await begin()

  expect((await ben.get(drills)).body).toContain('Decide the cases of drill 1')
  expect((await olivia.get(drills)).body).toContain('waits for Maya and Ben')
  expect((await ben.get(`${drills}/9`)).status).toBe(404)
})
