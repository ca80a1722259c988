// The digest: one mail for each person and working day, in the morning, with everything that is not told at once. It says only
// what is so, and is not sent when there is nothing to say.
import type { ActName } from './act.ts'
import type { Calendar } from './calendar.ts'
import { charterInForce } from './charter.ts'
import { type Failure, failuresIn, isOpenFailure } from './failure.ts'
import { doesTheWork, type OpenOn, waitingFor, waitingForOthers } from './inbox.ts'
import type { LedgerEntry } from './ledger-entry.ts'
import type { OpenDecision } from './open-decisions.ts'
import type { OpenTask } from './open-tasks.ts'
import { hasEnded, lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { closesAt, firstWeekOf, reviewDue, weekStateOf } from './pilot-weeks.ts'
import { previousWeek } from './week.ts'
import { isWorkingDay } from './working-days.ts'

/** When the digest of a working day is made, by the clock of the organisation. */
export const digestTime = '07:00'

/** The working day ("2026-09-07") whose digest is due at an instant (ms); null before seven and at the weekend. */
export function digestDay(now: number, calendar: Calendar): string | null {
  const day = calendar.dayOf(now)
  return isWorkingDay(Date.parse(`${day}T12:00Z`)) && now >= calendar.instantOf(day, digestTime) ? day : null
}

/** Acts that decide something, or put it into effect. Of those that take two keys, the second key does. */
export const decidingActs = [
  'sign charter',
  'sign launch',
  'pause',
  'sign resumption',
  'sign answer',
  'approve rule change',
  'confirm rule change',
  'object to rule change',
  'return rule change',
  'decline rule change',
  'park rule change',
  'switch on rule change',
  'break freeze',
  'decide request',
  'sign map change',
] as const satisfies readonly ActName[]

const atTheSecondKey: readonly ActName[] = [
  'sign charter',
  'sign launch',
  'sign resumption',
  'sign answer',
  'break freeze',
]

/** Whether with this entry something was decided. */
export function decides({ act, data }: Pick<LedgerEntry, 'act' | 'data'>): boolean {
  return !atTheSecondKey.includes(act) || data.completes === true
}

/** The review that a morning speaks of: to be held, or of a week that closes today. */
export type ReviewToday = { readonly week: string; readonly closesAt: number | null }

/** What the digest says of one pilot. */
export type DigestPart = {
  readonly file: PilotFile
  readonly waiting: readonly (OpenDecision | OpenTask)[]
  readonly others: readonly OpenDecision[]
  readonly failures: readonly Failure[]
  readonly reviews: readonly ReviewToday[]
}

/** What to say of a pilot to a person at an instant (ms). Whoever only does the work hears of their own tasks alone. */
export function digestPart(
  file: PilotFile,
  open: OpenOn,
  person: string,
  { now, calendar }: { readonly now: number; readonly calendar: Calendar },
): DigestPart {
  const looksAfterIt = !doesTheWork(open.seats) && !hasEnded(file.pilot)
  return {
    file,
    waiting: waitingFor(open).toSorted((a, b) => a.dueAt - b.dueAt),
    others: waitingForOthers(open, person),
    failures: looksAfterIt ? failuresIn(file).filter(isOpenFailure) : [],
    reviews: looksAfterIt ? reviewsToday(file, now, calendar) : [],
  }
}

function reviewsToday(file: PilotFile, now: number, calendar: Calendar): readonly ReviewToday[] {
  const charter = charterInForce(file.charters, file.keys)
  const first = firstWeekOf(file)
  if (!charter || first === null || lastStage(file.pilot)?.stage !== 'running') return []
  const due = reviewDue(file, now, calendar)
  const week = previousWeek(calendar.weekOf(now))
  const at = closesAt(week, charter.content, calendar)
  const closesToday =
    week >= first && weekStateOf(file, week, now, calendar) === 'open' && calendar.dayOf(at) === calendar.dayOf(now)
  return [...(due === null ? [] : [{ week: due, closesAt: null }]), ...(closesToday ? [{ week, closesAt: at }] : [])]
}
