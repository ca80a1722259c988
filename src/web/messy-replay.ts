// Replaying one messy case: what the rules in effect give for the attributes that its test names.
import { compile } from '../conditions/compile.ts'
import { listed, sentence } from '../domain/advice/wording.ts'
import type { MessyContent } from '../domain/messy-case.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { ruleName, rulesInEffect } from '../domain/rule.ts'
import { type Decision, decideCase, decisionInWords, readyRules } from '../domain/rule-outcome.ts'

/** What the rules give, in a sentence; null where the test names no attributes, or its rule decides no cases. */
export function replayedOutcome({ rules }: Pick<PilotFile, 'rules'>, test: MessyContent): string | null {
  const ready = readyRules(rulesInEffect(rules), compile)
  const takesPart = ready.some(({ number }) => number === test.rule)
  return takesPart && Object.keys(test.attributes).length > 0 ? inWords(decideCase(ready, test.attributes)) : null
}

function inWords(decision: Decision): string {
  if (decision.kind === 'no rule applies') return 'No rule that can be checked speaks to this case.'
  if (decision.kind === 'undecided') return `${ruleName(decision.rule.number)} cannot tell: ${inside(decision.why)}`
  const by = Object.values(decision.by).flatMap((rule) => (rule === null ? [] : ruleName(rule.number)))
  return `${sentence(decisionInWords(decision))} (${listed([...new Set(by)])}).`
}

function inside(why: string): string {
  return why.charAt(0).toLowerCase() + why.slice(1)
}
