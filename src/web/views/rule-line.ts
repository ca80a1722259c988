// A rule as one line of the book: its number and sentence, what a machine checks, since when it holds and who answers, and
// below it what belongs to it.
import type { Calendar } from '../../domain/calendar.ts'
import { rulesToConfirm } from '../../domain/carried-over.ts'
import type { Seat } from '../../domain/person.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { ruleName } from '../../domain/rule.ts'
import type { BookRule } from '../../domain/rule-book.ts'
import { isOpen, ruleChanges } from '../../domain/rule-change.ts'
import { besides, notWritable } from '../../domain/rule-writing.ts'
import { dayName } from '../../words/dates.ts'
import { nameOf, type Names } from '../../words/people.ts'
import { ruleInWords } from '../../words/rules.ts'
import type { Link } from './page.ts'
import type { Press } from './press.ts'

export type LinesOf = {
  readonly file: PilotFile
  readonly names: Names
  readonly calendar: Calendar
  /** Address of the book. */
  readonly address: string
  /** The person writes in the draft's book. */
  readonly isWriting: boolean
  /** Nobody looks back: what is open now is shown. */
  readonly isToday: boolean
}

export type RuleLine = {
  readonly id: string
  readonly href: string
  /** "Exception", "Human step-in": what it is to the rule above it. */
  readonly kind: string | null
  readonly text: string
  readonly says: string | null
  readonly notes: readonly string[]
  readonly mark: string | null
  readonly open: readonly Link[]
  readonly edit: Link | null
  readonly moves: readonly Press[]
  readonly below: readonly RuleLine[]
}

/** Whether a person writes in the book: the COO and the lead, as long as it is a draft's. */
export function mayWriteBook({ file, seats }: { readonly file: PilotFile; readonly seats: readonly Seat[] }): boolean {
  return notWritable(file.pilot) === null && seats.some((seat) => seat === 'coo' || seat === 'lead')
}

/** The lines of some rules that stand beside each other, with everything below them. */
export function ruleLines(rules: readonly BookRule[], given: LinesOf): readonly RuleLine[] {
  return rules.map((one) => ruleLine(one, given))
}

function ruleLine(one: BookRule, given: LinesOf): RuleLine {
  const { number, content } = one.rule
  const name = ruleName(number)
  const href = `${given.address}/${name}`
  return {
    id: name,
    href,
    kind: content.under === null ? null : content.section === 'exception' ? 'Exception' : 'Human step-in',
    text: content.text,
    says: ruleInWords(content),
    notes: [sinceInWords(one, given.calendar), answererInWords(one, given.names)],
    mark: markOf(one, given),
    open: given.isToday ? openChanges(given.file, number) : [],
    edit: given.isWriting ? { text: `Edit ${name}`, href: `${href}/edit` } : null,
    moves: given.isWriting ? movesOf(one, given) : [],
    below: ruleLines(one.below, given),
  }
}

/** The loudest thing that is unsettled about a rule. */
function markOf({ rule, isAmbiguous }: BookRule, { file }: LinesOf): string | null {
  if (isAmbiguous) return 'ambiguous'
  return rulesToConfirm(file).includes(rule) ? 'confirm' : null
}

/** "In force since Monday 31 August 2026", with the change that brought it about; before the launch when it was written. */
export function sinceInWords({ rule, inForceSince }: BookRule, { dayOf }: Calendar): string {
  if (inForceSince === null) return `Written on ${dayName(dayOf(rule.at))}`
  const since = `In force since ${dayName(dayOf(inForceSince))}`
  return rule.change === null ? since : `${since}, by rule change ${rule.change}`
}

/** "Ben answers questions, Maya stands in" */
export function answererInWords({ answerer }: Pick<BookRule, 'answerer'>, names: Names): string {
  if (!answerer?.person) return 'Nobody is named to answer questions'
  const deputy = answerer.deputy === null ? '' : `, ${nameOf(names, answerer.deputy)} stands in`
  return `${nameOf(names, answerer.person)} answers questions${deputy}`
}

/** What is asked for on a rule and not settled yet. */
export function openChanges(file: PilotFile, number: number): readonly Link[] {
  const changes = ruleChanges(file).filter((change) => change.content.rule === number && isOpen(change))
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/rule-changes`
  return changes.map((change) => ({
    text: `Rule change ${change.number}: ${change.stage}`,
    href: `${address}/${change.number}`,
  }))
}

function movesOf({ rule }: BookRule, { file, address }: LinesOf): readonly Press[] {
  const siblings = besides(file.rules, rule)
  const name = ruleName(rule.number)
  const press = (text: string, way: 'up' | 'down'): Press => {
    const hidden = { way, seen: rule.hash }
    return { action: `${address}/${name}/place`, text, says: `Move ${name} ${way}`, hidden }
  }
  return [
    ...(siblings[0] === rule ? [] : [press('↑', 'up')]),
    ...(siblings.at(-1) === rule ? [] : [press('↓', 'down')]),
  ]
}
