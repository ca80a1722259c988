// A run is one execution of an automation, as its platform reports it. A green run is not a finished case, and a retry is an
// attempt at the same run.

export const platforms = ['runs', 'n8n', 'uipath', 'power-automate', 'github', 'camunda', 'cloudevents'] as const
export type Platform = (typeof platforms)[number]

export const runStatuses = ['success', 'failed', 'cancelled', 'waiting'] as const
export type RunStatus = (typeof runStatuses)[number]

export const errorKinds = ['business', 'system', 'unknown'] as const
export type ErrorKind = (typeof errorKinds)[number]

/** A run as an adapter reads it from a payload. Instants in ms; null where the platform does not say. */
export type Run = {
  readonly run: string
  /** 1 for the first try. */
  readonly attempt: number
  readonly flow: string
  readonly status: RunStatus
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly case: string | null
  readonly errorMessage: string | null
  readonly errorKind: ErrorKind
  /** The step that failed, where the platform names it. */
  readonly step: string | null
  readonly handledByHand: boolean
  readonly link: string | null
  /** What the payload said beside that, cut short and without secrets. */
  readonly more: Readonly<Record<string, string>>
}

/** When (ms) a run ended; where nothing says so, when it was told. */
export function endOf({ endedAt, receivedAt }: Pick<Run, 'endedAt'> & { readonly receivedAt: number }): number {
  return endedAt ?? receivedAt
}

/** The flow of the runs that people send by the button of the page, to see that runs arrive. */
export const testFlow = 'A test from Twokeys'

/** Runs that were taken in as evidence together; `newestAt` (ms) says how far the feed reaches. */
export type RunBatch = {
  readonly runs: number
  readonly failed: number
  readonly newestAt: number
  readonly hash: string
  readonly at: number
  readonly seq: number
}
