// What a rule says, term by term, and which terms read differently in two of its versions.
import { type RuleContent, ruleName } from '../../domain/rule.ts'
import { ruleInWords, sectionName } from '../../words/rules.ts'
import type { Difference } from './difference.ts'
import { wordDifference } from './word-difference.ts'

/** One term that reads differently in the two wordings. */
export type ChangedTerm = { readonly term: string; readonly difference: Difference }

/** A wording as a comparison names it: "Version 2", and its content; null where the rule is not in the book. */
export type Wording = { readonly heading: string; readonly content: RuleContent | null }

/** Every term in which two wordings of a rule differ; nothing when both say the same, wherever they stand in their section. */
export function changedTerms(before: Wording, after: Wording): readonly ChangedTerm[] {
  const [old, fresh] = [termsOf(before.content), termsOf(after.content)]
  return [...new Set([...fresh.keys(), ...old.keys()])]
    .filter((term) => old.get(term) !== fresh.get(term))
    .map((term) => {
      const moved = wordDifference(old.get(term) ?? '', fresh.get(term) ?? '')
      return {
        term,
        difference: {
          before: { heading: before.heading, segments: moved.before, none: noneOf(before) },
          after: { heading: after.heading, segments: moved.after, none: noneOf(after) },
        },
      }
    })
}

function noneOf({ content }: Wording): string {
  return content === null ? 'Not in the book.' : 'Nothing.'
}

function termsOf(content: RuleContent | null): ReadonlyMap<string, string> {
  if (content === null) return new Map()
  const { text, section, under } = content
  const says = ruleInWords(content)
  return new Map([
    ['The rule', text],
    ['Section', sectionName(section)],
    ...(under === null ? [] : [['Stands under', ruleName(under)] as const]),
    ...(says === null ? [] : [['What a machine checks', says] as const]),
  ])
}
