// Real logs with figures that were computed twice elsewhere. Whatever order their rows come in, the figures must hold.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { LogOptions } from '../../src/intake/read-log.ts'
import { fileWith, read, shuffled } from './log-files.ts'

const folder = fileURLToPath(new URL('../../../shared/data/logs/', import.meta.url))
const isAbsent = !existsSync(folder)

type Published = { file: string; weekly: string; options: LogOptions; totals: string }

const byRole = { resource: 'org:role' }
const runningExample =
  'cases=6 events=42 activities=8 completed=6 open=0 medianHours=226.65 p90Hours=409.058333 handoffs=32 reworkCases=2'

const published: readonly Published[] = [
  { file: 'running-example.csv', weekly: 'expected_running-example_weekly.csv', options: {}, totals: runningExample },
  { file: 'running-example.xes', weekly: 'expected_running-example_weekly.csv', options: {}, totals: runningExample },
  {
    file: 'receipt.csv',
    weekly: 'expected_receipt_weekly.csv',
    options: {},
    totals:
      'cases=1434 events=8577 activities=27 completed=1434 open=0 ' +
      'medianHours=0.796829 p90Hours=338.283833 handoffs=1208 reworkCases=91',
  },
  {
    file: 'PurchasingExample.csv',
    weekly: 'expected_purchasing_weekly.csv',
    options: {},
    totals:
      'cases=608 events=9119 activities=21 completed=608 open=0 ' +
      'medianHours=285.65 p90Hours=1963.988333 handoffs=7308 reworkCases=250',
  },
  {
    file: 'DomesticDeclarations.xes.gz',
    weekly: 'expected_domestic_weekly.csv',
    options: { mapping: byRole, terminal: 'Payment Handled' },
    totals:
      'cases=10357 events=55628 activities=14 completed=9912 open=445 ' +
      'medianHours=176.434444 p90Hours=456.007611 handoffs=33497 reworkCases=966',
  },
  {
    file: 'DomesticDeclarations.xes.gz',
    weekly: 'expected_domestic_all_weekly.csv',
    options: { mapping: byRole },
    totals:
      'cases=10357 events=55628 activities=14 completed=10357 open=0 ' +
      'medianHours=175.494444 p90Hours=453.829944 handoffs=34287 reworkCases=1006',
  },
]

describe.skipIf(isAbsent)('the published logs (skipped where ../shared/data/logs is absent)', () => {
  describe.each(published)('$file against $weekly', ({ file, weekly, options, totals }) => {
    test('gives the published totals and weeks', async () => {
      const { report } = await read(folder + file, options)

      expect(report.rejectedTotal).toBe(0)
      expect(report).toMatchObject(close(figuresIn(totals)))
      expect(report.weeks).toEqual(publishedWeeks(weekly).map(close))
    })

    test('gives the same figures when its rows come in another order', async () => {
      const { report } = await read(shuffledCopy(file), options)

      expect(report).toMatchObject(close(figuresIn(totals)))
      expect(report.weeks).toEqual(publishedWeeks(weekly).map(close))
    })
  })

  test('the four weeks of the small fixture, by role', async () => {
    const options = { mapping: { resource: 'role' }, terminal: 'Payment Handled' }
    const { report } = await read(`${folder}domestic_sample_2017W48-W51.csv`, options)

    const totals =
      'cases=263 events=1187 completed=263 medianHours=150.450556 p90Hours=307.413111 handoffs=650 reworkCases=14'
    expect(report).toMatchObject(close(figuresIn(totals)))
    expect(report.weeks.map(({ week, completed }) => `${week} ${completed}`)).toEqual([
      '2017-W48 54',
      '2017-W49 51',
      '2017-W50 74',
      '2017-W51 84',
    ])
    expect(report.weeks[3]).toEqual(
      close({
        week: '2017-W51',
        completed: 84,
        medianHours: 175.417361,
        p90Hours: 339.130556,
        handoffsPerCase: 2.583333,
        reworkShare: 0.071429,
      }),
    )
  })

  test('rejections become failures of whoever rejected, in the week the case is paid', async () => {
    const failures = { prefix: 'Declaration REJECTED by ', except: ['EMPLOYEE'] }
    const options = { mapping: byRole, terminal: 'Payment Handled', failures }
    const { report } = await read(`${folder}DomesticDeclarations.xes.gz`, options)

    const found = (report.failures ?? []).map(({ week, component, count }) => `${week} ${component} ${count}`)
    expect(found.sort()).toEqual(publishedFailures().sort())
  })

  test('a log whose resources are mostly empty has hardly a handoff, and says so as zero', async () => {
    const { report } = await read(`${folder}roadtraffic100traces.csv`)
    expect(report).toMatchObject({ cases: 100, completed: 100, handoffs: 0, rejectedTotal: 0 })
  })
})

