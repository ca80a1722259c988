import { afterEach, describe, expect, test } from 'vitest'
import type { RuleContent } from '../../src/domain/rule.ts'
import { password, type House } from '../support/house.ts'
import { approveAsOlivia, ask, changeOf, confirmAsTariq, routingRule, wishOf } from '../support/running-rules.ts'
import { changes, decide, houseWithChange, houseWithRules, reworded } from '../support/staged-changes.ts'

let house: House
afterEach(() => house.close())

const page = async (who: 'olivia' | 'tariq' | 'maya' | 'ben', number = 1) =>
  (await (await house.as(who)).get(`${changes}/${number}`)).body
const friday = Date.parse('2026-09-11T07:00Z')

describe('the page of a rule change', () => {
  test('says who asks for what, whose move it is since when, and until when it is due', async () => {
    house = await houseWithChange('requested')
    const body = await page('olivia')

    expect(body).toContain('<h1>Replace R1</h1>')
    expect(body).toContain('Maya (team lead) asks to replace R1.')
    expect(body).toContain(
      'Waiting for you to approve the policy since Monday 7 September, due Wednesday 9 September, 17:00.',
    )
  })

  test('says when the day on which it was due has passed', async () => {
    house = await houseWithChange('requested')
    house.setClock('2026-09-10T09:00Z')

    expect(await page('olivia')).toContain('it was due Wednesday 9 September, 17:00.')
    expect(await page('maya')).toContain('Waiting for Olivia (COO) to approve the policy since Monday 7 September')
  })

  test('shows old and new side by side, word by word, with the reason, the origin and the time', async () => {
    house = await houseWithChange('requested')
    const body = await page('olivia')

    expect(body).toContain('Invoices above € <del>10,000</del> go to the finance director.')
    expect(body).toContain('Invoices above € <ins>5,000</ins> go to the finance director.')
    expect(body).toContain('Too many go by unseen.')
    expect(body).toContain('Operations: the daily work needs it')
    expect(body).toContain('Monday 7 September, 11:00, or later')
  })

  test('shows what a machine checks in words, and what stays', async () => {
    house = await houseWithRules()
    await ask(house, wishOf(house, { proposal: routingRule(checked) }))
    const body = await page('olivia')

    expect(body).toContain('When amount is more than 10,000: goes to Finance.')
    expect(body).toContain('stays as it is')
    expect(body).toContain('Place in its section')
  })

  test('shows a rule that is added or retired whole', async () => {
    house = await houseWithRules()
    const exception = routingRule({ section: 'exception', text: 'Rent is approved once a year.', under: 1 })
    await ask(house, wishOf(house, { kind: 'add', rule: null, proposal: exception }))
    await ask(house, wishOf(house, { kind: 'retire', rule: 2, proposal: null }))
    const [added, retired] = [await page('olivia', 1), await page('olivia', 2)]

    expect(added).toContain('No rule says this.')
    expect(added).toContain('<ins>Rent is approved once a year.</ins>')
    expect(retired).toContain('<del>Invoices without an order go to the team lead.</del>')
    expect(retired).toContain('R2 holds no longer.')
  })

  test('names what it meets before anybody signs', async () => {
    house = await houseWithChange('requested')
    const other = wishOf(house, { rule: 2, proposal: routingRule({ text: 'They go back.', place: 2 }) })
    await ask(house, wishOf(house, { kind: 'retire', proposal: null }))
    await ask(house, other)
    const body = await page('olivia')

    expect(body).toContain('Rule change 2 is about R1 too.')
    expect(body).toContain('by rule change 3')
    expect(body).toContain('Nobody could tell which of the two did what.')
  })

  test('says so where it meets nothing', async () => {
    house = await houseWithChange('requested')

    expect(await page('olivia')).toContain('No other open change is about the same rule or the same week.')
  })

  test('keeps the conversation of every round, with the reasons, and shows what changed since the last one', async () => {
    house = await houseWithChange('policy approved')
    await decide(house, await house.as('tariq'), 'objection', { why: 'The connector cannot read it.' })
    await reworded(house, { proposal: routingRule({ text: 'Invoices above € 6,000 go to the finance director.' }) })
    const body = await page('olivia')

    expect(body).toContain('Tariq (CTO) said “not safe yet”, which sends it back on Monday 7 September, 11:00.')
    expect(body).toContain('<q>The connector cannot read it.</q>')
    expect(body).toContain('Round 2: Maya (team lead) worded it anew')
    expect(body).toContain('What changed since round 1')
    expect(body).toContain('Invoices above € <ins>6,000</ins> go to')
  })

  test('shows a key of an earlier round as void, and why', async () => {
    house = await houseWithChange('policy approved')
    await reworded(house, { proposal: routingRule({ text: 'Big ones go up.' }) })

    expect(await page('tariq')).toContain(
      '<s>Olivia</s> <small>Round 2 began after it. Waiting for Olivia (COO).</small>',
    )
  })
})

