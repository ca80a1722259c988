// What Home needs: every pilot the person sits or stands in on, as files, what waits there for them and for others, and the
// evidence of the week they speak of.
import type { Store } from '../../db/store.ts'
import type { Noticed } from '../domain/alert.ts'
import type { Calendar } from '../domain/calendar.ts'
import { type NamedDeputy, standingOn } from '../domain/deputy.ts'
import type { OpenDecision } from '../domain/open-decisions.ts'
import { type OpenTask, openTasks } from '../domain/open-tasks.ts'
import type { Seat, SeatHolder } from '../domain/person.ts'
import type { Pilot } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { weekUnderReview } from '../domain/pilot-weeks.ts'
import { deputyshipsLost } from '../domain/vacancy.ts'
import { evidenceFor, type Evidence } from './evidence.ts'
import { noticedOn } from './noticed.ts'
import { pilotKept } from './often.ts'
import { readPilotFile } from './pilot-file.ts'
import { codesAround } from './seats.ts'
import { decisionsOn } from './decisions-kept.ts'

export type SeatedPilot = {
  readonly file: PilotFile
  readonly seats: readonly Seat[]
  /** Of those seats the ones that somebody else holds, with that holder. */
  readonly standsInFor: readonly SeatHolder[]
  /** What waits for the pilot's leaders, this person among them or not. */
  readonly decisions: readonly OpenDecision[]
  /** What waits for this person whatever their seat. */
  readonly tasks: readonly OpenTask[]
  /** Which feeds are silent there, which cases have stalled. */
  readonly noticed: Noticed
  readonly week: string | null
  readonly evidence: Evidence | null
}

/** Somebody whom the person would still stand in for, had that leader not left the seat. */
export type LostDeputyship = { readonly pilot: Pilot; readonly named: NamedDeputy }

/** The pilots on which somebody sits or stands in, in the order they were opened, and whom they stand in for no more. */
export async function pilotsOf(
  store: Store,
  person: string,
  now: number,
  calendar: Calendar,
): Promise<{ readonly pilots: readonly SeatedPilot[]; readonly lost: readonly LostDeputyship[] }> {
  const pilots: SeatedPilot[] = []
  const lost: LostDeputyship[] = []
  const today = calendar.dayOf(now)
  for (const code of await codesAround(store.reader, person)) {
    const pilot = await pilotKept(store, code)
    if (!pilot) continue
    lost.push(...deputyshipsLost(pilot, person, today).map((named) => ({ pilot, named })))
    const { seats, standsInFor = [] } = standingOn(pilot, { person, duties: [], seats: [] }, today)
    if (seats.length === 0) continue
    const file = await readPilotFile(store, pilot)
    const noticed = await noticedOn(store.reader, file, now, calendar)
    pilots.push({ file, seats, standsInFor, noticed, ...waitingOn(file, person, now, calendar) })
  }
  return { pilots, lost }
}

function waitingOn(file: PilotFile, person: string, now: number, calendar: Calendar) {
  const week = weekUnderReview(file, now, calendar)
  return {
    decisions: decisionsOn(file, now, calendar),
    tasks: openTasks(file, person, calendar),
    week,
    evidence: week === null ? null : evidenceFor(file, week, now, calendar),
  }
}
