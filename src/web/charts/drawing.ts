// The geometry of a behaviour chart as plain numbers and words; the template only writes them into SVG.

import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { BehaviourChart, ChartWeek } from './behaviour-chart.ts'
import { shown } from './chart-sentence.ts'
import { apart, rowsOfLabels, textWidth, type Label, type PlacedLabel } from './labels.ts'

/** Where a chart is drawn, in the units of its viewBox; text is 13 high, so `width` decides how small it gets on a screen. */
export type Place = {
  width: number
  plotHeight: number
  left: number
  right: number
  longLabels: boolean
  weekSpace: number
}

export const wide: Place = { width: 720, plotHeight: 220, left: 46, right: 126, longLabels: true, weekSpace: 56 }
export const narrow: Place = { width: 360, plotHeight: 190, left: 40, right: 50, longLabels: false, weekSpace: 54 }

export type Drawing = {
  width: number
  height: number
  frame: { left: number; right: number; bottom: number }
  baseline: { x: number; y: number; width: number; height: number } | null
  ticks: readonly Word[]
  weekLabels: readonly Word[]
  lines: readonly DrawnLine[]
  dividers: readonly { x: number; top: number }[]
  headings: readonly PlacedLabel[]
  paths: readonly string[]
  points: readonly DrawnPoint[]
  /** Said at the axis when it does not start at zero. */
  axisNote?: Word
}

/** A few words at a place; how they are anchored is the template's business. */
export type Word = { x: number; y: number; text: string }

/** A horizontal line across the plot; its label stands in the right margin, moved apart from its neighbours. */
export type DrawnLine = {
  kind: 'center' | 'limit' | 'mid' | 'target' | 'zero'
  y: number
  label: Word | null
}

export type DrawnPoint = { x: number; y: number; ringed: boolean; thin: boolean; says: string }

const rowHeight = 17
const spaceBelow = 26

/** Draws a chart for one place. Coordinates are rounded to a tenth. */
export function drawing(chart: BehaviourChart, place: Place): Drawing {
  const right = place.width - place.right
  const x = weekScale(chart.weeks.length, place.left, right)
  const headings = rowsOfLabels(headingsOf(chart, x, place), { from: place.left, to: place.width })
  const top = 6 + rowHeight * Math.max(1, ...headings.map((each) => each.row + 1))
  const bottom = top + place.plotHeight
  const y = valueScale(chart, top, bottom)
  const axisNote = noteAtAxis(y, chart.unit, { x: place.left, y: bottom + spaceBelow + 10 })

  return {
    width: place.width,
    height: bottom + spaceBelow + (axisNote ? rowHeight : 0),
    frame: { left: place.left, right, bottom },
    baseline: shadedBaseline(chart.weeks, x, { top, bottom }),
    ticks: y.ticks(4).map((value) => ({ x: place.left - 8, y: tenth(y(value) + 4), text: shown(value) })),
    weekLabels: weekLabels(chart.weeks, x, place.weekSpace).map((label) => ({ ...label, y: bottom + 18 })),
    lines: linesAcross(chart, y, place, { top, bottom }),
    dividers: headings.filter((heading) => heading.line).map((heading) => ({ x: heading.x, top: heading.y - 10 })),
    headings,
    paths: pathsThrough(chart.weeks, x, y),
    points: pointsOf(chart, x, y),
    axisNote,
  }
}

type Scale = (value: number) => number

/** Weeks stand in the middle of equal steps, so that a divider can stand at the beginning of one. */
function weekScale(count: number, left: number, right: number): Scale {
  return scaleLinear()
    .domain([-0.5, Math.max(count, 1) - 0.5])
    .range([left, right])
}

/** The axis starts at zero unless that would leave the lower half of the plot empty; then the drawing says so. */
function valueScale(chart: BehaviourChart, top: number, bottom: number) {
  const { limits, target, weeks } = chart
  const values = [...weeks.map((week) => week.value), target, limits?.lower, limits?.upper].filter(isNumber)
  const lowest = values.length === 0 ? 0 : Math.min(...values)
  const highest = values.length === 0 ? 0 : Math.max(...values)
  const from = lowest > 0.5 * highest ? lowest - 0.08 * (highest - lowest) : Math.min(0, lowest)
  const to = lowest < 0 ? Math.max(0, highest) : highest

  return scaleLinear()
    .domain(to - from > 1e-6 ? [from, to] : [0, Math.max(1, to)])
    .nice(10)
    .range([bottom, top])
}

