// The rule book on one page, as it is or as it was on a day: its sections, what to look at, and what this person can do next.
import { counted, listed } from '../../domain/advice/wording.ts'
import { rulesToConfirm } from '../../domain/carried-over.ts'
import type { Seat } from '../../domain/person.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import { ruleName, rulesInEffect, type RuleVersion, sections } from '../../domain/rule.ts'
import { bookConfirmed, ruleBook } from '../../domain/rule-book.ts'
import { dayName } from '../../words/dates.ts'
import { nameOf } from '../../words/people.ts'
import { sectionName } from '../../words/rules.ts'
import type { Shown } from '../pilot-request.ts'
import { field, type Field, type Problem, type Problems, problemSummary } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form } from './form.ts'
import { signedAs, type Signer } from './key-form.ts'
import { type Primary, primary, proofOfIdentity } from './keys.ts'
import type { Line } from './lists.ts'
import type { Link } from './page.ts'
import { mayWriteBook, type RuleLine, ruleLines } from './rule-line.ts'
import { bookWarnings, type Warning } from './rule-warnings.ts'
import type { Empty } from './table.ts'

export type RulesOf = Shown & {
  /** The day the page speaks of, "2026-05-04"; null for today. */
  readonly asOf: string | null
  readonly seats: readonly Seat[]
  readonly signer: Signer
  /** Hash of the book as it is on the page. */
  readonly hash: string
  readonly problems: readonly Problem[]
}

export type RulesPage = {
  readonly address: string
  readonly asOf: string | null
  readonly today: Link | null
  readonly standing: readonly string[]
  readonly sections: readonly { readonly id: string; readonly heading: string; readonly rules: readonly RuleLine[] }[]
  readonly empty: Empty | null
  readonly gaps: string | null
  readonly retired: readonly Line[]
  readonly warnings: readonly Warning[]
  readonly primary: Primary | null
  readonly confirmed: string | null
  readonly confirm: Fold | null
  readonly changes: Link | null
  /** For looking back; null while there is nothing to look back at. */
  readonly day: Field | null
  readonly problems: Problems | null
}

