// The page on which a file is brought, with everything that was brought before: who, when, how much, and which file it was.
import type { Calendar } from '../../domain/calendar.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { BatchRow } from '../../store/batches.ts'
import type { ImportRow } from '../../store/cases.ts'
import { dayOf, dayTime } from '../../words/dates.ts'
import { type Names, nameWithSeat } from '../../words/people.ts'
import { answered, type Problem, problemSummary } from './field.ts'
import { form, type Form } from './form.ts'
import { batchSays } from './import-progress.ts'
import { primary } from './keys.ts'
import type { Line } from './lists.ts'
import { numbers, row, type Row, type Table, table, words } from './table.ts'

export type ImportsOf = {
  readonly file: PilotFile
  readonly imports: readonly ImportRow[]
  /** The newest batches, those that came to nothing too. */
  readonly batches: readonly BatchRow[]
  readonly mayImport: boolean
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
  readonly problems: readonly Problem[]
}

export function importsView(given: ImportsOf) {
  const { file, mayImport } = given
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  return {
    form: mayImport ? uploadForm(given, pilot) : null,
    refused: mayImport ? null : (given.problems[0]?.text ?? null),
    waiting: waitingLines(given, pilot),
    table: importsTable(given),
    back: { text: 'All cases', href: `${pilot}/cases` },
  }
}

function uploadForm({ problems }: ImportsOf, pilot: string): Form {
  const hint = 'A case file or an event log: CSV or XES, also packed as .gz, at most 100 MB. Nothing is imported yet.'
  const accept = '.csv,.txt,.tsv,.xes,.xml,.gz'
  return form({
    id: 'upload',
    action: `${pilot}/cases/import`,
    fields: answered([{ kind: 'file', name: 'file', label: 'The file', hint, accept }], undefined, problems),
    problems: problemSummary(problems),
    primary: primary('Next you see its first rows and say which column is which.', { text: 'Look at the file' }),
  })
}

/** What has not ended, and what came to nothing lately. */
function waitingLines({ batches, names, file, calendar, now }: ImportsOf, pilot: string): readonly Line[] {
  return batches
    .filter(({ state, file: upload }) => state !== 'admitted' && (upload !== null || state === 'reading'))
    .map((batch) => ({
      text: batchSays(batch),
      href: `${pilot}/cases/import/${batch.batch}`,
      note: `brought by ${nameWithSeat(names, file.pilot.holders, batch.by)} on ${dayTime(batch.at, calendar.zone, now)}`,
    }))
}

function importsTable({ imports, names, file, calendar, now }: ImportsOf): Table {
  const day = (at: number | null) => (at === null ? '–' : dayOf(at, calendar.zone, now))
  const rowOf = (one: ImportRow): Row =>
    row(
      { text: dayTime(one.at, calendar.zone, now), note: one.kind === 'events' ? 'event log' : 'case file' },
      nameWithSeat(names, file.pilot.holders, one.by),
      one.cases.toLocaleString('en-GB'),
      one.rejected.toLocaleString('en-GB'),
      { text: day(one.newestAt), note: `from ${day(one.oldestAt)}` },
      { text: one.fileHash.slice(0, 12), note: 'SHA-256' },
    )
  return table({
    id: 'imports',
    caption: 'Earlier imports',
    columns: [
      words('When'),
      words('By'),
      numbers('Cases'),
      numbers('Rejected rows'),
      words('Reaches to'),
      words('File'),
    ],
    rows: imports.toReversed().map(rowOf),
    empty: { text: 'Nothing was imported yet.' },
  })
}
