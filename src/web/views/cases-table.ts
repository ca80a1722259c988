// The cases of a list, a row each; what was special about a case stands in its last cell as words.
import { plainWords } from '../../domain/advice/wording.ts'
import { type CaseSort, canSort } from '../../domain/case-query.ts'
import { firstWeekOf } from '../../domain/pilot-weeks.ts'
import { lengthOf } from '../../store/case-lists.ts'
import type { CaseRow } from '../../store/cases.ts'
import { age, shortTime } from '../../words/dates.ts'
import { figureText } from '../../words/figures.ts'
import { casesAddress } from './cases-address.ts'
import type { CasesOf } from './cases-of.ts'
import { type Cell, type Column, numbers, row, type Row, type Table, table, words } from './table.ts'

const hourMs = 3_600_000

export function casesTable(given: CasesOf, pilot: string): Table {
  const { query, rows, file } = given
  const isOpen = query.show === 'open'
  const none = file.imports.length === 0
  const when = isOpen
    ? [words('Received', sorted(given, pilot, 'received')), words('Open for')]
    : [
        words('Received', sorted(given, pilot, 'received')),
        words('Completed', sorted(given, pilot, 'completed')),
        numbers('Cycle time', sorted(given, pilot, 'cycle')),
      ]
  return table({
    id: 'cases',
    dense: true,
    caption: 'Cases',
    columns: [words('Case', sorted(given, pilot, 'case')), ...when, words('Path'), words('What was special')],
    rows: rows.map((one) => rowOf(one, given, pilot)),
    empty: none
      ? { text: 'No cases yet.', link: given.mayImport ? importLink(pilot) : undefined }
      : { text: 'No case fits.', link: { text: 'Show every completed case.', href: `${pilot}/cases` } },
  })
}

function importLink(pilot: string) {
  return { text: 'Import the case log.', href: `${pilot}/cases/import` }
}

/** A column's own link: the other way round where the list already stands in its order. */
function sorted({ asked, order }: CasesOf, pilot: string, sort: CaseSort): Column['sort'] {
  if (!canSort(asked.show, sort)) return undefined
  const isNow = order.sort === sort
  const isDown = isNow ? !order.isDown : sort === 'cycle'
  const { show, week, component } = asked
  return {
    href: casesAddress(pilot, { show, week, component, order: { sort, isDown } }),
    is: isNow ? (order.isDown ? 'descending' : 'ascending') : undefined,
  }
}

function rowOf(one: CaseRow, given: CasesOf, pilot: string): Row {
  const { calendar, now, query } = given
  const when = (at: number | null) => (at === null ? 'open' : shortTime(at, calendar.zone, now))
  const times: readonly (string | Cell)[] =
    query.show === 'open'
      ? [when(one.receivedAt), age(one.receivedAt, now).replace(' ago', '')]
      : [when(one.receivedAt), when(one.completedAt), cycleCell(one, given)]
  const href = `${pilot}/cases/${encodeURIComponent(one.case)}`
  return row({ text: one.case, href }, ...times, pathText(one), specialText(one, given.failures.get(one.case) ?? []))
}

/** The old way of working could not miss a target that did not exist yet. */
function cycleCell(one: CaseRow, { query, file }: CasesOf): Cell {
  const { week } = one
  const length = lengthOf(one, query.counts)
  if (length === null) return { text: one.completedAt === null ? 'open' : 'not measured' }
  const hours = length / hourMs
  const first = firstWeekOf(file)
  const isOfPilot = first !== null && week !== null && week >= first
  const isMissed = isOfPilot && query.targetHours !== null && hours > query.targetHours
  return { text: figureText('cycle_time_hours', hours) ?? '', note: isMissed ? 'missed the target' : undefined }
}

/** "outside, email"; a dash where the log does not say. */
export function pathText({ path, outsideHow }: CaseRow): string {
  if (path === null) return '–'
  return outsideHow === null ? path : `${path}, ${outsideHow}`
}

function specialText(one: CaseRow, failures: readonly string[]): string {
  const said = [
    (one.errors ?? 0) > 0 ? counted(one.errors ?? 0, 'error') : '',
    one.exception ? 'exception' : '',
    one.rework ? 'rework' : '',
    failures.length > 0 ? `failed: ${failures.join(', ')}` : '',
    one.fieldsEdited.length > 0 ? `edited by hand: ${one.fieldsEdited.map(plainWords).join(', ')}` : '',
  ]
  return said.filter((part) => part !== '').join(' · ') || '–'
}

function counted(many: number, one: string): string {
  return `${many} ${many === 1 ? one : `${one}s`}`
}
