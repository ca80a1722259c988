// Pages ask the same again and again of a file that does not change. What follows from the file alone is worked out once and
// kept as long as the file is; what the clock changes too, once a minute. Every ledger entry makes a new file.
import type { Calendar } from './calendar.ts'
import type { PilotFile } from './pilot-file.ts'

/** Works something out once for each thing that never changes itself, such as the file of a pilot. */
export function keptFor<Given extends object, Found>(work: (given: Given) => Found): (given: Given) => Found {
  const kept = new WeakMap<Given, { readonly found: Found }>()
  return (given) => {
    const known = kept.get(given) ?? { found: work(given) }
    kept.set(given, known)
    return known.found
  }
}

type InWeek<Found> = (file: PilotFile, week: string, calendar: Calendar) => Found

/** Works something out of a file once for each week that is asked for, in the zone of one calendar. */
export function keptForWeek<Found>(work: InWeek<Found>): InWeek<Found> {
  const weeks = keptFor((_file: PilotFile) => new Map<string, { readonly found: Found }>())
  return (file, week, calendar) => {
    const kept = weeks(file)
    const name = `${week} ${calendar.zone}`
    const known = kept.get(name) ?? { found: work(file, week, calendar) }
    if (kept.size >= mostWeeks) kept.clear()
    kept.set(name, known)
    return known.found
  }
}

const mostWeeks = 1_000

type AtInstant<Beside extends readonly unknown[], Found> = (
  file: PilotFile,
  now: number,
  calendar: Calendar,
  ...beside: Beside
) => Found

/**
 * Works something out of a file once for the minute in which it is asked for (`now` is in ms). What it takes `beside` must be
 * the same for everybody who asks, such as the database. What could not be read is read again.
 */
export function keptForMinute<Beside extends readonly unknown[], Found>(
  work: AtInstant<Beside, Found>,
): AtInstant<Beside, Found> {
  const kept = new WeakMap<PilotFile, { readonly minute: number; readonly zone: string; readonly found: Found }>()
  return (file, now, calendar, ...beside) => {
    const minute = Math.floor(now / 60_000)
    const { zone } = calendar
    const known = kept.get(file)
    if (known?.minute === minute && known.zone === zone) return known.found

    const found = work(file, now, calendar, ...beside)
    kept.set(file, { minute, zone, found })
    if (found instanceof Promise) found.catch(() => kept.delete(file))
    return found
  }
}
