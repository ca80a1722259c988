// Two versions of a charter side by side: only what differs, term by term, word by word.
import type { CharterContent } from '../../domain/charter.ts'
import { charterInWords } from '../../words/charter.ts'
import type { Names } from '../../words/people.ts'
import type { Difference } from './difference.ts'
import { wordDifference } from './word-difference.ts'

/** One term that reads differently in the two versions. */
export type ChangedTerm = { readonly term: string; readonly difference: Difference }

/** A version as a comparison names it: "Version 2", and its content. */
export type Compared = { readonly heading: string; readonly content: CharterContent }

/** Every term that differs, in the order of the charter; nothing when both say the same. */
export function charterDifference(before: Compared, after: Compared, names: Names): readonly ChangedTerm[] {
  const [old, fresh] = [termsOf(before.content, names), termsOf(after.content, names)]
  const terms = [...new Set([...fresh.keys(), ...old.keys()])]
  return terms
    .filter((term) => old.get(term) !== fresh.get(term))
    .map((term) => {
      const moved = wordDifference(old.get(term) ?? '', fresh.get(term) ?? '')
      const none = 'Not in this version.'
      return {
        term,
        difference: {
          before: { heading: before.heading, segments: moved.before, none },
          after: { heading: after.heading, segments: moved.after, none },
        },
      }
    })
}

/** What each term says with its note; long hours of weekly values are part of it. */
function termsOf(content: CharterContent, names: Names): ReadonlyMap<string, string> {
  const sections = charterInWords(content, names)
  return new Map(
    sections.flatMap(({ terms }) => terms.map(({ term, text, note }) => [term, note ? `${text} (${note})` : text])),
  )
}
