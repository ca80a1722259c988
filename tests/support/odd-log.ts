// Event logs as strange as they come: what truly happened is made up first, then written down in one of the many ways
// that are in use.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { TrueEvent } from './naive-figures.ts'
import { timeSpellings } from './odd-times.ts'

/** How a log is written down. */
export type Manner = {
  readonly time: string
  readonly zone: 'UTC' | 'Europe/Amsterdam'
  readonly packed: boolean
  /** How a missing value is written in a table. */
  readonly nothing: '' | '?' | ' '
  readonly bom: boolean
  readonly lineEnd: '\n' | '\r\n'
  readonly separator: ',' | ';' | '\t'
  readonly quotesAll: boolean
  readonly header: readonly [caseName: string, activity: string, time: string, resource: string]
  readonly prefix: '' | 'xes:'
  readonly nests: boolean
  readonly nameLast: boolean
}

const minute = 60_000
const cases = ['1001', 'I-7', 'Größe; 7', 'say "so", please', 'two\nlines', 'A&B <c>']
const activities = ['Received', 'Check, again', 'Rejected by erp', 'Paid', 'Über\tprüft']
const resources = ['mail', 'Ann "AB" B', 'bank; main', 'R&D']

/** Around New Year and the night on which clocks jump forward; few minutes, so that many fall together. */
const instant = fc
  .tuple(
    fc.constantFrom('2025-12-28T21:00Z', '2026-01-04T22:30Z', '2026-03-29T00:00Z', '2026-06-08T07:00Z'),
    fc.nat({ max: 12 }),
  )
  .map(([from, steps]) => Date.parse(from) + steps * 17 * minute)

export const trueEvents: fc.Arbitrary<readonly TrueEvent[]> = fc.array(
  fc.record({
    case: fc.option(fc.constantFrom(...cases), { freq: 25 }),
    activity: fc.option(fc.constantFrom(...activities), { freq: 25 }),
    at: fc.option(instant, { freq: 25 }),
    resource: fc.option(fc.constantFrom(...resources), { freq: 4 }),
  }),
  { minLength: 1, maxLength: 40 },
)

const headers = [
  ['case:concept:name', 'concept:name', 'time:timestamp', 'org:resource'],
  ['Case ID', 'Activity', 'Complete Timestamp', 'Resource'],
  ['case_id', 'activity', 'timestamp', 'resource'],
  ['CASE KEY', 'Task Name', 'End Time', 'User'],
  ['(case)_ID', 'EVENT', 'Date/Time', 'performer'],
  [' Case-Number ', 'Event Name', 'Completion Time', 'User Name'],
] as const

export const manners: fc.Arbitrary<Manner> = fc.record({
  time: fc.constantFrom(...Object.keys(timeSpellings)),
  zone: fc.constantFrom('UTC', 'Europe/Amsterdam'),
  packed: fc.boolean(),
  nothing: fc.constantFrom('', '?', ' '),
  bom: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  separator: fc.constantFrom(',', ';', '\t'),
  quotesAll: fc.boolean(),
  header: fc.constantFrom(...headers),
  prefix: fc.constantFrom('', 'xes:'),
  nests: fc.boolean(),
  nameLast: fc.boolean(),
})

/** A log on its way to the disk, and the lines whose rows cannot be events. */
export type Written = { readonly bytes: Buffer; readonly badLines: readonly number[] }

/** As a table: start times and lifecycle stand in columns of their own, which nothing is to be read from. */
export function asTable(events: readonly TrueEvent[], manner: Manner): Written {
  const { header, separator, lineEnd, nothing, time, zone } = manner
  const spell = timeSpellings[time] ?? String
  const rows = events.map((event, place) => [
    event.case ?? nothing,
    place % 2 === 0 ? 'start' : 'complete',
    event.activity ?? nothing,
    event.at === null ? 'yesterday' : spell(event.at, zone),
    event.resource ?? nothing,
    '1999-01-01T00:00:00Z',
  ])
  const [caseName, activity, end, resource] = header
  const names = [caseName, 'lifecycle:transition', activity, end, resource, 'planned start']
  const lines = [names, ...rows].map((cells) => cells.map((cell) => quoted(cell, manner)).join(separator))
  let line = 2
  const badLines = events.flatMap((event, place) => {
    const here = line
    line += (lines[place + 1] ?? '').split('\n').length
    return isSound(event) ? [] : [here]
  })
  return { bytes: packed(`${manner.bom ? '\ufeff' : ''}${lines.join(lineEnd)}${lineEnd}`, manner), badLines }
}

