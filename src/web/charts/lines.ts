// The lines that a chart's points are read against: centre, limits and target across the plot, or limits that change each week.

import type { BehaviourChart, ChartLimits } from './behaviour-chart.ts'
import { shown } from './chart-sentence.ts'
import { apart } from './labels.ts'
import { type Place, type Scale, tenth, type Word } from './plot.ts'

/** A horizontal line across the plot; its label stands in the right margin, moved apart from its neighbours. */
export type DrawnLine = {
  kind: 'center' | 'limit' | 'mid' | 'target' | 'zero'
  y: number
  label: Word | null
}

type Line = { kind: DrawnLine['kind']; value: number; name: string }

/** The lines across the plot, each with its label beside it. */
export function linesAcross(
  chart: BehaviourChart,
  y: Scale,
  place: Place,
  plot: { top: number; bottom: number },
): DrawnLine[] {
  const lines = linesOf(chart).map((each) => ({ ...each, y: tenth(y(each.value)) }))
  const labelled = lines.filter((each) => each.name !== '')
  const heights = apart(
    labelled.map((each) => each.y + 4),
    15,
    { top: plot.top + 4, bottom: plot.bottom + 4 },
  )
  const labels = labelled.map((each, nth) => ({
    x: place.width - place.right + 8,
    y: tenth(heights[nth] ?? each.y),
    text: place.longLabels ? `${each.name} ${shown(each.value)}` : shown(each.value),
  }))

  return lines.map((each) => ({ kind: each.kind, y: each.y, label: labels[labelled.indexOf(each)] ?? null }))
}

function linesOf({ limits, target, weeks, weekLimits }: BehaviourChart): Line[] {
  const below = weeks.some((week) => week.value !== null && week.value < 0)

  return [
    ...(below ? [{ kind: 'zero', value: 0, name: '' } as const] : []),
    ...(limits === null ? [] : limitLines(limits)),
    ...(weekLimits === undefined ? [] : [{ kind: 'center', value: weekLimits.center, name: 'baseline' } as const]),
    ...(target === null ? [] : [{ kind: 'target', value: target, name: 'target' } as const]),
  ]
}

function limitLines({ center, lower, upper, lowerMid, upperMid, centerName = 'baseline' }: ChartLimits): Line[] {
  const mids = [upperMid, lowerMid].flatMap((value) => value ?? [])

  return [
    { kind: 'limit', value: upper, name: 'upper limit' },
    { kind: 'center', value: center, name: centerName },
    { kind: 'limit', value: lower, name: 'lower limit' },
    ...mids.map((value) => ({ kind: 'mid', value, name: '' }) as const),
  ]
}

/** Limits that follow the size of each week: a short line over each, above and below. */
export function stepsOf({ weeks, weekLimits }: BehaviourChart, x: Scale, y: Scale): string[] {
  const places = (weekLimits?.weeks ?? []).flatMap((limits) => {
    const nth = weeks.findIndex(({ week }) => week === limits.week)
    return nth < 0 ? [] : [{ ...limits, nth }]
  })
  const path = (side: 'lower' | 'upper') => places.map((each) => overWeek(each.nth, y(each[side]), x)).join('')

  return places.length === 0 ? [] : [path('upper'), path('lower')]
}

function overWeek(nth: number, y: number, x: Scale): string {
  return `M${tenth(x(nth - 0.5))},${tenth(y)}H${tenth(x(nth + 0.5))}`
}
