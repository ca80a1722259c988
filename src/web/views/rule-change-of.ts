// What the page of one rule change is made from; its parts share it.
import type { Freezing } from '../../domain/rule-change-deciding.ts'
import type { RuleChange } from '../../domain/rule-change.ts'
import { holderOf, type Leader, type Seat } from '../../domain/person.ts'
import { nameOf, titleOf } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import type { Problem, Sent } from './field.ts'
import type { Signer } from './key-form.ts'
import type { Replay } from './replay.ts'

/** Every decision on a change, by the end of its address. */
export type Decision =
  | 'approval'
  | 'confirmation'
  | 'objection'
  | 'return'
  | 'decline'
  | 'parking'
  | 'unparking'
  | 'withdrawal'
  | 'switch'
  | 'freeze'

/** A decision that was refused: what was sent, what is wrong, and whether the content had moved meanwhile. */
export type Again = {
  readonly decision: Decision
  readonly sent: Sent
  readonly problems: readonly Problem[]
  readonly isOvertaken: boolean
}

export type ChangeOf = Shown &
  Pick<Freezing, 'freezeHash'> & {
    readonly change: RuleChange
    /** Every change of the pilot. */
    readonly changes: readonly RuleChange[]
    /** Words of reasons and counter-proposals, by the id of their text. */
    readonly texts: ReadonlyMap<string, string>
    /** What the replay says of it today; null for a day that is past. */
    readonly replay: Replay | null
    /** The day ("2026-09-07") that the page looks back to; null for now. */
    readonly asOf: string | null
    readonly seats: readonly Seat[]
    readonly signer: Signer
    readonly again: Again | null
  }

/** "Olivia (COO)"; while the seat is vacant, that. */
export function leaderIn({ file, names }: Shown, seat: Leader): string {
  const holder = holderOf(file.pilot.holders, seat)
  return holder === null ? `the ${titleOf(seat)}, whose seat is vacant,` : `${nameOf(names, holder)} (${titleOf(seat)})`
}

/** The name of whoever asked. */
export function requesterIn({ change, names }: ChangeOf): string {
  return nameOf(names, change.by)
}

/** The address of the change. */
export function changeAddress({ file, change }: Pick<ChangeOf, 'file' | 'change'>): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}/rule-changes/${change.number}`
}
