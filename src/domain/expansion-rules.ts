// What the rule book, the questions about it and the people who live by it say about the expansion gate. As soon as such
// records are there they speak, and nobody's word replaces them.
import { type AnsweringTime, answeringTime, inTimeDays } from './answering-time.ts'
import type { CheckResult } from './advice/facts.ts'
import type { Calendar } from './calendar.ts'
import { groupOf } from './group.ts'
import { readLineAt, whenToUseIn } from './know.ts'
import type { Confirmation, PilotFile } from './pilot-file.ts'
import { rulesInEffect } from './rule.ts'
import { unansweredRules } from './rule-answerer.ts'
import { bookConfirmed } from './rule-book.ts'
import { ruleChanges, type RuleChange } from './rule-change.ts'
import { weekOfDay } from './week.ts'
import { workingDaysAfter } from './working-days.ts'

/**
 * The day for which the gate is asked ("2026-09-07"). What is still open counts as it stood when that day began, so that
 * the gate says the same to everybody all day long.
 */
export type GateDay = { readonly file: PilotFile; readonly today: string; readonly calendar: Calendar }

export type RuleOwners = {
  readonly result: CheckResult
  /** Numbers of the rules in effect for which nobody answers who still sits on the pilot. */
  readonly unowned: readonly number[]
  readonly answering: AnsweringTime
}

/** Every rule in effect has one person who answers, and answers came in time; null while no rule is in effect. */
export function ruleOwners({ file, today, calendar }: GateDay): RuleOwners | null {
  if (rulesInEffect(file.rules).length === 0) return null
  const unowned = unansweredRules(file).map(({ number }) => number)
  const answering = answeringTime(file, calendar.instantOf(today, '00:00'), calendar)
  const isInTime = (answering.workingDays ?? 0) <= inTimeDays
  return { result: unowned.length === 0 && isInTime ? 'pass' : 'fail', unowned, answering }
}

export type ReadByGroup = {
  readonly result: CheckResult
  /** The charter in force has a line. */
  readonly isPublished: boolean
  /** Who of the group has not read exactly this line. */
  readonly unread: readonly string[]
  readonly of: number
}

/** Everybody in the group has read the when-to-use line; null while nobody is in the group. */
export function readByGroup(file: PilotFile): ReadByGroup | null {
  const group = groupOf(file.pilot)
  if (group.length === 0) return null
  const isPublished = whenToUseIn(file) !== null
  const unread = group.filter((person) => readLineAt(file, person) === null)
  return { result: isPublished && unread.length === 0 ? 'pass' : 'fail', isPublished, unread, of: group.length }
}

export type BookThisWeek = {
  readonly result: CheckResult
  /** The last confirmation; null while there was none. */
  readonly last: Confirmation | null
  /** No rule has changed since then. */
  readonly isCurrent: boolean
}

/** The rule book was confirmed current this week and says the same still; null while the book has no rule in effect. */
export function bookThisWeek({ file, today, calendar }: GateDay): BookThisWeek | null {
  if (rulesInEffect(file.rules).length === 0) return null
  const { last, isCurrent } = bookConfirmed(file) ?? { last: null, isCurrent: false }
  const isThisWeek = last !== null && calendar.weekOf(last.at) === weekOfDay(today)
  return { result: isThisWeek && isCurrent ? 'pass' : 'fail', last, isCurrent }
}

/** Changes that both keys are on and whose agreed time passed more than a working day ago: half done. */
export function halfSwitchedOn({ file, today, calendar }: GateDay): readonly RuleChange[] {
  return ruleChanges(file).filter(
    ({ stage, content }) =>
      stage === 'confirmed safe' && workingDaysAfter(calendar.dayOf(content.switchOnAt), 1) < today,
  )
}
