// What the page of one request is made from; its parts share it.
import type { Seat } from '../../domain/person.ts'
import type { Request } from '../../domain/request.ts'
import type { Shown } from '../pilot-request.ts'
import type { Problem, Sent } from './field.ts'
import type { Signer } from './key-form.ts'

/** The forms of the page. Each has a reason of its own: `costWhy`, `cutWhy`. */
export type RequestPart = 'cost' | 'accept' | 'cut' | 'withdraw' | 'freeze'

/** A form that was refused, with what was typed. */
export type Again = { readonly part: RequestPart; readonly problems: readonly Problem[]; readonly sent: Sent }

export type RequestOf = Shown & {
  readonly request: Request
  /** Free texts by id. */
  readonly texts: ReadonlyMap<string, string>
  readonly person: string
  readonly seats: readonly Seat[]
  readonly signer: Signer
  /** Hash of what the keys that would break the freeze for it cover. */
  readonly freezeHash: string
  /** The request's own address. */
  readonly address: string
  /** The day that is looked back to; null for today. */
  readonly asOf: string | null
  readonly again: Again | undefined
}

/** What was typed into one form of the page and what is wrong with it; nothing for the other forms. */
export function partOf({ again }: RequestOf, part: RequestPart) {
  const mine = again?.part === part ? again : undefined
  return { sent: mine?.sent, problems: mine?.problems ?? [] }
}
