// What the rules of its moment say of one case, part by part: which version of which rule, and whether it went so.
import type { Calendar } from '../../domain/calendar.ts'
import type { CaseCheck, Finding } from '../../domain/case-check.ts'
import { type Outcome, ruleName } from '../../domain/rule.ts'
import { type Part, parts, type RuleRef } from '../../domain/rule-outcome.ts'
import { limitInWords } from '../../words/rules.ts'
import { capital } from '../../words/sentences.ts'
import type { Pair, Pairs } from './lists.ts'

export type CheckOf = {
  readonly check: CaseCheck | null
  readonly completedAt: number | null
  readonly calendar: Calendar
  /** Address of the pilot. */
  readonly pilot: string
}

/** One sentence, or what was wanted part by part. */
export type Checked = { readonly sentence: string | null; readonly pairs: Pairs }

/** What is said of a case; null where no rule that could be checked was in effect. */
export function checkedView({ check, completedAt, calendar, pilot }: CheckOf): Checked | null {
  if (check === null || completedAt === null) return null
  const { decision } = check
  if (decision.kind === 'no rule applies') return { sentence: check.findings[0]?.why ?? null, pairs: [] }

  const asOf = calendar.dayOf(completedAt)
  const hrefOf = ({ number }: RuleRef) => `${pilot}/rules/${ruleName(number)}?asof=${asOf}`
  if (decision.kind === 'undecided')
    return { sentence: null, pairs: [{ term: 'Undecided by', ...named(decision.rule, hrefOf), note: decision.why }] }
  const { outcome, by } = decision
  return {
    sentence: null,
    pairs: parts.flatMap((part) => {
      const rule = by[part]
      return rule === null ? [] : [pairOf(part, outcome, rule, check, hrefOf(rule))]
    }),
  }
}

function named(rule: RuleRef, hrefOf: (rule: RuleRef) => string): Pick<Pair, 'text' | 'href'> {
  return { text: versionName(rule), href: hrefOf(rule) }
}

function versionName({ number, version }: RuleRef): string {
  return `${ruleName(number)}, version ${version}`
}

function pairOf(part: Part, outcome: Outcome, rule: RuleRef, check: CaseCheck, href: string): Pair {
  const finding = check.findings.find(({ kind }) => kind === kindOf[part])
  const went = check.notKnown.includes(part) ? 'the case does not say how it went' : 'it went so'
  const said = finding ? `${capital(finding.kind)}: ${finding.why}` : capital(`${went}.`)
  return { term: terms[part], text: wantedIn(part, outcome), href, note: `${versionName(rule)}. ${said}` }
}

const kindOf: Readonly<Record<Part, Finding['kind']>> = {
  route: 'wrong route',
  approver: 'wrong approver',
  limit: 'missed time limit',
  human: 'skipped step',
}

const terms: Readonly<Record<Part, string>> = {
  route: 'Goes to',
  approver: 'Approved by',
  limit: 'May take',
  human: 'A person',
}

function wantedIn(part: Part, outcome: Outcome): string {
  if (part === 'limit') return outcome.limit === null ? '' : limitInWords(outcome.limit)
  return outcome[part] ?? ''
}
