// What a rule change would have done: real cases, decided once by the rules as they are and once as they are proposed.
// The cases pass by one after the other; only counts and the first examples are kept.
import { attributesOf } from './attribute-field.ts'
import type { Attributes } from './attribute-value.ts'
import type { Case } from './case.ts'
import type { CompletedCase } from './case-check.ts'
import { lacking, readByAll } from './judgement.ts'
import { decideCase, type Decision, decisionInWords, type ReadyRule } from './rule-outcome.ts'

const mostChangedShown = 50
const mostUndecidedShown = 20

/** A completed case, and what became of it. */
export type ComparedCase = CompletedCase & Pick<Case, 'ref' | 'rework' | 'failures'>

/** How many cases come out so now and so by the proposal, in the words of `decisionInWords`. */
export type OutcomeCount = { readonly now: string; readonly proposed: string; readonly cases: number }

export type ChangedCase = { readonly ref: string; readonly now: string; readonly proposed: string }

/** Cases that no rule decides: how many, and the first of them with the reason. */
export type LeftOpen = {
  readonly cases: number
  readonly first: readonly { readonly ref: string; readonly why: string }[]
}

export type RuleComparison = {
  readonly cases: number
  /** When the first and the last of them were completed (ms); null where there are none. */
  readonly oldestAt: number | null
  readonly newestAt: number | null
  /** Changed outcomes first, then by number. */
  readonly counts: readonly OutcomeCount[]
  readonly changed: {
    readonly cases: number
    /** How many of them were later reworked, and how many had an error or a failed component. */
    readonly reworked: number
    readonly failed: number
    /** How many of them do not say the one, or the other: what is not known is no zero. */
    readonly unsaid: { readonly reworked: number; readonly failed: number }
    readonly first: readonly ChangedCase[]
  }
  readonly openNow: LeftOpen
  readonly openProposed: LeftOpen
  /** The fields that the proposal reads and some cases do not say, the one lacking most first. */
  readonly lacking: readonly { readonly field: string; readonly cases: number }[]
}

/** Compares two books over cases that pass one by one, in any order. */
export type Comparing = {
  readonly see: (piece: ComparedCase) => void
  /** What came out of the cases so far. */
  readonly result: () => RuleComparison
}

export function openComparison(now: readonly ReadyRule[], proposed: readonly ReadyRule[]): Comparing {
  const span = openSpan()
  const counts = openCounts()
  const changed = openChanged()
  const open = { now: openLeftOpen(), proposed: openLeftOpen() }
  const unsaid = openUnsaid(proposed)
  let cases = 0

  const see = (piece: ComparedCase): void => {
    const attributes = attributesOf(piece)
    const decided = { now: decideCase(now, attributes), proposed: decideCase(proposed, attributes) }
    const words = { now: decisionInWords(decided.now), proposed: decisionInWords(decided.proposed) }
    cases += 1
    span.see(piece.completedAt)
    counts.see(words)
    if (words.now !== words.proposed) changed.see(piece, words)
    open.now.see(piece.ref, decided.now)
    open.proposed.see(piece.ref, decided.proposed)
    unsaid.see(attributes)
  }
  const result = (): RuleComparison => ({
    cases,
    ...span.result(),
    counts: counts.result(),
    changed: changed.result(),
    openNow: open.now.result(),
    openProposed: open.proposed.result(),
    lacking: unsaid.result(),
  })
  return { see, result }
}

type Words = { readonly now: string; readonly proposed: string }

function openSpan() {
  let oldestAt: number | null = null
  let newestAt: number | null = null
  return {
    see: (at: number): void => {
      oldestAt = Math.min(oldestAt ?? at, at)
      newestAt = Math.max(newestAt ?? at, at)
    },
    result: () => ({ oldestAt, newestAt }),
  }
}

function openCounts() {
  const counts = new Map<string, Map<string, number>>()
  return {
    see: ({ now, proposed }: Words): void => {
      const row = counts.get(now) ?? new Map<string, number>()
      counts.set(now, row.set(proposed, (row.get(proposed) ?? 0) + 1))
    },
    result: (): readonly OutcomeCount[] =>
      [...counts]
        .flatMap(([now, row]) => [...row].map(([proposed, cases]) => ({ now, proposed, cases })))
        .toSorted((a, b) => Number(isChange(b)) - Number(isChange(a)) || b.cases - a.cases || byWords(a, b)),
  }
}

function isChange({ now, proposed }: Words): boolean {
  return now !== proposed
}

function byWords(a: Words, b: Words): number {
  return `${a.now}\n${a.proposed}` < `${b.now}\n${b.proposed}` ? -1 : 1
}

function openChanged() {
  const first: ChangedCase[] = []
  let cases = 0
  let reworked = 0
  let failed = 0
  const unsaid = { reworked: 0, failed: 0 }
  return {
    see: (piece: ComparedCase, words: Words): void => {
      cases += 1
      const isFailed = hasFailed(piece)
      if (piece.rework === null) unsaid.reworked += 1
      if (piece.rework === true) reworked += 1
      if (isFailed === null) unsaid.failed += 1
      if (isFailed === true) failed += 1
      if (first.length < mostChangedShown) first.push({ ref: piece.ref, ...words })
    },
    result: () => ({ cases, reworked, failed, unsaid: { ...unsaid }, first: [...first] }),
  }
}

/** Null where the case counts no errors and names no component that failed. */
function hasFailed({ errors, failures }: ComparedCase): boolean | null {
  if (failures.length > 0) return true
  return errors === null ? null : errors > 0
}

function openLeftOpen() {
  const first: { ref: string; why: string }[] = []
  let cases = 0
  return {
    see: (ref: string, decision: Decision): void => {
      if (decision.kind === 'decided') return
      cases += 1
      const why = decision.kind === 'undecided' ? decision.why : 'No rule applies.'
      if (first.length < mostUndecidedShown) first.push({ ref, why })
    },
    result: (): LeftOpen => ({ cases, first: [...first] }),
  }
}

function openUnsaid(rules: readonly ReadyRule[]) {
  const reads = readByAll(rules)
  const counts = new Map<string, number>()
  return {
    see: (attributes: Attributes): void => {
      for (const field of lacking(reads, attributes)) counts.set(field, (counts.get(field) ?? 0) + 1)
    },
    result: () =>
      [...counts].map(([field, cases]) => ({ field, cases })).toSorted((a, b) => b.cases - a.cases || byName(a, b)),
  }
}

function byName(a: { readonly field: string }, b: { readonly field: string }): number {
  return a.field < b.field ? -1 : 1
}
