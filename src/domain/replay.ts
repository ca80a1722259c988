// A replay runs a proposed change beside the rules in effect over the real cases of the last weeks, so that both keys turn
// with the consequences in view.
import type { Data } from './fact.ts'
import { type RuleVersion, rulesInEffect } from './rule.ts'
import { type ChangeContent, isOpen, type RuleChange } from './rule-change.ts'
import type { RuleComparison } from './rule-comparison.ts'
import type { WeekRollup } from './scorecard.ts'

/** How many cases a replay has seen, and how many there are to see. */
export type ReplayProgress = { readonly done: number; readonly of: number }

/** What a replay found. */
export type ReplayReport = { readonly comparison: RuleComparison }

/** At work and silent for longer than this (ms) has crashed. */
export const replaySilentFor = 20_000

const mostWeeks = 13
const mostCases = 100_000

/** The weeks whose cases are replayed, newest first: a quarter of a year, or less where it holds very many cases. */
export function sampleWeeks(rollups: readonly WeekRollup[]): readonly Pick<WeekRollup, 'week' | 'completed'>[] {
  const newest = rollups.toSorted((a, b) => (a.week < b.week ? 1 : -1)).slice(0, mostWeeks)
  let cases = 0
  return newest.filter(({ completed }, place) => {
    cases += completed
    return completed > 0 && (place === 0 || cases <= mostCases)
  })
}

/** The rule book as it would be with a change. */
export function bookWith(versions: readonly RuleVersion[], change: ChangeContent): readonly RuleVersion[] {
  const book = rulesInEffect(versions)
  const { proposal, rule, base } = change
  const others = book.filter(({ number }) => number !== rule)
  if (proposal === null) return others
  const proposed = { number: rule, version: base + 1, content: proposal, hash: '', retired: false, change: null }
  return rulesInEffect([...others, { ...proposed, by: '', at: 0, seq: 0 }])
}

/** The rules beside which a change is replayed: those of now; once it is settled, those of the moment before. */
export function rulesBeside(
  versions: readonly RuleVersion[],
  change: Pick<RuleChange, 'stage' | 'events'>,
): readonly RuleVersion[] {
  const settled = change.events.at(-1)
  return isOpen(change) || !settled ? versions : versions.filter(({ seq }) => seq < settled.seq)
}

/** What a replay is of: this content of the change, beside exactly these rules. Another book or wording needs another replay. */
export function replayedContent(versions: readonly RuleVersion[], change: Pick<RuleChange, 'hash'>): Data {
  return { change: change.hash, book: rulesInEffect(versions).map(({ number, version }) => ({ number, version })) }
}

/** Whether a change has something that a machine can run over cases: what must happen now, or as proposed; for every case too. */
export function isReplayable(versions: readonly RuleVersion[], { content }: Pick<RuleChange, 'content'>): boolean {
  const current = rulesInEffect(versions).find(({ number }) => number === content.rule)
  return [current?.content, content.proposal].some((rule) => rule != null && rule.outcome !== null)
}
