// The measures of one week as tiles: goal measures first, then guardrails, then what is always looked at beside them.
// Every number says where it comes from, how old it is and how many cases stand behind it.
import type { Advice } from '../../domain/advice/advise.ts'
import type { FactsWeek } from '../../domain/advice/facts.ts'
import type { Calendar } from '../../domain/calendar.ts'
import type { CharterContent, CharterMeasure } from '../../domain/charter.ts'
import { countsShown, rollupFor } from '../../domain/cycle-time.ts'
import { statedFor } from '../../domain/evidence.ts'
import { supportMinutesIn } from '../../domain/effort.ts'
import { figuresSaid } from '../../domain/figures-said.ts'
import { caseShareKeys, measures, type ScorecardKey } from '../../domain/measure.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { WeekRollup } from '../../domain/scorecard.ts'
import { besideOf } from '../../domain/scorecard-beside.ts'
import { moneyOf } from '../../domain/wage.ts'
import { staleBy } from '../../domain/staleness.ts'
import type { EarlyCases } from '../../store/case-lists.ts'
import { age } from '../../words/dates.ts'
import { casesText, figureText, moneyText, netWorkRange, netWorkText, shareText } from '../../words/figures.ts'
import { type Names, nameOf } from '../../words/people.ts'
import { zeroText } from '../charts/share-notes.ts'
import { type Measure, measure, type Source, type Standing } from './figure.ts'

export type TilesOf = {
  readonly file: PilotFile
  readonly content: CharterContent
  readonly week: FactsWeek
  readonly advice: Advice
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
  /** The week’s cases that were received before the pilot began, where there are some and the page tells of them. */
  readonly early?: EarlyCases
}

export function measureTiles(given: TilesOf): readonly Measure[] {
  const { content, week } = given
  const rollup = rollupOf(given)
  return [
    ...content.measures.map((one) => charterTile(one, given, rollup)),
    netWorkTile(given),
    measure({
      name: 'Adoption',
      now: shareText(week.adoption),
      notes: ['automated cases of all'],
      source: fromLogs(given),
      href: pageOf('adoption_pct', given),
    }),
    { ...counted('Help requests', week.helpRequests, saidSource(given)), href: pageOf('help_requests', given) },
    counted('Users', week.users, statedSource(given)),
  ]
}

/** What the case log says of the week of the tiles. */
export function rollupOf({ file, week }: TilesOf): WeekRollup | null {
  return rollupFor(file, week.week)
}

