// Signs of drift in the rules, as people read them: what was seen, and what whoever's move it is can do.
import { counted, listed } from '../domain/advice/wording.ts'
import type { SwitchOn } from '../domain/attribution.ts'
import { type EarlyAsker, timesAsked } from '../domain/freeze-signals.ts'
import { ruleName } from '../domain/rule.ts'
import type { Seen } from '../domain/rule-signals.ts'
import { thingText } from './decisions.ts'
import { nameOf, type Names } from './people.ts'

/** What was seen, and the next step, a sentence each. */
export type SignalInWords = { readonly seen: string; readonly next: string }

export function signalInWords(seen: Seen, names: Names): SignalInWords {
  if (seen.what === 'exceptions outnumber rules')
    return {
      seen: `${counted(seen.exceptions, 'exception stands', 'exceptions stand')} against ${counted(seen.others, 'other rule')}.`,
      next: 'Make rules of the exceptions that recur, and retire those that nobody needs.',
    }
  if (seen.what === 'in effect before its approval')
    return {
      seen: `${ruleName(seen.rule)} was in effect before rule change ${seen.change} was approved.`,
      next: 'Verify the ledger, and find out how.',
    }
  if (seen.what === 'asked in the freeze')
    return {
      seen: `${counted(seen.times, 'thing was', 'things were')} asked for before the first cycle ended: ${listed(seen.by.map((one) => askerInWords(one, names)))}.`,
      next: 'Take up, accept or cut each in the review after the cycle, and talk to whoever asks most.',
    }
  return decisionsInWords(seen, names)
}

type OfDecisions = Exclude<
  Seen,
  { what: 'exceptions outnumber rules' | 'in effect before its approval' | 'asked in the freeze' }
>

function decisionsInWords(seen: OfDecisions, names: Names): SignalInWords {
  if (seen.what === 'freeze broken')
    return {
      seen: `${listed(seen.by.map((person) => nameOf(names, person)))} broke the freeze for ${thingText(seen.thing)}.`,
      next: 'Read the figures of the first cycle with that in mind.',
    }
  if (seen.what === 'several in one week')
    return {
      seen: `${crowdInWords(seen.made)}: nobody can tell what caused what.`,
      next: 'Switch on one change a week.',
    }
  if (seen.what === 'a side disputed')
    return {
      seen: `Rule change ${seen.change} was called not safe yet ${counted(seen.objections, 'time')}.`,
      next: 'Ask somebody from outside to look at it with both of you.',
    }
  return {
    seen: `${counted(seen.waiting, 'rule change')} are open at the same time.`,
    next: 'Settle the oldest ones, or ask somebody from outside to look at them with both of you.',
  }
}

/** "Ben 3" */
function askerInWords(asker: EarlyAsker, names: Names): string {
  return `${nameOf(names, asker.person)} ${timesAsked(asker)}`
}

/** "R3 and R5 were switched on in the same week" */
export function crowdInWords(made: readonly SwitchOn[]): string {
  const rules = [...new Set(made.map(({ rule }) => ruleName(rule)))]
  const times = rules.length < made.length ? ` ${counted(made.length, 'time')}` : ''
  return `${listed(rules)} ${rules.length === 1 ? 'was' : 'were'} switched on${times} in the same week`
}
