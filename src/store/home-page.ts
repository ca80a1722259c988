// What Home needs: every pilot the person sits on, as files, and the evidence of the week they speak of.
import type { Store } from '../../db/store.ts'
import type { Calendar } from '../domain/calendar.ts'
import { standingOn } from '../domain/deputy.ts'
import type { Seat } from '../domain/person.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { weekUnderReview } from '../domain/pilot-weeks.ts'
import { evidenceFor, type Evidence } from './evidence.ts'
import { readPilotFile } from './pilot-file.ts'
import { findPilot, listPilots } from './pilots.ts'

export type SeatedPilot = {
  readonly file: PilotFile
  readonly seats: readonly Seat[]
  readonly week: string | null
  readonly evidence: Evidence | null
}

/** The pilots on which somebody holds a seat, in the order they were opened. */
export async function pilotsOf(
  store: Store,
  person: string,
  now: number,
  calendar: Calendar,
): Promise<readonly SeatedPilot[]> {
  const seated: SeatedPilot[] = []
  for (const { code } of await listPilots(store.reader)) {
    const pilot = await findPilot(store.reader, code)
    const seats = pilot ? standingOn(pilot, { person, duties: [], seats: [] }, calendar.dayOf(now)).seats : []
    if (!pilot || seats.length === 0) continue
    const file = await readPilotFile(store, pilot)
    const week = weekUnderReview(file, now, calendar)
    seated.push({ file, seats, week, evidence: week === null ? null : evidenceFor(file, week, now, calendar) })
  }
  return seated
}
