// Tells every case of an event log from its own events, one case at a time, however many there are.
import { setImmediate as breathe } from 'node:timers/promises'
import type { CaseStage, StagedRow } from '../../db/staging.ts'
import type { WaitStage } from '../../db/staging-waits.ts'
import { cycleTimeHours, readWay, tellCase, type Case, type CaseEvent, type ComponentCount } from '../domain/case.ts'
import type { AttributeBook, AttributeValues } from './attributes.ts'
import type { FailureCount } from './report.ts'
import type { StagedEvents } from './staged-events.ts'
import type { Zone } from './zone.ts'

export type Telling = {
  readonly zone: Zone
  /** The activity that completes a case, by its number; null where every case is complete with its last event. */
  readonly terminal: number | null
  /** The component that a failing activity, by its number, is a failure of. */
  readonly components: ReadonlyMap<number, string>
  /** False where the log has no resource at all: handoffs are then unknown, not zero. */
  readonly knowsResources: boolean
  readonly book: AttributeBook
  readonly onGroup: () => void
  readonly cases: CaseStage
  readonly waits: WaitStage
}

/** What the events say of a case, while its attributes still stand by their place in the book. */
type ToldCase = Pick<Case, 'ref' | 'receivedAt' | 'completedAt' | 'handoffs' | 'rework' | 'events' | 'failures'> & {
  readonly values: AttributeValues
}

/** Tells the cases, letting others work in between, and answers the failures by week of completion and component. */
export async function tellCases(events: StagedEvents, telling: Telling): Promise<readonly FailureCount[]> {
  const failures = new Map<string, FailureCount>()
  for (let group = 0; group < events.stage.groups; group += 1) {
    for (const { ref, rows } of byCase(events.stage.group(group))) {
      const told = tellOne(ref, rows, telling)
      if (told !== null) add(told, telling, failures)
    }
    telling.onGroup()
    await breathe()
  }
  return [...failures.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

/** Rows that stand together by case; each case's rows must be used up before the next case is asked for. */
function* byCase(rows: Iterator<StagedRow>): Generator<{ ref: string; rows: Iterable<StagedRow> }> {
  let next = rows.next()
  function* rowsOf(ref: string): Generator<StagedRow> {
    while (next.done !== true && next.value.ref === ref) {
      yield next.value
      next = rows.next()
    }
  }
  try {
    while (next.done !== true) yield { ref: next.value.ref, rows: rowsOf(next.value.ref) }
  } finally {
    rows.return?.()
  }
}

function tellOne(ref: string, rows: Iterable<StagedRow>, telling: Telling): ToldCase | null {
  const values: AttributeValues = []
  const failed = new Map<string, number>()
  const story = tellCase(watched(rows, values, failed, telling), telling.terminal)
  if (story === null) return null

  const completedAt = story.completedAt === null ? null : Math.floor(story.completedAt)
  const failures = Array.from(failed, ([component, count]): ComponentCount => ({ component, count }))
  return {
    ref,
    receivedAt: Math.floor(story.receivedAt),
    completedAt,
    handoffs: telling.knowsResources ? story.handoffs : null,
    rework: story.rework,
    events: story.events,
    failures: completedAt === null ? [] : failures,
    values,
  }
}

/** Passes the events on, and notes the attributes, waits and failures that they carry. */
function* watched(
  rows: Iterable<StagedRow>,
  values: AttributeValues,
  failed: Map<string, number>,
  telling: Telling,
): Generator<CaseEvent> {
  let last: StagedRow | null = null
  for (const row of rows) {
    if (row.rest !== null && row.rest !== last?.rest) telling.book.gather(values, row.rest)
    if (last) telling.waits.add(last.activity, row.activity, row.at - last.at)
    last = row
    const component = telling.components.get(row.activity)
    if (component !== undefined) failed.set(component, (failed.get(component) ?? 0) + 1)
    yield row
  }
}

function add(told: ToldCase, { zone, cases }: Telling, failures: Map<string, FailureCount>): void {
  const week = told.completedAt === null ? null : zone.weekOf(told.completedAt)
  cases.add({
    ref: told.ref,
    week,
    hours: cycleTimeHours(told),
    handoffs: told.handoffs,
    rework: told.rework,
    body: JSON.stringify(told),
  })
  if (week === null) return
  for (const { component, count } of told.failures) {
    const key = keyOf({ week, component })
    failures.set(key, { week, component, count: count + (failures.get(key)?.count ?? 0) })
  }
}

function keyOf({ week, component }: Pick<FailureCount, 'week' | 'component'>): string {
  return `${week} ${component}`
}

/** A told case as the case that it is; a readable path among its attributes is the case's path. */
export function toCase(body: string, book: AttributeBook): Case {
  const told = JSON.parse(body) as ToldCase // told above
  const attributes = book.named(told.values)
  const way = readWay(attributes['path'] ?? '')
  if (way !== null) delete attributes['path']
  return {
    ref: told.ref,
    receivedAt: told.receivedAt,
    completedAt: told.completedAt,
    path: way?.path ?? null,
    outsideReason: way?.outsideReason ?? null,
    manualTouches: null,
    handoffs: told.handoffs,
    errors: null,
    rework: told.rework,
    exception: null,
    routedTo: null,
    fieldsEdited: [],
    events: told.events,
    failures: told.failures,
    attributes,
  }
}
