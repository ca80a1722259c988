// What the scorecard and the page of a week are made of: the weeks, the cases that are still open, those that were already
// on their way when the pilot began, and the advice recomputed. All of it is worked out once and kept with its file.
import type { Reader } from '../../db/store.ts'
import type { Advice } from '../domain/advice/advise.ts'
import type { Calendar } from '../domain/calendar.ts'
import { type PendingCorrection, recomputedAdvice } from '../domain/correction.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { boundsOf, firstWeekOf, signedAnswerFor, weeksUpTo } from '../domain/pilot-weeks.ts'
import { type ScorecardWeek, scorecardWeeks } from '../domain/scorecard-weeks.ts'
import { earlyCases, type EarlyCases, openCases, type OpenCases } from './case-lists.ts'

type KeptWeeks = { readonly minute: number; readonly weeks: readonly ScorecardWeek[] }
const keptWeeks = new WeakMap<PilotFile, KeptWeeks>()

/** The weeks of the scorecard, oldest first. Which of them are closed changes with time, so they are kept for a minute. */
export function weeksShown(file: PilotFile, now: number, calendar: Calendar): readonly ScorecardWeek[] {
  const minute = Math.floor(now / 60_000)
  const known = keptWeeks.get(file)
  if (known?.minute === minute) return known.weeks
  const weeks = scorecardWeeks(file, now, calendar)
  keptWeeks.set(file, { minute, weeks })
  return weeks
}

const keptAdvice = new WeakMap<PilotFile, Map<string, Advice | null>>()

/** The advice a signed week would have had with its figures corrected; null where none was, or nothing was signed. */
export function recomputedFor(file: PilotFile, week: string, pending: PendingCorrection | null): Advice | null {
  const weeks = keptAdvice.get(file) ?? new Map<string, Advice | null>()
  keptAdvice.set(file, weeks)
  const known = weeks.get(week)
  if (known !== undefined) return known
  const signed = signedAnswerFor(file, week)
  const advice = signed && recomputedAdvice(file, signed, pending)
  weeks.set(week, advice)
  return advice
}

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
