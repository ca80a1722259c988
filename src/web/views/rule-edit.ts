// The page on which a rule of a draft is written, or worded anew; where somebody else saved meanwhile, with what they changed.
import { type RuleContent, ruleName, type RuleVersion, type Section } from '../../domain/rule.ts'
import type { AttributeField } from '../../domain/attribute-field.ts'
import { answered, type Field, type Problem, type Problems, problemSummary, type Sent } from './field.ts'
import { type Primary, primary } from './keys.ts'
import { type ConditionForm, conditionForm } from './rule-condition.ts'
import { ruleQuestions } from './rule-form.ts'
import { type ChangedTerm, changedTerms } from './rule-terms.ts'

export type RuleEditOf = {
  readonly rules: readonly RuleVersion[]
  /** The version that is worded anew; null for a rule that is added. */
  readonly current: RuleVersion | null
  /** Where a new rule is to stand, as the address asks for it. */
  readonly section: Section | undefined
  readonly under: number | null
  /** The fields that the pilot's cases give. */
  readonly known: readonly AttributeField[]
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
  /** Somebody else saved meanwhile; the page shows what, and is on their version from now on. */
  readonly isMoved: boolean
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
  readonly condition: ConditionForm
  readonly primary: Primary
}

export function ruleEditView(given: RuleEditOf): RuleEdit {
  const { rules, current, known, sent, problems, address } = given
  const name = current && ruleName(current.number)
  const words: Partial<RuleContent> = current?.content ?? { section: given.section, under: given.under }
  return {
    heading: name ? `Edit ${name}` : 'Write a rule',
    action: name ? `${address}/${name}` : address,
    seen: seenBy(given),
    problems: problemSummary(problems),
    moved: movedSince(given),
    fields: answered(ruleQuestions(rules, current?.number ?? null, words), sent, problems),
    condition: conditionForm({
      content: current?.content ?? null,
      fields: known,
      sent,
      problems,
      again: name ? `${address}/${name}/edit` : `${address}/new`,
    }),
    primary: {
      ...primary('It is in force from the launch on. Until then it can be edited, moved and taken out again.', {
        text: 'Save the rule',
      }),
      away: { text: 'Back without saving', href: name ? `${address}/${name}` : address },
    },
  }
}

/** The hash of the version that what was typed is meant for. */
function seenBy({ current, sent, isMoved }: RuleEditOf): string {
  return !isMoved && typeof sent?.seen === 'string' ? sent.seen : (current?.hash ?? '')
}

function movedSince({ rules, current, sent, isMoved }: RuleEditOf): readonly ChangedTerm[] {
  const opened = rules.findLast(({ number, hash }) => number === current?.number && hash === sent?.seen)
  if (!isMoved || !opened || !current) return []
  return changedTerms(
    { heading: `Version ${opened.version}, which you opened`, content: opened.content },
    { heading: `Version ${current.version}, saved since`, content: current.content },
  )
}
