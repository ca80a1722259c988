// What is said of a week beside its cases, from three sources: somebody states it, people report friction, and whoever looks
// after the system logs their hours.
import type { Calendar } from './calendar.ts'
import { supportMinutesIn } from './effort.ts'
import { frictionFigures } from './friction-figures.ts'
import type { PilotFile } from './pilot-file.ts'
import type { StatedFigures } from './scorecard.ts'

/**
 * The figures of a week that no case log gives: as stated, with the reports of a week of the form and the support that was
 * logged in their place. In the week in which the form came into use, what somebody stated goes before a part of a week.
 */
export type FiguresSaid = {
  readonly figures: StatedFigures
  /** Complaints and calls for help come from reports. */
  readonly areReported: boolean
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
export function figuresSaid(file: PilotFile, week: string, calendar: Calendar): FiguresSaid | null {
  const stated = file.stated.findLast((one) => one.week === week)?.figures ?? null
  const reported = frictionFigures(file, week, calendar)
  const support = supportMinutesIn(file, week)
  if (!stated && !reported && support === null) return null
  const isStatedFirst = stated !== null && reported !== null && !reported.isWholeWeek
  const figures = {
    ...nothingStated,
    ...stated,
    ...(reported && !isStatedFirst ? reported.figures : {}),
    ...(support === null ? {} : { supportMinutes: support }),
  }
  return { figures, areReported: reported !== null && !isStatedFirst }
}
