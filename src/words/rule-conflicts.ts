// What stands in a rule change's way, as people read it before they sign or send.
import { ruleName } from '../domain/rule.ts'
import type { Conflict, InWeek } from '../domain/rule-conflicts.ts'

/** "Rule change 4 is about R3 too: …", with what it means for this one. */
export function conflictInWords({ change, rule, how }: Conflict): string {
  const [other, name] = [`Rule change ${change}`, ruleName(rule)]
  if (how === 'same rule')
    return `${other} is about ${name} too. Once one of the two is switched on, the other has to be rebased on it.`
  if (how === 'retires above') return `${other} would retire ${name}, under which this one stands.`
  if (how === 'changes above') return `${other} would change ${name}, under which this one stands.`
  return `${other} is about a rule under ${name}, which this one would change.`
}

/** "R5 is to be switched on in the same week (rule change 4). …" */
export function sharingInWords({ change, isOn }: InWeek): string {
  const name = ruleName(change.content.rule)
  const when = isOn ? 'was switched on' : 'is to be switched on'
  return `${name} ${when} in the same week, by rule change ${change.number}. Nobody could tell which of the two did what.`
}
