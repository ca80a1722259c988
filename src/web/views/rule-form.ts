// The questions that make a rule, wherever one is written: its sentence, its section, and the rule it belongs to.
import { type RuleContent, ruleName, rulesInEffect, type RuleVersion, sections } from '../../domain/rule.ts'
import { longestRule } from '../../domain/rule-content.ts'
import { sectionAbout, sectionName } from '../../words/rules.ts'
import type { Choice, Question } from './field.ts'

/** The questions about a rule's words; `number` is null for one that is not in the book yet. */
export function ruleQuestions(
  rules: readonly RuleVersion[],
  number: number | null,
  words: Partial<Pick<RuleContent, 'section' | 'text' | 'under'>>,
): readonly Question[] {
  return [
    {
      kind: 'textarea',
      name: 'text',
      label: 'The rule, as one plain sentence',
      hint: `Somebody new must be able to follow it. At most ${longestRule} characters.`,
      rows: 3,
      value: words.text,
    },
    { kind: 'select', name: 'section', label: 'Section', choices: sectionChoices, value: words.section ?? 'start' },
    {
      kind: 'select',
      name: 'under',
      label: 'Stands under',
      hint: 'An exception stands under the rule that it is an exception from; a human step-in may stand under the rule it belongs to. All others stand by themselves.',
      choices: rulesAbove(rules, number),
      value: String(words.under ?? ''),
    },
  ]
}

const sectionChoices: readonly Choice[] = sections.map((value) => ({
  value,
  text: `${sectionName(value)}: ${sectionAbout(value)}`,
}))

function rulesAbove(rules: readonly RuleVersion[], number: number | null): readonly Choice[] {
  const above = rulesInEffect(rules).filter((rule) => rule.content.under === null && rule.number !== number)
  const choices = above.map((rule) => ({
    value: String(rule.number),
    text: `${ruleName(rule.number)} ${shortened(rule.content.text)}`,
  }))
  return [{ value: '', text: 'No other rule' }, ...choices]
}

/** A rule’s sentence where many stand in a list. */
export function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`
}
