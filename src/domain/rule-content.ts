// What a rule must say to stand in the book: one plain sentence, in its section, under a rule that is there.
import type { Problem } from './refusal.ts'
import { newestVersion, type RuleContent, ruleName, type RuleVersion, rulesInEffect, type Section } from './rule.ts'

export const longestRule = 300
const lastPlace = 999
/** Rules are put this far apart, so that another one can be moved between them. */
const apart = 10

/** Sections whose rules stand under the rule they belong to. */
const belonging: readonly Section[] = ['exception', 'human step-in']

/** What is wrong with a rule's content, field by field; nothing when it may stand as rule `number`. */
export function problemsOfRule(
  rules: readonly RuleVersion[],
  number: number,
  { section, text, under, place }: RuleContent,
): readonly Problem[] {
  return [
    ...textProblems(text),
    ...underProblems(rules, number, section, under),
    ...(Number.isInteger(place) && place >= 1 && place <= lastPlace
      ? []
      : [{ field: 'place', why: `Give the place in its section, from 1 to ${lastPlace}.` }]),
  ]
}

function textProblems(text: string): readonly Problem[] {
  if (text === '') return [{ field: 'text', why: 'Write the rule as one plain sentence.' }]
  if (text.length > longestRule)
    return [
      { field: 'text', why: `Keep it to one sentence of at most ${longestRule} characters; this has ${text.length}.` },
    ]
  if (text.includes('\n'))
    return [{ field: 'text', why: 'One rule is one sentence on one line. Make two rules of it.' }]
  return []
}

function underProblems(
  rules: readonly RuleVersion[],
  number: number,
  section: Section,
  under: number | null,
): readonly Problem[] {
  const say = (why: string) => [{ field: 'under', why }]
  if (under === null)
    return section === 'exception'
      ? say('An exception belongs to a rule. Choose which one it is an exception from.')
      : []
  if (!belonging.includes(section)) return say('Only an exception or a human step-in stands under another rule.')
  if (under === number) return say('A rule cannot stand under itself.')
  const above = newestVersion(rulesInEffect(rules), under)
  if (!above) return say(`${ruleName(under)} is not in effect.`)
  if (above.content.under !== null) return say(`${ruleName(under)} itself stands under a rule. Choose that one.`)
  const hasOwn = rulesInEffect(rules).some((rule) => rule.content.under === number)
  return hasOwn ? say('Other rules stand under this one, so it cannot stand under another.') : []
}

/** The place behind every rule of a section. */
export function placeBehind(rules: readonly RuleVersion[], section: Section): number {
  const places = rulesInEffect(rules).filter(({ content }) => content.section === section)
  return Math.max(0, ...places.map(({ content }) => content.place)) + apart
}

/** A place between two neighbours of a section, either of which may be missing; null when there is none left. */
export function between(before: RuleVersion | undefined, behind: RuleVersion | undefined): number | null {
  const from = before?.content.place ?? 0
  if (!behind) return from + apart
  const to = behind.content.place
  return to - from < 2 ? null : Math.floor((from + to) / 2)
}
