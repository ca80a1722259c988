// All failures of a pilot: open ones first, the most frequent on top; how fast they are seen and repaired; the same cause in
// other pilots; and the trend by week.
import { counted } from '../../domain/advice/wording.ts'
import { componentName } from '../../domain/component.ts'
import type { FailedSeries } from '../../domain/failed-series.ts'
import { type Failure, failuresIn, isOpenFailure, timesSeen } from '../../domain/failure.ts'
import { failureWeeks, type Typical, typicalTimes } from '../../domain/failure-figures.ts'
import { hasEnded } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { SameCause } from '../../domain/same-cause.ts'
import { thresholds } from '../../domain/signal-thresholds.ts'
import { age, dayName, dayOf, lengthOf, shortLength, shortTime, weekName } from '../../words/dates.ts'
import { hitText, seenText, severities, sideTexts } from '../../words/failures.ts'
import { signerName } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { type Alarm, seriesAlarms } from './alarms.ts'
import { failureSignalLines } from './failure-signals.ts'
import { field, type Field } from './field.ts'
import { measure, type Measure } from './figure.ts'
import { type Primary, primary } from './keys.ts'
import type { Lines } from './lists.ts'
import { numbers, row, type Row, type Table, table, words } from './table.ts'

export type FailuresOf = Shown & {
  /** For whom a deputy acknowledged, by the ledger's entry. */
  readonly actedFor: ReadonlyMap<number, string>
  /** The day the page speaks of; null for today. */
  readonly asOf: string | null
  /** Runs that fail in a row. */
  readonly series: readonly FailedSeries[]
  /** Free texts by id. */
  readonly texts: ReadonlyMap<string, string>
  /** Causes that this pilot shares with others that the person may see. */
  readonly elsewhere: readonly SameCause[]
}

export type FailuresPage = {
  readonly address: string
  readonly asOf: string | null
  /** The question for another day. */
  readonly day: Field
  readonly alarms: readonly Alarm[]
  readonly action: Primary | null
  readonly tiles: readonly Measure[]
  readonly signals: Lines
  readonly open: Table
  readonly elsewhere: Lines
  readonly over: Table | null
  readonly trend: Table | null
}

export function failuresView(given: FailuresOf): FailuresPage {
  const { file, calendar, now, asOf } = given
  const all = failuresIn(file).toSorted((a, b) => timesSeen(b) - timesSeen(a) || b.number - a.number)
  const over = all.filter((failure) => !isOpenFailure(failure))
  return {
    alarms: seriesAlarms(given.series, { code: file.pilot.code, zone: calendar.zone, now }),
    address: addressOf(file),
    asOf: asOf === null ? null : `As they stood at the end of ${dayName(asOf)}.`,
    day: field(dayQuestion, { asof: asOf ?? '' }),
    action:
      asOf !== null || hasEnded(file.pilot)
        ? null
        : primary(undefined, { text: 'Log a failure', href: `${addressOf(file)}/new` }),
    tiles: all.length > 0 ? tilesOf(given) : [],
    signals: failureSignalLines(given),
    open: openTable(given, all.filter(isOpenFailure), over.length > 0),
    elsewhere: given.elsewhere.map((cause) => elsewhereLine(cause, file)),
    over: over.length > 0 ? overTable(given, over) : null,
    trend: all.length > 0 ? trendTable(given) : null,
  }
}

const dayQuestion = { kind: 'date', name: 'asof', label: 'The failures of another day' } as const

function addressOf({ pilot }: PilotFile): string {
  return `/pilots/${encodeURIComponent(pilot.code)}/failures`
}

function tilesOf({ file, now }: FailuresOf): readonly Measure[] {
  const { detect, recover } = typicalTimes(failuresIn(file), now)
  const seen = tile('Time to detect', detect, 'failure', { file, now })
  return [
    { ...seen, target: shortLength(thresholds.failureSeenMinutes * 60_000) },
    tile('Time to recover', recover, 'repair', { file, now }),
  ]
}

function tile(name: string, typical: Typical, one: string, { file, now }: Pick<FailuresOf, 'file' | 'now'>): Measure {
  const newest = Math.max(...failuresIn(file).map(({ detectedAt, resolvedAt }) => resolvedAt ?? detectedAt))
  const of = `median of ${counted(typical.of, one)} in ${thresholds.failureWeeks} weeks`
  return measure({
    name,
    now: typical.minutes === null ? null : shortLength(typical.minutes * 60_000),
    notes: [of, `updated ${age(newest, now)}`],
    source: { text: 'runs and failure log' },
  })
}

