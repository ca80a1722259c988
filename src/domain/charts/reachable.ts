// Whether a goal can still be reached, said beside the advice and never deciding it (advice-engine, 5).
import { type Facts, type FactsMeasure, thresholdsOf } from '../advice/facts.ts'
import { meetsTarget } from '../advice/measure.ts'
import { kindOf, valueOf } from '../advice/pilot-weeks.ts'
import { theilSenLine } from './theil-sen.ts'

/** How the goal is in reach; `weekNumber` is the pilot's week in which the line of the last weeks meets the target. */
export type Reach =
  | { readonly by: 'hit' }
  | { readonly by: 'line'; readonly weekNumber: number }
  | { readonly by: 'rest'; readonly component: string; readonly value: number }
  | { readonly by: 'nothing' }

/** What the measure is over the cases that the failing component did not touch. */
export type Untouched = { readonly component: string; readonly value: number | null }

const hitWeeks = 4
const fewestOnLine = 3

/**
 * A hit in the last four weeks; or the Theil–Sen line of the last weeks to hold meets the target before the time box; or the
 * cases without the failing component meet it. Null for a measure without a target.
 */
export function reachOf(measure: FactsMeasure, facts: Facts, untouched: Untouched | null): Reach | null {
  if ((measure.target ?? null) === null) return null
  if (facts.weeks.slice(-hitWeeks).some((week) => meetsTarget(measure, valueOf(week, measure.key))))
    return { by: 'hit' }
  const weekNumber = weekOnLine(measure, facts)
  if (weekNumber !== null) return { by: 'line', weekNumber }
  if (untouched && untouched.value !== null && meetsTarget(measure, untouched.value))
    return { by: 'rest', component: untouched.component, value: untouched.value }
  return { by: 'nothing' }
}

/** The first coming week, up to the time box, in which the line meets the target. Paused weeks have no number. */
function weekOnLine(measure: FactsMeasure, facts: Facts): number | null {
  const thresholds = thresholdsOf(facts.charter)
  const numbered = facts.weeks.filter((week) => !week.paused)
  const points = numbered.flatMap((week, nth) => {
    const value = kindOf(week, thresholds) === 'solid' ? valueOf(week, measure.key) : null
    return value === null ? [] : [{ at: nth + 1, value }]
  })
  const last = points.slice(-Math.max(thresholds.weeksToHold, fewestOnLine))
  const line = last.length < fewestOnLine ? null : theilSenLine(last)
  if (!line) return null
  for (let week = numbered.length + 1; week <= thresholds.timeBoxWeeks; week += 1)
    if (meetsTarget(measure, line(week))) return week
  return null
}
