// The second step of an import: the first rows of the file, and under them the questions that nobody but a person can
// answer for certain. What could be found out is filled in.
import type { LogKind } from '../../domain/import.ts'
import type { CaseRole, EventRole } from '../../intake/columns.ts'
import type { Preview } from '../../intake/preview.ts'
import { columnField, rolesOf } from '../import-mapping.ts'
import { answered, type Choice, problemSummary, type Question } from './field.ts'
import { form, type Form } from './form.ts'
import type { ImportOf } from './import.ts'
import { primary } from './keys.ts'
import type { Link } from './page.ts'
import { row, type Table, table, words } from './table.ts'

export type MappingView = {
  readonly looksLike: string
  readonly otherwise: Link | null
  readonly rows: Table
  readonly form: Form
}

type Given = Pick<ImportOf, 'row' | 'file' | 'calendar' | 'sent' | 'problems'>

const rowsShown = 8
const columnsShown = 12

export function mappingView(given: Given, preview: Preview, pilot: string): MappingView {
  const kind = kindOf(given, preview)
  const here = `${pilot}/cases/import/${given.row.batch}`
  const other = kind === 'events' ? 'cases' : 'events'
  return {
    looksLike: looksLike(preview, kind),
    otherwise: preview.format === 'xes' ? null : { text: otherwise[kind], href: `${here}?as=${other}` },
    rows: firstRows(preview),
    form: mappingForm(given, preview, kind, here),
  }
}

function kindOf({ sent }: Given, preview: Preview): LogKind {
  if (sent?.['as'] === 'cases' || sent?.['as'] === 'events') return sent['as']
  return preview.kind ?? 'events'
}

const otherwise = {
  events: 'It is a case file: one row for each case',
  cases: 'It is an event log: one row for each event',
} as const

function looksLike({ format, kind }: Preview, taken: LogKind): string {
  if (format === 'xes') return 'This is an event log in XES.'
  if (kind === null) return 'It cannot be told from the columns what this is. It is taken for an event log.'
  return taken === 'events'
    ? 'This is taken for an event log: one row for each event of a case.'
    : 'This is taken for a case file: one row for each case.'
}

function firstRows({ shown, rows }: Preview): Table {
  const columns = shown.slice(0, columnsShown)
  const hidden = shown.length - columns.length
  return table({
    id: 'first-rows',
    caption: `The first rows${hidden > 0 ? `, without the last ${hidden} columns` : ''}`,
    columns: [words('Line'), ...columns.map((name) => words(name === '' ? '(no name)' : name))],
    rows: rows
      .slice(0, rowsShown)
      .map(({ line, cells }) => row(String(line), ...columns.map((_, at) => cut(cells[at])))),
    empty: { text: 'The file has no rows below its first line.' },
    wide: true,
  })
}

const longestShown = 40

function cut(cell = ''): string {
  return cell.length > longestShown ? `${cell.slice(0, longestShown)}…` : cell
}

function mappingForm(given: Given, preview: Preview, kind: LogKind, here: string): Form {
  const questions: readonly Question[] = [
    { kind: 'hidden', name: 'as', label: '', value: kind },
    ...rolesOf[kind].all.map((role) => columnQuestion(role, preview, kind)),
    ...(kind === 'events' ? eventQuestions(given, preview) : []),
    ...alwaysAsked(given),
  ]
  return form({
    id: 'mapping',
    action: here,
    fields: answered(questions, given.sent, given.problems),
    problems: problemSummary(given.problems),
    primary: primary(
      'The cases are written where nobody sees them and become visible all at once. Bringing the same file again changes nothing.',
      { text: 'Start the import' },
    ),
  })
}

const meanings: Readonly<Record<EventRole | CaseRole, string>> = {
  case: 'Which case it belongs to',
  activity: 'What happened',
  time: 'When it happened',
  resource: 'Who did it',
  received_at: 'When the case was received',
  completed_at: 'When the case was completed',
  path: 'How it was done: automated, fallback or outside',
  manual_touches: 'Manual touches',
  handoffs: 'Handoffs',
  errors: 'Errors',
  rework: 'Whether a step was done again',
  exception: 'Whether it was an exception',
  routed_to: 'Whom it was routed to',
  fields_edited: 'Fields edited by hand',
}

const hints: Readonly<Partial<Record<EventRole | CaseRole, string>>> = {
  resource: 'A person, a role or a system. Changes of it between neighbouring events are the handoffs.',
  completed_at: 'Empty for cases that are still open.',
}

function columnQuestion(role: EventRole | CaseRole, preview: Preview, kind: LogKind): Question {
  const isNeeded = rolesOf[kind].needed.some((one) => one === role)
  const found = kind === 'events' ? eventColumn(preview, role) : preview.cases[role as CaseRole] // the roles of this kind
  const none: Choice = { value: '', text: isNeeded ? 'Choose a column' : 'No column says that' }
  const names = [...new Set([...(found === null ? [] : [found]), ...preview.columns])].filter((name) => name !== '')
  return {
    kind: 'select',
    name: columnField(role),
    label: meanings[role],
    hint: hints[role],
    choices: [none, ...names.map((name) => ({ value: name, text: name }))],
    value: found ?? '',
    optional: !isNeeded,
  }
}

/** In XES the case's name stands on the trace, so it is no column of the events; a resource that no event has is none. */
function eventColumn({ events, columns, format }: Preview, role: EventRole | CaseRole): string | null {
  const found = events[role as EventRole] // the roles of this kind
  const isThere = found !== null && (columns.includes(found) || (format === 'xes' && role !== 'resource'))
  return isThere ? found : null
}

function eventQuestions({ row: batch }: Given, { activities }: Preview): readonly Question[] {
  const { terminal, failurePrefix, failureExcept } = batch.options
  const known = [...new Set([...(terminal === null ? [] : [terminal]), ...activities])].toSorted()
  const last = { value: '', text: 'The last event, whatever it is' }
  return [
    {
      kind: 'select',
      name: 'terminal',
      label: 'What completes a case',
      hint: 'Cases in which this never happened are still open.',
      choices: [last, ...known.map((name) => ({ value: name, text: name }))],
      value: terminal ?? '',
    },
    {
      kind: 'text',
      name: 'failurePrefix',
      label: 'Activities that begin so are failures',
      hint: 'Such as “Declaration REJECTED by ”: what follows names the component that failed.',
      value: failurePrefix ?? '',
      optional: true,
    },
    {
      kind: 'text',
      name: 'failureExcept',
      label: 'But not of these components',
      hint: 'With commas between them.',
      value: failureExcept.join(', '),
      optional: true,
    },
  ]
}

function alwaysAsked({ row: batch, calendar }: Given): readonly Question[] {
  return [
    {
      kind: 'text',
      name: 'zone',
      label: 'Time zone of times that name none',
      hint: `Left empty it is ${calendar.zone}.`,
      size: 'middle',
      value: batch.options.zone ?? '',
      optional: true,
    },
    {
      kind: 'checkbox',
      name: 'strict',
      label: 'Rows that cannot be read',
      text: 'Import nothing at all when a row is rejected',
      value: batch.options.strict ? 'yes' : undefined,
    },
  ]
}
