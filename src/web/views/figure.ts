// A number never stands alone: unit, baseline, target, age and source stand with it, as finished words.

import type { Link } from './page.ts'

/**
 * For `views/shared/_figure.eta`, at `it.figure`: one line, "3.1 h, was 48.5 h, target 4 h · 60 cases · updated 2 h ago · case log".
 * `now` is null when nobody measured it; the fragment then says "not measured".
 */
export type Figure = {
  now: string | null
  was?: string
  target?: string
  /** Sample, age, completeness, assumption: each its own few words. */
  notes: readonly string[]
  source?: Source
}

/** Where a number comes from; without `href` it is plain words ("stated by Maya"). */
export type Source = { text: string; href?: string }

/** Where the number stands against its target or baseline: a word, a shape and a colour. */
export type Standing = 'good' | 'bad' | 'unclear'

/** For `views/shared/_measure.eta`, at `it.measure`: the same number as a tile among others. */
export type Measure = Figure & { name: string; standing?: { is: Standing; says: string }; href?: string; goal: boolean }

/**
 * For `views/shared/_progress.eta`, at `it.progress`: long work that can be left and come back to. `done` of `of` is drawn as a bar;
 * `of` is null while the end is unknown. `again` is the address that answers this fragment anew (asked every two seconds), absent when ended.
 */
export type Progress = {
  id: string
  what: string
  says: string
  done: number
  of: number | null
  again?: string
  leave?: string
  link?: Link
}

/** A tile for the scorecard or a pilot's page; what is not given is left out. */
export function measure(tile: Pick<Measure, 'name' | 'now'> & Partial<Measure>): Measure {
  return { notes: [], goal: false, ...tile }
}

/** A number in a line, with what stands beside it. */
export function figure(now: string | null, beside: Partial<Omit<Figure, 'now'>> = {}): Figure {
  return { notes: [], ...beside, now }
}
