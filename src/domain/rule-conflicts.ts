// What stands in a change's way before anybody signs: other open changes on the same rule or around it, and switch-ons so
// close together that nobody will be able to tell what caused what.
import type { Calendar } from './calendar.ts'
import { isOpen, type RuleChange } from './rule-change.ts'

/** A change as far as it can meet others; one that is not asked for yet has no number and no events. */
export type Meeting = Pick<RuleChange, 'number' | 'stage' | 'content' | 'events'>

export type Conflict = {
  /** The number of the other change. */
  readonly change: number
  /** The number of the rule that the two meet on. */
  readonly rule: number
  /**
   * `same rule`: whichever is switched on first makes the other stale. `retires above`, `changes above`: the other one does that
   * to the rule that this one stands under. `stands below`: the other one stands under the rule that this one changes or retires.
   */
  readonly how: 'same rule' | 'retires above' | 'changes above' | 'stands below'
}

/** Every other open change that meets this one, in the order of their numbers; none for a change that is settled. */
export function conflictsOf(change: Meeting, changes: readonly RuleChange[]): readonly Conflict[] {
  if (!isOpen(change)) return []
  const others = changes.filter((other) => other.number !== change.number && isOpen(other))
  return others.flatMap((other) => meets(change, other) ?? [])
}

function meets({ content }: Meeting, other: RuleChange): Conflict | null {
  const { rule, proposal } = content
  const by = other.content
  if (by.rule === rule) return { change: other.number, rule, how: 'same rule' }
  if (proposal !== null && proposal.under === by.rule)
    return { change: other.number, rule: by.rule, how: by.kind === 'retire' ? 'retires above' : 'changes above' }
  if (by.proposal !== null && by.proposal.under === rule) return { change: other.number, rule, how: 'stands below' }
  return null
}

/** A change that is switched on, or is to be, in a week. */
export type InWeek = { readonly change: RuleChange; readonly isOn: boolean }

/** Other changes that are switched on in the same week as this one, done or planned; what is not on its way is left out. */
export function sharingTheWeek(
  change: Meeting,
  changes: readonly RuleChange[],
  now: number,
  calendar: Calendar,
): readonly InWeek[] {
  const week = weekOf(change, now, calendar)
  if (week === null) return []
  const others = changes.filter((other) => other.number !== change.number && weekOf(other, now, calendar) === week)
  return others.map((other) => ({ change: other, isOn: other.stage === 'in effect' }))
}

const underway = ['requested', 'policy approved', 'confirmed safe']

/** The ISO week in which a change went on; while it is underway the first one in which it can. */
function weekOf({ stage, content, events }: Meeting, now: number, calendar: Calendar): string | null {
  if (underway.includes(stage)) return calendar.weekOf(Math.max(now, content.switchOnAt))
  const on = events.findLast(({ what }) => what === 'switched on')
  return on ? calendar.weekOf(on.at) : null
}
