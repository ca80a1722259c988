import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RuleContent } from '../../src/domain/rule.ts'
import { messyCasesOf } from '../../src/store/messy-cases.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { routingRule, writeRule } from '../support/running-rules.ts'
import { hidden } from '../support/typed-charter.ts'
import { writeRulesOfInv } from '../support/written-rules.ts'

const messy = '/pilots/INV/messy-cases'
const typed = {
  kind: 'wrong inputs',
  rule: '5',
  given: 'An invoice over € 12,000 without <b>an order</b>',
  attributes: 'Amount=12000',
  expected: 'It goes to Finance.',
}

/** R5: invoices above 10,000 go to Finance. */
const toFinance: RuleContent = routingRule({
  condition: {
    join: 'all',
    rows: [{ field: 'Amount', operator: 'is more than', value: '10000' }],
    expression: 'c["Amount"] > 10000',
  },
  outcome: { route: 'Finance', approver: 'Olivia', limit: { minutes: 240, counts: 'round the clock' }, human: null },
})

let house: House
let maya: Client
let ben: Client

beforeEach(async () => {
  house = await openHouse()
  await writeRulesOfInv(house)
  await writeRule(house, 5, toFinance)
  maya = await house.as('maya')
  ben = await house.as('ben')
})
afterEach(() => house.close())

const events = () => messyCasesOf(house.services.store.reader, 'INV')

/** Maya opens test 6 and notes a result. */
async function run(form: Readonly<Record<string, string>>, address = `${messy}/6`) {
  const page = await maya.get(address)
  return maya.post(`${messy}/6/runs`, { seen: hidden(page.body, 'seen'), ...form })
}

describe('the messy cases', () => {
  test('stand by kind with what nobody has tried first', async () => {
    await maya.post(`${messy}/2/drop`)
    const { body } = await ben.get(messy)
    const headings = [...body.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, words]) => words)

    expect(body).toContain('One of the five kinds was not tried yet.')
    expect(headings.slice(0, 3)).toEqual(['Duplicate requests', 'Missing fields', 'Late approvals'])
    expect(body).toContain('No test of this kind is written yet.')
    expect(body).toContain('R2 should: It goes back to the supplier.')
  })

  test('offer their forms to the COO and the team lead alone', async () => {
    expect((await maya.get(messy)).body).toContain(`href="${messy}/new"`)
    expect((await ben.get(messy)).body).not.toContain(`href="${messy}/new"`)
    expect((await ben.get(`${messy}/1`)).body).not.toContain('run-form')
    expect((await ben.get(`${messy}/new`)).status).toBe(403)
    expect((await ben.post(`${messy}/1/runs`, {})).status).toBe(403)
  })

  test('lead to the rules while there is none to try', async () => {
    const other = await openHouse()
    const { body } = await (await other.as('olivia')).get(messy)
    const form = await (await other.as('olivia')).get(`${messy}/new`)
    await other.close()

    expect(body).toContain('A messy case tries a rule, and there is none yet.')
    expect(form.body).toContain('href="/pilots/INV/rules"')
  })
})

