// An event as it stands in a log, before anything in it is believed. CSV and XES meet here.

export type RawEvent = {
  /** The line on which the event starts, and the one on which its time stands. */
  readonly line: number
  readonly timeLine: number
  /** Cleaned text, null where the log gives none. */
  readonly ref: string | null
  readonly activity: string | null
  readonly time: string | null
  readonly resource: string | null
  /** What else the event says, as the attribute book writes it; null when that is nothing. */
  readonly attributes: string | null
}

/** What the four columns are called in this log; `resource` is null when it has none. */
export type EventColumns = {
  readonly case: string
  readonly activity: string
  readonly time: string
  readonly resource: string | null
}
