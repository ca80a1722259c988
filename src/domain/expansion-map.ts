// What the map and the drills of the fallback say about the expansion gate. As soon as there is a map it speaks for itself.
import type { CheckResult } from './advice/facts.ts'
import type { GateDay } from './expansion-rules.ts'
import type { Confirmation } from './pilot-file.ts'
import { mapInForce } from './system-map.ts'
import { weekOfDay } from './week.ts'

export type MapThisWeek = {
  readonly result: CheckResult
  /** The last confirmation; null while there was none. */
  readonly last: Confirmation | null
  /** It covers exactly the map in force. */
  readonly isCurrent: boolean
}

/** The map was confirmed current this week and says the same still; null while there is no map. */
export function mapThisWeek({ file, today, calendar }: GateDay): MapThisWeek | null {
  const map = mapInForce(file.maps, file.keys)
  if (!map) return null
  const last = file.confirmations.findLast(({ document }) => document === 'map') ?? null
  const isCurrent = last?.hash === map.hash
  const isThisWeek = last !== null && calendar.weekOf(last.at) === weekOfDay(today)
  return { result: isThisWeek && isCurrent ? 'pass' : 'fail', last, isCurrent }
}
