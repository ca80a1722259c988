import { afterEach, describe, expect, test } from 'vitest'
import { handOver } from '../support/changing-seats.ts'
import type { House } from '../support/house.ts'
import { changes, decide, houseWithChange } from '../support/staged-changes.ts'

let house: House
afterEach(() => house.close())

const page = async (who: 'maya' | 'ben') => (await (await house.as(who)).get(`${changes}/1`)).body

describe('each stage says what happens next', () => {
  test.each([
    ['policy approved', 'Waiting for Tariq (CTO) to confirm that it is safe since Monday 7 September'],
    ['confirmed safe', 'Both keys have turned. Waiting for Tariq (CTO) to switch it on since Monday 7 September'],
    ['in effect', 'In effect since Monday 7 September, 11:00: Tariq (CTO) switched it on.'],
    ['returned', 'Olivia (COO) returned it: “Say which ones.” It is Maya’s move: word it anew, which begins round 2'],
    [
      'declined',
      'Olivia (COO) declined it on Monday 7 September, 11:00: “Too slow.” What would do instead: “Above € 8,000 only.”',
    ],
    ['parked', 'It is parked: “After the audit.” Olivia (COO) takes it up again, returns or declines it.'],
    ['withdrawn', 'Maya (team lead) withdrew it on Monday 7 September, 11:00. Nothing changes.'],
    ['stale', 'R1 has changed since this was asked for. It is Maya’s move: rebase it on the rules as they are now'],
  ] as const)('%s', async (stage, sentence) => {
    house = await houseWithChange(stage)

    expect(await page('ben')).toContain(sentence)
  })

  test('whoever asked reads that it is their own move', async () => {
    house = await houseWithChange('returned')

    expect(await page('maya')).toContain('It is your move: word it anew, which begins round 2')
  })

  test('a change that was declined was never agreed for a time', async () => {
    house = await houseWithChange('declined')
    const body = await page('ben')

    expect(body).toContain('Was to be switched on')
    expect(body).not.toContain('Agreed for')
  })

  test('a stale change shows what its rule says by now', async () => {
    house = await houseWithChange('stale')
    const body = await page('maya')

    expect(body).toContain('What changed in the rule since it was asked for')
    expect(body).toContain('Rebase it on the current rules')
  })
})

describe('after the switch-on', () => {
  test('the page tells when, by whom, how long it waited where, and leads to the week', async () => {
    house = await houseWithChange('requested')
    house.setClock('2026-09-08T12:00Z')
    await decide(house, await house.as('olivia'), 'approval')
    house.setClock('2026-09-09T12:00Z')
    await decide(house, await house.as('tariq'), 'confirmation')
    const answer = await decide(house, await house.as('tariq'), 'switch')
    const body = await page('ben')

    expect(answer.location).toBe(`${changes}/1?done=switched-on#keys`)
    expect(body).toContain('Tariq (CTO) switched it on on Wednesday 9 September, 14:00.')
    expect(body).toMatch(/Waiting for the policy<\/dt>\s*<dd>1 day 3 hours/)
    expect(body).toMatch(/Waiting for the system<\/dt>\s*<dd>1 day</)
    expect(body).toContain('href="/pilots/INV/weeks/2026-W37"')
    expect(body).toContain('Agreed for')
  })
})

describe('a day that is past', () => {
  /** Everything of a page between its head and its footer. */
  const content = (body: string) => body.slice(body.indexOf('<main'), body.indexOf('<footer'))

  test('shows the change as it stood then, with nothing to decide, the same for ever', async () => {
    house = await houseWithChange('policy approved')
    house.setClock('2026-09-08T09:00Z')
    const owen = await house.as('owen')
    const then = await owen.get(`${changes}/1?asof=2026-09-07`)
    house.setClock('2026-09-09T09:00Z')
    await decide(house, await house.as('tariq'), 'confirmation')
    await decide(house, await house.as('tariq'), 'switch')
    await handOver(house, 'coo', 'sam')
    const later = await owen.get(`${changes}/1?asof=2026-09-07`)

    expect(content(later.body)).toBe(content(then.body))
    expect(then.body).toContain('As it stood at the end of Monday 7 September 2026.')
    expect(then.body).toContain('Waiting for Tariq (CTO) to confirm that it is safe')
    expect(then.body).not.toContain('id="return"')
  })

  test('before it was asked for there is nothing, and no day is none', async () => {
    house = await houseWithChange('requested')
    const owen = await house.as('owen')

    expect((await owen.get(`${changes}/1?asof=2026-09-06`)).status).toBe(404)
    expect((await owen.get(`${changes}/1?asof=soon`)).status).toBe(404)
    expect((await owen.get(`${changes}/1?asof=2027-01-01`)).status).toBe(404)
    expect((await owen.get(`${changes}/1?sort=up`)).status).toBe(400)
  })
})
