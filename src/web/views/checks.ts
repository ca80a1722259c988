// The items of a gate: each with its state in word and shape, its evidence, its age, its owner and what is missing. No percentages.

import type { Link } from './page.ts'

export type CheckState = 'pass' | 'fail' | 'not measured' | 'not applicable'

/** For `views/shared/_checks.eta`, at `it.checks`: `what` is the item, `evidence` is what was seen, `missing` what is not there yet. */
export type CheckLine = {
  state: CheckState
  shape: string
  what: string
  evidence?: string
  missing?: string
  /** Age and owner in a few words: "looked at 2 days ago · Olivia". */
  note?: string
  links: readonly Link[]
}

export type Checks = { lines: readonly CheckLine[] }

const shapes: Readonly<Record<CheckState, string>> = {
  pass: '✓',
  fail: '✗',
  'not measured': '?',
  'not applicable': '–',
}

/** A check's line with the shape of its state. */
export function checkLine(
  state: CheckState,
  what: string,
  beside: Partial<Omit<CheckLine, 'state' | 'shape' | 'what'>> = {},
): CheckLine {
  return { links: [], ...beside, state, shape: shapes[state], what }
}
