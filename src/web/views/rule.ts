// One rule: what it says to people and to a machine, since when, who answers, what stands under it, what is asked for on it,
// and everything that it has said before.
import type { Seat } from '../../domain/person.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import { newestVersion, ruleName, rulesInEffect, type RuleVersion } from '../../domain/rule.ts'
import { namedFor, unansweredRules } from '../../domain/rule-answerer.ts'
import { bookRule, type BookRule } from '../../domain/rule-book.ts'
import { dayName } from '../../words/dates.ts'
import { ruleInWords, sectionName } from '../../words/rules.ts'
import type { Shown } from '../pilot-request.ts'
import { type Problem, type Problems, problemSummary, type Sent } from './field.ts'
import type { Fold } from './fold.ts'
import { type Action, type Primary, primary } from './keys.ts'
import type { Pair } from './lists.ts'
import type { Link } from './page.ts'
import { answererFold, takeOutFold } from './rule-folds.ts'
import { answererInWords, mayWriteBook, openChanges, type RuleLine, ruleLines, sinceInWords } from './rule-line.ts'
import { ruleVersions, type VersionShown } from './rule-versions.ts'

export type RuleOf = Shown & {
  /** The rule's versions, oldest first; there is at least one. */
  readonly versions: readonly RuleVersion[]
  /** The day the page speaks of, "2026-05-04"; null for today. */
  readonly asOf: string | null
  readonly seats: readonly Seat[]
  readonly reasons: ReadonlyMap<string, string>
  /** What was sent to say who answers, and refused. */
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type RulePage = {
  readonly book: Link
  readonly name: string
  readonly text: string
  readonly asOf: string | null
  readonly today: Link | null
  readonly gone: string | null
  readonly says: string | null
  readonly ambiguous: string | null
  readonly pairs: readonly Pair[]
  readonly below: readonly RuleLine[]
  readonly open: readonly Link[]
  readonly primary: Primary | null
  readonly answerer: Fold | null
  /** Another rule that has nobody yet, for the COO who has just named somebody. */
  readonly next: Link | null
  readonly takeOut: Fold | null
  readonly versions: readonly VersionShown[]
  readonly problems: Problems | null
}

export function ruleView(given: RuleOf): RulePage {
  const { file, asOf, problems, sent, seats } = given
  const book = `/pilots/${encodeURIComponent(file.pilot.code)}/rules`
  const rule = newestOf(given)
  const told = bookRule(file, rule)
  const name = ruleName(rule.number)
  const address = `${book}/${name}`
  const isToday = asOf === null
  return {
    book: { text: 'The rule book', href: isToday ? book : `${book}?asof=${asOf}` },
    name,
    text: rule.content.text,
    asOf: isToday ? null : `As it stood at the end of ${dayName(asOf)}.`,
    today: isToday ? null : { text: `${name} today`, href: address },
    gone: rule.retired ? goneInWords(given, rule) : null,
    says: ruleInWords(rule.content),
    ambiguous: told.isAmbiguous ? ambiguousText : null,
    pairs: pairsOf(given, told, book),
    below: ruleLines(told.below, { ...given, address: book, isWriting: false, isToday }),
    open: isToday ? openChanges(file, rule.number) : [],
    primary: isToday ? actionOf(given, rule) : null,
    answerer: isToday ? answererOf(given, rule, address) : null,
    next: isToday && seats.includes('coo') ? nextWithoutAnswerer(given, rule, book) : null,
    takeOut: isToday && mayWriteBook(given) && !rule.retired ? takeOutFold(rule, address) : null,
    versions: ruleVersions(given),
    problems: sent === undefined ? problemSummary(problems) : null,
  }
}

const ambiguousText =
  'Ambiguous: in a drill two people decided cases differently from these words. It stays so until it is worded anew and drilled again.'

/** The version that the page speaks of. */
function newestOf({ versions }: RuleOf): RuleVersion {
  const newest = versions.at(-1)
  if (!newest) throw new Error('a rule has at least one version')
  return newest
}

function goneInWords({ calendar }: RuleOf, { change, at }: RuleVersion): string {
  const day = dayName(calendar.dayOf(at))
  return change === null
    ? `Taken out of the book on ${day}. This is what it said until then.`
    : `Retired on ${day} by rule change ${change}. This is what it said until then.`
}

function pairsOf({ file, names, calendar }: RuleOf, told: BookRule, book: string): readonly Pair[] {
  const { content, retired } = told.rule
  const above = content.under === null ? null : newestVersion(file.rules, content.under)
  return [
    { term: 'Section', text: sectionName(content.section) },
    ...(above ? [pairAbove(above, book)] : []),
    ...(retired ? [] : [{ term: 'Since', text: `${sinceInWords(told, calendar)}.` }]),
    { term: 'Questions', text: `${answererInWords(told, names)}.` },
    ...(content.condition === null ? [] : [{ term: 'As an expression', text: content.condition.expression }]),
  ]
}

function pairAbove({ number, content }: RuleVersion, book: string): Pair {
  const name = ruleName(number)
  return { term: 'Stands under', text: name, note: content.text, href: `${book}/${name}` }
}

/** Editing while it is a draft, asking for a change afterwards; a question is open to everybody. */
function actionOf(given: RuleOf, rule: RuleVersion): Primary | null {
  const { pilot } = given.file
  if (hasEnded(pilot)) return null
  const address = `/pilots/${encodeURIComponent(pilot.code)}`
  const question: Action = { text: 'Ask a question', href: `${address}/questions/new?rule=${rule.number}` }
  const change = { text: 'Ask for a change', href: `${address}/rule-changes/new?rule=${rule.number}` }
  const back = { text: 'Ask to bring it back', href: `${change.href}&kind=revert` }
  if (lastStage(pilot) !== null) return rule.retired ? primary(undefined, back) : primary(undefined, change, question)
  if (rule.retired) return null
  const edit = { text: 'Edit the rule', href: `${address}/rules/${ruleName(rule.number)}/edit` }
  return mayWriteBook(given) ? primary(undefined, edit, question) : primary(undefined, question)
}

function answererOf(given: RuleOf, { number, retired }: RuleVersion, address: string): Fold | null {
  const { file, seats, names, sent, problems } = given
  const isInBook = rulesInEffect(file.rules).some((rule) => rule.number === number)
  if (retired || !isInBook || hasEnded(file.pilot) || !seats.includes('coo')) return null
  return answererFold({ pilot: file.pilot, names, number, named: namedFor(file, number), address, sent, problems })
}

function nextWithoutAnswerer({ file }: RuleOf, { number }: RuleVersion, book: string): Link | null {
  const others = unansweredRules(file)
  const next = others.find((rule) => rule.number > number) ?? others[0]
  if (!next || hasEnded(file.pilot) || others.some((rule) => rule.number === number)) return null
  const name = ruleName(next.number)
  return { text: `Nobody answers questions about ${name} yet`, href: `${book}/${name}#answerer-fold` }
}
