// The lines between weeks: what was switched on there, so that nobody takes its effect for chance.
import type { Facts } from '../../domain/advice/facts.ts'
import type { Calendar } from '../../domain/calendar.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { ruleName } from '../../domain/rule.ts'
import { type TookEffect, tookEffectIn } from '../../domain/took-effect.ts'
import { capital } from '../../words/sentences.ts'
import type { ChartDivider } from './behaviour-chart.ts'

/** A divider for each week in which something took effect: "R4 on", "R4 on, R5 retired", "System changed", "Charter amended". */
export function dividersOf(file: PilotFile, { weeks }: Facts, calendar: Calendar): readonly ChartDivider[] {
  return weeks.flatMap(({ week }) => {
    const label = labelOf(tookEffectIn(file, week, calendar))
    return label === '' ? [] : [{ week, label }]
  })
}

function labelOf({ rules, maps, isAmended }: TookEffect): string {
  const names = rules.map(({ number, retired }) => `${ruleName(number)} ${retired ? 'retired' : 'on'}`)
  const rest = [...(maps.length > 0 ? ['system changed'] : []), ...(isAmended ? ['charter amended'] : [])]
  return capital([...new Set(names), ...rest].join(', '))
}
