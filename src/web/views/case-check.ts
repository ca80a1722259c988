// What the rules of its moment say of one case, part by part: which version of which rule, and whether it went so.
import { listed } from '../../domain/advice/wording.ts'
import type { Calendar } from '../../domain/calendar.ts'
import type { CaseCheck, Finding } from '../../domain/case-check.ts'
import { type Outcome, ruleName } from '../../domain/rule.ts'
import { type Part, parts, type RuleRef } from '../../domain/rule-outcome.ts'
import { outcomeInWords } from '../../words/rules.ts'
import { capital } from '../../words/sentences.ts'
import type { Pair, Pairs } from './lists.ts'

export type CheckOf = {
  readonly check: CaseCheck | null
  readonly completedAt: number | null
  readonly calendar: Calendar
  /** Address of the pilot. */
  readonly pilot: string
}

/** What it comes to in one sentence, whether that is a finding, and what was wanted part by part. */
export type Checked = { readonly sentence: string; readonly isFinding: boolean; readonly pairs: Pairs }

/** What is said of a case; null where no rule that could be checked was in effect. */
export function checkedView({ check, completedAt, calendar, pilot }: CheckOf): Checked | null {
  if (check === null || completedAt === null) return null
  const { decision, findings } = check
  const asOf = calendar.dayOf(completedAt)
  const linked = (rule: RuleRef) => ({
    text: `${ruleName(rule.number)}, version ${rule.version}`,
    href: `${pilot}/rules/${ruleName(rule.number)}?asof=${asOf}`,
  })
  return {
    sentence: sentenceOf(check),
    isFinding: findings.length > 0,
    pairs:
      decision.kind === 'decided'
        ? partsSaid(decision.by).map(({ part, rule }) => ({
            ...linked(rule),
            ...saidOf(part, decision.outcome, check),
          }))
        : findings.flatMap(({ rule, why }) => (rule === null ? [] : [{ ...linked(rule), term: 'Asked', note: why }])),
  }
}

function sentenceOf({ decision, findings, notKnown }: CaseCheck): string {
  if (decision.kind === 'no rule applies') return findings[0]?.why ?? ''
  if (decision.kind === 'undecided') return 'The rules that were in effect cannot decide this case.'
  if (findings.length > 0) return `It went against the rules: ${listed(findings.map(({ kind }) => kind))}.`
  return notKnown.length > 0 ? 'It went as the rules wanted, as far as it says.' : 'It went as the rules wanted.'
}

function partsSaid(
  by: Readonly<Record<Part, RuleRef | null>>,
): readonly { readonly part: Part; readonly rule: RuleRef }[] {
  return parts.flatMap((part) => {
    const rule = by[part]
    return rule === null ? [] : [{ part, rule }]
  })
}

function saidOf(part: Part, outcome: Outcome, { findings, notKnown }: CaseCheck): Pick<Pair, 'term' | 'note'> {
  const finding = findings.find(({ kind }) => kind === kindOf[part])
  if (finding) return { term: capital(finding.kind), note: finding.why }
  const went = notKnown.includes(part) ? 'The case does not say how it went.' : 'It went so.'
  return { term: terms[part], note: `${wantedIn(part, outcome)}. ${went}` }
}

const kindOf: Readonly<Record<Part, Finding['kind']>> = {
  route: 'wrong route',
  approver: 'wrong approver',
  limit: 'missed time limit',
  human: 'skipped step',
}

const terms: Readonly<Record<Part, string>> = {
  route: 'Route',
  approver: 'Approver',
  limit: 'Time limit',
  human: 'Human step-in',
}

function wantedIn(part: Part, outcome: Outcome): string {
  return capital(outcomeInWords({ route: null, approver: null, limit: null, human: null, [part]: outcome[part] }))
}
