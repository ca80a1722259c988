// The geometry of a behaviour chart as plain numbers and words; the template only writes them into SVG.

import { line } from 'd3-shape'
import type { BehaviourChart, ChartWeek } from './behaviour-chart.ts'
import { shown } from './chart-sentence.ts'
import { rowsOfLabels, textWidth, type Label, type PlacedLabel } from './labels.ts'
import { type DrawnLine, linesAcross, stepsOf } from './lines.ts'
import { type Place, type Scale, tenth, valueScale, weekScale, type Word } from './plot.ts'

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
  /** Limits that differ from week to week. */
  steps: readonly string[]
  points: readonly DrawnPoint[]
  /** Said at the axis when it does not start at zero. */
  axisNote?: Word
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
    steps: stepsOf(chart, x, y),
    points: pointsOf(chart, x, y),
    axisNote,
  }
}

function noteAtAxis(y: { domain: () => number[] }, unit: string, at: { x: number; y: number }): Word | undefined {
  const from = y.domain()[0] ?? 0

  return from > 0 ? { ...at, text: `The axis starts at ${shown(from, unit)}, not at zero.` } : undefined
}

function shadedBaseline(
  weeks: readonly ChartWeek[],
  x: Scale,
  plot: { top: number; bottom: number },
): Drawing['baseline'] {
  const first = weeks.findIndex((week) => week.period === 'baseline')
  const last = weeks.findLastIndex((week) => week.period === 'baseline')
  if (first < 0) return null

  const from = x(first - 0.5)
  return { x: tenth(from), y: plot.top, width: tenth(x(last + 0.5) - from), height: plot.bottom - plot.top }
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
