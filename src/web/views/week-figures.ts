// The figures of one week in a table: each with the cases it is known of, where it comes from and how old it is.
import { type MeasureKey, measureKeys, measures } from '../../domain/measure.ts'
import { age } from '../../words/dates.ts'
import { casesText, figureText, netWorkText, shareText } from '../../words/figures.ts'
import { nameOf } from '../../words/people.ts'
import { type Cell, numbers, row, type Row, type Table, table, words } from './table.ts'
import type { WeekOf } from './week-of.ts'

export function weekFigures(given: WeekOf): Table {
  const { week } = given
  const beside: readonly (Row | null)[] = [
    row({ text: 'Cases completed', href: casesOf(given) }, countText(week.cases), '', logSource(given)),
    ...measureKeys.map((key) => measureRow(given, key)),
    line(
      '90th percentile of the cycle time',
      figureText('cycle_time_hours', week.p90Hours),
      given,
      `${week.cycleTimeCounts}; under ten cases: not shown`,
    ),
    lineIf(
      'Median of automated cases alone',
      figureText('cycle_time_hours', week.medianHoursAutomated),
      given,
      week.cycleTimeCounts,
    ),
    week.excluded > 0
      ? line(
          `Median with the ${casesText(week.excluded)} left out put back`,
          figureText('cycle_time_hours', week.medianHoursWithExcluded),
          given,
          week.cycleTimeCounts,
        )
      : null,
    line('Adoption', shareText(week.adoption), given),
    line('Net manual work', netWorkText(week.netManualWork), given, 'below zero is good'),
  ]
  return table({
    id: 'figures',
    dense: true,
    caption: 'The figures of the week',
    columns: [words('Figure'), numbers('This week'), numbers('Known of'), words('Source')],
    rows: beside.filter((one) => one !== null),
    empty: { text: 'Nothing is known of this week yet.' },
  })
}

function measureRow(given: WeekOf, key: MeasureKey): Row {
  const { week } = given
  const isStated = measures[key].source === 'stated'
  const known = week.known[key]
  const knownOf = isStated || known === undefined || week.cases === null ? '' : `${known} of ${week.cases}`
  const now = figureText(key, week.values[key])
  return row(
    { text: measures[key].name, note: noteOf(week, key) },
    shownOr(now),
    now === null ? '' : knownOf,
    now === null ? '' : sourceOf(given, key),
  )
}

/** "median hours, round the clock" */
function noteOf({ cycleTimeCounts }: WeekOf['week'], key: MeasureKey): string {
  const { unit } = measures[key]
  return key === 'cycle_time_hours' ? `${unit}, ${cycleTimeCounts}` : unit
}

function line(name: string, now: string | null, given: WeekOf, note?: string): Row {
  return row({ text: name, note }, shownOr(now), '', now === null ? '' : logSource(given))
}

function lineIf(name: string, now: string | null, given: WeekOf, note: string): Row | null {
  return now === null ? null : line(name, now, given, note)
}

function shownOr(now: string | null): Cell {
  return { text: now ?? 'not measured' }
}

function countText(cases: number | null): string {
  return cases === null ? 'not measured' : cases.toLocaleString('en-GB')
}

function casesOf({ file, week }: WeekOf): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}/cases?week=${week.week}`
}

function logSource({ week, now }: WeekOf): string {
  return week.importedAt === null ? '' : `case log, updated ${age(week.importedAt, now)}`
}

function sourceOf(given: WeekOf, key: MeasureKey): string {
  if (key === 'complaints' && given.week.areReported) return 'friction reports'
  return measures[key].source === 'stated' ? statedSource(given) : logSource(given)
}

function statedSource({ week, names, now }: WeekOf): string {
  if (week.statedBy === null || week.statedAt === null) return ''
  return `stated by ${nameOf(names, week.statedBy)}, ${age(week.statedAt, now)}`
}
