// The scorecard as plain data: where the measures stand, one chart for each, and the weeks in a table, newest first. Each
// figure leads to its cases.
import type { FactsWeek } from '../../domain/advice/facts.ts'
import { charterInForce, type CharterContent } from '../../domain/charter.ts'
import { countsOf } from '../../domain/cycle-time.ts'
import { staleBy } from '../../domain/staleness.ts'
import type { Evidence } from '../../store/evidence.ts'
import { age, dayOf, weekName } from '../../words/dates.ts'
import { casesText, hoursSentence } from '../../words/figures.ts'
import { nameOf } from '../../words/people.ts'
import type { ChartView } from '../charts/behaviour-chart.ts'
import { alarmsOf } from './alarms.ts'
import type { Link } from './page.ts'
import { chartOf } from './scorecard-charts.ts'
import { measureLinks } from './scorecard-measure.ts'
import type { ScorecardPageOf } from './scorecard-of.ts'
import { weeksTable } from './scorecard-table.ts'
import { scorecardTiles } from './scorecard-tiles.ts'

export function scorecardView(given: ScorecardPageOf) {
  const { file, evidence, weeks, calendar } = given
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const content = charterInForce(file.charters, file.keys)?.content ?? null
  const reviewed = evidence?.facts.weeks.at(-1)
  return {
    line: sourceLine(given),
    alarms: alarmsOf(given.noticed, { code: file.pilot.code, zone: calendar.zone, now: given.now }),
    heading: reviewed ? `The week of ${weekName(reviewed.week)}` : '',
    tiles: evidence && content && reviewed ? tilesOf(given, content, reviewed, evidence) : [],
    charts: evidence && content ? goalCharts(given, content, pilot) : [],
    measures: measureLinks(pilot, null),
    noCharts: noChartsSentence(given, content !== null),
    table: weeksTable(given, pilot),
    open: openSentence(given),
    openHref: `${pilot}/cases?show=open`,
    links: linksOf(given, pilot),
    isEmpty: weeks.every((week) => week.cases === null),
  }
}

/** Where the figures come from, how old they are and how far they reach. */
function sourceLine(given: ScorecardPageOf): string {
  const { file, names, now, calendar } = given
  const newest = file.imports.at(-1)
  if (!newest) return 'No case log yet.'
  const reach = file.imports.flatMap(({ newestAt }) => newestAt ?? [])
  const latest = Math.max(...reach)
  const until = reach.length > 0 ? ` and reaches to ${dayOf(latest, calendar.zone, now)}` : ''
  return `The case log was brought ${age(newest.at, now)} by ${nameOf(names, newest.by)}${until}.${staleSentence(given)} Weeks are those of ${calendar.zone}. ${hoursSentence(countsOf(file))}`
}

function staleSentence({ file, now }: ScorecardPageOf): string {
  const cadence = staleBy(file, now)
  return cadence === null ? '' : ` It is stale: it usually comes ${cadence}.`
}

function tilesOf(given: ScorecardPageOf, content: CharterContent, week: FactsWeek, { advice }: Evidence) {
  const early = given.beside.early.find((one) => one.week === week.week)
  return scorecardTiles({ ...given, content, week, advice, early }, given.weeks)
}

/** The goals stand open; every other measure has a page of its own. */
function goalCharts(given: ScorecardPageOf, { measures }: CharterContent, pilot: string): readonly ChartView[] {
  return measures.filter(({ role }) => role === 'goal').map(({ key }) => chartOf(key, given, pilot))
}

function noChartsSentence({ evidence }: ScorecardPageOf, isSigned: boolean): string | null {
  if (evidence) return null
  return isSigned
    ? 'The charts begin with the pilot’s first week: baseline first, then every week beside it.'
    : 'The charts begin once the charter is signed: it names the measures, their baseline and their targets.'
}

/** The newest weeks hold only what was finished fast, and that has to be said. */
function openSentence({ beside, now }: ScorecardPageOf): string | null {
  const { many, oldestReceivedAt, medianReceivedAt } = beside.open
  if (many === 0 || oldestReceivedAt === null || medianReceivedAt === null) return null
  const oldest = `The oldest was received ${age(oldestReceivedAt, now)}`
  const half = many > 2 ? `, half of them more than ${age(medianReceivedAt, now).replace(' ago', '')} ago` : ''
  return `${casesText(many)} ${many === 1 ? 'is' : 'are'} still open. ${oldest}${half}. They count in the week in which they are completed, so the newest weeks look faster than they will.`
}

function linksOf({ file, mayImport }: ScorecardPageOf, pilot: string): readonly Link[] {
  const bring = mayImport ? [{ text: 'Import cases', href: `${pilot}/cases/import` }] : []
  const files = [
    { text: 'Download as CSV', href: `${pilot}/scorecard.csv` },
    { text: 'Download as XLSX', href: `${pilot}/scorecard.xlsx` },
  ]
  return [...bring, ...(file.rollups.length > 0 ? files : [])]
}