function noteAtAxis(y: { domain: () => number[] }, unit: string, at: { x: number; y: number }): Word | undefined {
  const from = y.domain()[0] ?? 0

  return from > 0 ? { ...at, text: `The axis starts at ${shown(from, unit)}, not at zero.` } : undefined
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number'
}

function shadedBaseline(
  weeks: readonly ChartWeek[],
  x: Scale,
  plot: { top: number; bottom: number },
): Drawing['baseline'] {
  const count = weeks.filter((week) => week.period === 'baseline').length
  if (count === 0) return null

  return { x: tenth(x(-0.5)), y: plot.top, width: tenth(x(count - 0.5) - x(-0.5)), height: plot.bottom - plot.top }
}

/** Labels stand at every nth week, counted from the first pilot week, so that the launch is always named. */
function weekLabels(weeks: readonly ChartWeek[], x: Scale, space: number): Omit<Word, 'y'>[] {
  const launch = Math.max(
    0,
    weeks.findIndex((week) => week.period === 'pilot'),
  )
  const stepWidth = x(1) - x(0)
  const every = [1, 2, 4, 8, 13, 26, 52].find((weeksApart) => weeksApart * stepWidth >= space) ?? 104

  return weeks
    .map((week, nth) => ({ x: tenth(x(nth)), text: week.label, nth }))
    .filter(({ nth }) => (nth - launch) % every === 0)
    .map(({ x: at, text }) => ({ x: at, text }))
}

function linesAcross(
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

function linesOf({
  limits,
  target,
  weeks,
}: BehaviourChart): { kind: DrawnLine['kind']; value: number; name: string }[] {
  const below = weeks.some((week) => week.value !== null && week.value < 0)

  return [
    ...(below ? [{ kind: 'zero', value: 0, name: '' } as const] : []),
    ...(limits === null
      ? []
      : ([
          { kind: 'limit', value: limits.upper, name: 'upper limit' },
          { kind: 'mid', value: limits.upperMid, name: '' },
          { kind: 'center', value: limits.center, name: 'baseline' },
          { kind: 'mid', value: limits.lowerMid, name: '' },
          { kind: 'limit', value: limits.lower, name: 'lower limit' },
        ] as const)),
    ...(target === null ? [] : [{ kind: 'target', value: target, name: 'target' } as const]),
  ]
}

/** The words above the plot: where the baseline and the pilot begin, and what was switched on. */
function headingsOf(chart: BehaviourChart, x: Scale, place: Place): Label[] {
  const launch = chart.weeks.findIndex((week) => week.period === 'pilot')
  const widest = place.width - place.left - place.right

  return [
    ...(chart.weeks[0]?.period === 'baseline' ? [{ x: tenth(x(-0.5)), text: 'baseline', line: false }] : []),
    ...(launch > 0 ? [{ x: tenth(x(launch - 0.5)), text: 'pilot', line: false }] : []),
    ...dividersOf(chart, x).map((each) => ({ x: each.x, text: shortened(each.label, widest), line: true })),
  ]
}

function dividersOf(chart: BehaviourChart, x: Scale): { x: number; label: string }[] {
  return chart.dividers.flatMap(({ week, label }) => {
    const nth = chart.weeks.findIndex((each) => each.week === week)

    return nth < 0 ? [] : [{ x: tenth(x(nth - 0.5)), label }]
  })
}

/** One path for each stretch without a gap; thin weeks are left out, missing weeks break the line. */
function pathsThrough(weeks: readonly ChartWeek[], x: Scale, y: Scale): string[] {
  const solid = weeks.map((week, nth) => ({ ...week, nth })).filter((week) => !week.thin)
  const path = line<(typeof solid)[number]>(
    (week) => tenth(x(week.nth)),
    (week) => tenth(y(week.value ?? 0)),
  )
    .defined((week) => week.value !== null)
    .digits(1)

  return (path(solid) ?? '').split(/(?=M)/).filter((stretch) => stretch.includes('L'))
}

function pointsOf(chart: BehaviourChart, x: Scale, y: Scale): DrawnPoint[] {
  const ringed = new Set(chart.signals.flatMap((signal) => signal.weeks))

  return chart.weeks.flatMap((week, nth) => {
    if (week.value === null) return []
    const says = `${week.label}: ${shown(week.value, chart.unit)}${week.thin ? ', too few cases' : ''}`

    return [
      { x: tenth(x(nth)), y: tenth(y(week.value)), ringed: ringed.has(week.week), thin: week.thin === true, says },
    ]
  })
}

function shortened(label: string, width: number): string {
  return textWidth(label) <= width ? label : `${label.slice(0, Math.floor(width / textWidth('n')) - 1)}…`
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