const checked: Partial<RuleContent> = {
  place: 3,
  condition: {
    join: 'all',
    rows: [{ field: 'amount', operator: 'is more than', value: '10000' }],
    expression: 'amount > 10000',
  },
  outcome: { route: 'Finance', approver: null, limit: null, human: null },
}

describe('what can be done stands by the seat', () => {
  const offers = (body: string) =>
    [
      'Approve policy',
      'Confirm safe',
      'Switch on',
      'Take it up',
      'Return',
      'Decline',
      'Park',
      'Say not safe yet',
      'Withdraw',
    ].filter((text) => new RegExp(`<button[^>]*>${text}</button>`).test(body))

  test.each([
    ['requested', 'olivia', ['Approve policy', 'Return', 'Decline', 'Park']],
    ['requested', 'tariq', []],
    ['requested', 'maya', ['Withdraw']],
    ['requested', 'ben', []],
    ['policy approved', 'olivia', ['Return', 'Decline', 'Park']],
    ['policy approved', 'tariq', ['Confirm safe', 'Say not safe yet']],
    ['confirmed safe', 'tariq', ['Switch on', 'Say not safe yet']],
    ['parked', 'olivia', ['Take it up', 'Return', 'Decline']],
    ['returned', 'olivia', ['Decline']],
    ['stale', 'olivia', ['Return', 'Decline', 'Park']],
    ['in effect', 'olivia', []],
    ['declined', 'maya', []],
    ['withdrawn', 'maya', []],
  ] as const)('%s, for %s: %j', async (stage, who, expected) => {
    house = await houseWithChange(stage)

    expect(offers(await page(who))).toEqual(expected)
  })

  test.each([
    ['requested', ['rounds/new', 'schedule/new']],
    ['returned', ['rounds/new', 'schedule/new']],
    ['stale', ['rebase/new']],
    ['in effect', []],
  ] as const)('whoever asked for a change that is %s is led to %j', async (stage, links) => {
    house = await houseWithChange(stage)
    const found = (body: string) => [...body.matchAll(/rule-changes\/1\/(\w+\/new)"/g)].map(([, link]) => link)

    expect(found(await page('maya'))).toEqual(links)
    expect(found(await page('ben'))).toEqual([])
  })

  test('before the agreed time the CTO reads from when', async () => {
    house = await houseWithRules()
    await ask(house, wishOf(house, { switchOnAt: friday }))
    await approveAsOlivia(house, 1)
    await confirmAsTariq(house, 1)
    const early = await page('tariq')
    house.setClock('2026-09-11T07:00Z')

    expect(offers(early)).toEqual(['Say not safe yet'])
    expect(early).toContain('You can switch it on from Friday 11 September, 09:00.')
    expect(offers(await page('tariq'))).toContain('Switch on')
  })
})

describe('a refused decision', () => {
  test('keeps what was typed, opens the form and leads to the field', async () => {
    house = await houseWithChange('requested')
    const refused = await decide(house, await house.as('olivia'), 'decline', { counter: 'Above € 8,000 only.' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('<details class="fold" id="decline-fold" open>')
    expect(refused.body).toContain('Above € 8,000 only.</textarea>')
    expect(refused.body).toContain('<a href="#field-decline-why">Say why, so that whoever asked can do something')
    expect(refused.body).toContain('<details class="fold" id="return-fold">')
  })

  test('on content that moved shows the difference and signs nothing', async () => {
    house = await houseWithChange('requested')
    const { hash } = await changeOf(house, 1)
    await reworded(house, { proposal: routingRule({ text: 'Invoices above € 1,000 go to the finance director.' }) })
    const refused = await decide(house, await house.as('olivia'), 'approval', { seen: hash })

    expect(refused.status).toBe(409)
    expect(refused.body).toContain('Nothing was signed.')
    expect(refused.body).toContain('What changed since you opened the page')
    expect(refused.body).toContain('Invoices above € <ins>1,000</ins> go to')
    expect((await changeOf(house, 1)).stage).toBe('requested')
  })

  test('asks who is signing in place, and keeps the page', async () => {
    house = await houseWithChange('requested')
    const late = await house.as('olivia', 20)
    const asked = await decide(house, late, 'approval')
    const wrong = await decide(house, late, 'approval', { password: 'not my password at all' })

    expect([asked.status, wrong.status]).toEqual([422, 422])
    expect(asked.body).toContain('Your password')
    expect(wrong.body).toContain('That is not your password.')
    expect(wrong.body).toContain('<h1>Replace R1</h1>')
    expect((await decide(house, late, 'approval', { password })).status).toBe(303)
  })
})
