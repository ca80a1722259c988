// When several rules were switched on in one week, nobody can tell which of them moved that week's figures.
import type { Calendar } from './calendar.ts'
import type { RuleChange } from './rule-change.ts'

/** A change as it took effect, at an instant (ms). */
export type SwitchOn = { readonly change: number; readonly rule: number; readonly at: number }

/** Every switch-on among the changes, oldest first. */
export function switchOns(changes: readonly RuleChange[]): readonly SwitchOn[] {
  return changes
    .flatMap(({ number, content, events }) => {
      const on = events.find(({ what }) => what === 'switched on')
      return on ? [{ change: number, rule: content.rule, at: on.at }] : []
    })
    .toSorted((a, b) => a.at - b.at || a.change - b.change)
}

/** The ISO weeks in which more than one change was switched on, with them, oldest week first. */
export function crowdedWeeks(made: readonly SwitchOn[], calendar: Calendar): ReadonlyMap<string, readonly SwitchOn[]> {
  const weeks = new Map<string, readonly SwitchOn[]>()
  for (const one of made) {
    const week = calendar.weekOf(one.at)
    weeks.set(week, [...(weeks.get(week) ?? []), one])
  }
  return new Map([...weeks].filter(([, inWeek]) => inWeek.length > 1))
}
