// The measures of one week as tiles: goal measures first, then guardrails, then what is always looked at beside them.
// Every number says where it comes from, how old it is and how many cases stand behind it.
import type { Advice } from '../../domain/advice/advise.ts'
import type { FactsWeek } from '../../domain/advice/facts.ts'
import type { Calendar } from '../../domain/calendar.ts'
import type { CharterContent, CharterMeasure } from '../../domain/charter.ts'
import { statedFor } from '../../domain/evidence.ts'
import { figuresSaid } from '../../domain/figures-said.ts'
import { type MeasureKey, measures } from '../../domain/measure.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { Counted, WeekRollup } from '../../domain/scorecard.ts'
import { age } from '../../words/dates.ts'
import { casesText, figureText, netWorkRange, netWorkText, shareText } from '../../words/figures.ts'
import { type Names, nameOf } from '../../words/people.ts'
import { type Measure, measure, type Source, type Standing } from './figure.ts'

export type TilesOf = {
  readonly file: PilotFile
  readonly content: CharterContent
  readonly week: FactsWeek
  readonly advice: Advice
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
}

export function measureTiles(given: TilesOf): readonly Measure[] {
  const { content, week, advice } = given
  const rollup = given.file.rollups.find((one) => one.week === week.week) ?? null
  return [
    ...content.measures.map((one) => charterTile(one, given, rollup)),
    measure({
      name: 'Net manual work',
      now: netWorkText(advice.netManualWork),
      notes: [...[netWorkRange(advice.netManualWork)].filter((range) => range !== null), 'below zero is good'],
      source: fromLogs(given),
    }),
    measure({
      name: 'Adoption',
      now: shareText(week.adoption),
      notes: ['automated cases of all'],
      source: fromLogs(given),
    }),
    counted('Help requests', week.helpRequests, saidSource(given)),
    counted('Users', week.users, statedSource(given)),
  ]
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
    notes: isStated ? [] : completeness(one, rollup),
    source: sourceOf(one.key, given),
    goal: one.role === 'goal',
  })
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

/** "60 of 60 cases" behind a figure of the log. */
function completeness({ key }: CharterMeasure, rollup: WeekRollup | null): readonly string[] {
  if (!rollup) return []
  const countedBy: Readonly<Record<string, Counted>> = {
    error_rate_pct: rollup.withErrors,
    handoffs_per_case: rollup.handoffs,
    rework_share_pct: rollup.rework,
    manual_touches_per_case: rollup.touchesTotal,
  }
  const known = countedBy[key]?.known ?? rollup.completed
  return [`${known} of ${casesText(rollup.completed)}`]
}

function sourceOf(key: MeasureKey, given: TilesOf): Source | undefined {
  if (measures[key].source !== 'stated') return fromLogs(given)
  if (key === 'complaints') return saidSource(given)
  return key === 'downtime_minutes' ? downtimeSource(given) : statedSource(given)
}

function fromLogs({ file, week, now }: TilesOf): Source | undefined {
  const newest = file.imports.at(-1)
  if (!newest) return undefined
  return {
    text: `case log, updated ${age(newest.at, now)}`,
    href: `/pilots/${file.pilot.code}/cases?week=${week.week}`,
  }
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

function statedSource({ file, week, names, now }: TilesOf): Source | undefined {
  const said = statedFor(file, week.week)
  return said ? { text: `stated by ${nameOf(names, said.by)}, ${age(said.at, now)}` } : undefined
}

function counted(name: string, value: number | null | undefined, source: Source | undefined): Measure {
  return measure({ name, now: value == null ? null : String(value), source })
}
