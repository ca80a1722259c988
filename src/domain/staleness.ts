// Whether a figure is still fresh. A log that comes every day is old after two; one that comes every week is not.
import { lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { median } from './percentile.ts'

export type Cadence = 'hourly' | 'daily' | 'weekly'

const hourMs = 3_600_000
const longest: Readonly<Record<Cadence, number>> = { hourly: hourMs, daily: 24 * hourMs, weekly: 7 * 24 * hourMs }

/** Imports looked back on, and how many gaps between them say how often the log comes. */
const lookedAt = 9
const fewestGaps = 3

/**
 * How often the case log comes: the middle gap between its last imports, rounded up to an hour, a day or a week. Weekly while
 * there are too few to say.
 */
export function cadenceOf(imports: readonly { readonly at: number }[]): Cadence {
  const times = imports.slice(-lookedAt).map(({ at }) => at)
  const gaps = times.slice(1).map((at, before) => at - (times[before] ?? at))
  const usual = median(gaps)
  if (usual === null || gaps.length < fewestGaps) return 'weekly'
  // Nobody is punctual to the minute, so half as long again still counts as on time.
  if (usual <= 1.5 * longest.hourly) return 'hourly'
  return usual <= 1.5 * longest.daily ? 'daily' : 'weekly'
}

/** The cadence that the newest import is older than; null while it is fresh, or nothing is expected any more. `now` in ms. */
export function staleBy({ pilot, imports }: Pick<PilotFile, 'pilot' | 'imports'>, now: number): Cadence | null {
  const newest = imports.at(-1)
  if (!newest || lastStage(pilot)?.stage !== 'running') return null
  const cadence = cadenceOf(imports)
  return now - newest.at > longest[cadence] ? cadence : null
}
