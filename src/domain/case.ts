// One piece of work, an invoice say: when it was received and completed, and how it went on the way. What an event log
// says of a case is read here from its ordered events; the definitions are the ones every imported figure rests on.

export const paths = ['automated', 'fallback', 'outside'] as const
export type Path = (typeof paths)[number]

export const outsideReasons = ['chat', 'email', 'spreadsheet', 'asked a manager'] as const
export type OutsideReason = (typeof outsideReasons)[number]

/** How a case was done; the reason is known only of work done outside the tool. */
export type Way = { readonly path: Path; readonly outsideReason: OutsideReason | null }

/** A case as the log tells it. Null means that the log does not say, never zero. */
export type Case = {
  readonly ref: string
  /** Instants in milliseconds since 1970, UTC; `completedAt` is null while the case is open. */
  readonly receivedAt: number
  readonly completedAt: number | null
  readonly path: Path | null
  readonly outsideReason: OutsideReason | null
  readonly manualTouches: number | null
  readonly handoffs: number | null
  readonly errors: number | null
  readonly rework: boolean | null
  readonly exception: boolean | null
  readonly routedTo: string | null
  /** Names of the fields that a person corrected by hand. */
  readonly fieldsEdited: readonly string[]
  /** How many events the case has; null when it comes from a case file. */
  readonly events: number | null
  readonly failures: readonly ComponentCount[]
  readonly attributes: Readonly<Record<string, string>>
}

export type ComponentCount = { readonly component: string; readonly count: number }

/** Elapsed hours from received to completed; null while the case is open. */
export function cycleTimeHours(piece: Pick<Case, 'receivedAt' | 'completedAt'>): number | null {
  if (piece.completedAt === null) return null
  return (piece.completedAt - piece.receivedAt) / 3_600_000
}

/** Reads "automated", "fallback", "outside" or "outside:chat" as people write them. Null when it is none of them. */
export function readWay(text: string): Way | null {
  const [first = '', ...rest] = text.toLowerCase().split(':')
  const path = paths.find((known) => known === first.trim())
  if (path === undefined) return null
  if (rest.length === 0) return { path, outsideReason: null }

  const said = rest
    .join(':')
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()
  const outsideReason = outsideReasons.find((known) => known === said)
  return path === 'outside' && outsideReason !== undefined ? { path, outsideReason } : null
}

/** One event of a case. Activities are compared only, so a number may stand for a name. */
export type CaseEvent = {
  readonly at: number
  readonly activity: string | number
  readonly resource: string | null
}

/** What the ordered events of one case say. `completedAt` is null when the terminal activity never came. */
export type CaseStory = {
  readonly receivedAt: number
  readonly completedAt: number | null
  readonly handoffs: number
  readonly rework: boolean
  readonly events: number
}

/**
 * Tells a case from its events, which must come in order of time and, within one instant, in the order of the file.
 * The case starts with its first event and ends with its last one, or with the last terminal event where a terminal
 * activity is given. Handoffs and rework count all events, also those after the end. Null when there are no events.
 */
export function tellCase(events: Iterable<CaseEvent>, terminal: CaseEvent['activity'] | null = null): CaseStory | null {
  const seen = new Set<CaseEvent['activity']>()
  let first: CaseEvent | null = null
  let previous: CaseEvent | null = null
  let completedAt: number | null = null
  let handoffs = 0
  let count = 0

  for (const event of events) {
    first ??= event
    if (previous !== null && handsOver(previous, event)) handoffs += 1
    if (terminal === null || event.activity === terminal) completedAt = event.at
    seen.add(event.activity)
    previous = event
    count += 1
  }
  if (first === null) return null
  return { receivedAt: first.at, completedAt, handoffs, rework: seen.size < count, events: count }
}

/** Neighbouring events are a handoff when both name a resource and the two differ. */
function handsOver(previous: CaseEvent, event: CaseEvent): boolean {
  return previous.resource !== null && event.resource !== null && previous.resource !== event.resource
}
