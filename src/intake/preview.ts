// The first look at a log, so that a person can say which column is which before the whole file is read.
import type { Refused } from '../domain/refusal.ts'
import { openAttributeBook } from './attributes.ts'
import { openBytes, withHead } from './bytes.ts'
import {
  caseRoles,
  eventRoles,
  kindOf,
  proposeMapping,
  type CaseRole,
  type EventRole,
  type TableKind,
} from './columns.ts'
import { formatOf, type Row, type Separator } from './csv.ts'
import { xesColumns } from './event-log.ts'
import type { RawEvent } from './raw-event.ts'
import { formatFor, headBytes, type LogOptions } from './read-log.ts'
import { openTable } from './table.ts'
import { readText, shortCopy } from './text.ts'
import { orRefuse } from './unreadable.ts'
import { xesEvents } from './xes.ts'

export type Preview = {
  readonly format: 'csv' | 'xes'
  /** Null for XES. */
  readonly separator: Separator | null
  /** What the file looks like; null when that cannot be told. */
  readonly kind: TableKind | null
  /** Every column, or every attribute that the first events have. */
  readonly columns: readonly string[]
  /** The column that each role would take; null where none is found. */
  readonly events: Readonly<Record<EventRole, string | null>>
  readonly cases: Readonly<Record<CaseRole, string | null>>
  /** The first twenty rows, cell by cell under `shown`. */
  readonly shown: readonly string[]
  readonly rows: readonly Row[]
  /** The different activities among the first rows, at most two hundred, in the order they appear. */
  readonly activities: readonly string[]
}

export type PreviewOptions = Pick<
  LogOptions,
  'as' | 'format' | 'mapping' | 'maxFileBytes' | 'maxInflatedBytes' | 'signal'
>

const rowsShown = 20
const rowsLookedAt = 20_000
const mostActivities = 200
const longestCell = 200

/** Looks at the beginning of a file. Refused like `readLog`, except that columns may be missing. */
export async function previewLog(path: string, options: PreviewOptions = {}): Promise<Preview | Refused> {
  return orRefuse(async () => {
    const bytes = await openBytes(path, options)
    try {
      const { head, chunks } = await withHead(bytes.chunks, headBytes)
      const isXes = formatFor(head, options) === 'xes'
      return isXes ? await previewXes(chunks, options) : await previewTable(chunks, head, options)
    } finally {
      await bytes.chunks.return(undefined)
    }
  })
}

async function previewTable(
  chunks: AsyncGenerator<Buffer>,
  head: Buffer,
  { as, mapping }: PreviewOptions,
): Promise<Preview> {
  const format = formatOf(head)
  const table = await openTable(chunks, format, () => undefined)
  const events = proposeMapping(table.header, eventRoles, mapping)
  const activity = table.header.indexOf(events.activity ?? '')
  const first = await lookAt(
    table.rows,
    ({ line, cells }) => ({ line, cells: cells.map(shownCell) }),
    ({ cells }) => readText(cells[activity]),
  )
  const kind = as ?? kindOf(table.header, mapping)
  return {
    format: 'csv',
    separator: format.separator,
    kind,
    columns: table.header,
    events,
    cases: proposeMapping(table.header, caseRoles, mapping),
    shown: table.header,
    rows: first.rows,
    activities: kind === 'cases' ? [] : first.activities,
  }
}

async function previewXes(chunks: AsyncGenerator<Buffer>, { mapping }: PreviewOptions): Promise<Preview> {
  const columns = xesColumns(mapping)
  const book = openAttributeBook([columns.activity, columns.time, columns.resource])
  const first = await lookAt(xesEvents(chunks, columns, book), toRow, ({ activity }) => activity)
  const shown = [columns.case, columns.activity, columns.time, columns.resource]
  return {
    format: 'xes',
    separator: null,
    kind: 'events',
    columns: book.seen(),
    events: columns,
    cases: proposeMapping([], caseRoles),
    shown,
    rows: first.rows,
    activities: first.activities,
  }
}

function toRow({ line, ref, activity, time, resource }: RawEvent): Row {
  return { line, cells: [ref, activity, time, resource].map((text) => shownCell(text ?? '')) }
}

function shownCell(text: string): string {
  return shortCopy(text, longestCell)
}

/** Keeps the first rows to show and the activities of some more, and reads no further. */
async function lookAt<Item>(
  batches: AsyncGenerator<readonly Item[]>,
  show: (item: Item) => Row,
  activityOf: (item: Item) => string | null,
): Promise<{ rows: readonly Row[]; activities: readonly string[] }> {
  const rows: Row[] = []
  const activities = new Set<string>()
  let seen = 0
  for await (const batch of batches) {
    for (const item of batch) {
      const activity = activityOf(item)
      if (rows.length < rowsShown) rows.push(show(item))
      if (activity !== null && activities.size < mostActivities) activities.add(shownCell(activity))
    }
    seen += batch.length
    if (seen >= rowsLookedAt) break
  }
  return { rows, activities: [...activities] }
}
