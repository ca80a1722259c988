// The friction page: what repeats, what is done outside the tool and why, how it goes from week to week, and the form's link.
import { counted } from '../../domain/advice/wording.ts'
import { type FrictionReport, frictionKinds, type Repeated, repeatedFriction } from '../../domain/friction.ts'
import { frictionSignals } from '../../domain/friction-signals.ts'
import { triageOf } from '../../domain/friction-triage.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { previousWeek } from '../../domain/week.ts'
import { dayOf, weekShort } from '../../words/dates.ts'
import { frictionGroupName, frictionReasonText, kindName, moveOf } from '../../words/friction.ts'
import { frictionSignalInWords } from '../../words/friction-signals.ts'
import { capital } from '../../words/sentences.ts'
import { type Problems, problemSummary } from './field.ts'
import { type LinkShown, linkShown } from './friction-link.ts'
import { frictionAddress, type FrictionOf, groupAddress } from './friction-of.ts'
import { triagePresses } from './friction-reports.ts'
import { type Primary, primary } from './keys.ts'
import type { Lines } from './lists.ts'
import type { PressedLine } from './press.ts'
import { type Empty, numbers, row, type Table, table, words } from './table.ts'

export type FrictionPage = {
  readonly problems: Problems | null
  readonly signals: Lines
  readonly groups: readonly PressedLine[]
  readonly empty: Empty | null
  readonly outside: Table | null
  readonly trend: Table | null
  readonly link: LinkShown
  readonly primary: Primary | null
}

export function frictionView(given: FrictionOf): FrictionPage {
  const { file, problems } = given
  const report = { text: 'Report friction', href: `${frictionAddress(given)}/new` }
  const groups = repeatedFriction(file.frictionReports)
  return {
    problems: problemSummary(problems),
    signals: signalLines(given),
    groups: groups.map((group) => groupLine(given, group)),
    empty:
      groups.length === 0
        ? { text: 'Nobody has reported anything yet. Hang up the sheet where the work is done.' }
        : null,
    outside: outsideTable(given),
    trend: trendTable(given),
    link: linkShown(given),
    primary: hasEnded(file.pilot) ? null : primary(undefined, report),
  }
}

function signalLines(given: FrictionOf): Lines {
  const { file, calendar, now } = given
  return frictionSignals(given).map(({ seen, since, evidence, move }) => {
    const said = frictionSignalInWords(seen)
    return {
      text: said.seen,
      href: `/pilots/${encodeURIComponent(file.pilot.code)}${evidence}`,
      note: `Since ${dayOf(since, calendar.zone, now)}. ${moveOf(move)}: ${said.next}`,
    }
  })
}

/** "Complaint: the form is awkward · 5 times", the newest words below it. */
function groupLine(given: FrictionOf, group: Repeated): PressedLine {
  const { reports } = group
  const triage = triageOf(given.file.frictionTriages, { ...group, report: null })
  const side = triage === null ? 'not given to a side yet' : `on the ${triage.side} side`
  return {
    text: `${frictionGroupName(group)} · ${counted(reports.length, 'time')}`,
    href: groupAddress(given, group),
    note: `${whenSaid(given, reports[0])} · ${side}`,
    presses: triagePresses(given, { ...group, report: null }, triage?.side ?? null),
  }
}

/** "“Too slow.” on Monday 7 September" */
function whenSaid({ calendar, now }: FrictionOf, { words: said, at }: FrictionReport): string {
  return `“${said}” on ${dayOf(at, calendar.zone, now)}`
}

/** Why work was done outside the tool. */
function outsideTable(given: FrictionOf): Table | null {
  const outside = repeatedFriction(given.file.frictionReports.filter(({ kind }) => kind === 'outside'))
  if (outside.length === 0) return null
  return table({
    id: 'outside',
    caption: 'Done by hand, outside the tool',
    columns: [words('Because'), numbers('Times'), numbers('Cases named'), words('Last')],
    rows: outside.map((group) =>
      row(
        { text: capital(frictionReasonText(group.reason)), href: groupAddress(given, group) },
        String(group.reports.length),
        String(new Set(group.reports.flatMap((one) => one.case ?? [])).size),
        whenSaid(given, group.reports[0]),
      ),
    ),
    empty: { text: '' },
  })
}

const weeksOfTrend = 8

/** How many reports of each kind came in, week by week, the newest first. */
function trendTable({ file, calendar, now }: FrictionOf): Table | null {
  if (file.frictionReports.length === 0) return null
  const weeks = [calendar.weekOf(now)]
  while (weeks.length < weeksOfTrend) weeks.push(previousWeek(weeks.at(-1) ?? ''))
  const first = file.frictionReports[0]?.week ?? ''
  const many = (week: string, kind: string) =>
    file.frictionReports.filter((one) => one.week === week && one.kind === kind).length
  return table({
    id: 'trend',
    dense: true,
    caption: 'Week by week',
    columns: [words('Week of'), ...frictionKinds.map((kind) => numbers(kindName(kind)))],
    rows: weeks
      .filter((week) => week >= first)
      .map((week) => row(weekShort(week), ...frictionKinds.map((kind) => String(many(week, kind))))),
    empty: { text: '' },
  })
}
