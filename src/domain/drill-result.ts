// What a finished drill shows: how often the two agreed, on what they did not, and whether that is more than chance.
import type { DrillCase, DrillContent } from './drill.ts'
import { type AgreementTable, type Kappa, kappaOf } from './kappa.ts'

/** A case that the two decided differently; `place` is counted from 1. */
export type SplitCase = {
  readonly place: number
  readonly told: DrillCase
  readonly first: string
  readonly second: string
}

export type DrillResult = {
  readonly alike: number
  readonly splits: readonly SplitCase[]
  /** How often the first of `people` decided the one and the second the other, by the places in `choices`. */
  readonly table: AgreementTable
  /** Null where it is not defined: both gave every case the same one decision. */
  readonly kappa: Kappa | null
}

/** The result of decisions that lie open: one choice for each case, by the first and the second of the drill's people. */
export function resultOf(
  { cases, choices }: Pick<DrillContent, 'cases' | 'choices'>,
  first: readonly string[],
  second: readonly string[],
): DrillResult {
  const decided = cases.map((told, nth) => {
    return { place: nth + 1, told, first: first[nth] ?? '', second: second[nth] ?? '' }
  })
  const count = (one: string, other: string) =>
    decided.filter((each) => each.first === one && each.second === other).length
  const table = choices.map((one) => choices.map((other) => count(one, other)))
  const splits = decided.filter((each) => each.first !== each.second)
  return { alike: decided.length - splits.length, splits, table, kappa: kappaOf(table) }
}
