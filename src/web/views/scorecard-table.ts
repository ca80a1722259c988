// The weeks of the scorecard in a table, newest first. A column that no week fills is left out; what is special about a
// week's headline stands in columns of its own, never hidden in a note.
import { type MeasureKey, measureKeys, measures } from '../../domain/measure.ts'
import type { ScorecardWeek } from '../../domain/scorecard-weeks.ts'
import { weekShort } from '../../words/dates.ts'
import { figureText, netWorkText, shareText } from '../../words/figures.ts'
import { nameOf } from '../../words/people.ts'
import type { ScorecardOf } from './scorecard-of.ts'
import { type Cell, numbers, type Row, type Table, table, words } from './table.ts'

/** A column: what it says of a week, and whether anything at all is to be said. */
type Told = { readonly heading: string; readonly of: (week: ScorecardWeek) => Cell | null; readonly always?: true }

const weeksShown = 26

export function weeksTable(given: ScorecardOf, pilot: string): Table {
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

function rowOf(week: ScorecardWeek, columns: readonly Told[], given: ScorecardOf, pilot: string): Row {
  const cells = columns.map(({ of }) => of(week) ?? { text: '–' })
  return {
    id: `week-${week.week}`,
    cells: [
      {
        text: `${weekShort(week.week)} ${week.week.slice(0, 4)}`,
        href: `${pilot}/weeks/${week.week}`,
        note: week.week,
      },
      { text: stateWord(week), note: saidNote(week, given) },
      ...cells,
    ],
  }
}

function stateWord(week: ScorecardWeek): string {
  if (week.isPaused) return 'paused'
  if (week.isMissing) return `${week.state}, missing`
  if (week.isCorrected) return 'signed, corrected since'
  return week.state ?? week.period
}

/** Where the figures come from that no case log gives. */
function saidNote({ statedBy, areReported }: ScorecardWeek, { names }: ScorecardOf): string | undefined {
  const sources = [
    ...(statedBy === null ? [] : [`stated by ${nameOf(names, statedBy)}`]),
    ...(areReported ? ['friction reports'] : []),
  ]
  return sources.join(', ') || undefined
}

function columnsOf(given: ScorecardOf, pilot: string): readonly Told[] {
  const hours = (value: number | null) => shownAs(figureText('cycle_time_hours', value))
  const early = new Map(given.beside.early.map((one) => [one.week, one]))
  const [cycleTime, ...others] = measureKeys.map((key) => measureColumn(key))
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
    { heading: 'Adoption', of: ({ adoption }) => shownAs(shareText(adoption)) },
    {
      heading: 'Help requests',
      of: ({ helpRequests }) => shownAs(helpRequests === null ? null : String(helpRequests)),
    },
    { heading: 'Net manual work', of: ({ netManualWork }) => shownAs(netWorkText(netManualWork)) },
  ]
}

function measureColumn(key: MeasureKey): Told {
  return {
    heading: measures[key].name,
    of: ({ values, known, cases }) => {
      const text = figureText(key, values[key])
      if (text === null) return null
      const over = known[key]
      const isPart = over !== undefined && cases !== null && over < cases
      return { text, note: isPart ? `${over} of ${cases}` : undefined }
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

function emptyLink({ mayImport }: ScorecardOf, pilot: string) {
  return mayImport ? { text: 'Import the case log.', href: `${pilot}/cases/import` } : undefined
}

function rangeOf(
  { before, weeks }: ScorecardOf,
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