/** The page of a measure: its chart, its weeks, and what lies behind them. */
export function pageOf(key: ScorecardKey, { file }: TilesOf): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}/scorecard/${key}`
}

function netWorkTile(given: TilesOf): Measure {
  const net = given.advice.netManualWork
  const { wage } = given.content
  const range = netWorkRange(net)
  return measure({
    name: 'Net manual work',
    now: netWorkText(net),
    notes: [
      ...(range === null ? [] : [range]),
      ...(net && wage ? [`${moneyText(moneyOf(net, wage))} a week`] : []),
      'below zero is good',
    ],
    source: fromLogs(given),
    href: pageOf('net_manual_work_hours', given),
  })
}

function charterTile(one: CharterMeasure, given: TilesOf, rollup: WeekRollup | null): Measure {
  const value = given.week.values?.[one.key]
  const finding = given.advice.measures.find((each) => each.key === one.key)
  const isStated = measures[one.key].source === 'stated'
  return measure({
    name: measures[one.key].name,
    now: figureText(one.key, value),
    was: figureText(one.key, finding?.limits?.center ?? meanOf(one)) ?? undefined,
    target: figureText(one.key, one.target === null ? null : Number(one.target)) ?? undefined,
    standing: finding && faceOfState(finding.state),
    notes: isStated ? [] : [...completeness(one.key, rollup), ...earlyNote(one.key, given)],
    source: sourceOf(one.key, given),
    href: pageOf(one.key, given),
    goal: one.role === 'goal',
  })
}

/** Cases that were on their way already do not show what the pilot does, so the headline is told without them as well. */
function earlyNote(key: ScorecardKey, { early }: TilesOf): readonly string[] {
  if (key !== 'cycle_time_hours' || !early) return []
  const without = figureText(key, early.medianHoursWithout) ?? 'nothing'
  return [`${without} without the ${early.many} received before the pilot`]
}

function meanOf({ baseline }: CharterMeasure): number | null {
  const values = baseline.values.map(Number)
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The state of a measure as mark and words. */
export function faceOfState(state: 'better' | 'worse' | 'unclear'): { is: Standing; says: string } {
  if (state === 'better') return { is: 'good', says: 'better than before' }
  if (state === 'worse') return { is: 'bad', says: 'worse than before' }
  return { is: 'unclear', says: 'no clear change' }
}

/** "60 of 60 cases" behind a figure of the log, which hours count and the 90th percentile beside a median, and what a zero may still mean. */
export function completeness(key: ScorecardKey, rollup: WeekRollup | null): readonly string[] {
  if (!rollup) return []
  const { known, counts, p90Hours } = besideOf(rollup)
  const share = caseShareKeys.find((one) => one === key)
  const ofCases = share && counts[share]
  const zero = share && ofCases ? zeroText(share, ofCases) : null
  const over = ofCases?.known ?? { ...known }[key] ?? rollup.completed
  return [
    ...(key === 'cycle_time_hours' ? [countsShown(rollup)] : []),
    ...(key === 'cycle_time_hours' && p90Hours !== null ? [`90 % within ${figureText(key, p90Hours)}`] : []),
    zero ?? `${over} of ${casesText(rollup.completed)}`,
  ]
}

/** Where a measure's figure comes from, with its age. */
export function sourceOf(key: ScorecardKey, given: TilesOf): Source | undefined {
  if (measures[key].source !== 'stated') return fromLogs(given)
  if (key === 'complaints' || key === 'help_requests') return saidSource(given)
  if (key === 'support_hours') return supportSource(given)
  return key === 'downtime_minutes' ? downtimeSource(given) : statedSource(given)
}

function fromLogs({ file, week, now }: TilesOf): Source | undefined {
  const newest = file.imports.at(-1)
  if (!newest) return undefined
  return {
    text: `case log, updated ${age(newest.at, now)}${staleText(file, now)}`,
    href: `/pilots/${file.pilot.code}/cases?week=${week.week}`,
  }
}

/** ", stale: it usually comes daily" behind the age of a log that is older than it usually gets. */
export function staleText(file: PilotFile, now: number): string {
  const cadence = staleBy(file, now)
  return cadence === null ? '' : `, stale: it usually comes ${cadence}`
}

/** Complaints and calls for help are reported once the form is in use, and stated before that. */
function saidSource(given: TilesOf): Source | undefined {
  const { file, week, calendar } = given
  if (!figuresSaid(file, week.week, calendar)?.areReported) return statedSource(given)
  return { text: 'friction reports', href: `/pilots/${encodeURIComponent(file.pilot.code)}/friction` }
}

/** Downtime is what failures say once one was logged, and stated before that. */
function downtimeSource(given: TilesOf): Source | undefined {
  const { file, week, calendar } = given
  if (!figuresSaid(file, week.week, calendar)?.isDowntimeLogged) return statedSource(given)
  return { text: 'failure log', href: `/pilots/${encodeURIComponent(file.pilot.code)}/failures` }
}

/** Support is what was logged of the week, and stated before anything was. */
function supportSource(given: TilesOf): Source | undefined {
  const { file, week } = given
  if (supportMinutesIn(file, week.week) === null) return statedSource(given)
  return { text: 'support log', href: `/pilots/${encodeURIComponent(file.pilot.code)}/effort` }
}

function statedSource({ file, week, names, now }: TilesOf): Source | undefined {
  const said = statedFor(file, week.week)
  return said ? { text: `stated by ${nameOf(names, said.by)}, ${age(said.at, now)}` } : undefined
}

function counted(name: string, value: number | null | undefined, source: Source | undefined): Measure {
  return measure({ name, now: value == null ? null : String(value), source })
}
