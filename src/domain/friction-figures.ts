// What friction reports say of a week: complaints, calls for help, and the people who needed help nearly every day. They
// count from when the pilot's form came into use; before that, somebody states these figures.
import type { Calendar } from './calendar.ts'
import type { FrictionReport } from './friction.ts'
import type { PilotFile } from './pilot-file.ts'
import { boundsOf } from './pilot-weeks.ts'
import { thresholds } from './signal-thresholds.ts'
import { isWorkingDay } from './working-days.ts'

type Reported = Pick<PilotFile, 'frictionLinkAt' | 'frictionReports'>
type ReportedFigures = { readonly [Name in 'complaints' | 'helpRequests' | 'dailyHelpUsers']: number }

/** The figures of a week, and whether the form was in use from its first moment on. */
export type FrictionFigures = { readonly figures: ReportedFigures; readonly isWholeWeek: boolean }

/** When (ms) the form came into use: its link was issued, or somebody reported something; null before. */
export function formInUseSince({ frictionLinkAt, frictionReports }: Reported): number | null {
  const since = [frictionLinkAt, frictionReports[0]?.at].filter((at) => at != null)
  return since.length === 0 ? null : Math.min(...since)
}

/** What was reported in a week; null while the form was not in use in it. None in a week of the form is zero. */
export function frictionFigures(file: Reported, week: string, calendar: Calendar): FrictionFigures | null {
  const since = formInUseSince(file)
  const { from, to } = boundsOf(week, calendar)
  if (since === null || since >= to) return null
  const inWeek = file.frictionReports.filter((report) => report.week === week)
  const help = inWeek.filter(({ kind }) => kind === 'help')
  return {
    figures: {
      complaints: inWeek.filter(({ kind }) => kind === 'complaint').length,
      helpRequests: help.length,
      dailyHelpUsers: peopleHelpedDaily(help, calendar),
    },
    isWholeWeek: since <= from,
  }
}

/** People who asked on so many working days. Whoever gave no name is a request, and nobody who could be counted. */
function peopleHelpedDaily(help: readonly FrictionReport[], calendar: Calendar): number {
  const daysOf = new Map<string, Set<string>>()
  for (const report of help) {
    const who = whoAsked(report)
    const day = calendar.dayOf(report.at)
    if (who !== null && isWorkingDay(Date.parse(`${day}T12:00Z`))) {
      daysOf.set(who, (daysOf.get(who) ?? new Set()).add(day))
    }
  }
  return [...daysOf.values()].filter((days) => days.size >= thresholds.dailyHelpDays).length
}

/** Who is signed in is one person, whatever a stranger calls themselves. */
function whoAsked({ person, name }: FrictionReport): string | null {
  if (person !== null) return `person ${person}`
  return name === null ? null : `name ${name.trim().toLowerCase()}`
}
