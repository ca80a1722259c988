// The plot of a chart: where a week and a value stand on it.

import { scaleLinear } from 'd3-scale'
import type { BehaviourChart } from './behaviour-chart.ts'

/** Where a chart is drawn, in the units of its viewBox; text is 13 high, so `width` decides how small it gets on a screen. */
export type Place = {
  width: number
  plotHeight: number
  left: number
  right: number
  longLabels: boolean
  weekSpace: number
}

/** A few words at a place; how they are anchored is the template's business. */
export type Word = { x: number; y: number; text: string }

export type Scale = (value: number) => number

/** Weeks stand in the middle of equal steps, so that a divider can stand at the beginning of one. */
export function weekScale(count: number, left: number, right: number): Scale {
  return scaleLinear()
    .domain([-0.5, Math.max(count, 1) - 0.5])
    .range([left, right])
}

/** The axis starts at zero unless that would leave the lower half of the plot empty; then the drawing says so. */
export function valueScale(chart: BehaviourChart, top: number, bottom: number) {
  const { limits, target, weeks, weekLimits } = chart
  const steps = (weekLimits?.weeks ?? []).flatMap(({ lower, upper }) => [lower, upper])
  const values = [...weeks.map((week) => week.value), target, limits?.lower, limits?.upper, ...steps].filter(isNumber)
  const lowest = values.length === 0 ? 0 : Math.min(...values)
  const highest = values.length === 0 ? 0 : Math.max(...values)
  const from = lowest > 0.5 * highest ? lowest - 0.08 * (highest - lowest) : Math.min(0, lowest)
  const to = lowest < 0 ? Math.max(0, highest) : highest

  return scaleLinear()
    .domain(to - from > 1e-6 ? [from, to] : [0, Math.max(1, to)])
    .nice(10)
    .range([bottom, top])
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number'
}

/** A coordinate as it is written down. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
