// What the list of cases is made from; its parts share it.
import type { Calendar } from '../../domain/calendar.ts'
import type { CaseCursor, CaseOrder, CaseQuery } from '../../domain/case-query.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { CaseSums } from '../../store/case-lists.ts'
import type { CaseRow } from '../../store/cases.ts'
import type { CasesAsked } from '../case-query.ts'

export type CasesOf = {
  readonly file: PilotFile
  /** What the address asks for, and what is shown for it. */
  readonly asked: CasesAsked
  readonly query: CaseQuery
  readonly order: CaseOrder
  readonly rows: readonly CaseRow[]
  /** What failed within each case, by reference. */
  readonly failures: ReadonlyMap<string, readonly string[]>
  readonly sums: CaseSums
  /** Where the next page begins; null on the last one. */
  readonly next: CaseCursor | null
  readonly mayImport: boolean
  readonly calendar: Calendar
  readonly now: number
}