function openTable(given: FailuresOf, open: readonly Failure[], wasAny: boolean): Table {
  const text = wasAny
    ? 'Nothing is open.'
    : 'Nothing has failed that anybody knows of. Platforms tell by themselves once they have a token; everybody else logs a failure in a sentence.'
  return table({
    id: 'open',
    caption: `Open (${open.length})`,
    columns: [words('What failed'), words('Side'), words('Since'), numbers('How often'), words('Where it stands')],
    rows: open.map((failure) => openRow(given, failure)),
    empty: wasAny
      ? { text }
      : {
          text: given.asOf === null ? text : 'Nothing had failed that anybody knew of.',
          link: { text: 'Runs and tokens', href: addressOf(given.file).replace(/failures$/, 'runs') },
        },
  })
}

function openRow(given: FailuresOf, failure: Failure): Row {
  const { calendar, now } = given
  return row(
    whatCell(given, failure),
    sideTexts[failure.side],
    { text: shortTime(failure.occurredAt, calendar.zone, now), note: `seen ${seenText(failure)}` },
    oftenCell(failure),
    standsAt(given, failure),
  )
}

function whatCell({ file, texts, asOf }: FailuresOf, failure: Failure) {
  const { number, component, message, words: id, severity } = failure
  const said = message ?? texts.get(id ?? '') ?? ''
  return {
    text: `${componentName(file, component)}: ${shortened(said)}`,
    href: `${addressOf(file)}/${number}${asOf === null ? '' : `?asof=${asOf}`}`,
    note: `failure ${number} · ${severities[severity].split(':')[0]?.toLowerCase() ?? ''}`,
  }
}

const longest = 90

function shortened(text: string): string {
  const [line = ''] = text.split('\n', 1)
  return line.length <= longest ? line : `${line.slice(0, longest)} …`
}

function oftenCell(failure: Failure) {
  const times = timesSeen(failure)
  return { text: String(times), note: hitText(failure, times) }
}

function standsAt({ names, actedFor, calendar, now }: FailuresOf, { events, stopsWork }: Failure) {
  const note = stopsWork ? 'work stands still' : undefined
  const first = events.find(({ what }) => what === 'acknowledged')
  if (!first) return { text: 'nobody is on it yet', note }
  const by = signerName(names, { person: first.by, for: actedFor.get(first.seq) ?? null })
  return { text: `acknowledged by ${by} on ${dayOf(first.at, calendar.zone, now)}`, note }
}

const mostOver = 100

function overTable(given: FailuresOf, over: readonly Failure[]): Table {
  const shown = over.slice(0, mostOver)
  const cut = shown.length < over.length ? `, the ${mostOver} most frequent` : ''
  return table({
    id: 'over',
    caption: `Resolved (${over.length})${cut}`,
    columns: [
      words('What failed'),
      words('Side'),
      words('Resolved'),
      numbers('How often'),
      numbers('Work stood still'),
    ],
    rows: shown.map((failure) => overRow(given, failure)),
    empty: { text: '' },
  })
}

function overRow(given: FailuresOf, failure: Failure): Row {
  const { calendar, now } = given
  const { resolvedAt, occurredAt, downtimeMinutes, changed, side } = failure
  const at = resolvedAt ?? occurredAt
  return row(
    whatCell(given, failure),
    sideTexts[side],
    { text: shortTime(at, calendar.zone, now), note: `took ${lengthOf(at - occurredAt)}` },
    oftenCell(failure),
    { text: `${downtimeMinutes ?? 0} min`, note: changed === 'nothing' ? 'nothing was changed' : undefined },
  )
}

/** "ERP sync: Timeout … – INV failure 3 (open) and OTH failure 1 (resolved)" */
function elsewhereLine({ component, message, seen }: SameCause, file: PilotFile): Lines[number] {
  const [other] = seen.filter(({ code }) => code !== file.pilot.code)
  const where = seen.map(
    ({ code, failure }) => `${code}: failure ${failure.number}, ${isOpenFailure(failure) ? 'open' : 'resolved'}`,
  )
  return {
    text: message === null ? `${component} fails in several pilots` : `${component}: ${shortened(message)}`,
    href: other && `/pilots/${encodeURIComponent(other.code)}/failures/${other.failure.number}`,
    note: where.join(' · '),
  }
}

const weeksShown = 8

function trendTable({ file, now, calendar }: FailuresOf): Table {
  return table({
    id: 'trend',
    dense: true,
    caption: 'Week by week',
    columns: [words('Week of'), numbers('Failures begun'), numbers('Failed runs'), numbers('Work stood still')],
    rows: failureWeeks(file, weeksShown, now, calendar).map(({ week, begun, failedRuns, minutes }) =>
      row(weekName(week), String(begun), String(failedRuns), `${minutes} min`),
    ),
    empty: { text: '' },
  })
}
