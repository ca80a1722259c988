// The sponsor's Home: the last answer of each pilot, and what a week of manual work is more or less by it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CharterContent } from '../../src/domain/charter.ts'
import { type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, invoiceCharter, launchInv, quietWeek, stateWeek } from '../support/running-pilot.ts'
import { signWeek } from '../support/signed-week.ts'

let house: House

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
})
afterEach(() => house.close())

const wage = { amount: '40', currency: 'EUR', source: 'measured', where: 'payroll' } as const

/** The first week is over: 60 cases, everything stated. */
async function closeFirstWeek(change: Partial<CharterContent> = {}): Promise<void> {
  await launchInv(house, '2026-W28', invoiceCharter(change))
  await bringWeek(house, goodWeek('2026-W28', 3), '2026-07-13T06:00Z')
  await stateWeek(house, '2026-W28', quietWeek)
  house.setClock('2026-07-13T11:00Z')
}

/** What stands in each column of the only row, without markup. */
async function rowFor(name: 'sam' | 'olivia'): Promise<Readonly<Record<string, string>> | null> {
  const { body } = await (await house.as(name)).get('/')
  const shown = /<div class="table" id="sponsored">[\s\S]*?<\/div>/.exec(body)?.[0]
  if (!shown) return null
  const cells = [...shown.matchAll(/data-label="([^"]+)">(.*?)<\/t[hd]>/g)]
  return Object.fromEntries(cells.map(([, column, cell]) => [column, cell?.replaceAll(/<[^>]+>/g, ' ').trim()]))
}

describe('The sponsor’s Home', () => {
  it('says answer, week, net hours and money of a pilot whose charter names a wage', async () => {
    await closeFirstWeek({ wage })
    await signWeek(house, '2026-W28')

    expect(await rowFor('sam')).toEqual({
      Pilot: expect.stringMatching(/INV.*Invoice approval/),
      'Last answer': expect.stringMatching(/◆ Fix.*week of Monday 6 July 2026/),
      'Week of': 'Monday 6 July 2026',
      'Net hours': expect.stringMatching(/^[−+]?\d+\.\d h/),
      Money: expect.stringMatching(/^−?[\d,]+ EUR/),
    })
  })

  it('says no money where the charter names no wage, and no hours where nobody measured them', async () => {
    await closeFirstWeek()
    expect(Object.keys((await rowFor('sam')) ?? {})).toEqual(['Pilot', 'Last answer', 'Week of', 'Net hours'])

    house.setClock('2026-07-20T11:00Z')
    expect(await rowFor('sam')).toMatchObject({ 'Last answer': 'none yet', 'Net hours': 'not measured' })
  })

  it('says before the first week closed that there is none yet', async () => {
    await launchInv(house, '2026-W28', invoiceCharter({ wage }))
    expect(await rowFor('sam')).toMatchObject({ 'Week of': 'no closed week yet', Money: 'not measured' })
  })

  it('is nobody else’s', async () => {
    await closeFirstWeek({ wage })
    expect(await rowFor('olivia')).toBeNull()
  })
})
