import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ScorecardSchema } from '../../src/api/schemas.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv, stateWeek, quietWeek } from '../support/running-pilot.ts'
import { bringCases, someCase } from '../support/some-cases.ts'
import { fileOf, signWeek } from '../support/signed-week.ts'
import { issueToken } from '../support/token.ts'
import { hidden, saveCharter, signCharter, typedCharter } from '../support/typed-charter.ts'

const atWork = { cycleTime: 'working hours' }
let house: House
let olivia: Client
let tariq: Client
afterEach(() => house.close())

/** A baseline of two weeks from the case log, in the first goal's place. */
function fromLog(firstWeek: string, lastWeek: string) {
  return { 'goal1.from': 'case log', 'goal1.firstWeek': firstWeek, 'goal1.lastWeek': lastWeek, 'goal1.values': '' }
}

/** A case received on Monday at 14:00 in Amsterdam is worked on for three hours until Tuesday; 20 hours later it is four. */
const days = ['2026-06-01', '2026-06-08']

describe('A charter that is written', () => {
  beforeEach(async () => {
    house = await openHouse({ now: '2026-06-22T09:00Z' })
    await bringCases(
      house,
      days.flatMap((day) => [someCase(`${day} a`, day, 4), someCase(`${day} b`, day, 20)]),
    )
    olivia = await house.as('olivia')
  })

  const draft = () => typedCharter({ adopted: false, firstWeek: '' }, fromLog('2026-06-01', '2026-06-08'))

  test('counts round the clock, and says so', async () => {
    await saveCharter(olivia, draft())
    const { body } = await olivia.get('/pilots/INV/charter')

    expect(body).toContain('Cycle times count round the clock.')
    const content = (await fileOf(house)).charters.at(-1)?.content
    expect(content?.measures[0]?.baseline.values).toEqual(['12', '12'])
    expect(content).not.toHaveProperty('cycleTime')
  })

  test('may count working hours: its baseline from the case log then does as well', async () => {
    await saveCharter(olivia, { ...draft(), ...atWork })
    const { body } = await olivia.get('/pilots/INV/charter')

    expect(body).toContain('Cycle times count working hours: Monday to Friday, 09:00 to 17:00.')
    const content = (await fileOf(house)).charters.at(-1)?.content
    expect(content?.cycleTime).toBe('working hours')
    expect(content?.measures[0]?.baseline.values).toEqual(['3.5', '3.5'])
    expect((await olivia.get('/pilots/INV/charter/edit')).body).toMatch(/value="working hours"[^>]* checked/)
  })
})

describe('A pilot that runs', () => {
  const week = '2026-W28'

  beforeEach(async () => {
    house = await openHouse({ now: '2026-07-01T09:00Z' })
    await launchInv(house, week)
    house.setClock('2026-07-13T06:00Z')
    const friday = '2026-07-10'
    const cases = [someCase('quick', '2026-07-06', 4), someCase('late', '2026-07-06', 20), someCase('next', friday, 1)]
    await bringCases(house, [...cases, someCase('later', '2026-07-13', null)])
    await stateWeek(house, week, quietWeek)
    house.setClock('2026-07-13T11:00Z')
    olivia = await house.as('olivia')
    tariq = await house.as('tariq')
  })

  /** Both leaders amend the charter so that working hours count. */
  async function countWorkingHours() {
    const form = await olivia.get('/pilots/INV/charter/amendments/new')
    const typed = typedCharter({ adopted: false, firstWeek: '' }, { ...atWork, why: 'Nobody approves at night.' })
    const sent = await olivia.post('/pilots/INV/charter/amendments', { ...typed, seen: hidden(form.body, 'seen') })
    expect(sent.status).toBe(303)
    await signCharter(olivia)
    await signCharter(tariq)
  }

  const pages = {
    scorecard: '/pilots/INV/scorecard',
    week: `/pilots/INV/weeks/${week}`,
    cases: `/pilots/INV/cases?week=${week}`,
  }

  test('says beside every cycle time that it counts round the clock', async () => {
    expect((await olivia.get(pages.scorecard)).body).toContain('Cycle times count round the clock.')
    expect((await olivia.get(pages.week)).body).toContain('median hours, round the clock')
    expect((await olivia.get(pages.cases)).body).toContain('Cycle times count round the clock.')
    expect((await olivia.get('/pilots/INV')).body).toContain('round the clock')
    expect((await olivia.get('/pilots/INV/cases/late')).body).toContain('target 4 h, round the clock')
  })

  test('says in the difference what an amendment of the hours does', async () => {
    const form = await olivia.get('/pilots/INV/charter/amendments/new')
    const typed = typedCharter({ adopted: false, firstWeek: '' }, { ...atWork, why: 'Nobody approves at night.' })
    await olivia.post('/pilots/INV/charter/amendments', { ...typed, seen: hidden(form.body, 'seen') })
    const { body } = await tariq.get('/pilots/INV/charter')

    expect(body).toContain('Hours that count')
    expect(body).toContain('so the streak starts again when it takes effect')
  })

  test('counts working hours once both keys have turned: figures, lists and what missed the target', async () => {
    expect((await olivia.get('/pilots/INV/cases?show=missed')).body).toContain('/cases/late')
    await countWorkingHours()

    const scorecard = (await olivia.get(pages.scorecard)).body
    expect(scorecard).toContain('Cycle times count working hours: Monday to Friday, 09:00 to 17:00.')
    expect((await olivia.get(pages.week)).body).toContain('median hours, working hours')
    const cases = (await olivia.get(pages.cases)).body
    expect(cases).toContain('Cycle times count working hours: Monday to Friday, 09:00 to 17:00.')
    expect(cases).toMatch(/Median cycle time[\s\S]{0,200}3 h/)
    expect((await olivia.get('/pilots/INV/cases?show=missed')).body).not.toContain('/cases/late')
    expect((await olivia.get('/pilots/INV/cases/late')).body).toContain('target 4 h, working hours')
  })

  test('tells spreadsheets and other programs which hours count', async () => {
    await countWorkingHours()
    const [head = '', ...lines] = (await olivia.get('/pilots/INV/scorecard.csv')).body.trim().split('\r\n')
    expect(head.split(',').at(-1)).toBe('cycle_time_counts')
    expect(lines.every((line) => line.endsWith(',working hours'))).toBe(true)

    const authorization = `Bearer ${await issueToken(house, 'INV', ['read'])}`
    const { body } = await house.app.inject({ url: '/api/v1/pilots/INV/scorecard', headers: { authorization } })
    expect(ScorecardSchema.parse(JSON.parse(body)).weeks).toMatchObject([
      { week, cycleTimeCounts: 'working hours', values: { cycle_time_hours: 3 } },
      { cycleTimeCounts: 'working hours' },
    ])
  })

  test('keeps a signed week as it was signed, says so, and asks nobody to acknowledge anything', async () => {
    await signWeek(house, week)
    await countWorkingHours()

    const { body } = await olivia.get(pages.week)
    expect(body).toContain('median hours, round the clock')
    expect(body).not.toContain('Acknowledge')
    expect((await olivia.get(pages.scorecard)).body).toMatch(/>4 h<[\s\S]{0,120}round the clock/)
    expect((await tariq.get('/')).body).not.toContain('correction')
  })
})
