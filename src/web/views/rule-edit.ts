// The page on which a rule of a draft is written, or worded anew; where somebody else saved meanwhile, with what they changed.
import { type RuleContent, ruleName, type RuleVersion, type Section } from '../../domain/rule.ts'
import { answered, type Field, type Problem, type Problems, problemSummary, type Sent } from './field.ts'
import { type Primary, primary } from './keys.ts'
import { ruleQuestions } from './rule-form.ts'
import { type ChangedTerm, changedTerms } from './rule-terms.ts'

export type RuleEditOf = {
  readonly rules: readonly RuleVersion[]
  /** The version that is worded anew; null for a rule that is added. */
  readonly current: RuleVersion | null
  /** Where a new rule is to stand, as the address asks for it. */
  readonly section: Section | undefined
  readonly under: number | null
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
  /** The version that was on the page when somebody else saved. */
  readonly overtaken: RuleVersion | null
  /** Address of the book. */
  readonly address: string
}

export type RuleEdit = {
  readonly heading: string
  readonly action: string
  readonly seen: string
  readonly problems: Problems | null
  readonly moved: readonly ChangedTerm[]
  readonly fields: readonly Field[]
  readonly primary: Primary
}

export function ruleEditView(given: RuleEditOf): RuleEdit {
  const { rules, current, sent, problems, address } = given
  const name = current && ruleName(current.number)
  const words: Partial<RuleContent> = current?.content ?? { section: given.section, under: given.under }
  return {
    heading: name ? `Edit ${name}` : 'Write a rule',
    action: name ? `${address}/${name}` : address,
    seen: current?.hash ?? '',
    problems: problemSummary(problems),
    moved: movedSince(given),
    fields: answered(ruleQuestions(rules, current?.number ?? null, words), sent, problems),
    primary: {
      ...primary('It is in force from the launch on. Until then it can be edited, moved and taken out again.', {
        text: 'Save the rule',
      }),
      away: { text: 'Back without saving', href: name ? `${address}/${name}` : address },
    },
  }
}

function movedSince({ overtaken, current }: RuleEditOf): readonly ChangedTerm[] {
  if (!overtaken || !current) return []
  return changedTerms(
    { heading: `Version ${overtaken.version}, which you opened`, content: overtaken.content },
    { heading: `Version ${current.version}, saved since`, content: current.content },
  )
}
