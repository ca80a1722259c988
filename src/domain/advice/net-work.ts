// Most pilots count the work that automation takes away and forget the work that it brings. Here both sides are counted,
// with the honesty of their source: a guess counts for less than a measurement.
import { workFigures, type FactsCharter, type FactsWeek, type FactsWork, type WorkFigure } from './facts.ts'

/** Hours a week, added minus removed; below zero is good. `low` takes every tolerance in the pilot's favour, `high` against it. */
export type NetWork = { readonly low: number; readonly mid: number; readonly high: number }

/** By how many per cent a figure may be off, by its source (advice-engine, 1). */
export const tolerancePercent = { measured: 0, sampled: 15, estimated: 30 } as const

const hundredthsPerHour = 100 * 60

/**
 * The net manual work of a week, with so many minutes taken off where one asks what would be without them; null when any
 * figure of it was not measured.
 */
export function netWorkOf(week: FactsWeek, charter: FactsCharter, takenOff: number = 0): NetWork | null {
  const figures = workFigures.map((figure) => week.work?.[figure] ?? null).filter((figure) => figure !== null)
  const cases = week.cases ?? null
  const perCase = charter.baselineMinutesPerCase ?? null
  if (figures.length < workFigures.length || cases === null || perCase === null) return null

  // Planned touches still happen, so they lessen what is removed and count like what is added.
  const net = (against: -1 | 0 | 1): number => {
    const work = figures.reduce((sum, figure) => sum + hundredths(figure, against), -100 * takenOff)
    return (work - cases * hundredths(perCase, -against)) / hundredthsPerHour
  }
  return { low: net(-1), mid: net(0), high: net(1) }
}

/** A week's work with figures that nobody measured taken as zero minutes, and every figure changed by `change`. */
export function changedWork(work: FactsWork | null | undefined, change: (figure: WorkFigure) => WorkFigure): FactsWork {
  const none: WorkFigure = { minutes: 0, source: 'measured' }
  return Object.fromEntries(workFigures.map((figure) => [figure, change(work?.[figure] ?? none)]))
}

/**
 * Counted in hundredths of a minute, where a tolerance of whole per cents leaves whole numbers: work that comes out even is
 * exactly zero. `against` is 1 when the tolerance adds, −1 when it takes away, 0 at face value.
 */
function hundredths({ minutes, source }: WorkFigure, against: number): number {
  return minutes * (100 + against * tolerancePercent[source])
}
