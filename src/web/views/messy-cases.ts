// All messy-case tests by their kind. What nobody has tried yet stands first, then what has failed.
import { hasFailed, kindsTried, type KindTried, type MessyCase, type MessyKind } from '../../domain/messy-case.ts'
import type { Seat } from '../../domain/person.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import { ruleName, rulesInEffect } from '../../domain/rule.ts'
import { dayOf } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { type CheckLine, checkLine, type Checks, type CheckState } from './checks.ts'
import { type Primary, primary } from './keys.ts'
import type { Link } from './page.ts'
import type { Empty } from './table.ts'

export type MessyCasesOf = Shown & { readonly seats: readonly Seat[] }

export type KindShown = {
  readonly id: string
  readonly heading: string
  readonly hint: string
  readonly checks: Checks | null
  readonly empty: Empty
}

export type MessyCasesPage = {
  readonly says: string
  readonly kinds: readonly KindShown[]
  readonly write: Primary | null
  /** Said instead where there is no rule to try. */
  readonly noRule: Empty | null
}

/** What each kind is, for people who think of a test. */
export const kindHints: Readonly<Record<MessyKind, string>> = {
  'missing fields': 'Something that a rule needs is not there.',
  'duplicate requests': 'The same thing comes in twice.',
  'late approvals': 'Nobody decides in time.',
  'wrong inputs': 'What comes in contradicts itself, or cannot be right.',
  'skipped steps': 'Somebody goes around a step.',
}

export function messyCasesView(given: MessyCasesOf): MessyCasesPage {
  const { file } = given
  const address = messyAddress(file.pilot.code)
  const kinds = kindsTried(file)
  const untried = kinds.filter(({ isTried }) => !isTried)
  const failed = kinds.filter(({ isTried, tests }) => isTried && tests.some(hasFailed))
  const settled = kinds.filter((kind) => !untried.includes(kind) && !failed.includes(kind))
  const mayWrite = mayWriteMessyCases(given)
  const hasRules = rulesInEffect(file.rules).length > 0
  const next =
    lastStage(file.pilot) === null
      ? 'The launch waits until each of the five kinds has passed on the rules as they stand.'
      : 'A rule that changes puts its tests up to be run again.'
  return {
    says: saysHowMany(untried.length),
    kinds: [...untried, ...failed, ...settled].map((kind) => kindShown(given, kind, address)),
    write: mayWrite && hasRules ? primary(next, { text: 'Write a test', href: `${address}/new` }) : null,
    noRule: mayWrite && !hasRules ? noRule(file.pilot.code) : null,
  }
}

function saysHowMany(untried: number): string {
  if (untried === 0) return 'Each of the five kinds was tried.'
  return untried === 1 ? 'One of the five kinds was not tried yet.' : `${untried} of the five kinds were not tried yet.`
}

export function messyAddress(code: string): string {
  return `/pilots/${encodeURIComponent(code)}/messy-cases`
}

/** Whether this person writes and runs tests now. */
export function mayWriteMessyCases({ file, seats }: Pick<MessyCasesOf, 'file' | 'seats'>): boolean {
  return !hasEnded(file.pilot) && seats.some((seat) => seat === 'coo' || seat === 'lead')
}

export function noRule(code: string): Empty {
  const link = { text: 'Write the rules', href: `/pilots/${encodeURIComponent(code)}/rules` }
  return { text: 'A messy case tries a rule, and there is none yet.', link }
}

function kindShown(given: MessyCasesOf, { kind, tests, isTried }: KindTried, address: string): KindShown {
  const says = isTried ? kindHints[kind] : `Not tried yet. ${kindHints[kind]}`
  const may = mayWriteMessyCases(given) && rulesInEffect(given.file.rules).length > 0
  const link = may ? { text: 'Write one', href: `${address}/new?kind=${encodeURIComponent(kind)}` } : undefined
  return {
    id: kind.replace(' ', '-'),
    heading: atStart(kind),
    hint: says,
    checks: tests.length === 0 ? null : { lines: tests.map((test) => lineOf(given, test, address)) },
    empty: { text: 'No test of this kind is written yet.', link },
  }
}

const states: Readonly<Record<MessyCase['standing'], CheckState>> = {
  pass: 'pass',
  fail: 'fail',
  'not run': 'not measured',
  'rule changed': 'not measured',
  'rule gone': 'not applicable',
}

function lineOf(given: MessyCasesOf, test: MessyCase, address: string): CheckLine {
  const { number, content, standing } = test
  const links: readonly Link[] = [{ text: linkText(given, test), href: `${address}/${number}` }]
  return checkLine(states[standing], `${number}. ${content.given}`, {
    evidence: `${ruleName(content.rule)} should: ${content.expected}`,
    missing: missingOf(test),
    note: lastRun(given, test),
    links,
  })
}

function linkText(given: MessyCasesOf, { standing }: MessyCase): string {
  const isOpen = standing === 'not run' || standing === 'rule changed' || standing === 'fail'
  if (!mayWriteMessyCases(given) || !isOpen) return 'Open'
  return standing === 'not run' ? 'Run it' : 'Run it again'
}

/** What is to be done about a test; nothing for one that passed on the rule as it stands. */
export function missingOf({ standing, content }: MessyCase): string | undefined {
  const rule = ruleName(content.rule)
  if (standing === 'not run') return 'Nobody has run it yet.'
  if (standing === 'fail') return 'It failed: put the rule right, then run it again.'
  if (standing === 'rule changed') return `${rule} has changed since: run it again.`
  return standing === 'rule gone' ? `${rule} is no longer in effect: drop this test.` : undefined
}

function lastRun({ file, names, calendar, now }: MessyCasesOf, { runs }: MessyCase): string | undefined {
  const last = runs.at(-1)
  if (!last) return undefined
  const who = nameWithSeat(names, file.pilot.holders, last.by)
  return `${last.result}, ${last.how}, ${who} on ${dayOf(last.at, calendar.zone, now)}`
}

function atStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
