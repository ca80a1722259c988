// One import from its first rows to its report: the mapping before it begins, the bar while it is at work, and in the end
// what came in, what was rejected and why.
import type { Calendar } from '../../domain/calendar.ts'
import type { ImportReport } from '../../domain/import.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { isRefused, type Refused } from '../../domain/refusal.ts'
import type { Preview } from '../../intake/preview.ts'
import type { BatchRow } from '../../store/batches.ts'
import { dayOf, dayTime } from '../../words/dates.ts'
import { casesText, figureText } from '../../words/figures.ts'
import { type Names, nameWithSeat } from '../../words/people.ts'
import type { Problem, Sent } from './field.ts'
import { mappingView } from './import-mapping.ts'
import { hasCrashed, importProgress } from './import-progress.ts'
import type { Pairs } from './lists.ts'
import { row, type Table, table, words } from './table.ts'

export type ImportOf = {
  readonly file: PilotFile
  readonly row: BatchRow
  /** The first look at the file, for whoever may import it; null when there is nothing to begin. */
  readonly preview: Preview | Refused | null
  readonly hasErrorFile: boolean
  /** The real time in ms: an import is alive or not, whatever the business's clock says. */
  readonly realNow: number
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export function importView(given: ImportOf) {
  const { file, row: batch, names, calendar, now, realNow, preview } = given
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const isAtWork = batch.state === 'reading' && !hasCrashed(batch, realNow)
  const { report } = batch.progress
  return {
    heading: headings[isAtWork ? 'reading' : batch.state === 'reading' ? 'stopped' : batch.state],
    line: `Brought by ${nameWithSeat(names, file.pilot.holders, batch.by)} on ${dayTime(batch.at, calendar.zone, now)}.`,
    refused: whyNothing(given),
    progress: isAtWork ? importProgress(batch, pilot, realNow) : null,
    mapping: preview && !isRefused(preview) ? mappingView(given, preview, pilot) : null,
    report: report ? reportPairs(report, given) : null,
    notes: report?.notes ?? [],
    rejected: report && report.rejected > 0 ? rejectedTable(report) : null,
    errorFile:
      given.hasErrorFile && report && report.rejected > 0 ? `${pilot}/cases/import/${batch.batch}/errors.csv` : null,
    links: [
      ...(batch.state === 'admitted'
        ? [
            { text: 'Open the scorecard', href: `${pilot}/scorecard` },
            { text: 'See the cases', href: `${pilot}/cases` },
          ]
        : []),
      { text: 'All imports', href: `${pilot}/cases/import` },
    ],
  }
}

const headings = {
  uploaded: 'Which column is which?',
  reading: 'The import is at work',
  admitted: 'The cases are in',
  refused: 'Nothing was imported',
  stopped: 'The import ended in the middle',
} as const

/** Why nothing of the file is in; null when it is, or may still come. */
function whyNothing({ row: batch, preview, realNow }: ImportOf): string | null {
  if (preview && isRefused(preview)) return preview.why
  if (batch.state === 'refused' || batch.state === 'stopped') return batch.progress.why
  return hasCrashed(batch, realNow)
    ? 'It has said nothing for two minutes. Nothing of it was kept; start it again.'
    : null
}

function reportPairs(report: ImportReport, { calendar, now, row: batch }: ImportOf): Pairs {
  const { kind, cases, completed, events, medianHours, rejected, oldestAt, newestAt } = report
  const day = (at: number) => dayOf(at, calendar.zone, now)
  const isInFuture = newestAt !== null && newestAt > batch.at
  return [
    { term: kind === 'events' ? 'From an event log' : 'From a case file', text: casesText(cases) },
    ...(kind === 'events' ? [{ term: 'Events', text: events.toLocaleString('en-GB') }] : []),
    {
      term: 'Completed',
      text: completed.toLocaleString('en-GB'),
      note: `${(cases - completed).toLocaleString('en-GB')} still open`,
    },
    {
      term: 'Median cycle time',
      text: figureText('cycle_time_hours', medianHours) ?? 'not measured',
      note: 'round the clock',
    },
    {
      term: 'Reaches',
      text: oldestAt === null || newestAt === null ? 'nowhere' : `from ${day(oldestAt)} to ${day(newestAt)}`,
      note: isInFuture ? 'The end lies in the future. Look whether a date was mistyped.' : undefined,
    },
    { term: 'Rejected rows', text: rejected.toLocaleString('en-GB') },
  ]
}

function rejectedTable({ rejected, rejectedFirst }: ImportReport): Table {
  const more =
    rejected > rejectedFirst.length ? `, the first ${rejectedFirst.length} of ${rejected.toLocaleString('en-GB')}` : ''
  return table({
    id: 'rejected',
    caption: `Rows that were rejected${more}`,
    columns: [words('Where'), words('Column'), words('Value'), words('Why')],
    rows: rejectedFirst.map(({ line, column, value, why }) =>
      row(
        `line ${line.toLocaleString('en-GB')}`,
        column === '' ? 'whole row' : column,
        value === '' ? 'empty' : value,
        why,
      ),
    ),
    empty: { text: 'No row was rejected.' },
  })
}
