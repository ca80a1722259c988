// What waits for a single person, whatever seat they have: their own changes that came back, questions that they were named
// to answer, what they have yet to read, drills that they decide in, failures that an engineer may be on, and what a review
// asked them to do.
import { openActions } from './action.ts'
import type { Calendar } from './calendar.ts'
import { inTimeDays } from './answering-time.ts'
import { drillsAwaiting } from './drill.ts'
import { toAcknowledge, whenToUseIn } from './know.ts'
import { daysToAcknowledge, failuresToAcknowledge } from './open-failures.ts'
import { questionsFor } from './open-questions.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { findChange, ruleChanges } from './rule-change.ts'
import { moveOn } from './rule-change-move.ts'
import { dated, daysToDecide, type Undated, type Waiting } from './waiting.ts'

export type TaskWord =
  'word anew' | 'rebase' | 'answer' | 'read' | 'see' | 'decide in the drill' | 'acknowledge the failure' | 'report done'
export type OpenTask = Waiting & { readonly what: TaskWord }
type UndatedTask = Undated & Pick<OpenTask, 'what'>

/** Everything on a pilot that waits for one person, the longest waiting first. A question is due within the gate's limit. */
export function openTasks(file: PilotFile, person: string, calendar: Calendar): readonly OpenTask[] {
  if (hasEnded(file.pilot)) return []
  const open = [
    ...changesThatCameBack(file, person),
    ...questionsFor(file, person).map((one) => ({ ...one, what: 'answer' }) as const),
    ...stillToRead(file, person),
    ...drillsToDecide(file, person),
    ...failuresForEngineers(file, person),
  ]
  const tasks = [...dated(open, calendar, ({ what }) => daysFor(what)), ...actionsToReport(file, person, calendar)]
  return tasks.toSorted((a, b) => a.since - b.since)
}

/** What a review asked of the person, due at the end of its day. */
function actionsToReport(file: PilotFile, person: string, calendar: Calendar): readonly OpenTask[] {
  return openActions(file)
    .filter(({ owner }) => owner === person)
    .map(({ number, words, by, at, dueOn }) => {
      const about = { is: 'action', number, text: words } as const
      const dueAt = dueOn === null ? at : calendar.instantOf(dueOn, '17:00')
      return { what: 'report done', thing: `actions/${number}`, about, by, since: at, dueAt }
    })
}

function daysFor(what: TaskWord): number {
  if (what === 'answer') return inTimeDays
  return what === 'acknowledge the failure' ? daysToAcknowledge : daysToDecide
}

/** Whoever of the engineers comes first is on it; the CTO finds it among the decisions. */
function failuresForEngineers(file: PilotFile, person: string): readonly UndatedTask[] {
  const isEngineer = file.pilot.holders.some((holder) => holder.seat === 'engineer' && holder.person === person)
  return isEngineer ? failuresToAcknowledge(file) : []
}

/** Returned, or overtaken by another change of the rule: whoever asked words it anew. */
function changesThatCameBack(file: PilotFile, person: string): readonly UndatedTask[] {
  const own = ruleChanges(file).filter(({ by }) => by === person)
  return own.flatMap((change) => {
    const move = moveOn(file, change)
    if (move?.what !== 'word anew' && move?.what !== 'rebase') return []
    const { number, content, events } = change
    const by = move.what === 'word anew' ? (events.at(-1)?.by ?? null) : null
    const about = { is: 'rule change', content } as const
    return [{ what: move.what, thing: `rule-changes/${number}`, about, by, since: move.since }]
  })
}

function stillToRead(file: PilotFile, person: string): readonly UndatedTask[] {
  return toAcknowledge(file, person).map(({ what, subject, since }) => {
    if (what === 'when to use') {
      const words = whenToUseIn(file)?.content.whenToUse ?? ''
      return { what: 'read', thing: 'know', about: { is: 'line', words }, by: null, since }
    }
    const change = findChange(file, Number(subject))
    const about = change && ({ is: 'rule change', content: change.content } as const)
    return { what: 'see', thing: 'know', about, by: change?.events.at(-1)?.by ?? null, since }
  })
}

function drillsToDecide(file: PilotFile, person: string): readonly UndatedTask[] {
  return drillsAwaiting(file, person).map(({ number, content, by, begunAt }) => {
    const about = { is: 'drill', content } as const
    return { what: 'decide in the drill', thing: `drills/${number}`, about, by, since: begunAt }
  })
}
