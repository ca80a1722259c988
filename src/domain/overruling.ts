// An answer that overruled the advice holds until its day. From then on the advice stands again, and the question is open
// until the two leaders sign another answer.
import type { Calendar } from './calendar.ts'
import type { UndatedDecision } from './open-decisions.ts'
import { hasEnded } from './pilot.ts'
import type { AnswerVersion, PilotFile } from './pilot-file.ts'
import { reviewDue, signedAnswers } from './pilot-weeks.ts'

/** The signed answer that overruled the advice, and the day ("2026-09-14") on which the question reopens. */
export type Overruling = { readonly answer: AnswerVersion; readonly until: string }

/** The last signed answer where it overruled the advice; null where it followed it. A later answer takes its place. */
export function lastOverruling(file: PilotFile): Overruling | null {
  const answer = signedAnswers(file).at(-1)
  const until = answer?.content.overruledUntil ?? null
  return answer && until !== null ? { answer, until } : null
}

/** The overruling whose day has come while nothing else was signed; null while there is none, and once the pilot has ended. */
export function expiredOverruling(file: PilotFile, now: number, calendar: Calendar): Overruling | null {
  const overruling = lastOverruling(file)
  if (!overruling || hasEnded(file.pilot)) return null
  return overruling.until <= calendar.dayOf(now) ? overruling : null
}

/** The question that is open again, for both leaders: it is answered in the review that is due, else in the next one. */
export function overrulingToAnswer(file: PilotFile, now: number, calendar: Calendar): readonly UndatedDecision[] {
  const expired = expiredOverruling(file, now, calendar)
  if (!expired) return []
  const { week } = expired.answer
  const due = reviewDue(file, now, calendar)
  const thing = due === null ? `reviews/${week}/decision` : `reviews/${due}`
  const since = calendar.instantOf(expired.until, '00:00')
  const open = { what: 'answer anew', thing, about: { is: 'week', week }, by: null, since } as const
  return (['coo', 'cto'] as const).map((seat) => ({ ...open, seat }))
}
