// What the rules say of one case: where it goes, who approves it, how long it may take, and what a person must do.
//
// Only a rule with an outcome takes part; without a condition it speaks to every case. The rules are asked in the order of
// the book, but what stands under a rule (an exception, a human step-in) is asked before that rule, and speaks only where
// the rule itself would. Each part is settled by the first rule that speaks to the case and says it; what the first leaves
// open a later one may say. Where a rule that could still settle a part cannot tell whether it speaks, the case is
// undecided by that rule: nobody may guess past it.
import type { Attributes } from './attribute-value.ts'
import { both, type Judge, lacking } from './judgement.ts'
import type { Condition, Outcome, RuleVersion } from './rule.ts'
import { shortLimit } from './time-limit.ts'

export const parts = ['route', 'approver', 'limit', 'human'] as const
export type Part = (typeof parts)[number]

export type RuleRef = { readonly number: number; readonly version: number }

/** A rule that is ready to decide cases. */
export type ReadyRule = Judge & RuleRef & { readonly outcome: Outcome }

export type Decision =
  | {
      readonly kind: 'decided'
      readonly outcome: Outcome
      /** Which rule said which part; null for what none said. */
      readonly by: Readonly<Record<Part, RuleRef | null>>
    }
  | { readonly kind: 'undecided'; readonly rule: RuleRef; readonly why: string }
  | { readonly kind: 'no rule applies' }

/** The rules that take part, in the order in which they are asked. `rules` come in the order of the book. */
export function readyRules(
  rules: readonly RuleVersion[],
  compile: (condition: Condition) => Judge,
): readonly ReadyRule[] {
  const inOrder = rules.toSorted((a, b) => rankOf(a, rules) - rankOf(b, rules))
  return inOrder.flatMap((rule) => {
    const { condition, outcome, under } = rule.content
    if (outcome === null || parts.every((part) => outcome[part] === null)) return []
    const above = rules.find(({ number }) => number === under)?.content.condition ?? null
    const judges = [above, condition].filter((each) => each !== null).map(compile)
    return [{ ...judges.reduce(both, always), number: rule.number, version: rule.version, outcome }]
  })
}

const always: Judge = { evaluate: () => true, reads: [] }

/** Its place in the book; what stands under a rule comes half a place before it. */
function rankOf(rule: RuleVersion, rules: readonly RuleVersion[]): number {
  const above = rules.findIndex(({ number }) => number === rule.content.under)
  return above === -1 ? rules.indexOf(rule) : above - 0.5
}

const nothingSaid: Outcome = { route: null, approver: null, limit: null, human: null }

/** What the rules say of a case. */
export function decideCase(rules: readonly ReadyRule[], attributes: Attributes): Decision {
  const speaking: ReadyRule[] = []
  let outcome = nothingSaid
  for (const rule of rules) {
    if (!addsTo(outcome, rule.outcome)) continue
    const speaks = rule.evaluate(attributes)
    if (speaks === 'undecided') return undecided(rule, attributes)
    if (!speaks) continue
    speaking.push(rule)
    outcome = completed(outcome, rule.outcome)
  }
  return speaking.length === 0 ? { kind: 'no rule applies' } : { kind: 'decided', outcome, by: saidBy(speaking) }
}

/** Whether the second says a part that the first leaves open. */
function addsTo(first: Outcome, then: Outcome): boolean {
  return (
    (first.route === null && then.route !== null) ||
    (first.approver === null && then.approver !== null) ||
    (first.limit === null && then.limit !== null) ||
    (first.human === null && then.human !== null)
  )
}

/** What was said first stays. */
function completed(first: Outcome, then: Outcome): Outcome {
  return {
    route: first.route ?? then.route,
    approver: first.approver ?? then.approver,
    limit: first.limit ?? then.limit,
    human: first.human ?? then.human,
  }
}

function saidBy(speaking: readonly ReadyRule[]): Readonly<Record<Part, RuleRef | null>> {
  const first = (part: Part): RuleRef | null => {
    const rule = speaking.find(({ outcome }) => outcome[part] !== null)
    return rule === undefined ? null : refOf(rule)
  }
  return { route: first('route'), approver: first('approver'), limit: first('limit'), human: first('human') }
}

function undecided(rule: ReadyRule, attributes: Attributes): Decision {
  const missing = lacking(rule.reads, attributes).map((name) => `“${name}”`)
  const why = missing.length === 0 ? 'Its condition cannot be read.' : `The case does not say ${missing.join(' and ')}.`
  return { kind: 'undecided', rule: refOf(rule), why }
}

function refOf({ number, version }: RuleRef): RuleRef {
  return { number, version }
}

/** A decision in a few words: "to Finance, Olivia approves, 4 h". */
export function decisionInWords(decision: Decision): string {
  if (decision.kind !== 'decided') return decision.kind
  const { route, approver, limit, human } = decision.outcome
  const said = [
    route === null ? null : `to ${route}`,
    approver === null ? null : `${approver} approves`,
    limit === null ? null : shortLimit(limit),
    human === null ? null : `a person ${human}`,
  ]
  return said.filter((part) => part !== null).join(', ')
}
