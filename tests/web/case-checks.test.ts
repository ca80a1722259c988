import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseChecks } from '../../db/schema/replays.ts'
import type { Condition, Outcome } from '../../src/domain/rule.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import {
  approveAsOlivia,
  ask,
  carryThrough,
  changeOf,
  confirmAsTariq,
  routingRule,
  wishOf,
  writeRule,
} from '../support/running-rules.ts'
import { bringCases, someCase } from '../support/some-cases.ts'
import { uploadTo } from '../support/upload.ts'

const page = '/pilots/INV/cases'
const amount = (least: number): Condition => ({
  join: 'all',
  rows: [{ field: 'Amount', operator: 'is at least', value: String(least) }],
  expression: `c["Amount"] >= ${least}`,
})
const wanted = (part: Partial<Outcome>): Outcome => ({ route: null, approver: null, limit: null, human: null, ...part })
const finance = wanted({
  route: 'Finance',
  approver: 'Olivia',
  limit: { minutes: 240, counts: 'round the clock' },
  human: 'checks the bank details',
})
const large = { attributes: { Amount: '900', Approver: 'Olivia' }, routedTo: 'Finance', manualTouches: 1 }

let house: House
let maya: Client
let ben: Client

beforeAll(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRule(house, 1, routingRule({ condition: amount(500), outcome: finance }))
  await launchInv(house, '2026-W28')
  house.setClock('2026-08-12T09:00Z')
  const proposal = routingRule({ condition: amount(800), outcome: wanted({ route: 'Purchasing' }) })
  await carryThrough(house, wishOf(house, { proposal }))
  house.setClock('2026-08-17T09:00Z')
  maya = await house.as('maya')
  ben = await house.as('ben')
  await bringCases(house, [
    someCase('before', '2026-06-25', 2, { ...large, routedTo: 'Sales' }),
    someCase('right', '2026-08-03', 2, large),
    someCase('route', '2026-08-03', 2, { ...large, routedTo: 'Sales' }),
    someCase('approver', '2026-08-03', 2, { ...large, attributes: { Amount: '900', Approver: 'Ben' } }),
    someCase('late', '2026-08-03', 5, large),
    someCase('step', '2026-08-03', 2, { ...large, manualTouches: 0 }),
    someCase('silent', '2026-08-03', 2, { attributes: { Amount: '900' }, manualTouches: null }),
    someCase('small', '2026-08-03', 2, { attributes: { Amount: '5' } }),
    someCase('unsaid', '2026-08-03', 2, { attributes: {} }),
    someCase('later', '2026-08-13', 2, large),
    someCase('open', '2026-08-03', null, large),
  ])
  house.services.startJob(['check-cases', 'INV'])
  await house.doJobs()
})
afterAll(() => house.close())

async function listed(query: string): Promise<readonly string[]> {
  const { body } = await ben.get(`${page}${query}`)
  const table = body.slice(body.indexOf('<tbody'), body.indexOf('</tbody>'))
  return [...table.matchAll(/scope="row"[^>]*><span><a [^>]*>([^<]*)<\/a>/g)].map((found) => found[1] ?? '').toSorted()
}

describe('completed cases are found by how they went against the rules of their day', () => {
  test.each([
    ['wrong-route', ['later', 'route']],
    ['wrong-approver', ['approver']],
    ['over-limit', ['late']],
    ['skipped-step', ['step']],
    ['no-rule', ['small']],
    ['undecided', ['unsaid']],
  ])('%s', async (show, refs) => {
    expect(await listed(`?show=${show}`)).toEqual(refs)
  })

  test('in a week, with their sums on top', async () => {
    const { body } = await ben.get(`${page}?show=wrong-route&week=2026-W33`)

    expect(await listed('?show=wrong-route&week=2026-W33')).toEqual(['later'])
    expect(body).toContain('Cases that went elsewhere than the rules wanted')
    expect(body).toMatch(/aria-current="true">Wrong route/)
  })

  test('whichever way they are checked again', async () => {
    const kept = () =>
      house.services.store.reader.select().from(caseChecks).orderBy(caseChecks.case, caseChecks.finding)
    const before = await kept()
    house.services.startJob(['check-cases', 'INV'])

    expect(await house.doJobs()).toEqual([0])
    expect(await kept()).toEqual(before)
    expect(before.filter(({ finding }) => finding === 'in order').map((row) => row.case)).toEqual(['right', 'silent'])
    expect(before.find((row) => row.case === 'later')).toMatchObject({ rule: 1, version: 2, week: '2026-W33' })
  })
})

