// What the page of one failure is made from; its parts share it.
import type { Failure } from '../../domain/failure.ts'
import type { Seat } from '../../domain/person.ts'
import type { RunRow } from '../../store/runs.ts'
import type { Shown } from '../pilot-request.ts'
import type { Problem, Sent } from './field.ts'

export type FailurePart = 'acknowledge' | 'side' | 'resolve' | 'add'

/** A form that was refused, with what was typed. */
export type Again = { readonly part: FailurePart; readonly problems: readonly Problem[]; readonly sent: Sent }

export type FailureOf = Shown & {
  readonly failure: Failure
  /** Free texts by id. */
  readonly texts: ReadonlyMap<string, string>
  /** The newest runs behind it. */
  readonly runs: readonly RunRow[]
  /** For whom a deputy acted, by the ledger's entry. */
  readonly actedFor: ReadonlyMap<number, string>
  /** The day the page speaks of; null for today. */
  readonly asOf: string | null
  readonly seats: readonly Seat[]
  readonly mayPause: boolean
  /** The failure's own address. */
  readonly address: string
  readonly again: Again | undefined
}

/** What was typed into one form of the page and what is wrong with it; nothing for the other forms. */
export function partOf({ again }: FailureOf, part: FailurePart) {
  const mine = again?.part === part ? again : undefined
  return { sent: mine?.sent, problems: mine?.problems ?? [] }
}

export function looksAfterSystem({ seats }: Pick<FailureOf, 'seats'>): boolean {
  return seats.includes('cto') || seats.includes('engineer')
}
