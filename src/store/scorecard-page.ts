// What the scorecard and the page of a week are made of: the weeks, the cases that are still open, those that were already
// on their way when the pilot began, and the advice recomputed. All of it is kept with its file.
import type { Reader } from '../../db/store.ts'
import type { Advice } from '../domain/advice/advise.ts'
import type { Calendar } from '../domain/calendar.ts'
import { type PendingCorrection, recomputedAdvice } from '../domain/correction.ts'
import { countsOf } from '../domain/cycle-time.ts'
import { keptFor, keptForMinute } from '../domain/kept.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { boundsOf, firstWeekOf, signedAnswerFor, weeksUpTo } from '../domain/pilot-weeks.ts'
import { scorecardWeeks } from '../domain/scorecard-weeks.ts'
import { earlyCases, type EarlyCases, openCases, type OpenCases } from './case-lists.ts'

/** The weeks of the scorecard, oldest first. Which of them are closed changes with time. */
export const weeksShown = keptForMinute(scorecardWeeks)

const adviceByWeek = keptFor((_file: PilotFile) => new Map<string, Advice | null>())

/** The advice a signed week would have had with its figures corrected; null where none was, or nothing was signed. */
export function recomputedFor(file: PilotFile, week: string, pending: PendingCorrection | null): Advice | null {
  const kept = adviceByWeek(file)
  const known = kept.get(week)
  if (known !== undefined) return known
  const signed = signedAnswerFor(file, week)
  const advice = signed && recomputedAdvice(file, signed, pending)
  kept.set(week, advice)
  return advice
}

export type BesideTheWeeks = { readonly open: OpenCases; readonly early: readonly EarlyCases[] }

/** The cases that are still open, and those that were on their way when the pilot began. */
export async function besideTheWeeks(
  reader: Reader,
  file: PilotFile,
  now: number,
  calendar: Calendar,
): Promise<BesideTheWeeks> {
  return keptBeside(file, now, calendar, reader)
}

const keptBeside = keptForMinute(async (file, now, calendar, reader: Reader) => ({
  open: await openCases(reader, file.pilot.id, now),
  early: await earlyOnes(reader, file, now, calendar),
}))

async function earlyOnes(reader: Reader, file: PilotFile, now: number, calendar: Calendar) {
  const first = firstWeekOf(file)
  if (first === null || file.imports.length === 0) return []
  const weeks = weeksUpTo(file, calendar.weekOf(now))
  const starts = new Map(weeks.map((week) => [week, boundsOf(week, calendar).from]))
  return earlyCases(reader, file.pilot.id, { began: boundsOf(first, calendar).from, starts, counts: countsOf(file) })
}
