// What changed lately in the rules, in plain words, old beside new: what was switched on in the last 30 days, and whatever
// this person has not seen yet.
import { daysAfter } from '../../domain/day.ts'
import { type Changed, hasSeen, toAcknowledge, whatChanged } from '../../domain/know.ts'
import { ruleName, type RuleVersion } from '../../domain/rule.ts'
import { dayOf } from '../../words/dates.ts'
import { ruleInWords } from '../../words/rules.ts'
import type { Shown } from '../pilot-request.ts'
import { type Acknowledging, acknowledging } from './acknowledging.ts'
import type { Difference } from './difference.ts'
import { wordDifference } from './word-difference.ts'

export type ChangeShown = Acknowledging & {
  readonly id: string
  readonly heading: string
  readonly difference: Difference
  readonly href: string
}

const recentDays = 30

/** Newest first. Where nothing else is the page's action, the newest one that waits for the person is. */
export function changesShown(given: Shown & { readonly person: string }, hasAction: boolean): readonly ChangeShown[] {
  const { file, person, calendar, now } = given
  const waiting = toAcknowledge(file, person).map(({ subject }) => subject)
  const since = daysAfter(calendar.dayOf(now), -recentDays)
  const shown = whatChanged(file).filter(
    ({ change, after }) => waiting.includes(String(change)) || calendar.dayOf(after.at) >= since,
  )
  const first = hasAction ? undefined : shown.find(({ change }) => waiting.includes(String(change)))
  return shown.map((changed) => changeShown(changed, given, changed === first))
}

function changeShown(changed: Changed, given: Shown & { readonly person: string }, isFirst: boolean): ChangeShown {
  const { file, person, calendar, now } = given
  const { change, after, stands } = changed
  const day = dayOf(after.at, calendar.zone, now)
  const isSeen = hasSeen(file, change, person)
  return {
    id: `change-${change}`,
    heading: `${headingOf(changed)} on ${day}`,
    difference: differenceOf(changed),
    href: `/pilots/${encodeURIComponent(file.pilot.code)}/rule-changes/${change}`,
    ...acknowledging(file, {
      what: 'switch-on',
      subject: String(change),
      said: stands ? (isSeen ? 'You have seen this.' : null) : 'It has been changed again since.',
      text: 'I have seen this',
      next: 'It is noted with your name.',
      isFirst,
    }),
  }
}

function headingOf({ before, after }: Changed): string {
  const name = ruleName(after.number)
  if (after.retired) return `${name} was retired`
  return before === null ? `${name} came into the book` : `${name} was changed`
}

function differenceOf({ before, after }: Changed): Difference {
  const [old, fresh] = [before === null ? '' : sayingOf(before), after.retired ? '' : sayingOf(after)]
  const moved = wordDifference(old, fresh)
  const note = old === fresh ? 'Only its place in the book is another.' : undefined
  return {
    before: { heading: 'Before', segments: moved.before, none: 'There was no such rule.' },
    after: { heading: 'Since then', segments: moved.after, none: 'It no longer applies.', note },
  }
}

/** Everything that a rule says, to people and to a machine. */
function sayingOf({ content }: RuleVersion): string {
  const says = ruleInWords(content)
  return says === null ? content.text : `${content.text} ${says}`
}
