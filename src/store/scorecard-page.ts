// What the scorecard shows beside the weekly figures: the cases that are still open, and those that were already on their
// way when the pilot began. Both are counted once and kept with the file they belong to.
import type { Reader } from '../../db/store.ts'
import type { Calendar } from '../domain/calendar.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { boundsOf, firstWeekOf, weeksUpTo } from '../domain/pilot-weeks.ts'
import { earlyCases, type EarlyCases, openCases, type OpenCases } from './case-lists.ts'

export type BesideTheWeeks = { readonly open: OpenCases; readonly early: readonly EarlyCases[] }

const kept = new WeakMap<PilotFile, BesideTheWeeks>()

export async function besideTheWeeks(
  reader: Reader,
  file: PilotFile,
  now: number,
  calendar: Calendar,
): Promise<BesideTheWeeks> {
  const known = kept.get(file)
  if (known) return known
  const { id } = file.pilot
  const beside = { open: await openCases(reader, id, now), early: await earlyOnes(reader, file, now, calendar) }
  kept.set(file, beside)
  return beside
}

async function earlyOnes(reader: Reader, file: PilotFile, now: number, calendar: Calendar) {
  const first = firstWeekOf(file)
  if (first === null || file.imports.length === 0) return []
  const weeks = weeksUpTo(file, calendar.weekOf(now))
  const starts = new Map(weeks.map((week) => [week, boundsOf(week, calendar).from]))
  return earlyCases(reader, file.pilot.id, boundsOf(first, calendar).from, starts)
}
