// Real input, from the published log to the advice: what the import, the rollups, the scorecard and the engine say together
// must be what others computed from the same log with scripts of their own.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/commands/run.ts'
import { type Advice, advise } from '../../src/domain/advice/advise.ts'
import { factsFor } from '../../src/domain/evidence.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { WeekRollup } from '../../src/domain/scorecard.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { loadPilotFile } from '../../src/store/pilot-file.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { rollupsOf } from '../../src/store/scorecards.ts'
import { adoptDeclarations, environmentOf, importDeclarations, isAbsent, published } from '../support/declarations.ts'
import { type House, openHouse } from '../support/house.ts'

const calendar = calendarOf('Europe/Amsterdam')

describe.skipIf(isAbsent)('A pilot adopted from a real log (skipped where ../shared/data/logs is absent)', () => {
  let house: House
  let said: Awaited<ReturnType<typeof importDeclarations>>
  let file: PilotFile
  let rollups: ReadonlyMap<string, WeekRollup>

  beforeAll(async () => {
    house = await openHouse({ now: '2018-05-21T09:00Z' })
    said = await importDeclarations(house)
    await adoptDeclarations(house, { timeBoxWeeks: '60' })
    file = await fileOf(house)
    const rows = await rollupsOf(house.services.store.reader, 'DEC')
    rollups = new Map(rows.map(({ week, figures }) => [week, figures]))
  })
  afterAll(() => house.close())

  test('is imported by the command line with the totals that are published', () => {
    expect(said.code).toBe(0)
    expect(JSON.parse(said.out)).toMatchObject({
      cases: 10_357,
      events: 55_628,
      completed: 9_912,
      open: 445,
      handoffs: 33_497,
    })
    expect(file.imports).toMatchObject([{ by: 'command-line', kind: 'events', cases: 10_357, rejected: 0 }])
  })

  test('has the published figures in every one of its weeks', () => {
    const weeks = table('expected_domestic_weekly.csv')
    expect([...rollups.keys()]).toEqual(weeks.map((row) => row['iso_week_utc']))
    for (const row of weeks) {
      const { completed, medianHours, p90Hours, handoffs, rework } = rollups.get(row['iso_week_utc'] ?? '') ?? noWeek()
      expect({
        completed,
        median: medianHours,
        p90: p90Hours,
        handoffs: handoffs.sum / handoffs.known,
        rework: rework.sum / rework.known,
      }).toEqual({
        completed: Number(row['completed_cases']),
        median: expect.closeTo(Number(row['median_cycle_h']), 5),
        p90: expect.closeTo(Number(row['p90_cycle_h']), 5),
        handoffs: expect.closeTo(Number(row['mean_handoffs']), 5),
        rework: expect.closeTo(Number(row['rework_share']), 5),
      })
    }
  })

  test('is advised in the week of 2018-W20 to fix the component that rejects most', () => {
    const advice = adviceFor(file, '2018-W20', house.at())
    const [cycleTime] = advice.measures

    expect([advice.answer, advice.kind]).toEqual(['fix', 'component:ADMINISTRATION'])
    expect(cycleTime?.state).toBe('worse')
    expect(cycleTime?.limits?.lower).toBeCloseTo(108.48, 2)
    expect(cycleTime?.limits?.upper).toBeCloseTo(203.75, 2)
    expect(cycleTime?.pWorse).toBeCloseTo(0.0011, 4)
    expect(advice.failures).toMatchObject({ top: 'ADMINISTRATION', count: 50, total: 61, weeksSeen: 4, active: true })
    expect(advice.netManualWork).toBeNull()
  })

  test('is in the published state in every week of 2018', () => {
    const states = table('expected_domestic_states_2018.csv')
    const found = states.map((row) => {
      const [cycleTime] = adviceFor(file, row['iso_week_utc'] ?? '', Date.parse('2019-01-14T09:00Z')).measures
      return `${row['iso_week_utc']} ${cycleTime?.state}`
    })
    expect(found).toEqual(states.map((row) => `${row['iso_week_utc']} ${row['state']}`))
  })

  test('says the same on the command line', async () => {
    let out = ''
    const world = {
      env: environmentOf(house),
      out: (text: string) => (out += text),
      err: () => undefined,
      input: async () => '',
    }
    const code = await runCommandLine(['advise', '--pilot', 'DEC', '--week', '2018-W20', '--json'], world)

    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(adviceFor(file, '2018-W20', house.at()))))
  })

  test('shows it on the scorecard and on the page of the review', async () => {
    const olivia = await house.as('olivia')
    const scorecard = (await olivia.get('/pilots/DEC/scorecard')).body
    const review = (await olivia.get('/pilots/DEC/reviews/2018-W20')).body

    expect(scorecard).toContain('upper limit 204')
    expect(scorecard).toContain('lower limit 108')
    expect(scorecard).toContain('id="week-2018-W20"')
    expect(scorecard).not.toContain('id="week-2018-W22"')
    expect(review).toContain('Advice: fix ADMINISTRATION')
    for (const words of ['108.48 to 203.75 h', 'worse than before', '50 of 61', '4 of 4'])
      expect(review).toContain(words)
    expect((await olivia.get('/pilots/DEC/cases?week=2018-W20&component=ADMINISTRATION')).body).toContain(
      'ADMINISTRATION',
    )
  })

  test('would have run out of time with the usual time box', async () => {
    const other = await openHouse({ now: '2018-05-21T09:00Z' })
    await importDeclarations(other)
    await adoptDeclarations(other, {})
    const advice = adviceFor(await fileOf(other), '2018-W20', other.at())
    await other.close()

    expect([advice.answer, advice.kind]).toEqual(['stop', 'time_box'])
  })
})

async function fileOf({ services }: House): Promise<PilotFile> {
  const pilot = await findPilot(services.store.reader, 'DEC')
  if (!pilot) throw new Error('DEC is not there')
  return loadPilotFile(services.store.reader, pilot)
}

function adviceFor(file: PilotFile, week: string, now: number): Advice {
  const facts = factsFor(file, week, now, calendar)
  if (!facts) throw new Error(`there are no facts for ${week}`)
  return advise(facts)
}

function noWeek(): never {
  throw new Error('the week is missing')
}

function table(name: string): Record<string, string>[] {
  return parse(readFileSync(published(name)), { columns: true, bom: true }) as Record<string, string>[] // text by column
}
