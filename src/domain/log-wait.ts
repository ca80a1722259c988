// How long cases wait between two neighbouring activities, as an event log tells it. The longest waits are where people get
// stuck, whatever the process says on paper.

/** One activity followed another so many times; half of these times the wait was no longer than the median, ms. */
export type LogWait = {
  readonly from: string
  readonly to: string
  readonly times: number
  readonly medianMs: number
}

const longestShown = 3

/** Pairs that follow each other less often than this share of the most frequent one say little of the process. */
const rareShare = 0.05

/** The waits worth a look: frequent enough, the longest first. */
export function waitsInOrder(waits: readonly LogWait[]): readonly LogWait[] {
  const most = Math.max(0, ...waits.map(({ times }) => times))
  return waits.filter(({ times }) => times >= most * rareShare).toSorted((a, b) => b.medianMs - a.medianMs)
}

/** The three longest of them. */
export function longestWaits(waits: readonly LogWait[]): readonly LogWait[] {
  return waitsInOrder(waits).slice(0, longestShown)
}
