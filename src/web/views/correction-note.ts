// A signed week that is told differently today says so wherever its answer stands: the answer stays, and what the advice would
// have been stands beside it.
import type { Calendar } from '../../domain/calendar.ts'
import { pendingCorrection, recomputedAdvice } from '../../domain/correction.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { signedAnswerFor } from '../../domain/pilot-weeks.ts'
import { headlineOf } from '../../words/advice.ts'
import { weekName } from '../../words/dates.ts'
import { lowered } from '../../words/sentences.ts'
import type { Link } from './page.ts'

export type CorrectionNote = { readonly text: string; readonly link: Link }

/** What is told differently of a signed week, waiting or acknowledged; null while it is told as it was signed. */
export function correctionNote(file: PilotFile, week: string, calendar: Calendar): CorrectionNote | null {
  const signed = signedAnswerFor(file, week)
  const pending = pendingCorrection(file, week, calendar, [])
  const advice = signed && recomputedAdvice(file, signed, pending)
  if (!signed || !advice) return null
  const [then, now] = [
    headlineOf(signed.content.advice.answer, signed.content.advice.kind),
    headlineOf(advice.answer, advice.kind),
  ]
  const would =
    then === now
      ? 'With today’s figures the advice would be the same'
      : `With today’s figures the advice would be: ${lowered(now)}`
  const what = pending ? 'A correction waits on' : 'Figures were corrected after the answer was signed for'
  return {
    text: `${what} the week of ${weekName(week)}. What was signed stays. ${would}.`,
    link: { text: 'See the correction', href: `/pilots/${encodeURIComponent(file.pilot.code)}/weeks/${week}` },
  }
}
