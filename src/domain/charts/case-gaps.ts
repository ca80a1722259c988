// How many cases passed between two that had an error: what a g chart is drawn from.

/** A completed case of which it is known whether it had an error, in the order of completion. `completedAt` in ms. */
export type CheckedCase = {
  readonly case: string
  readonly week: string
  readonly completedAt: number
  readonly hasError: boolean
}

/** A case with an error, and how many cases without one stand before it. */
export type CaseGap = Omit<CheckedCase, 'hasError'> & { readonly gap: number }

/**
 * The gap before each case with an error, and the cases since the last one. What stands before the first error is no gap:
 * nobody knows when the one before it was.
 */
export function caseGapsIn(cases: readonly CheckedCase[]): {
  readonly gaps: readonly CaseGap[]
  readonly since: number | null
} {
  const at = cases.flatMap(({ hasError }, place) => (hasError ? [place] : []))
  const gaps = at.slice(1).flatMap((place, nth) => {
    const found = cases[place]
    return found ? [{ ...withoutError(found), gap: place - (at[nth] ?? 0) - 1 }] : []
  })
  const last = at.at(-1)
  return { gaps, since: last === undefined ? null : cases.length - 1 - last }
}

function withoutError({ case: ref, week, completedAt }: CheckedCase) {
  return { case: ref, week, completedAt }
}
