// What the rule book itself gives reason to look at: each with since when, and whose move it is.
import { counted, listed } from '../../domain/advice/wording.ts'
import { holderOf, type Seat } from '../../domain/person.ts'
import { ruleName, rulesInEffect } from '../../domain/rule.ts'
import { unansweredRules } from '../../domain/rule-answerer.ts'
import { exceptionsAndOthers, linesOf, outnumberedSince, ruleBook } from '../../domain/rule-book.ts'
import { thresholds } from '../../domain/signal-thresholds.ts'
import { dayName } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import type { Link } from './page.ts'

/** One thing to look at, with the way to what can be done about it. */
export type Warning = { readonly text: string; readonly links: readonly Link[] }

/** What to look at in the book as it stands now; nothing for a book of a sensible length in which every rule has somebody. */
export function bookWarnings(shown: Shown, address: string, seats: readonly Seat[]): readonly Warning[] {
  return [...tooLong(shown), ...tooManyExceptions(shown), ...withoutAnswerer(shown, address, seats)]
}

function tooLong(shown: Shown): readonly Warning[] {
  if (linesOf(ruleBook(shown.file)) <= thresholds.bookLines) return []
  const text = `The book is longer than two pages, and nobody keeps that in mind. ${moveOf(shown)} Put rules together, or take out what nobody needs.`
  return [{ text, links: [] }]
}

function tooManyExceptions(shown: Shown): readonly Warning[] {
  const { file, calendar } = shown
  const since = outnumberedSince(file.rules)
  if (since === null) return []
  const { exceptions, others } = exceptionsAndOthers(rulesInEffect(file.rules))
  const day = dayName(calendar.dayOf(since))
  const text = `${counted(exceptions, 'exception')} to ${counted(others, 'normal rule')}, since ${day}: the exceptions have become the process. ${moveOf(shown)} Make rules of the exceptions that keep coming back.`
  return [{ text, links: [] }]
}

/** The COO is led to the first of these rules; others read whose move it is. */
function withoutAnswerer({ file }: Shown, address: string, seats: readonly Seat[]): readonly Warning[] {
  const rules = unansweredRules(file)
  const [first] = rules
  if (!first) return []
  const isEveryRule = rules.length > 1 && rules.length === rulesInEffect(file.rules).length
  const which = isEveryRule ? 'any rule' : listed(rules.map(({ number }) => ruleName(number)))
  const name = ruleName(first.number)
  const link = { text: `Name somebody for ${name}`, href: `${address}/${name}#answerer-fold` }
  const text = `Nobody with a seat here answers questions about ${which}. The COO names them.`
  return [{ text, links: seats.includes('coo') ? [link] : [] }]
}

/** "Olivia (COO) has the move." */
function moveOf({ file, names }: Shown): string {
  const coo = holderOf(file.pilot.holders, 'coo')
  return coo === null ? 'The COO’s seat is vacant.' : `The move is ${nameWithSeat(names, file.pilot.holders, coo)}’s.`
}
