// What a wish comes to: the exact content that two keys would turn on, made from the rule as it is now, and what is wrong
// with it.
import { canonical } from './ledger-entry.ts'
import type { PilotFile } from './pilot-file.ts'
import { overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { newestVersion, type RuleContent, ruleName, type RuleVersion } from './rule.ts'
import { problemsOfRule } from './rule-content.ts'
import { type Asked, type ChangeContent, type Origin, ruleChanges, whyNeeded } from './rule-change.ts'

/** What somebody asks for. `rule` is null for a rule that is to be added, `version` the one a revert brings back. */
export type Wish = {
  readonly kind: ChangeContent['kind']
  readonly rule: number | null
  readonly proposal: RuleContent | null
  readonly version: number | null
  readonly origin: Origin
  /** The earliest instant (ms) of switching on. */
  readonly switchOnAt: number
  readonly why: string
}

/** What stays the same through every round of a change. */
export type Kept = Pick<ChangeContent, 'kind' | 'rule'>

/** The exact content of a wish, made from the rule as it is now; `kept` is null when it is asked for the first time. */
export function contentOf(file: PilotFile, wish: Wish, kept: Kept | null): Asked | Refused {
  const { origin, switchOnAt, proposal } = wish
  const kind = kept?.kind ?? wish.kind
  if (kind === 'add')
    return { kind, rule: kept?.rule ?? nextRule(file), base: 0, proposal, revertsTo: null, origin, switchOnAt }
  const rule = kept?.rule ?? wish.rule
  const current = rule === null ? null : newestVersion(file.rules, rule)
  if (!current) return refuseFields([{ field: 'rule', why: 'Choose the rule that is to change.' }])
  if (current.retired && kind !== 'revert')
    return refuse(`${ruleName(current.number)} is no longer in effect. Revert it to bring it back.`)
  const base = { kind, rule: current.number, base: current.version, origin, switchOnAt }
  if (kind === 'revert') return revertOf(file, base, wish.version)
  return { ...base, proposal: kind === 'retire' ? null : proposal, revertsTo: null }
}

/** A revert brings back the wording of an earlier version, as a new one. */
function revertOf(
  { rules }: PilotFile,
  base: Omit<Asked, 'proposal' | 'revertsTo'>,
  version: number | null,
): Asked | Refused {
  const earlier = versionsBefore(rules, base.rule).find((one) => one.version === version)
  if (!earlier) return refuseFields([{ field: 'version', why: 'Choose an earlier version of this rule.' }])
  return { ...base, proposal: earlier.content, revertsTo: earlier.version }
}

/** The versions that a revert can bring back: what the rule once said and does not say now, oldest first. */
export function versionsBefore(rules: readonly RuleVersion[], rule: number): readonly RuleVersion[] {
  const current = newestVersion(rules, rule)
  if (!current) return []
  const earlier = rules.filter((one) => one.number === rule && one.version < current.version && !one.retired)
  return earlier.filter(({ content }) => current.retired || !isSame(content, current.content))
}

/** The next free number: no rule ever had it, and no change has asked for it. */
function nextRule(file: PilotFile): number {
  const taken = [...file.rules.map(({ number }) => number), ...ruleChanges(file).map(({ content }) => content.rule)]
  return Math.max(0, ...taken) + 1
}

/** What is wrong with the content, field by field; nothing when it can be asked for at `now` (ms). */
export function problemsOfChange({ rules }: PilotFile, content: Asked, why: string, now: number): readonly Problem[] {
  return [
    ...(content.kind === 'retire' ? neededProblems(rules, content) : proposalProblems(rules, content)),
    ...timeProblems(content.switchOnAt, now),
    ...reasonProblems(why),
  ]
}

function neededProblems(rules: readonly RuleVersion[], { rule }: Asked): readonly Problem[] {
  const why = whyNeeded(rules, rule)
  return why === null ? [] : [{ field: 'rule', why }]
}

function proposalProblems(rules: readonly RuleVersion[], { kind, rule, proposal }: Asked): readonly Problem[] {
  if (proposal === null) return [{ field: 'text', why: 'Write the rule as one plain sentence.' }]
  const current = newestVersion(rules, rule)
  const isUnchanged = kind === 'replace' && current !== null && isSame(proposal, current.content)
  const unchanged = isUnchanged ? [{ field: 'text', why: `${ruleName(rule)} says exactly this already.` }] : []
  const problems = problemsOfRule(rules, rule, proposal)
  // Nobody words what a revert brings back: what is wrong with it is wrong with the version that was chosen.
  const said = kind === 'revert' ? problems.map(({ why }) => ({ field: 'version', why })) : problems
  return [...said, ...unchanged]
}

/** What is wrong with the instant (ms) of switching on. A form knows minutes, so the one that runs is not past. */
export function timeProblems(switchOnAt: number, now: number): readonly Problem[] {
  return switchOnAt < now - 60_000
    ? [{ field: 'switchOnDay', why: 'That is past. Nothing is switched on backwards.' }]
    : []
}

export function reasonProblems(why: string): readonly Problem[] {
  return why === '' ? [{ field: 'why', why: 'Say why, in a sentence.' }] : []
}

/** Whether two contents say exactly the same. */
export function isSame(one: RuleContent | ChangeContent | Asked, other: RuleContent | ChangeContent | Asked): boolean {
  return canonical(one) === canonical(other)
}

/**
 * Whoever asks has read one version of the rule, 0 for one that is to be added. Overtaken when another one was switched on
 * meanwhile, or the wish would be made from words that nobody looked at.
 */
export function ruleMoved({ rules }: PilotFile, rule: number | null, seen: number): Refused | null {
  const version = rule === null ? 0 : (newestVersion(rules, rule)?.version ?? 0)
  return version === seen ? null : overtaken(rule === null ? 'The rule' : ruleName(rule))
}
