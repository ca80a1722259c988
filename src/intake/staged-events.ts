// Events wait here, in whatever order they come, until all of a log are in. What cannot be an event is rejected on the way.
import { stageRows, type RowStage, type StagedRow } from '../../db/staging.ts'
import type { EventRole } from './columns.ts'
import type { EventColumns, RawEvent } from './raw-event.ts'
import { cut, shortCopy } from './text.ts'
import type { LogReading } from './told-log.ts'
import { unreadable } from './unreadable.ts'

const mostActivities = 10_000
const longestName = 500
const longestRef = 200

/** All events of a log, ready to be put in order. `activities` numbers each name in the order of its first event. */
export type StagedEvents = {
  readonly stage: RowStage
  readonly activities: ReadonlyMap<string, number>
  readonly count: number
  /** Whether any event at all states it, sound or not. */
  readonly seen: Readonly<Record<EventRole, boolean>>
}

type Taking = Pick<LogReading, 'instants' | 'reject' | 'span'>

/** Takes in every sound event and rejects the others. Throws unreadable when there are too many different activities. */
export async function stageEvents(
  batches: AsyncIterable<readonly RawEvent[]>,
  columns: EventColumns,
  reading: Taking,
): Promise<StagedEvents> {
  const stage = stageRows()
  const activities = new Map<string, number>()
  const seen = { case: false, activity: false, time: false, resource: false }
  let count = 0
  try {
    for await (const batch of batches) {
      for (const raw of batch) {
        lookAt(raw, seen)
        const row = toRow(raw, columns, activities, reading)
        if (row === null) continue
        stage.add(row)
        count += 1
      }
    }
  } catch (error) {
    stage.close()
    throw error
  }
  return { stage, activities, count, seen }
}

function lookAt(raw: RawEvent, seen: Record<EventRole, boolean>): void {
  seen.case ||= raw.ref !== null
  seen.activity ||= raw.activity !== null
  seen.time ||= raw.time !== null
  seen.resource ||= raw.resource !== null
}

function toRow(
  raw: RawEvent,
  columns: EventColumns,
  activities: Map<string, number>,
  { instants, reject, span }: Taking,
): StagedRow | null {
  const { ref, activity, time, resource, line } = raw
  const no = (column: string, value: string, why: string, at = line) => {
    reject(at, column, value, why)
    return null
  }
  if (ref === null) return no(columns.case, '', 'missing')
  if (ref.length > longestRef) return no(columns.case, ref, `longer than ${longestRef} characters`)
  if (activity === null) return no(columns.activity, '', 'missing')
  if (activity.length > longestName) return no(columns.activity, activity, `longer than ${longestName} characters`)
  if (time === null) return no(columns.time, '', 'missing', raw.timeLine)
  const at = instants.read(time)
  if (at === null) return no(columns.time, time, 'not a date and time', raw.timeLine)

  span.see(at)
  const known = resource === null ? null : cut(resource, longestName)
  return { ref, at, activity: numberOf(activities, activity), resource: known, rest: raw.attributes }
}

function numberOf(activities: Map<string, number>, name: string): number {
  const known = activities.get(name)
  if (known !== undefined) return known
  if (activities.size >= mostActivities) {
    throw unreadable(
      `The log has more than ${mostActivities} different activities. Is the right column taken for the activity?`,
    )
  }
  activities.set(shortCopy(name, longestName), activities.size)
  return activities.size - 1
}
