// What something that waits would change, in one line: the old words and the new ones where they differ, or the words that
// somebody wrote.
import type { RuleContent, RuleVersion } from '../domain/rule.ts'
import type { ChangeContent } from '../domain/rule-change.ts'
import type { About } from '../domain/waiting.ts'
import { dayName } from './dates.ts'
import { ruleInWords } from './rules.ts'

/** What a line's effect is read from: every version of the rules, and free texts by id. */
export type Beside = { readonly rules: readonly RuleVersion[]; readonly texts: ReadonlyMap<string, string> }

/** The effect in one line; null where the line says it all. */
export function effectText(about: About | null, { rules, texts }: Beside): string | null {
  if (about === null || about.is === 'week' || about.is === 'system change') return null
  if (about.is === 'rule change') return changeEffect(about.content, rules)
  if (about.is === 'credentials') return expiryText(about)
  if (about.is === 'line') return quoted(shortened(about.words))
  if (about.is === 'failure') return quoted(shortened(about.message ?? texts.get(about.text) ?? ''))
  if (about.is === 'request' || about.is === 'question' || about.is === 'action')
    return quoted(shortened(texts.get(about.text) ?? ''))
  const { rule, ruleHash } = about.content
  const drilled = rules.find(({ number, hash }) => number === rule && hash === ruleHash)
  return drilled ? quoted(shortened(drilled.content.text)) : null
}

/** "Their last day is Thursday 1 October 2026; 2 more follow within a month" */
function expiryText({ on, others }: Extract<About, { is: 'credentials' }>): string {
  const more = others === 0 ? '' : `; ${others} more ${others === 1 ? 'follows' : 'follow'} within a month`
  return `Their last day is ${dayName(on)}${more}`
}

function changeEffect({ rule, base, proposal }: ChangeContent, rules: readonly RuleVersion[]): string {
  const before = rules.find(({ number, version }) => number === rule && version === base)?.content ?? null
  if (proposal === null) return `${quoted(shortened(before?.text ?? ''))} goes out of the book`
  return before === null ? quoted(shortened(proposal.text)) : oldToNew(before, proposal)
}

/** “… above € 10,000 go to …” → “… above € 5,000 go to …”; where the words stay, what a machine reads. */
function oldToNew(before: RuleContent, after: RuleContent): string {
  const [old, fresh] =
    before.text === after.text ? [ruleInWords(before), ruleInWords(after)] : [before.text, after.text]
  if (old === fresh) return 'The words stay; the rule moves in the book'
  const parts = whereTheyDiffer((old ?? 'Nothing').split(/\s+/), (fresh ?? 'Nothing').split(/\s+/))
  return parts.map(quoted).join(' → ')
}

/** Words that both texts keep on either side of what differs. */
const wordsAround = 2

function whereTheyDiffer(before: readonly string[], after: readonly string[]): readonly [string, string] {
  const shorter = Math.min(before.length, after.length)
  const sameFrom = (isSame: (at: number) => boolean, most: number) => {
    const first = Array.from({ length: most }, (_, at) => at).findIndex((at) => !isSame(at))
    return first === -1 ? most : first
  }
  const ahead = sameFrom((at) => before[at] === after[at], shorter)
  const behind = sameFrom((at) => before.at(-1 - at) === after.at(-1 - at), shorter - ahead)
  const part = (words: readonly string[]) => around(words, ahead - wordsAround, words.length - behind + wordsAround)
  return [part(before), part(after)]
}

function around(words: readonly string[], from: number, to: number): string {
  const [start, end] = [Math.max(0, from), Math.min(words.length, to)]
  const said = shortened(words.slice(start, end).join(' '))
  return `${start > 0 ? '… ' : ''}${said}${end < words.length && !said.endsWith('…') ? ' …' : ''}`
}

const longest = 90

/** At most a line of it, cut between two words. */
function shortened(text: string): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest).replace(/\s+\S*$/, '')} …`
}

function quoted(text: string): string {
  return `“${text}”`
}
