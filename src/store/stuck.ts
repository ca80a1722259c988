// Reads where people got stuck: the longest waits of the newest event log, and what the last weeks' cases say.
import type { Reader, Store } from '../../db/store.ts'
import type { Calendar } from '../domain/calendar.ts'
import { frictionSignals } from '../domain/friction-signals.ts'
import { keptFor } from '../domain/kept.ts'
import { longestWaits } from '../domain/log-wait.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { type Stuck, stuckIn } from '../domain/stuck.ts'
import { handledCases } from './handled-cases.ts'
import { waitsOf } from './log-waits.ts'

const kept = keptFor((_file: PilotFile) => new Map<string, Promise<readonly Stuck[]>>())

/** What is known at `now` (ms), waits first. Reading the cases takes a moment, so it is kept with the file, for the day. */
export function stuckOn(store: Store, file: PilotFile, now: number, calendar: Calendar): Promise<readonly Stuck[]> {
  const days = kept(file)
  const day = calendar.dayOf(now)
  const known = days.get(day) ?? read(store.reader, file, now, calendar)
  days.set(day, known)
  known.catch(() => days.delete(day))
  return known
}

async function read(reader: Reader, file: PilotFile, now: number, calendar: Calendar): Promise<readonly Stuck[]> {
  const cases = await handledCases(reader, file.pilot.id, calendar.weekOf(now))
  const seen = frictionSignals({ file, cases, now, calendar }).map((signal) => signal.seen)
  const waits = longestWaits((await waitsOf(reader, file))?.waits ?? [])
  return [...waits.map((wait) => ({ what: 'wait', ...wait }) as const), ...seen.flatMap(stuckIn)]
}
