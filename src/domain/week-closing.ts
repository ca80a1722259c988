// A week closes by itself at the charter's deadline. Somebody who has everything may close it earlier, once it is over.
import type { Calendar } from './calendar.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { firstWeekOf, isWhollyPaused, weekStateOf } from './pilot-weeks.ts'
import { refuse, type Refused } from './refusal.ts'

/** Why a week cannot be closed by hand at `now`; null when it can. */
export function notClosable(file: PilotFile, week: string, now: number, calendar: Calendar): string | null {
  const first = firstWeekOf(file)
  if (hasEnded(file.pilot)) return 'This pilot has ended.'
  if (first === null || week < first) return 'Only a week of the pilot can be closed.'
  if (week >= calendar.weekOf(now)) return 'The week is not over yet. It can be closed from its end on.'
  if (isWhollyPaused(file, week, calendar)) return 'The pilot was paused all week. There is nothing to close.'
  const state = weekStateOf(file, week, now, calendar)
  return state === 'open' ? null : `This week is already ${state}.`
}

/** Closes a week before its deadline. Refused as `notClosable` says. */
export function closeWeek(file: PilotFile, week: string, act: Act, calendar: Calendar): Fact | Refused {
  const no = notClosable(file, week, act.at, calendar)
  if (no !== null) return refuse(no)

  return fact('close week', file.pilot.id, { type: 'week', id: week, version: 1 }, { data: { week } })
}
