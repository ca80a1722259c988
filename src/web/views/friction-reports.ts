// One group of friction reports, and the buttons that give a group or one report of it to a side.
import { type FrictionReport, isOfGroup } from '../../domain/friction.ts'
import { type FrictionTriage, triageOf } from '../../domain/friction-triage.ts'
import { hasEnded } from '../../domain/pilot.ts'
import type { Side } from '../../domain/person.ts'
import { dayTime } from '../../words/dates.ts'
import { frictionGroupName, reporterName } from '../../words/friction.ts'
import { nameOf } from '../../words/people.ts'
import { lowered } from '../../words/sentences.ts'
import { type Problems, problemSummary } from './field.ts'
import { frictionAddress, type FrictionOf } from './friction-of.ts'
import type { Link } from './page.ts'
import type { Press, PressedLine } from './press.ts'

export type FrictionGroupPage = {
  readonly heading: string
  readonly problems: Problems | null
  /** On which side the whole group is. */
  readonly standing: string
  readonly presses: readonly Press[]
  readonly lines: readonly PressedLine[]
  readonly older: string | null
  readonly all: Link
}

const reportsShown = 50

/** The page of one group; null when nobody has reported such a thing. */
export function frictionGroupView(given: FrictionOf): FrictionGroupPage | null {
  const { file, group, names, problems } = given
  const reports = group ? file.frictionReports.filter((one) => isOfGroup(one, group)).toReversed() : []
  if (!group || reports.length === 0) return null
  const whole = triageOf(file.frictionTriages, { ...group, report: null })
  return {
    heading: frictionGroupName(group),
    problems: problemSummary(problems),
    standing: whole
      ? `Given to the ${whole.side} side by ${nameOf(names, whole.by)}. A report that was given to a side by itself stays there.`
      : 'Not given to a side yet.',
    presses: triagePresses(given, { ...group, report: null }, whole?.side ?? null).map((press) => ({
      ...press,
      text: `All of it: ${lowered(press.text)}`,
    })),
    lines: reports.slice(0, reportsShown).map((report) => reportLine(given, report, whole)),
    older: reports.length > reportsShown ? `${reports.length - reportsShown} older ones are not shown.` : null,
    all: { text: 'All friction', href: frictionAddress(given) },
  }
}

function reportLine(given: FrictionOf, report: FrictionReport, whole: FrictionTriage | null): PressedLine {
  const { file, names, calendar, now } = given
  const own = triageOf(file.frictionTriages, report)
  const notes = [
    `${reporterName(report, names)} on ${dayTime(report.at, calendar.zone, now)}`,
    ...(report.case === null ? [] : [`case ${report.case}`]),
    ...(own === null ? [] : [`on the ${own.side} side by itself`]),
  ]
  return {
    text: report.words,
    note: notes.join(' · '),
    presses: triagePresses(given, report, own?.side ?? whole?.side ?? null),
  }
}

/** A button for each side that it is not on. */
export function triagePresses(
  given: FrictionOf,
  { report, kind, reason }: Pick<FrictionTriage, 'report' | 'kind' | 'reason'>,
  on: Side | null,
): readonly Press[] {
  if (!given.mayTriage || hasEnded(given.file.pilot)) return []
  const what = report === null ? frictionGroupName({ kind, reason }) : `report ${report}`
  const sides: readonly Side[] = ['policy', 'system']
  return sides
    .filter((side) => side !== on)
    .map((side) => ({
      action: `${frictionAddress(given)}/triage`,
      text: side === 'policy' ? 'Policy side' : 'System side',
      says: `Give ${what} to the ${side} side`,
      hidden: { report: report === null ? '' : String(report), kind, reason: reason ?? '', side },
    }))
}
