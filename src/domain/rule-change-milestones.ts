// Who brought a rule change how far, and how long changes usually take on each part of their way.
import { median } from './percentile.ts'
import type { ChangeEvent, RuleChange } from './rule-change.ts'
import { stageTimes } from './rule-change-times.ts'

/** The approval and the confirmation of the newest round, and the switch-on; null what has not happened. */
export type Milestones = {
  readonly approved: ChangeEvent | null
  readonly confirmed: ChangeEvent | null
  readonly switchedOn: ChangeEvent | null
}

/** Who approved, confirmed and switched on what the change asks for now. A key that counts no more is no milestone. */
export function milestonesOf({ events, round, stage }: RuleChange): Milestones {
  const last = (what: ChangeEvent['what']) =>
    events.findLast((event) => event.what === what && event.round === round) ?? null
  const isUnsigned = stage === 'requested'
  return {
    approved: isUnsigned ? null : last('approved'),
    confirmed: isUnsigned || stage === 'policy approved' ? null : last('confirmed safe'),
    switchedOn: last('switched on'),
  }
}

/** The parts of the way that the log shows: waiting for the approval, for the confirmation, for the switch. */
export const partsOfTheWay = ['requested', 'policy approved', 'confirmed safe'] as const

export type PartOfTheWay = (typeof partsOfTheWay)[number]

const lastOnes = 10

/** The median (ms) of each part over the last ten changes that were switched on, and how many those are. */
export type UsualTimes = {
  readonly changes: number
  readonly parts: readonly { readonly stage: PartOfTheWay; readonly ms: number }[]
}

export function usualTimes(changes: readonly RuleChange[], now: number): UsualTimes {
  const last = changes
    .filter(({ stage }) => stage === 'in effect')
    .toSorted((a, b) => switchedOnAt(a) - switchedOnAt(b))
    .slice(-lastOnes)
  const times = last.flatMap((change) => stageTimes(change, now))
  const parts = partsOfTheWay.flatMap((stage) => {
    const ms = median(times.filter((one) => one.stage === stage).map((one) => one.ms))
    return ms === null ? [] : [{ stage, ms }]
  })
  return { changes: last.length, parts }
}

function switchedOnAt(change: RuleChange): number {
  return milestonesOf(change).switchedOn?.at ?? 0
}
