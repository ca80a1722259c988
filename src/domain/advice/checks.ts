// The gate's checks as the engine reads them. A check that nobody measured, or that nobody even listed, has not passed.
import { requiredChecks, type CheckResult, type Facts } from './facts.ts'
import { plainWords } from './wording.ts'

/** What a check claims, and the sentence when it fails. */
const sentences: Readonly<Record<string, { claim: string; failed: string }>> = {
  rule_owner: {
    claim: 'every rule has one person who answers in time',
    failed: 'Not every rule has one person who answers in time.',
  },
  when_to_use: {
    claim: 'the whole group has acknowledged when to use it',
    failed: 'Not everyone in the group has acknowledged when to use it.',
  },
  failure_detection: {
    claim: 'failed runs are seen fast enough',
    failed: 'Failed runs are not seen fast enough.',
  },
  manual_fallback: {
    claim: 'the manual fallback has passed a drill',
    failed: 'The manual fallback has not passed a drill.',
  },
  beats_old_flow: {
    claim: 'the new flow beats the old one',
    failed: 'The new flow does not beat the old one.',
  },
  documents_current: {
    claim: 'rule book and map are confirmed current',
    failed: 'Rule book and map are not confirmed current.',
  },
  nothing_half_done: {
    claim: 'nothing is left half done',
    failed: 'Something is half switched on, or an open failure stops work.',
  },
  exclusions: {
    claim: 'at most 5 % of the cases are left out',
    failed: 'More than 5 % of the cases are left out.',
  },
}

/** Every check by name: the required ones in their order, then the others alphabetically. */
export function checkNames(facts: Facts): readonly string[] {
  const required: readonly string[] = requiredChecks
  const others = Object.keys(facts.checks).filter((name) => !required.includes(name))
  return [...required, ...others.sort()]
}

/** How a check stands; one that is not among the facts was not measured. */
export function checkResult(facts: Facts, name: string): CheckResult {
  return (Object.hasOwn(facts.checks, name) ? facts.checks[name] : null) ?? 'not measured'
}

/** What holds when the check has passed, as the half of a sentence. */
export function claimOf(name: string): string {
  return sentences[name]?.claim ?? `the check "${plainWords(name)}" has passed`
}

/** How a check stands, as a sentence. */
export function checkSentence(name: string, result: CheckResult): string {
  const claim = claimOf(name)
  if (result === 'pass') return `${claim.charAt(0).toUpperCase()}${claim.slice(1)}.`
  if (result === 'not applicable') return `The check "${plainWords(name)}" does not apply here.`
  if (result === 'not measured') return `Nobody has measured whether ${claim}.`
  return sentences[name]?.failed ?? `The check "${plainWords(name)}" has failed.`
}
