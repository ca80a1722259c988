// The old rule and the new one side by side, and what moved between two rounds of a change, term by term and word by word.
import type { RuleContent } from '../../domain/rule.ts'
import { ruleName } from '../../domain/rule.ts'
import { type ChangeContent, isOpen, type RuleChange } from '../../domain/rule-change.ts'
import { dayTime } from '../../words/dates.ts'
import { originInWords } from '../../words/rule-changes.ts'
import { ruleInWords, sectionName } from '../../words/rules.ts'
import type { Pairs } from './lists.ts'
import type { ChangeOf } from './rule-change-of.ts'
import { type ChangedTerm, changedTerms } from './rule-terms.ts'
import { wordDifference } from './word-difference.ts'

/** What a change would do to its rule. */
export type RuleDifference = {
  readonly heading: string
  readonly terms: readonly ChangedTerm[]
  /** What it leaves as it is, or all that a new rule says beside its sentence. */
  readonly beside: Pairs
}

/** The version that the change was made from beside what it proposes. */
export function ruleDifference({ file, change }: Pick<ChangeOf, 'file' | 'change'>): RuleDifference {
  const { rule, base, proposal } = change.content
  const before = file.rules.find((one) => one.number === rule && one.version === base) ?? null
  const old = before && !before.retired ? before.content : null
  const headings = { before: headingBefore(change), after: change.stage === 'in effect' ? 'Since then' : 'Proposed' }
  const heading = change.stage === 'in effect' ? 'What changed' : 'What would change'
  if (old === null || proposal === null) return { heading, ...wholeRule(old, proposal, rule, headings) }
  const terms = [
    ...changedTerms({ heading: headings.before, content: old }, { heading: headings.after, content: proposal }),
    ...term('Place in its section', String(old.place), String(proposal.place), headings),
  ]
  const sentence = old.text === proposal.text ? [{ term: 'The rule', text: old.text, note: 'stays as it is' }] : []
  return { heading, terms, beside: [...sentence, ...unchangedChecks(old, proposal)] }
}

type Headings = { readonly before: string; readonly after: string }

/** What stands on the left was true when the change was asked for; whether it still is, the stage tells. */
function headingBefore(change: RuleChange): string {
  const { base } = change.content
  if (change.stage === 'in effect') return 'Before'
  return isOpen(change) && change.stage !== 'stale'
    ? 'Today'
    : `When it was asked for${base > 0 ? ` (version ${base})` : ''}`
}

/** A rule that comes or goes is shown whole: its sentence, and below it what else it says. */
function wholeRule(
  old: RuleContent | null,
  proposal: RuleContent | null,
  rule: number,
  headings: Headings,
): Omit<RuleDifference, 'heading'> {
  const moved = wordDifference(old?.text ?? '', proposal?.text ?? '')
  const none = {
    before: 'No rule says this.',
    after: `${ruleName(rule)} holds no longer. The book of earlier days keeps it.`,
  }
  const difference = {
    before: { heading: headings.before, segments: moved.before, none: none.before },
    after: { heading: headings.after, segments: moved.after, none: none.after },
  }
  const whole = proposal ?? old
  return { terms: [{ term: 'The rule', difference }], beside: whole ? besideSentence(whole) : [] }
}

function besideSentence(content: RuleContent): Pairs {
  const says = ruleInWords(content)
  return [
    { term: 'Section', text: sectionName(content.section) },
    ...(content.under === null ? [] : [{ term: 'Stands under', text: ruleName(content.under) }]),
    ...(says === null ? [] : [{ term: 'What a machine checks', text: says }]),
  ]
}

function unchangedChecks(old: RuleContent, proposal: RuleContent): Pairs {
  const says = ruleInWords(proposal)
  if (says === null || says !== ruleInWords(old)) return []
  return [{ term: 'What a machine checks', text: says, note: 'stays as it is' }]
}

/** What differs between two contents of a change: the rule it proposes, its time, its origin. */
export function contentDifference(
  before: { readonly heading: string; readonly content: ChangeContent },
  after: { readonly heading: string; readonly content: ChangeContent },
  { calendar, now }: Pick<ChangeOf, 'calendar' | 'now'>,
): readonly ChangedTerm[] {
  const headings = { before: before.heading, after: after.heading }
  const when = ({ switchOnAt }: ChangeContent) => dayTime(switchOnAt, calendar.zone, now)
  return [
    ...changedTerms(
      { heading: before.heading, content: before.content.proposal },
      { heading: after.heading, content: after.content.proposal },
    ),
    ...term('Place in its section', placeOf(before.content), placeOf(after.content), headings),
    ...term('To be switched on', when(before.content), when(after.content), headings),
    ...term('Origin', originInWords(before.content.origin), originInWords(after.content.origin), headings),
    ...term('Made from', baseOf(before.content), baseOf(after.content), headings),
  ]
}

function placeOf({ proposal }: ChangeContent): string {
  return proposal ? String(proposal.place) : ''
}

function baseOf({ rule, base }: ChangeContent): string {
  return base === 0 ? '' : `version ${base} of ${ruleName(rule)}`
}

function term(name: string, old: string, fresh: string, headings: Headings): readonly ChangedTerm[] {
  if (old === fresh) return []
  const moved = wordDifference(old, fresh)
  const before = { heading: headings.before, segments: moved.before, none: 'Nothing.' }
  return [
    { term: name, difference: { before, after: { heading: headings.after, segments: moved.after, none: 'Nothing.' } } },
  ]
}
