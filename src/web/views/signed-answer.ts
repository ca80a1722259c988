// A signed answer looks the same on the overview, in the next review and at the end of its own.
import type { AnswerVersion, PilotFile } from '../../domain/pilot-file.ts'
import { keysOnAnswer } from '../../domain/pilot-weeks.ts'
import { aboutAtStart } from '../../words/advice.ts'
import { holdsUntil } from '../../words/answers.ts'
import { dayName, weekName } from '../../words/dates.ts'
import { keySigner, type Names, nameWithSeat } from '../../words/people.ts'
import { type SignedAnswer, signedAnswer } from './answer.ts'

/** A signed answer as it stands on every page: who signed, what is to be fixed, by whom and until when. */
export function answerShown(file: PilotFile, answer: AnswerVersion, names: Names): SignedAnswer {
  const { content, week } = answer
  const signers = keysOnAnswer(file, answer).map((key) => keySigner(names, key))
  const due = content.fix
    ? [`${nameWithSeat(names, file.pilot.holders, content.fix.owner)} by ${dayName(content.fix.dueOn)}.`]
    : []
  const expiry = holdsUntil(content)
  return signedAnswer({
    id: `answer-${week}`,
    word: content.answer,
    signed: `Review of the week of ${weekName(week)}, signed by ${signers.join(' and ')}`,
    what: content.fix ? `${aboutAtStart(content.fix.what)}.` : undefined,
    notes: [...due, ...(expiry === null ? [] : [expiry])],
  })
}
