// What every route may rely on, made once at the start and handed down.
import type { Store } from '../../db/store.ts'
import type { Outside } from '../outbox/outside.ts'

/** How the empty database becomes the example, and the example an empty database again, without a restart. */
export type Example = {
  readonly look: () => Promise<void>
  readonly startOver: () => Promise<void>
  /** The password of everybody in the example. */
  readonly password: string
}

export type Services = {
  /** Ask for it each time anew: the example takes the place of an empty database, and makes way for one again. */
  readonly store: Store
  /** The business's clock, ms; fixed where TWOKEYS_NOW says so. Sessions use the real one. */
  readonly clock: () => number
  /** The origin for links and cookies; the Host header is never used for either. */
  readonly baseUrl: string
  readonly secure: boolean
  readonly headsFile: string
  /** How mails and webhooks leave. */
  readonly outside: Outside
  /** Why nothing may be written, in one sentence; null in health, and again once both leaders accepted a restored backup. */
  readonly fault: string | null
  /** Compares the ledger with the heads that were kept outside once more. */
  readonly lookAgain: () => Promise<void>
  readonly fixedNow: boolean
  /** What the set-up asks for where others than this machine can reach the server; it stands in the log only. */
  readonly setUpCode?: string
  /** Absent where the example cannot be had. */
  readonly example?: Example
  /** Has something worked out in a moment, once for however often that was asked for meanwhile. */
  readonly soon: (what: string, work: () => Promise<unknown>) => void
  /** Starts the command line for long work, so that this process stays small. Arguments as after `twokeys`. */
  readonly startJob: (args: readonly string[]) => void
  /**
   * Runs the command line beside the server and answers what it wrote on standard output; `said` hears each line of what
   * it said beside that.
   */
  readonly ask: (args: readonly string[], said: (line: string) => void) => Promise<string>
}
