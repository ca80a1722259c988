// What stands in a rule change's way, as people read it before they sign or send.
import { ruleName } from '../domain/rule.ts'
import type { Conflict, InWeek } from '../domain/rule-conflicts.ts'

/** What was found, and what follows from it. */
export type Met = { readonly text: string; readonly note: string }

/** "Rule change 4 is about R3 too.", with what it means for this one. */
export function conflictInWords({ change, rule, how }: Conflict): Met {
  const [other, name] = [`Rule change ${change}`, ruleName(rule)]
  if (how === 'same rule')
    return {
      text: `${other} is about ${name} too.`,
      note: 'Once one of the two is switched on, the other has to be rebased on it.',
    }
  if (how === 'stands below')
    return { text: `${other} is about a rule under ${name}.`, note: `This one would change ${name} above it.` }
  const would = how === 'retires above' ? 'retire' : 'change'
  return { text: `${other} would ${would} ${name}.`, note: `This one is about a rule that stands under ${name}.` }
}

/** "R5 is to be switched on in the same week, by rule change 4.", with what that costs. */
export function sharingInWords({ change, isOn }: InWeek): Met {
  const when = isOn ? 'was switched on' : 'is to be switched on'
  return {
    text: `${ruleName(change.content.rule)} ${when} in the same week, by rule change ${change.number}.`,
    note: 'Nobody could tell which of the two did what.',
  }
}
