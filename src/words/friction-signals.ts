// Signs of drift in friction and work by hand, as people read them: what was seen, and what whoever's move it is can do.
import { counted, percent } from '../domain/advice/wording.ts'
import type { FrictionSeen } from '../domain/friction-signals.ts'
import { weekName } from './dates.ts'

/** What was seen, and the next step, a sentence each. */
export function frictionSignalInWords(seen: FrictionSeen): { readonly seen: string; readonly next: string } {
  if (seen.what === 'decided elsewhere') {
    const [newest, ...others] = seen.reports
    const more = others.length === 0 ? '' : ` So do ${counted(others.length, 'other report')}.`
    return {
      seen: `A way around speaks of a decision made in a chat, a mail or a call: “${newest.words}”${more}`,
      next: 'Make a rule of what was decided there, or say that it does not hold.',
    }
  }
  if (seen.what === 'value handled outside')
    return {
      seen: `${seen.outside} of ${seen.all} cases with ${seen.field} “${seen.value}” were handled outside the tool.`,
      next: 'Give these cases a rule, or take them out of the pilot.',
    }
  if (seen.what === 'field corrected by hand')
    return {
      seen: `The field ${seen.field} was corrected by hand in ${seen.cases} of ${seen.all} cases.`,
      next: 'Find out where it comes in wrong, and repair that.',
    }
  if (seen.what === 'more help since success')
    return {
      seen: `${counted(seen.requests, 'request')} for help in the week of ${weekName(seen.week)}, ${seen.before} in the week of ${weekName(seen.announced)}, when the target was first signed as met.`,
      next: 'Read what they ask, and reword the rules or show them the flow again.',
    }
  return {
    seen: `The measures met their targets in the week of ${weekName(seen.week)}, but only ${percent(seen.adoption)} of the cases went through the flow.`,
    next: 'Ask those who work another way why they do.',
  }
}
