// Whether the work can really be finished by hand is known only from doing it: two people practise it, and their time is held
// against the normal one.
import type { CheckResult } from './advice/facts.ts'
import { dayProblems, saidOnly } from './alert-test.ts'
import type { Calendar } from './calendar.ts'
import { daysAfter } from './day.ts'
import type { FallbackDrill } from './effort.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { thresholds } from './signal-thresholds.ts'

/** Both times in minutes a case. */
export type FallbackDrilling = Pick<FallbackDrill, 'on' | 'people' | 'minutes' | 'normalMinutes'> & {
  readonly words: string
}

/** Notes a drill of the fallback. Refused for one person alone and for people who have no seat on the pilot. */
export function drillFallback(
  file: PilotFile,
  drilling: FallbackDrilling,
  calendar: Calendar,
  act: Act,
): Fact | Refused {
  const { on, people, minutes, normalMinutes, words } = drilling
  if (hasEnded(file.pilot)) return refuse('This pilot has ended.')
  const problems = [...dayProblems(on, calendar.dayOf(act.at)), ...peopleProblems(file, people)]
  if (problems.length > 0) return refuseFields(problems)

  const object = { type: 'fallback drill', id: file.pilot.id, version: file.fallbackDrills.length + 1 }
  return fact('drill fallback', file.pilot.id, object, {
    data: { on, people, minutes, normalMinutes },
    texts: saidOnly(words),
  })
}

function peopleProblems({ pilot }: PilotFile, [first, second]: readonly [string, string]): readonly Problem[] {
  const sits = (person: string) => pilot.holders.some((holder) => holder.person === person)
  return [
    ...(sits(first) ? [] : [{ field: 'first', why: 'Choose somebody of the pilot.' }]),
    ...(sits(second) ? [] : [{ field: 'second', why: 'Choose somebody of the pilot.' }]),
    ...(first === second ? [{ field: 'second', why: 'It takes two different people.' }] : []),
  ]
}

export type FallbackDrilled = { readonly result: CheckResult; readonly last: FallbackDrill; readonly isInTime: boolean }

/** Whether the fallback was drilled lately and fast enough, on a day; null before the first drill. */
export function fallbackDrilled(
  { fallbackDrills }: Pick<PilotFile, 'fallbackDrills'>,
  today: string,
): FallbackDrilled | null {
  const last = fallbackDrills.toSorted((a, b) => a.on.localeCompare(b.on) || a.seq - b.seq).at(-1)
  if (!last) return null
  const isInTime = last.minutes <= thresholds.fallbackTimesNormal * last.normalMinutes
  const isRecent = last.on >= daysAfter(today, -thresholds.fallbackDrilledDays)
  return { result: isInTime && isRecent ? 'pass' : 'fail', last, isInTime }
}
