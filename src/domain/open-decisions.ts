// What waits for which leader: decisions that only that seat can take, since when, and until when they are due.
import { openAfterTheEnd, openBeforeTheLaunch } from './after-the-end.ts'
import type { Calendar } from './calendar.ts'
import { credentialsToRenew } from './open-credentials.ts'
import { daysToAcknowledge, failuresToHandle } from './open-failures.ts'
import { keysToTurn } from './open-keys.ts'
import { questionsOfNobody } from './open-questions.ts'
import { wishesToDecide } from './open-wishes.ts'
import { overrulingToAnswer } from './overruling.ts'
import type { Leader } from './person.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { dated, daysToDecide, type Undated, type Waiting } from './waiting.ts'

export type DecisionWord =
  | 'sign the charter'
  | 'launch'
  | 'resume'
  | 'choose an answer'
  | 'sign the answer'
  | 'acknowledge the correction'
  | 'change the system'
  | 'renew credentials'
  | 'approve'
  | 'confirm'
  | 'switch on'
  | 'take up'
  | 'break the freeze'
  | 'cost'
  | 'accept or cut'
  | 'answer'
  | 'acknowledge the failure'
  | 'say its side'
  | 'confirm the rule book'
  | 'confirm the map'
  | 'open the next pilot'
  | 'answer anew'

export type OpenDecision = Waiting & { readonly what: DecisionWord; readonly seat: Leader }
export type UndatedDecision = Undated & Pick<OpenDecision, 'what' | 'seat'>

/**
 * Everything on a pilot that waits for one of its leaders, the longest waiting first; credentials, which have a day of their
 * own, come last.
 */
export function openDecisions(file: PilotFile, now: number, calendar: Calendar): readonly OpenDecision[] {
  if (hasEnded(file.pilot)) return dated(openAfterTheEnd(file), calendar)
  const nobodys = questionsOfNobody(file).map((open) => ({ ...open, what: 'answer', seat: 'coo' }) as const)
  const open = [
    ...keysToTurn(file, now, calendar),
    ...wishesToDecide(file, now, calendar),
    ...nobodys,
    ...openBeforeTheLaunch(file),
    ...overrulingToAnswer(file, now, calendar),
    ...failuresToHandle(file),
  ]
  const due = dated(open, calendar, ({ what }) =>
    what === 'acknowledge the failure' ? daysToAcknowledge : daysToDecide,
  )
  return [...due, ...credentialsToRenew(file, now, calendar)]
}
