// Runs that fail in a row ask whoever may pause to do so: on Home, one press away from the form, and above that form.
import { type FailedSeries, isAskedToPause } from '../../domain/failed-series.ts'
import type { SeatedPilot } from '../../store/home-page.ts'
import { seriesName, seriesText } from '../../words/alerts.ts'
import { dayTime } from '../../words/dates.ts'
import type { Lines } from './lists.ts'

/** What a person is asked to pause, with the way to the form. */
export function pauseAsks(
  pilots: readonly SeatedPilot[],
  person: string,
  { zone, now }: { readonly zone: string; readonly now: number },
): Lines {
  return pilots.flatMap(({ file, seats, noticed }) =>
    noticed.series
      .filter((series) => isAskedToPause(series, { person, seats }))
      .map((series) => ({
        text: `${file.pilot.code}: ${seriesName(series)}: pause?`,
        href: `/pilots/${encodeURIComponent(file.pilot.code)}/pause`,
        note: `since ${dayTime(series.since, zone, now)} · nothing is paused by itself`,
      })),
  )
}

/** Why the pause is asked for, a sentence each. */
export function whyAsked(
  series: readonly FailedSeries[],
  telling: { readonly zone: string; readonly now: number },
): readonly string[] {
  return series.filter(({ next }) => next === 'ask for a pause').map((one) => seriesText(one, telling))
}
