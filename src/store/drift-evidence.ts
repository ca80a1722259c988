// What the signs of drift are read from beside a pilot's file: how cases were handled and what the rules said of them, what was
// tried and refused, and which other pilots the team runs.
import { and, eq, gte } from 'drizzle-orm'
import { caseChecks } from '../../db/schema/replays.ts'
import type { Reader, Store } from '../../db/store.ts'
import type { Noticed } from '../domain/alert.ts'
import type { Calendar } from '../domain/calendar.ts'
import type { CheckedWeek } from '../domain/case-signals.ts'
import type { Dispute } from '../domain/dispute.ts'
import type { HandledCase } from '../domain/friction-signals.ts'
import type { RefusedAct } from '../domain/other-side.ts'
import { keptForMinute } from '../domain/kept.ts'
import { lastStage } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { boundsOf } from '../domain/pilot-weeks.ts'
import { thresholds } from '../domain/signal-thresholds.ts'
import type { OtherPilot } from '../domain/team-signal.ts'
import { lastWeeks } from '../domain/week.ts'
import { everyDispute } from './disputes.ts'
import { handledCases } from './handled-cases.ts'
import { noticedOn } from './noticed.ts'
import { pilotKept } from './often.ts'
import { listPilots } from './pilots.ts'
import { refusedSince } from './refused-acts.ts'

/** Everything that signs of drift are read from at `now` (ms). */
export type DriftEvidence = {
  readonly file: PilotFile
  readonly now: number
  readonly calendar: Calendar
  readonly cases: readonly HandledCase[]
  readonly checked: readonly CheckedWeek[]
  readonly refused: readonly RefusedAct[]
  readonly others: readonly OtherPilot[]
  readonly noticed: Noticed
  /** Weeks on whose answer the leaders have differed, and since when (ms). */
  readonly disputes: readonly Pick<Dispute, 'week' | 'since'>[]
}

/** Read once a minute: an attempt that was refused makes no entry, and shows within that. */
export const driftEvidenceOn = keptForMinute(async (file, now, calendar, store: Store): Promise<DriftEvidence> => {
  const { reader } = store
  const { id } = file.pilot
  const week = calendar.weekOf(now)
  const first = lastWeeks(week, thresholds.weeksSpokenOf).at(-1) ?? week
  return {
    file,
    now,
    calendar,
    cases: await handledCases(reader, id, week),
    checked: await checkedSince(reader, id, first),
    refused: await refusedSince(reader, id, boundsOf(first, calendar).from),
    others: await otherPilots(store),
    noticed: await noticedOn(reader, file, now, calendar),
    disputes: await everyDispute(reader, file),
  }
})

async function checkedSince(reader: Reader, pilot: string, week: string): Promise<readonly CheckedWeek[]> {
  const rows = await reader
    .select({ week: caseChecks.week, case: caseChecks.case, finding: caseChecks.finding })
    .from(caseChecks)
    .where(and(eq(caseChecks.pilot, pilot), gte(caseChecks.week, week)))
  const weeks = [...new Set(rows.flatMap((row) => row.week ?? []))].toSorted()
  return weeks.map((one) => {
    const ofWeek = rows.filter((row) => row.week === one)
    const checked = new Set(ofWeek.map((row) => row.case)).size
    return { week: one, checked, withoutRule: ofWeek.filter(({ finding }) => finding === 'no rule applies').length }
  })
}

async function otherPilots(store: Store): Promise<readonly OtherPilot[]> {
  const names = await listPilots(store.reader)
  const pilots = await Promise.all(names.map(({ code }) => pilotKept(store, code)))
  return pilots.flatMap((pilot) => {
    if (!pilot) return []
    const isRunning = ['running', 'paused'].includes(lastStage(pilot)?.stage ?? '')
    return [{ id: pilot.id, code: pilot.code, team: pilot.team, isRunning }]
  })
}
