import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attestationsOf, repairsOf } from '../../src/store/gates.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv, vouchForChecks } from '../support/running-pilot.ts'

const gates = '/pilots/INV/gates'
const vouched = {
  check: 'rule_owner',
  result: 'pass',
  evidence: 'Asked four people in the team.',
  expiresOn: '2026-09-16',
}

let house: House
let olivia: Client
let tariq: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await launchInv(house, '2026-W28')
  house.setClock('2026-08-17T11:00Z')
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
})
afterEach(() => house.close())

/** The line of one check on the page. */
function lineOf(body: string, words: string): string {
  return body.split('<li').find((line) => line.includes(words)) ?? ''
}

const attestations = () => attestationsOf(house.services.store.reader, 'INV')

describe('the gates page', () => {
  test('says of each check what is missing, whose it is, and that nobody measured it', async () => {
    const line = lineOf((await olivia.get(gates)).body, 'Every rule question has one person who answers')

    expect(line).toContain('not measured')
    expect(line).toContain('Nobody has vouched for it yet.')
    expect(line).toContain('Policy side')
  })

  test('shows evidence, name, age and expiry of what was vouched for', async () => {
    await olivia.post(`${gates}/attestations`, vouched)
    house.setClock('2026-08-19T12:00Z')
    const line = lineOf((await olivia.get(gates)).body, 'Every rule question has one person who answers')

    expect(line).toContain('pass')
    expect(line).toContain('“Asked four people in the team.”')
    expect(line).toContain('Olivia (COO), 2 days ago · until Wednesday 16 September 2026')
  })

  test('counts it as not measured again the day after it expired', async () => {
    await olivia.post(`${gates}/attestations`, { ...vouched, expiresOn: '2026-08-20' })
    house.setClock('2026-08-21T11:00Z')
    const line = lineOf((await olivia.get(gates)).body, 'Every rule question has one person who answers')

    expect(line).toContain('not measured')
    expect(line).toContain('It expired on Thursday 20 August 2026.')
  })

  test('says in words which week was worse than the old way, and what was not measured', async () => {
    for (const [at, week] of ['2026-W29', '2026-W30', '2026-W31', '2026-W32'].entries())
      await bringWeek(house, goodWeek(week, at === 1 ? 60 : 4), '2026-08-10T00:30Z')
    const line = lineOf((await olivia.get(gates)).body, 'The new flow beats the old one')

    expect(line).toContain('fail')
    expect(line).toContain('Cycle time was 60 h in the week of Monday 20 July 2026, before it was 48.5 h.')
    expect(line).toContain('Not measured in every week: rework.')
    expect(line).toContain('nobody can vouch for it')
  })

  test('shows the launch gate as it stood at the launch', async () => {
    const line = lineOf((await olivia.get(gates)).body, 'The decision points are signed')

    expect(line).toContain('pass')
    expect(line).toContain('Version 1, since Wednesday 1 July 2026.')
  })

  test('of a draft names what the launch waits for and what comes later', async () => {
    const fresh = await openHouse()
    const { body } = await (await fresh.as('olivia')).get(gates)
    await fresh.close()

    expect(lineOf(body, 'The fallback is written')).toContain('The charter is not written yet.')
    expect(body).toContain('First comes this: the goal sentence is specific.')
    expect(body).toContain('<a class="button first" href="/pilots/INV/charter">Open the charter</a>')
    expect(lineOf(body, 'Every record has one source of truth')).toContain('The system map names no system yet.')
  })
})

describe('vouching for a check', () => {
  test('is offered to the leader of its side only', async () => {
    const link = 'attestations/new?check=manual_fallback'

    expect((await tariq.get(gates)).body).toContain(link)
    expect((await olivia.get(gates)).body).not.toContain(link)
    expect((await olivia.get(`${gates}/${link}`)).body).toContain('This check belongs to the system side')
    expect((await (await house.as('maya')).get(`${gates}/${link}`)).status).toBe(403)
  })

  test('is refused for the other side and for what the figures say', async () => {
    const other = await olivia.post(`${gates}/attestations`, { ...vouched, check: 'manual_fallback' })
    const derived = await olivia.post(`${gates}/attestations`, { ...vouched, check: 'beats_old_flow' })

    expect(other.status).toBe(422)
    expect(other.body).toContain('This check belongs to the system side')
    expect(derived.status).toBe(422)
    expect(derived.body).toContain('Nobody can vouch for it.')
    expect(await attestations()).toEqual([])
  })

  test('keeps what was typed when the evidence or the day is missing', async () => {
    const refused = await olivia.post(`${gates}/attestations`, { ...vouched, evidence: '', expiresOn: '2027-01-01' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Say what you saw')
    expect(refused.body).toContain('at most 30 days ahead')
    expect(refused.body).toMatch(/value="pass"[^>]* checked/)
    expect(refused.body).toContain('value="2027-01-01"')
  })

  test('asks for a result', async () => {
    const { check, evidence, expiresOn } = vouched
    const refused = await olivia.post(`${gates}/attestations`, { check, evidence, expiresOn })

    expect(refused.body).toContain('Say how it stands.')
    expect(refused.body).toContain('Asked four people in the team.</textarea>')
  })

  test('asks who is vouching when that was proved too long ago', async () => {
    const late = await house.as('olivia', 20)
    const refused = await late.post(`${gates}/attestations`, vouched)

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Enter your password to sign.')
    expect(await attestations()).toEqual([])
  })

  test('is nothing for a check that is not there', async () => {
    expect((await olivia.get(`${gates}/attestations/new?check=mood`)).status).toBe(404)
  })
})

describe('reporting a repair', () => {
  test('is anyone’s on the pilot, and stands on the page', async () => {
    const ben = await house.as('ben')
    const answer = await ben.post(`${gates}/repairs`, { component: 'erp_sync', what: 'The token renews itself now.' })

    expect(answer.location).toBe(`${gates}?done=repaired#repairs`)
    expect((await olivia.get(gates)).body).toContain('Ben (member) reported erp_sync repaired on Monday 17 August.')
    expect((await olivia.get(gates)).body).toContain('The token renews itself now.')
  })

  test('wants a component and words, and keeps what was typed', async () => {
    const refused = await olivia.post(`${gates}/repairs`, { component: '', what: 'The token renews itself now.' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Choose what was repaired.')
    expect(refused.body).toContain('The token renews itself now.</textarea>')
    expect(await repairsOf(house.services.store.reader, 'INV')).toEqual([])
  })
})

test('all checks vouched for leave only what the figures must show', async () => {
  await vouchForChecks(house, '2026-09-10')
  const { body } = await olivia.get(gates)

  expect(lineOf(body, 'The new flow beats the old one')).toContain('It needs 4 solid weeks; there are 0.')
  expect(lineOf(body, 'Nothing is half done')).toContain('pass')
})
