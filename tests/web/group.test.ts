import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { trainingsOf } from '../../src/store/know.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, groupReads, launchInv } from '../support/running-pilot.ts'
import { carryThrough, routingRule, wishOf } from '../support/running-rules.ts'
import { writeRulesOfInv } from '../support/written-rules.ts'

const group = '/pilots/INV/group'

let house: House
let maya: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRulesOfInv(house)
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T08:00Z')
  maya = await house.as('maya')
})
afterEach(() => house.close())

/** The row of one person, as words. */
async function rowOf(name: string, client = maya): Promise<string> {
  const { body } = await client.get(group)
  const row =
    body
      .split('<tr role="row">')
      .slice(1)
      .find((one) => one.includes(`>${name}<`)) ?? ''
  return row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

describe('the group', () => {
  test('is the lead and the members, with what each of them has read, seen and learnt', async () => {
    await carryThrough(house, wishOf(house, { rule: 2, proposal: routingRule({ section: 'required data' }) }))
    await groupReads(house)
    await maya.post('/pilots/INV/know/acknowledgements', { what: 'switch-on', subject: '1' })
    await maya.post(`${group}/trainings`, { person: 'ben', on: '2026-09-04' })

    expect(await rowOf('Maya')).toContain('✓ read on Monday 7 September ✓ 1 of 1 seen ✗ not noted')
    expect(await rowOf('Ben')).toContain('✓ read on Monday 7 September ✗ 0 of 1 seen ✓ Friday 4 September 2026')
    expect(await rowOf('Ines')).toBe('')
  })

  test('has nothing to see before a rule was switched on', async () => {
    expect(await rowOf('Ben')).toContain('✗ not read nothing yet ✗ not noted')
  })

  test('shows the share of automated cases of this week, where the log tells it', async () => {
    const { body } = await maya.get(group)
    expect(body).toContain('Adoption, week of Monday 7 September 2026')
    expect(body).toContain('case log, nothing of this week yet')

    await bringWeek(house, goodWeek('2026-W37', 3), '2026-09-07T07:00Z', null)
    const later = await maya.get(group)
    expect(later.body).toContain('96.7 %')
    expect(later.body).toContain('60 cases so far')
    expect(later.body).toContain('case log, updated just now')
  })
})

describe('noting a training', () => {
  test('is the lead’s and the COO’s, and offers who comes next on the same day', async () => {
    const noted = await maya.post(`${group}/trainings`, { person: 'maya', on: '2026-09-04' })
    const { body } = await maya.get(group)

    expect(noted.location).toBe(`${group}?done=training-noted`)
    expect(body).toMatch(/value="ben" selected/)
    expect(body).toContain('value="2026-09-04"')
    expect((await (await house.as('olivia')).get(group)).body).toContain('Note a training')
    const ben = await house.as('ben')
    expect((await ben.get(group)).body).not.toContain('Note a training')
    expect((await ben.post(`${group}/trainings`, { person: 'ben', on: '2026-09-04' })).status).toBe(403)
  })

  test('keeps what was typed when it cannot be so', async () => {
    const refused = await maya.post(`${group}/trainings`, { person: 'ben', on: '2026-09-08' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('That day is still to come.')
    expect(refused.body).toMatch(/value="ben" selected/)
    expect(refused.body).toContain('value="2026-09-08"')
    expect(await trainingsOf(house.services.store.reader, 'INV')).toEqual([])
  })
})
