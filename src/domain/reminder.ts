// Whoever waits for a leader may say so, in the one place where the leader looks. Once a working day is enough.
import type { Calendar } from './calendar.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { type OpenDecision, openDecisions } from './open-decisions.ts'
import { holderOf, isLeader, type Seat } from './person.ts'
import type { PilotFile, Reminder } from './pilot-file.ts'
import { refuse, type Refused } from './refusal.ts'
import { workingDaysAfter } from './working-days.ts'

export type Reminding = {
  readonly file: PilotFile
  /** What waits, by its address below the pilot, and the seat for which it does. */
  readonly thing: string
  readonly seat: Seat
  /** Seats that the one who reminds holds or stands in for. */
  readonly seats: readonly Seat[]
  readonly calendar: Calendar
}

/** Reminds whoever has a seat of something that waits for it. Refused to that seat itself, and twice on a working day. */
export function remind(reminding: Reminding, act: Act): Fact | Refused {
  const { file, thing, seat, seats, calendar } = reminding
  const { pilot } = file
  const open = openDecisions(file, act.at, calendar).find((one) => one.thing === thing && one.seat === seat)
  if (!open || !isLeader(seat)) return refuse('This no longer waits for them: somebody was faster.')
  if (seats.includes(seat)) return { ...refuse('This waits for you. Nobody has to be reminded.'), kind: 'not yours' }
  if (holderOf(pilot.holders, seat) === null) return refuse('Nobody has this seat now, so nobody can be reminded.')
  if (wasRemindedToday(file, open, act.at, calendar))
    return refuse('They were reminded of this already. Once a working day is enough.')

  const object = { type: 'reminder', id: `${thing}/${seat}`, version: file.reminders.length + 1 }
  return fact('remind', pilot.id, object, { data: { thing, seat } })
}

/** The last reminder of something that waits, since it came up; null while there was none. */
export function lastReminder({ reminders }: Pick<PilotFile, 'reminders'>, open: OpenDecision): Reminder | null {
  const { thing, seat, since } = open
  return reminders.findLast((one) => one.thing === thing && one.seat === seat && one.at >= since) ?? null
}

/** Whether the next working day after the last reminder is still to come. */
export function wasRemindedToday(
  file: Pick<PilotFile, 'reminders'>,
  open: OpenDecision,
  now: number,
  calendar: Calendar,
): boolean {
  const last = lastReminder(file, open)
  return last !== null && calendar.dayOf(now) < workingDaysAfter(calendar.dayOf(last.at), 1)
}
