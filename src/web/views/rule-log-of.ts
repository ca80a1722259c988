// What the pages of the rule log are made from.
import type { LogLine, LogOrder, LogShow } from '../../domain/rule-log.ts'
import type { Shown } from '../pilot-request.ts'

/** What the address of the log asks for. */
export type LogAsked = {
  readonly show: LogShow
  /** Only what this person asked for; null for everybody. */
  readonly by: string | null
  /** Null for the newest first. */
  readonly order: LogOrder | null
  /** The first line shown, counted from 1. */
  readonly from: number
  /** The day that is looked back to; null for today. */
  readonly asOf: string | null
}

export type LogOf = Shown & {
  readonly asked: LogAsked
  /** Every change of the pilot, the newest first. */
  readonly lines: readonly LogLine[]
  /** Why each was asked for, by the id of its text. */
  readonly texts: ReadonlyMap<string, string>
}

/** So many changes stand on a page. */
export const linesShown = 200
