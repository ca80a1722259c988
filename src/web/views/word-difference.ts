// What moved between two wordings, word by word, so that a signer sees the change and not two walls of text.
import type { Segment } from './difference.ts'

/** The segments of both wordings: words that only the first has are removed, words that only the second has are added. */
export function wordDifference(before: string, after: string): { before: Segment[]; after: Segment[] } {
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  const kept = runsOf(longestCommon(old, fresh))
    .filter((run) => isWorthKeeping(run, old, fresh))
    .flat()
  return {
    before: segmentsOf(old, new Set(kept.map(([at]) => at)), 'removed'),
    after: segmentsOf(fresh, new Set(kept.map(([, at]) => at)), 'added'),
  }
}

/** Words with the blanks behind them, so that joining them gives the text again. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*/g) ?? []
}

/** Places of the words that stand in both, in order, as pairs (longest common subsequence). */
function longestCommon(old: readonly string[], fresh: readonly string[]): readonly Place[] {
  const lengths = commonLengths(old, fresh)
  const pairs: [number, number][] = []
  let [at, on] = [0, 0]
  while (at < old.length && on < fresh.length) {
    if (isSame(old[at], fresh[on])) pairs.push([at++, on++])
    else if ((lengths[at + 1]?.[on] ?? 0) >= (lengths[at]?.[on + 1] ?? 0)) at++
    else on++
  }
  return pairs
}

type Place = readonly [number, number]

/** Places that follow each other in both texts, run by run. */
function runsOf(places: readonly Place[]): readonly (readonly Place[])[] {
  const starts = places.flatMap(([at, on], nth) => {
    const [atBefore, onBefore] = places[nth - 1] ?? [-9, -9]
    return at === atBefore + 1 && on === onBefore + 1 ? [] : [nth]
  })
  return starts.map((start, nth) => places.slice(start, starts[nth + 1]))
}

/** A lone "the" between two changes is a coincidence and would only chop the sentence up; at either end it is none. */
function isWorthKeeping(run: readonly Place[], old: readonly string[], fresh: readonly string[]): boolean {
  const [first] = run
  const last = run.at(-1)
  const isAtAnEnd =
    first?.[0] === 0 || first?.[1] === 0 || last?.[0] === old.length - 1 || last?.[1] === fresh.length - 1
  return isAtAnEnd || run.map(([at]) => old[at]?.trim() ?? '').join(' ').length > 4
}

/** How many words the ends of both texts have in common, from each pair of places on. */
function commonLengths(old: readonly string[], fresh: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1))
  for (let at = old.length - 1; at >= 0; at--) {
    for (let on = fresh.length - 1; on >= 0; on--) {
      const [here, below] = [lengths[at], lengths[at + 1]]
      if (!here || !below) continue
      here[on] = isSame(old[at], fresh[on]) ? (below[on + 1] ?? 0) + 1 : Math.max(below[on] ?? 0, here[on + 1] ?? 0)
    }
  }
  return lengths
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one?.trimEnd() === other?.trimEnd()
}

/** Neighbouring words of one kind as one stretch of text; the blank behind a change is no part of it. */
function segmentsOf(words: readonly string[], kept: ReadonlySet<number>, otherwise: 'added' | 'removed'): Segment[] {
  const stretches = words.reduce<Segment[]>((segments, text, at) => {
    const is = kept.has(at) ? 'same' : otherwise
    const last = segments.at(-1)
    if (last?.is !== is) return [...segments, { text, is }]
    return [...segments.slice(0, -1), { text: last.text + text, is }]
  }, [])
  return stretches.flatMap((stretch) => (stretch.is === 'same' ? [stretch] : withoutBlankBehind(stretch)))
}

function withoutBlankBehind({ text, is }: Segment): Segment[] {
  const words = text.trimEnd()
  return words === text
    ? [{ text, is }]
    : [
        { text: words, is },
        { text: text.slice(words.length), is: 'same' },
      ]
}
