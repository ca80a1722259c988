// Prints the scorecard of a pilot, week by week.
import { type ScorecardWeek, scorecardWeeks } from '../domain/scorecard-weeks.ts'
import { isWeek } from '../domain/week.ts'
import { calendarOf } from '../intake/calendar.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { findPilot, zoneOf } from '../store/pilots.ts'
import { csvOf } from '../web/views/csv.ts'
import { scorecardRows } from '../web/views/scorecard-rows.ts'
import { figureText, netWorkText } from '../words/figures.ts'
import { type Command, type Given, needed, writeJson } from './command.ts'
import { inDatabase, type Opened } from './database.ts'

export const scorecard: Command = {
  usage: '--pilot INV [--from 2026-W01] [--to 2026-W12] [--json|--csv]',
  says: 'print the scorecard, a line a week',
  flags: { pilot: 'text', from: 'text', to: 'text', json: 'yes', csv: 'yes' },
  takes: [0, 0],
  run: async (given, world) => {
    const code = needed(given, 'pilot')
    if (given.has('json') && given.has('csv')) throw new Error('Say either --json or --csv.')
    const [from, to] = [weekIn(given, 'from'), weekIn(given, 'to')]
    const weeks = await inDatabase(world, (opened) => weeksOf(opened, code, from, to))
    if (given.has('json')) writeJson(world, { pilot: code, weeks })
    else world.out(given.has('csv') ? csvOf(scorecardRows(weeks)) : weeks.map(line).join(''))
    return 0
  },
}

function weekIn(given: Given, flag: string): string | null {
  const typed = given.text(flag) ?? null
  if (typed === null || isWeek(typed)) return typed
  throw new Error(`--${flag} is "${typed}"; write a week like 2026-W12.`)
}

async function weeksOf({ store, now }: Opened, code: string, from: string | null, to: string | null) {
  const pilot = await findPilot(store.reader, code)
  if (!pilot) throw new Error(`There is no pilot ${code}.`)
  const calendar = calendarOf(await zoneOf(store.reader))
  const weeks = scorecardWeeks(await readPilotFile(store, pilot), now, calendar)
  return weeks.filter(({ week }) => (from === null || week >= from) && (to === null || week <= to))
}

function line({ week, period, state, cases, values, netManualWork }: ScorecardWeek): string {
  const figures = [
    cases === null ? 'no scorecard' : `${cases} cases`,
    figureText('cycle_time_hours', values.cycle_time_hours),
    figureText('error_rate_pct', values.error_rate_pct),
    netWorkText(netManualWork),
  ]
  return `${week}\t${state ?? period}\t${figures.map((figure) => figure ?? '–').join('\t')}\n`
}
