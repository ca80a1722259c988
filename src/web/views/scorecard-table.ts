// The weeks of the scorecard in a table, newest first. A column that no week fills is left out; what is special about a
// week's headline stands in columns of its own, never hidden in a note.
import { countsOf } from '../../domain/cycle-time.ts'
import { caseShareKeys, measureKeys, measures, type ScorecardKey } from '../../domain/measure.ts'
import { figureIn } from '../../domain/scorecard-beside.ts'
import type { ScorecardWeek } from '../../domain/scorecard-weeks.ts'
import { decisionsOn } from '../../store/decisions-kept.ts'
import { weekShort } from '../../words/dates.ts'
import { figureText, moneyText, netWorkText } from '../../words/figures.ts'
import { nameOf } from '../../words/people.ts'
import { zeroInShort } from '../charts/share-notes.ts'
import { behindFigure } from './figure-behind.ts'
import type { ScorecardPageOf } from './scorecard-of.ts'
import { type Cell, numbers, type Row, type Table, table, words } from './table.ts'

/** A column: what it says of a week, and whether anything at all is to be said. */
type Told = { readonly heading: string; readonly of: (week: ScorecardWeek) => Cell | null; readonly always?: true }

const weeksShown = 13

export function weeksTable(given: ScorecardPageOf, pilot: string): Table {
  const { before } = given
  const newestFirst = given.weeks.toReversed().filter(({ week }) => before === null || week < before)
  const shown = newestFirst.slice(0, weeksShown)
  const columns = columnsOf(given, pilot).filter(
    ({ always, of }) => always || given.weeks.some((week) => of(week) !== null),
  )
  return table({
    id: 'weeks',
    caption: 'Week by week',
    columns: [words('Week of'), words('State'), ...columns.map(({ heading }) => numbers(heading))],
    rows: shown.map((week) => rowOf(week, columns, given, pilot)),
    empty: { text: 'No week has a figure yet.', link: emptyLink(given, pilot) },
    wide: true,
    range: rangeOf(given, newestFirst.length, shown, pilot),
  })
}

function rowOf(week: ScorecardWeek, columns: readonly Told[], given: ScorecardPageOf, pilot: string): Row {
  const cells = columns.map(({ of }) => of(week) ?? { text: '–' })
  return {
    id: `week-${week.week}`,
    cells: [
      {
        text: `${weekShort(week.week)} ${week.week.slice(0, 4)}`,
        href: `${pilot}/weeks/${week.week}`,
        note: week.week,
      },
      { text: stateWord(week, given), note: saidNote(week, given) },
      ...cells,
    ],
  }
}

function stateWord(week: ScorecardWeek, { file, now, calendar }: ScorecardPageOf): string {
  if (week.isPaused) return 'paused'
  if (week.isMissing) return `${week.state}, missing`
  const waits = decisionsOn(file, now, calendar).some(
    ({ what, about }) => what === 'acknowledge the correction' && about?.is === 'week' && about.week === week.week,
  )
  if (waits) return 'signed, a correction waits'
  if (week.isCorrected) return 'signed, corrected since'
  return week.state ?? week.period
}

/** Where the figures come from that no case log gives. */
function saidNote({ statedBy, areReported }: ScorecardWeek, { names }: ScorecardPageOf): string | undefined {
  const sources = [
    ...(statedBy === null ? [] : [`stated by ${nameOf(names, statedBy)}`]),
    ...(areReported ? ['friction reports'] : []),
  ]
  return sources.join(', ') || undefined
}