export function rulesView(given: RulesOf): RulesPage {
  const { file, asOf, problems } = given
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/rules`
  const isToday = asOf === null
  const isLaunched = lastStage(file.pilot) !== null
  return {
    address,
    asOf: isToday ? null : `As it stood at the end of ${dayName(asOf)}.`,
    today: isToday ? null : { text: 'Today’s rule book', href: address },
    standing: standingOf(given),
    ...bookOf(given, address),
    retired: retiredRules(given, address),
    warnings: isToday ? bookWarnings(given, address, given.seats) : [],
    primary: isToday ? actionOf(given, address) : null,
    confirmed: isLaunched || file.pilot.from !== null ? confirmedInWords(given) : null,
    confirm: isToday ? confirmFold(given, address) : null,
    changes: isLaunched ? { text: 'Every rule change', href: address.replace(/rules$/, 'rule-changes') } : null,
    day: file.rules.length === 0 && isToday ? null : field(dayQuestion, { asof: asOf ?? '' }),
    problems: problemSummary(problems.filter(({ name }) => name !== 'password')),
  }
}

const dayQuestion = { kind: 'date', name: 'asof', label: 'The book of another day' } as const

function bookOf(given: RulesOf, address: string): Pick<RulesPage, 'sections' | 'empty' | 'gaps'> {
  const book = ruleBook(given.file)
  const isToday = given.asOf === null
  const lines = { ...given, address, isToday, isWriting: isToday && mayWriteBook(given) }
  const shown = book.map(({ section, rules }) => ({
    id: section.replaceAll(' ', '-'),
    heading: sectionName(section),
    rules: ruleLines(rules, lines),
  }))
  const missing = sections.filter(
    (section) => !rulesInEffect(given.file.rules).some((rule) => rule.content.section === section),
  )
  const names = missing.map((section) => sectionName(section).toLowerCase())
  const gaps = lines.isWriting && missing.length > 0 ? `Nothing is written yet under ${listed(names)}.` : null
  return {
    sections: shown,
    empty: book.length === 0 ? emptyOf(given, address) : null,
    gaps: book.length === 0 ? null : gaps,
  }
}

/** What an empty book teaches: the next step, for whoever can take it. */
function emptyOf(given: RulesOf, address: string): Empty {
  if (given.asOf !== null) return { text: 'No rule was written by then.' }
  const text = 'No rule is written yet. A rule is one plain sentence: begin with what starts the work.'
  if (mayWriteBook(given)) return { text, link: { text: 'Write the first rule', href: `${address}/new?section=start` } }
  if (hasEnded(given.file.pilot)) return { text: 'This pilot ended without a written rule.' }
  if (lastStage(given.file.pilot) === null) return { text: `${text} The COO or the team lead writes it.` }
  return {
    text: 'No rule is in force. From the launch on a rule comes in by a rule change: ask for the first one below.',
  }
}

function standingOf(given: RulesOf): readonly string[] {
  const { file } = given
  const inEffect = rulesInEffect(file.rules)
  if (inEffect.length === 0) return []
  const count = counted(inEffect.length, 'rule')
  const isDraft = lastStage(file.pilot) === null
  const what = isDraft
    ? `A draft of ${count}. They are in force from the launch on, and both keys of the launch cover them as they stand then.`
    : `${count} in force.`
  const ended = hasEnded(file.pilot) ? ['This pilot has ended: its rules no longer change.'] : []
  return [[what, lastChange(given)].join(' '), ...ended]
}

function lastChange({ file, calendar, names }: RulesOf): string {
  const last = file.rules.at(-1)
  if (!last) return ''
  const day = dayName(calendar.dayOf(last.at))
  const how = last.change === null ? `by ${nameOf(names, last.by)}` : `by rule change ${last.change}`
  return `Last change: ${ruleName(last.number)} on ${day}, ${how}.`
}

/** Rules that are in the book no longer, each with the day on which it went. */
function retiredRules({ file, calendar }: RulesOf, address: string): readonly Line[] {
  const gone = file.rules.filter((rule) => rule.retired && file.rules.findLast(isSameRule(rule)) === rule)
  return gone.map(({ number, content, at }) => ({
    text: `${ruleName(number)} ${content.text}`,
    href: `${address}/${ruleName(number)}`,
    note: `until ${dayName(calendar.dayOf(at))}`,
  }))
}

function isSameRule({ number }: RuleVersion): (rule: RuleVersion) => boolean {
  return (rule) => rule.number === number
}

/** Where nothing is written yet, the empty book itself leads to the first rule. */
function actionOf(given: RulesOf, address: string): Primary | null {
  const { pilot, rules } = given.file
  if (mayWriteBook(given))
    return rulesInEffect(rules).length === 0
      ? null
      : primary(undefined, { text: 'Write a rule', href: `${address}/new` })
  if (lastStage(pilot) === null || hasEnded(pilot)) return null
  return primary('A rule changes once both keys have turned on it: the COO’s on the policy, the CTO’s on the system.', {
    text: 'Ask for a change',
    href: address.replace(/rules$/, 'rule-changes/new'),
  })
}

function confirmedInWords({ file, names, calendar }: RulesOf): string | null {
  const confirmed = bookConfirmed(file)
  const carried = rulesToConfirm(file).length
  if (carried > 0)
    return `${counted(carried, 'rule')} marked “confirm” came from the pilot before. The launch waits until the COO has confirmed the book.`
  if (!confirmed) return 'Nobody has confirmed yet that the book is current.'
  const { last, isCurrent } = confirmed
  const said = `${nameOf(names, last.by)} confirmed on ${dayName(calendar.dayOf(last.at))} that the book is current`
  return isCurrent ? `${said}. No rule has changed since.` : `${said}. It has changed since.`
}

/** The COO says that this is how the work runs; the expansion asks for it every week. */
function confirmFold({ file, seats, signer, hash, problems }: RulesOf, address: string): Fold | null {
  const isTooEarly = lastStage(file.pilot) === null && file.pilot.from === null
  if (isTooEarly || rulesInEffect(file.rules).length === 0 || !seats.includes('coo')) return null
  const wrong = problems.find(({ name }) => name === 'password')?.text
  const next = `Your name and the day stand beside the ${counted(rulesInEffect(file.rules).length, 'rule')} exactly as they are on this page, until one of them changes.`
  return fold(
    'Confirm that the book is current',
    form({
      id: 'confirm-book',
      action: `${address}/confirmation`,
      seen: hash,
      fields: [],
      proof: signer.isFresh ? null : proofOfIdentity(signer.email, wrong),
      problems: wrong === undefined ? null : problemSummary(problems),
      primary: primary(signedAs(next, signer), { text: 'This is how the work runs' }),
    }),
  )
}
