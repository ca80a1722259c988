// What was wrong with which row, so that the person who brought the file can mend it: the first thousand to look at, all
// of them counted and handed on to whoever keeps an error file.
import { shortCopy } from './text.ts'

export type Rejected = {
  /** Counted from 1, as an editor shows it. */
  readonly line: number
  /** The column's name in the file; empty when the whole row is meant. */
  readonly column: string
  readonly value: string
  readonly why: string
}

export type Reject = (line: number, column: string, value: string, why: string) => void

export type Rejections = {
  readonly reject: Reject
  readonly kept: () => readonly Rejected[]
  readonly total: () => number
}

const mostKept = 1_000
const longestValue = 200

/** Starts an empty list; `handOn` is given every rejected row as it is found, also those that are not kept. */
export function collectRejected(handOn: (rejected: Rejected) => void = () => undefined): Rejections {
  const kept: Rejected[] = []
  let total = 0
  return {
    reject: (line, column, value, why) => {
      const rejected = { line, column: shortCopy(column, longestValue), value: shortCopy(value, longestValue), why }
      total += 1
      if (kept.length < mostKept) kept.push(rejected)
      handOn(rejected)
    },
    kept: () => kept,
    total: () => total,
  }
}