function columnsOf(given: ScorecardPageOf, pilot: string): readonly Told[] {
  const hours = (value: number | null) => shownAs(figureText('cycle_time_hours', value))
  const early = new Map(given.beside.early.map((one) => [one.week, one]))
  const column = (key: ScorecardKey) => measureColumn(key, pilot, given)
  const [cycleTime, ...others] = measureKeys.map(column)
  return [
    { heading: 'Cases', of: (week) => casesCell(week, pilot), always: true },
    ...(cycleTime ? [{ ...cycleTime, always: true as const }] : []),
    { heading: '90th percentile', of: ({ p90Hours }) => hours(p90Hours) },
    {
      heading: 'Without early ones',
      of: ({ week }) => {
        const found = early.get(week)
        if (!found) return null
        const note = `${found.many} received before`
        return { text: figureText('cycle_time_hours', found.medianHoursWithout) ?? '–', note }
      },
    },
    {
      heading: 'With left-out ones',
      of: ({ medianHoursWithExcluded, excluded }) =>
        excluded === 0
          ? null
          : {
              ...hours(medianHoursWithExcluded),
              text: figureText('cycle_time_hours', medianHoursWithExcluded) ?? '–',
              note: `${excluded} left out`,
            },
    },
    { heading: 'Automated alone', of: ({ medianHoursAutomated }) => hours(medianHoursAutomated) },
    ...others,
    ...(['adoption_pct', 'outside_share_pct', 'help_requests', 'support_hours'] as const).map(column),
    netWorkColumn(column('net_manual_work_hours')),
  ]
}

/** A measure's figures, each leading to what lies behind it; a zero says what it may still mean. */
function measureColumn(key: ScorecardKey, pilot: string, given: ScorecardPageOf): Told {
  const share = caseShareKeys.find((one) => one === key)
  return {
    heading: measures[key].name,
    of: (week) => {
      const text = figureText(key, figureIn(week, key))
      if (text === null) return null
      const counts = share && week.counts[share]
      const note = (counts && zeroInShort(counts)) ?? otherHours(key, week, given) ?? partNote(key, week)
      return { text, note, href: behindFigure(pilot, key, week.week) }
    },
  }
}

/** A week that was signed over other hours than those that count today says so. */
function otherHours(key: ScorecardKey, week: ScorecardWeek, { file }: ScorecardPageOf): string | undefined {
  const isOther = key === 'cycle_time_hours' && week.cycleTimeCounts !== countsOf(file)
  return isOther ? week.cycleTimeCounts : undefined
}

/** "40 of 60" where a figure is not known of all cases. */
function partNote(key: ScorecardKey, { known, cases }: ScorecardWeek): string | undefined {
  const over = known[key]
  return over !== undefined && cases !== null && over < cases ? `${over} of ${cases}` : undefined
}

/** Hours with their sign, and money where the charter names a wage. */
function netWorkColumn({ heading, of }: Told): Told {
  return {
    heading,
    of: (week) => {
      const cell = of(week)
      const text = netWorkText(week.netManualWork)
      return cell && text ? { ...cell, text, note: week.netMoney ? moneyText(week.netMoney) : undefined } : null
    },
  }
}

function casesCell({ week, cases }: ScorecardWeek, pilot: string): Cell | null {
  if (cases === null) return null
  const text = cases.toLocaleString('en-GB')
  return cases === 0 ? { text } : { text, href: `${pilot}/cases?week=${week}` }
}

function shownAs(text: string | null): Cell | null {
  return text === null ? null : { text }
}

function emptyLink({ mayImport }: ScorecardPageOf, pilot: string) {
  return mayImport ? { text: 'Import the case log.', href: `${pilot}/cases/import` } : undefined
}

function rangeOf(
  { before, weeks }: ScorecardPageOf,
  many: number,
  shown: readonly ScorecardWeek[],
  pilot: string,
): Table['range'] {
  const last = shown.at(-1)
  if (weeks.length <= weeksShown || !last) return undefined
  const older = many > shown.length ? `${pilot}/scorecard?before=${last.week}#weeks` : undefined
  return {
    says: `${shown.length} of ${weeks.length} weeks`,
    before: before === null ? undefined : `${pilot}/scorecard#weeks`,
    after: older,
  }
}