function figuresIn(totals: string): Record<string, number> {
  return Object.fromEntries(totals.split(' ').map((figure) => [figure.split('=')[0], Number(figure.split('=')[1])]))
}

/** Published figures are rounded to six places. */
function close<Figures extends object>(figures: Figures) {
  const pairs = Object.entries(figures).map(([name, value]) => [
    name,
    typeof value === 'number' ? expect.closeTo(value, 5) : value,
  ])
  return Object.fromEntries(pairs)
}

function publishedWeeks(file: string) {
  return table(file).map((row) => ({
    week: row['iso_week_utc'],
    completed: Number(row['completed_cases']),
    medianHours: Number(row['median_cycle_h']),
    p90Hours: Number(row['p90_cycle_h']),
    handoffsPerCase: Number(row['mean_handoffs']),
    reworkShare: Number(row['rework_share']),
  }))
}

function publishedFailures(): string[] {
  const notComponents = new Set(['iso_week_utc', 'completed', 'with_rejection'])
  return table('expected_domestic_rejections_weekly.csv').flatMap((row) =>
    Object.entries(row)
      .filter(([name, count]) => !notComponents.has(name) && count !== '0')
      .map(([component, count]) => `${row['iso_week_utc']} ${component} ${count}`),
  )
}

function table(file: string): Record<string, string>[] {
  return parse(readFileSync(folder + file), { columns: true, bom: true }) as Record<string, string>[] // text by column
}

/** The same log with its rows, or its traces and the events within them, in another order. */
function shuffledCopy(file: string): string {
  const bytes = readFileSync(folder + file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  if (file.endsWith('.csv')) return fileWith(shuffledRows(text))

  const traces = text.match(/<trace>[^]*?<\/trace>/g) ?? []
  const [before = ''] = text.split('<trace>')
  const mixed = `${before}${shuffled(traces).map(shuffledTrace).join('\n')}</log>`
  return file.endsWith('.gz') ? fileWith(gzipSync(mixed), 'xes.gz') : fileWith(mixed, 'xes')
}

function shuffledRows(text: string): string {
  const rows = parse(text, { bom: true })
  const [header = [], ...events] = rows
  const at = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? ''
  const mixed = shuffledButTies(events, (row) => `${at(row, 'case:concept:name')} ${at(row, 'time:timestamp')}`)
  return [header, ...mixed].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')
}

function shuffledTrace(trace: string): string {
  const events = trace.match(/<event>[^]*?<\/event>/g) ?? []
  const [before = ''] = trace.split('<event>')
  const mixed = shuffledButTies(events, (event) => /time:timestamp" value="([^"]*)"/.exec(event)?.[1] ?? '')
  return `${before}${mixed.join('\n')}</trace>`
}

/** Events of one case and instant are ordered by the file alone, so among themselves they keep their order. */
function shuffledButTies<Event>(events: readonly Event[], tieOf: (event: Event) => string): Event[] {
  const waiting = new Map<string, Event[]>()
  for (const event of events) waiting.set(tieOf(event), [...(waiting.get(tieOf(event)) ?? []), event])
  return shuffled(events).map((event) => waiting.get(tieOf(event))?.shift() ?? event)
}