function quoted(cell: string, { quotesAll, separator }: Manner): string {
  const must = quotesAll || cell.includes(separator) || /["\r\n]/.test(cell)
  return must ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** As XES, trace by trace: default values, nested attributes and the halves of an activity included. */
export function asXes(events: readonly TrueEvent[], manner: Manner): Written {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<${manner.prefix}log${spaceOf(manner)} xes.version="2.0">`]
  const badLines: number[] = []
  lines.push(...defaults(manner))
  for (const name of new Set(events.map((event) => event.case))) {
    const said = name === null ? [] : [attribute('string', 'concept:name', name, manner)]
    lines.push(`<${manner.prefix}trace>`, ...(manner.nameLast ? [] : said))
    for (const event of events.filter((one) => one.case === name)) {
      if (!isSound(event)) badLines.push(lines.length + 1)
      lines.push(eventIn(event, manner, lines.length))
    }
    lines.push(...(manner.nameLast ? said : []), `</${manner.prefix}trace>`)
  }
  lines.push(`</${manner.prefix}log>`)
  return { bytes: packed(lines.join('\n'), manner), badLines }
}

function spaceOf({ prefix }: Manner): string {
  return prefix === '' ? ' xmlns="http://www.xes-standard.org/"' : ' xmlns:xes="http://www.xes-standard.org/"'
}

function defaults(manner: Manner): readonly string[] {
  const { prefix } = manner
  const event = [
    attribute('string', 'concept:name', 'DEFAULT', manner),
    attribute('date', 'time:timestamp', '1970-01-01T00:00:00.000+00:00', manner),
    attribute('string', 'org:resource', 'DEFAULT', manner),
  ]
  return [
    `<${prefix}global scope="trace">${attribute('string', 'concept:name', 'DEFAULT', manner)}</${prefix}global>`,
    `<${prefix}global scope="event">${event.join('')}</${prefix}global>`,
    `<${prefix}classifier name="Activity" keys="concept:name lifecycle:transition"/>`,
    attribute('string', 'concept:name', 'the log itself', manner),
  ]
}

function eventIn({ activity, at, resource }: TrueEvent, manner: Manner, place: number): string {
  const spell = timeSpellings[manner.time] ?? String
  const said = [
    attribute('string', 'lifecycle:transition', place % 2 === 0 ? 'start' : 'complete', manner),
    at === null
      ? attribute('date', 'time:timestamp', 'yesterday', manner)
      : attribute('date', 'time:timestamp', spell(at, manner.zone), manner),
    activity === null ? '' : attribute('string', 'concept:name', activity, manner),
    resource === null
      ? attribute('string', 'org:resource', manner.nothing, manner)
      : attribute('string', 'org:resource', resource, manner),
  ]
  const inOrder = place % 3 === 0 ? said.toReversed() : said
  return `<${manner.prefix}event>${inOrder.join('')}</${manner.prefix}event>`
}

/** An attribute, in which others of the same names may be nested that say something else. */
function attribute(kind: string, key: string, value: string, { prefix, nests }: Manner): string {
  const start = `<${prefix}${kind} key="${key}" value="${escaped(value)}"`
  if (!nests) return `${start}/>`
  const inner = ['concept:name', 'time:timestamp', 'org:resource'].map(
    (name) => `<${prefix}string key="${name}" value="nested"/>`,
  )
  return `${start}>${inner.join('')}<${prefix}list key="l"><${prefix}values>${inner.join('')}</${prefix}values></${prefix}list></${prefix}${kind}>`
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
}

function escaped(value: string): string {
  return value.replaceAll(/[&<"\n\t]/g, (mark) => marks[mark] ?? mark)
}

function isSound(event: TrueEvent): boolean {
  return event.case !== null && event.activity !== null && event.at !== null
}

function packed(text: string, manner: Manner): Buffer {
  return manner.packed ? gzipSync(text) : Buffer.from(text)
}