describe('the page of a case', () => {
  const text = async (ref: string) => {
    const { body } = await ben.get(`${page}/${ref}`)
    return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  }

  test('says which version of which rule judged it, and what it found', async () => {
    expect(await text('route')).toContain('It went against the rules: wrong route.')
    expect(await text('route')).toContain('Wrong route R1, version 1 It belonged to Finance and went to Sales.')
    expect(await text('later')).toContain('Wrong route R1, version 2 It belonged to Purchasing and went to Finance.')
    expect(await text('right')).toContain(
      'It went as the rules wanted. Route R1, version 1 Goes to Finance. It went so.',
    )
    const { body } = await ben.get(`${page}/later`)
    expect(body).toContain('href="/pilots/INV/rules/R1?asof=2026-08-13"')
  })

  test('says what nobody knows, and never blames the case for it', async () => {
    expect(await text('silent')).toContain('It went as the rules wanted, as far as it says.')
    expect(await text('silent')).toContain('Olivia approves. The case does not say how it went.')
    expect(await text('unsaid')).toContain('Asked R1, version 1 The case does not say “Amount”.')
    expect(await text('small')).toContain('No rule that was in effect speaks to this case.')
  })

  test('says nothing of a case that came before the launch, or is still open', async () => {
    expect(await text('before')).not.toContain('Against the rules')
    expect(await text('open')).not.toContain('Against the rules')
  })
})

describe('an import', () => {
  test('checks what it brought, and what it told anew', async () => {
    const log = `case,received_at,completed_at,routed_to,Amount
route,2026-08-03T12:00Z,2026-08-03T13:00Z,Finance,900
brought,2026-08-14T12:00Z,2026-08-14T13:00Z,Sales,900
`
    const { location } = await uploadTo(house, maya, `${page}/import`, log)
    const columns = { column_case: 'case', column_received_at: 'received_at', column_completed_at: 'completed_at' }
    await maya.post(location, { as: 'cases', ...columns, column_routed_to: 'routed_to' })

    expect(await house.doJobs()).toEqual([0])
    expect(await listed('?show=wrong-route')).toEqual(['brought', 'later'])
  })
})

describe('a switch-on', () => {
  test('checks again, because a log whose clock runs ahead has told of cases that the new wording judges', async () => {
    await bringCases(house, [someCase('ahead', '2026-08-18', 2, { ...large, routedTo: 'Audit' })])
    house.setClock('2026-08-18T09:00Z')
    const proposal = routingRule({ condition: amount(800), outcome: wanted({ route: 'Audit' }) })
    const number = await ask(house, wishOf(house, { proposal }))
    await approveAsOlivia(house, number)
    await confirmAsTariq(house, number)
    house.services.startJob(['check-cases', 'INV'])
    await house.doJobs()
    expect(await listed('?show=wrong-route')).toContain('ahead')

    const { hash } = await changeOf(house, number)
    const tariq = await house.as('tariq')
    await tariq.post(`/pilots/INV/rule-changes/${number}/switch`, { seen: hash })
    expect(await house.doJobs()).toEqual([0])
    expect(await listed('?show=wrong-route')).not.toContain('ahead')
  })
})

describe('without rules that a machine can check', () => {
  test('nobody is offered to look for it', async () => {
    const plain = await openHouse()
    await launchInv(plain, '2026-W28')
    await bringCases(plain, [someCase('A', '2026-08-03', 2)])
    plain.services.startJob(['check-cases', 'INV'])

    expect(await plain.doJobs()).toEqual([0])
    expect(await plain.services.store.reader.select().from(caseChecks)).toEqual([])
    expect((await (await plain.as('ben')).get(page)).body).not.toContain('Against the rules')
    await plain.close()
  })
})
