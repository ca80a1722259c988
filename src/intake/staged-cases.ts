// Whole cases wait here until all of a file are in, whether a table or a message states them. A reference that comes twice
// is corrected by what comes later, wherever the two stand.
import { cycleTimeHours, type Case } from '../domain/case.ts'
import { dayFirstNote } from './instant.ts'
import type { LogReading, ToldLog } from './told-log.ts'

/** The most attributes that are kept of a case. */
export const mostAttributes = 40

/** Takes in one sound case. */
export function stageCase(piece: Case, { zone, span, cases }: LogReading): void {
  const { ref, receivedAt, completedAt, handoffs, rework } = piece
  span.see(receivedAt)
  if (completedAt !== null) span.see(completedAt)
  const week = completedAt === null ? null : zone.weekOf(completedAt)
  cases.add({ ref, week, hours: cycleTimeHours(piece), handoffs, rework, body: toBody(piece) })
}

/** What is told of a file of whole cases once all are staged. */
export function toldCases({ format, columns }: Pick<ToldLog, 'format' | 'columns'>, reading: LogReading): ToldLog {
  const replaced = reading.cases.keepLast()
  const none = { events: 0, activities: 0, activityNames: [], failures: null }
  return { kind: 'cases', format, columns, ...none, notes: notesOn(replaced, reading), toCase }
}

/** A case as a plain list: a million of them are written and read back in half the time that named figures take. */
type Body = [
  ref: string,
  receivedAt: number,
  completedAt: number | null,
  path: Case['path'],
  outsideReason: Case['outsideReason'],
  manualTouches: number | null,
  handoffs: number | null,
  errors: number | null,
  rework: boolean | null,
  exception: boolean | null,
  routedTo: string | null,
  fieldsEdited: readonly string[],
  attributes: Case['attributes'],
]

function toBody(piece: Case): string {
  const { ref, receivedAt, completedAt, path, outsideReason, manualTouches, handoffs, errors } = piece
  const { rework, exception, routedTo, fieldsEdited, attributes } = piece
  const time = [receivedAt, completedAt] as const
  const counts = [manualTouches, handoffs, errors, rework, exception] as const
  const body: Body = [ref, ...time, path, outsideReason, ...counts, routedTo, fieldsEdited, attributes]
  return JSON.stringify(body)
}

function toCase(text: string): Case {
  const [ref, receivedAt, completedAt, path, outsideReason, manualTouches, handoffs, errors, ...rest] = JSON.parse(
    text,
  ) as Body // written above
  const [rework, exception, routedTo, fieldsEdited, attributes] = rest
  const counts = { manualTouches, handoffs, errors, rework, exception }
  const beside = { routedTo, fieldsEdited, events: null, failures: [], attributes }
  return { ref, receivedAt, completedAt, path, outsideReason, ...counts, ...beside }
}

function notesOn(replaced: number, { terminal, failures, instants }: LogReading): readonly string[] {
  const notes = [
    replaced > 0
      ? `${replaced} ${replaced === 1 ? 'row was' : 'rows were'} replaced by a later row with the same case.`
      : null,
    terminal !== undefined || failures !== undefined
      ? 'A case file has no events: terminal activity and failures are left aside.'
      : null,
    instants.sawDayFirst() ? dayFirstNote : null,
  ]
  return notes.filter((note) => note !== null)
}
