// How far a log reaches: from the oldest to the newest instant that a sound row of it names, those of open cases too.
// Whether a week is covered is told by it, not by the day on which the file was brought.

export type Span = {
  readonly see: (at: number) => void
  /** Milliseconds since 1970, UTC, whole; null while nothing was seen. */
  readonly oldestAt: () => number | null
  readonly newestAt: () => number | null
}

/** Opens the span of one log. */
export function openSpan(): Span {
  let oldest = Infinity
  let newest = -Infinity
  const whole = (at: number) => (Number.isFinite(at) ? Math.floor(at) : null)
  return {
    see: (at) => {
      if (at < oldest) oldest = at
      if (at > newest) newest = at
    },
    oldestAt: () => whole(oldest),
    newestAt: () => whole(newest),
  }
}