describe('writing one', () => {
  test('begins with the rule or the kind that somebody came from', async () => {
    expect((await maya.get(`${messy}/new?rule=5`)).body).toMatch(/value="5" selected/)
    expect((await maya.get(`${messy}/new?kind=late+approvals`)).body).toMatch(/value="late approvals"[^>]* checked/)
    expect((await maya.get(`${messy}/new?mood=bad`)).status).toBe(400)
  })

  test('leads to running it', async () => {
    const written = await maya.post(messy, typed)

    expect(written.location).toBe(`${messy}/6?done=messy-written`)
    expect((await maya.get(`${messy}/6`)).body).toContain('Nobody has run it yet.')
    expect((await maya.get(messy)).body).toContain('6. An invoice over € 12,000 without &lt;b&gt;an order&lt;/b&gt;')
  })

  test('says what is missing and keeps what was typed', async () => {
    const refused = await maya.post(messy, { ...typed, expected: '', attributes: 'Amount 12000' })
    const unchosen = await maya.post(messy, { ...typed, kind: '', rule: '' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Say what should happen then.')
    expect(refused.body).toContain('“Amount 12000” is not.')
    expect(refused.body).toContain('Amount 12000</textarea>')
    expect(refused.body).toMatch(/value="wrong inputs"[^>]* checked/)
    expect(unchosen.body).toContain('Choose what kind it is.')
    expect(unchosen.body).toContain('Choose the rule that it tries.')
    expect(await events()).toHaveLength(10)
  })
})

describe('running one', () => {
  beforeEach(() => maya.post(messy, typed))

  test('on the rules shows what they give beside what should happen, and keeps it as the evidence', async () => {
    const page = await maya.get(`${messy}/6`)
    const done = await run({ result: 'pass', replayed: hidden(page.body, 'replayed') })

    expect(page.body).toContain('<b>To Finance, Olivia approves, 4 h (R5).</b>')
    expect(done.location).toBe(`${messy}?done=messy-run`)
    expect((await events()).at(-1)).toMatchObject({ test: 6, result: 'pass', how: 'by replay' })
    expect((await ben.get(`${messy}/6`)).body).toMatch(
      /✓ Passed by replay, Maya \(team lead\) on Monday 7 September, 11:00\.<q>To Finance, Olivia approves, 4 h \(R5\)\.<\/q>/,
    )
  })

  test('on the rules says when a rule cannot tell', async () => {
    await maya.post(messy, { ...typed, attributes: 'Supplier=Acme' })

    expect((await maya.get(`${messy}/7`)).body).toContain('R5 cannot tell: the case does not say “Amount”.')
  })

  test('keeps nothing of a replay that the rules have overtaken', async () => {
    const refused = await run({ result: 'pass', replayed: 'to Ben (R5).' })

    expect(refused.status).toBe(409)
    expect(refused.body).toContain('To Finance, Olivia approves')
    expect(refused.body).toMatch(/value="pass"[^>]* checked/)
    expect((await events()).filter(({ what, test: number }) => what === 'run' && number === 6)).toEqual([])
  })

  test('by hand wants result and evidence and keeps what was typed', async () => {
    const byHand = `${messy}/6?how=hand`
    const unsaid = await run({ evidence: 'It was booked.' }, byHand)
    const silent = await run({ result: 'fail', evidence: '' }, byHand)
    const done = await run({ result: 'fail', evidence: 'It was booked all the same.' }, byHand)

    expect(unsaid.body).toContain('Say what came of it.')
    expect(unsaid.body).toContain('It was booked.</textarea>')
    expect(silent.body).toContain('Say what you did and what came of it.')
    expect(silent.body).toMatch(/value="fail"[^>]* checked/)
    expect(done.status).toBe(303)
    const { body } = await ben.get(messy)
    expect(body).toContain('It failed: put the rule right, then run it again.')
    expect(/<h2>([^<]*)<\/h2>/.exec(body)?.[1]).toBe('Wrong inputs')
  })

  test('asks for another run once its rule has changed', async () => {
    const page = await maya.get(`${messy}/1?how=hand`)
    await writeRule(house, 2, routingRule({ section: 'required data', text: 'An invoice needs a supplier.' }))
    const refused = await maya.post(`${messy}/1/runs`, {
      seen: hidden(page.body, 'seen'),
      result: 'pass',
      evidence: 'Tried.',
    })

    expect((await maya.get(messy)).body).toContain('R2 has changed since: run it again.')
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('Tried.</textarea>')
  })

  test('is over for one that was dropped', async () => {
    const page = await maya.get(`${messy}/6?how=hand`)
    const dropped = await maya.post(`${messy}/6/drop`)
    const late = await maya.post(`${messy}/6/runs`, { seen: hidden(page.body, 'seen'), result: 'pass', evidence: 'x' })

    expect(dropped.location).toBe(`${messy}?done=messy-dropped`)
    expect(late.status).toBe(404)
    expect((await maya.get(`${messy}/6`)).status).toBe(404)
    expect((await maya.get(`${messy}/abc`)).status).toBe(404)
  })
})
