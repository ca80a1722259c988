// `twokeys import` and `twokeys scorecard`, as scripts use them: what stands on standard output, and the exit code.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cases } from '../../db/schema/evidence.ts'
import { runCommandLine } from '../../src/commands/run.ts'
import { importsOf } from '../../src/store/cases.ts'
import { rollupsOf } from '../../src/store/scorecards.ts'
import { type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'

const folder = mkdtempSync(join(tmpdir(), 'twokeys-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const log = `case_id,activity,resource,timestamp
T1,Received,mail,2026-08-31T08:00
T1,Paid,bank,2026-08-31T12:00
T2,Received,mail,2026-09-01T08:00
T2,Rejected by erp,erp,2026-09-01T09:00
T2,Paid,bank,2026-09-01T18:00
T3,Received,mail,2026-09-02T08:00
`

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

function file(content: string, name = 'log.csv'): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function twokeys(...args: readonly string[]) {
  const said = { out: '', err: '' }
  const env = {
    DATABASE_URL: `file:${house.file}`,
    HEADS_FILE: house.services.headsFile,
    BACKUP_DIR: house.folder,
    TWOKEYS_NOW: new Date(house.at()).toISOString(),
  }
  const code = await runCommandLine(args, {
    env,
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    input: async () => '',
  })
  return { code, ...said }
}

const imported = () => importsOf(house.services.store.reader, 'INV')

describe('import', () => {
  test('brings a log as the command line, and says on standard output what it found', async () => {
    const { code, out, err } = await twokeys('import', file(log), '--pilot', 'INV', '--terminal', 'Paid', '--json')

    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ pilot: 'INV', cases: 3, completed: 2, open: 1, events: 6, rejected: [] })
    expect(err).toContain('Reading')
    expect(await imported()).toMatchObject([{ by: 'command-line', kind: 'events', cases: 3 }])
  })

  test('says it in words without --json', async () => {
    const { out } = await twokeys('import', file(log), '--pilot', 'INV', '--terminal', 'Paid')
    expect(out).toBe('3 cases from 6 events: 2 completed, 1 open.\nMedian cycle time 7.0 h.\nImported into INV.\n')
  })

  test('brought twice changes no figure', async () => {
    await twokeys('import', file(log), '--pilot', 'INV', '--terminal', 'Paid')
    const before = await rollupsOf(house.services.store.reader, 'INV')
    const rows = await house.services.store.reader.select().from(cases)
    await twokeys('import', file(log), '--pilot', 'INV', '--terminal', 'Paid')

    const after = await rollupsOf(house.services.store.reader, 'INV')
    expect(after.map(({ figures }) => figures)).toEqual(before.map(({ figures }) => figures))
    expect(await house.services.store.reader.select().from(cases)).toHaveLength(rows.length)
    expect(await imported()).toHaveLength(2)
  })

  test('makes failures of what was rejected', async () => {
    const failures = ['--failure-prefix', 'Rejected by ', '--failure-except', 'nobody,else']
    await twokeys('import', file(log), '--pilot', 'INV', '--terminal', 'Paid', ...failures)
    const [week] = await rollupsOf(house.services.store.reader, 'INV')
    expect(week?.figures.failures).toEqual([{ component: 'erp', count: 1 }])
  })

  test('reads times without a zone in the organisation’s, or in the one that was said', async () => {
    await twokeys('import', file(log), '--pilot', 'INV')
    await twokeys('import', file(log), '--pilot', 'INV', '--zone', 'UTC')
    const [first, second] = await imported()
    expect((second?.oldestAt ?? 0) - (first?.oldestAt ?? 0)).toBe(2 * 3_600_000)
  })

  test('brings the sound rows of a file and ends with 1 when others were rejected', async () => {
    const { code, out, err } = await twokeys(
      'import',
      file(`${log}T4,Received,mail,yesterday\n`),
      '--pilot',
      'INV',
      '--json',
    )

    expect(code).toBe(1)
    expect(JSON.parse(out).rejected).toEqual([
      { line: 8, column: 'timestamp', value: 'yesterday', why: 'not a date and time' },
    ])
    expect(err).not.toContain('{')
    expect(await imported()).toMatchObject([{ cases: 3, rejected: 1 }])
  })

  test('brings nothing at all with --strict when a row was rejected', async () => {
    const bad = file(`${log}T4,Received,mail,yesterday\n`)
    const { code, out, err } = await twokeys('import', bad, '--pilot', 'INV', '--strict', '--json')

    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('One row was rejected, and you asked for all or nothing.')
    expect(await imported()).toEqual([])
    expect(await house.services.store.reader.select().from(cases)).toEqual([])
  })

  test.each([
    [['--pilot', 'NOPE'], 'There is no pilot NOPE.'],
    [[], '--pilot is missing.'],
    [['--pilot', 'INV', '--as', 'things'], '--as is "things"; it can be cases or events.'],
    [['--pilot', 'INV', '--map', 'colour=Blue'], 'is no mapping'],
    [['--pilot', 'INV', '--map', 'time=When'], 'There is no column called “When”.'],
    [['--pilot', 'INV', '--zone', 'Mars/Base'], 'There is no time zone called Mars/Base.'],
    [['--pilot', 'INV', '--as', 'cases'], 'No column tells'],
  ])('could not: %s', async (flags, why) => {
    const { code, err } = await twokeys('import', file(log), ...flags)
    expect(code).toBe(2)
    expect(err).toContain(why)
    expect(await imported()).toEqual([])
  })

  test('could not where there is no file, or no whole case in it', async () => {
    expect(await twokeys('import', join(folder, 'gone.csv'), '--pilot', 'INV')).toMatchObject({ code: 2 })
    const { code, err } = await twokeys('import', file('case,received_at,completed_at\n'), '--pilot', 'INV')
    expect([code, err.includes('There is not one whole case in this file')]).toEqual([2, true])
  })

  test('leaves its hands off the ledger where the business says no', async () => {
    const before = (await twokeys('verify')).out
    await twokeys('import', file('case,received_at,completed_at\n'), '--pilot', 'INV')
    expect((await twokeys('verify')).out).toBe(before)
  })
})

describe('import --dry-run', () => {
  test('needs no pilot and no database', async () => {
    const env = { DATABASE_URL: `file:${join(folder, 'never', 'made.db')}` }
    let out = ''
    const world = { env, out: (text: string) => (out += text), err: () => undefined, input: async () => '' }
    const code = await runCommandLine(['import', file(log), '--dry-run', '--json', '--terminal', 'Paid'], world)

    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      cases: 3,
      events: 6,
      activities: 3,
      completed: 2,
      open: 1,
      medianHours: 7,
      handoffs: 3,
      reworkCases: 0,
      rejected: [],
      weeks: [{ week: '2026-W36', completed: 2, medianHours: 7, handoffsPerCase: 1.5, reworkShare: 0 }],
    })
  })

  test('imports nothing, and ends with 1 when rows would be rejected', async () => {
    const { code, out } = await twokeys('import', file(`${log},Received,mail,2026-08-31T08:00\n`), '--dry-run')

    expect(code).toBe(1)
    expect(out).toContain('Nothing was imported: this was a dry run.')
    expect(await imported()).toEqual([])
  })
})

describe('scorecard', () => {
  beforeEach(async () => {
    await launchInv(house, '2026-W36')
    await twokeys('import', file(log), '--pilot', 'INV', '--terminal', 'Paid')
  })

  test('prints the weeks as JSON, unrounded and null where nobody measured', async () => {
    const { code, out } = await twokeys('scorecard', '--pilot', 'INV', '--json')
    const { pilot, weeks } = JSON.parse(out)

    expect([code, pilot]).toEqual([0, 'INV'])
    expect(weeks[0]).toMatchObject({ week: '2026-W36', period: 'pilot', cases: 2, users: null })
    expect(weeks[0].values).toMatchObject({ cycle_time_hours: 7, complaints: null })
  })

  test('prints the weeks that were asked for as CSV', async () => {
    const { out } = await twokeys('scorecard', '--pilot', 'INV', '--from', '2026-W37', '--to', '2026-W37', '--csv')
    expect(out.trimEnd().split('\r\n')).toHaveLength(2)
    expect(out).toContain('2026-W37,2026-09-07,pilot,open')
  })

  test.each([
    [['--pilot', 'NOPE'], 'There is no pilot NOPE.'],
    [['--pilot', 'INV', '--from', 'spring'], '--from is "spring"; write a week like 2026-W12.'],
    [['--pilot', 'INV', '--json', '--csv'], 'Say either --json or --csv.'],
  ])('could not: %s', async (flags, why) => {
    expect(await twokeys('scorecard', ...flags)).toMatchObject({ code: 2, err: `${why}\n` })
  })
})
