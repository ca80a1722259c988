// What is said of a week beside its cases, from four sources: somebody states it, people report friction, whoever looks after
// the system logs their hours, and failures say how long work stood still.
import type { Calendar } from './calendar.ts'
import { downtimeIn } from './downtime.ts'
import { supportMinutesIn } from './effort.ts'
import { frictionFigures } from './friction-figures.ts'
import { keptForWeek } from './kept.ts'
import type { PilotFile } from './pilot-file.ts'
import type { StatedFigures } from './scorecard.ts'

/**
 * The figures of a week that no case log gives: as stated, with the reports of a week of the form and the support that was
 * logged in their place, and the downtime of failures. In the week in which the form or the failure log came into use, what
 * somebody stated goes before a part of a week.
 */
export type FiguresSaid = {
  readonly figures: StatedFigures
  /** Complaints and calls for help come from reports. */
  readonly areReported: boolean
  /** Downtime comes from the failure log. */
  readonly isDowntimeLogged: boolean
}

const nothingStated: StatedFigures = {
  users: null,
  helpRequests: null,
  dailyHelpUsers: null,
  supportMinutes: null,
  trainingMinutes: null,
  complaints: null,
  downtimeMinutes: null,
}

/** Everything that is said of a week beside its cases; null when nothing is. */
export const figuresSaid = keptForWeek((file, week, calendar): FiguresSaid | null => {
  const stated = file.stated.findLast((one) => one.week === week)?.figures ?? null
  const reported = frictionFigures(file, week, calendar)
  const support = supportMinutesIn(file, week)
  const downtime = loggedDowntime(file, week, stated, calendar)
  if (!stated && !reported && support === null && !downtime) return null
  const isStatedFirst = stated !== null && reported !== null && !reported.isWholeWeek
  const figures = {
    ...nothingStated,
    ...stated,
    ...(reported && !isStatedFirst ? reported.figures : {}),
    ...(support === null ? {} : { supportMinutes: support }),
    ...(downtime && { downtimeMinutes: downtime.minutes }),
  }
  return { figures, areReported: reported !== null && !isStatedFirst, isDowntimeLogged: downtime !== null }
})

/** Null where no failure log speaks for the week, or somebody stated the week of the first failure. */
function loggedDowntime(file: PilotFile, week: string, stated: StatedFigures | null, calendar: Calendar) {
  const downtime = downtimeIn(file, week, calendar)
  return downtime?.isFirstWeek && stated !== null && stated.downtimeMinutes !== null ? null : downtime
}
