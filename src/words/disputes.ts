// Two leaders who differ, in their own words.
import type { Dispute, Position } from '../domain/dispute.ts'
import { type Names, signerName } from './people.ts'

/** A leader's position with the seat it was taken from. */
export type Seated = Position & { readonly title: 'COO' | 'CTO' }

/** Both positions, the policy side's first. */
export function positionsIn({ policy, system }: Pick<Dispute, 'policy' | 'system'>): readonly [Seated, Seated] {
  return [
    { ...policy, title: 'COO' },
    { ...system, title: 'CTO' },
  ]
}

/** "Olivia (COO) chose expand: “It holds.” Disputes: the error rate" */
export function positionText({ title, answer, reason, disputes, ...who }: Seated, names: Names): string {
  const fact = disputes === '' ? '' : ` Disputes: ${disputes}`
  return `${signerName(names, who)} (${title}) chose ${answer}: “${reason}”${fact}`
}
