// Reads where people got stuck: the longest waits of the newest event log, and what the last weeks' cases say.
import type { Store } from '../../db/store.ts'
import type { Calendar } from '../domain/calendar.ts'
import { frictionSignals } from '../domain/friction-signals.ts'
import { keptForMinute } from '../domain/kept.ts'
import { longestWaits } from '../domain/log-wait.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { type Stuck, stuckIn } from '../domain/stuck.ts'
import { handledCases } from './handled-cases.ts'
import { waitsOf } from './log-waits.ts'

/** What is known at `now` (ms), waits first. Reading the cases takes a moment, so it is done once a minute. */
export const stuckOn = keptForMinute(readStuck)

async function readStuck(
  file: PilotFile,
  now: number,
  calendar: Calendar,
  { reader }: Store,
): Promise<readonly Stuck[]> {
  const cases = await handledCases(reader, file.pilot.id, calendar.weekOf(now))
  const seen = frictionSignals({ file, cases, now, calendar }).map((signal) => signal.seen)
  const waits = longestWaits((await waitsOf(reader, file))?.waits ?? [])
  return [...waits.map((wait) => ({ what: 'wait', ...wait }) as const), ...seen.flatMap(stuckIn)]
}
