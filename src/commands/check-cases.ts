// Holds completed cases against the rules that were in effect when they were completed. The server starts it beside itself;
// an import does it for the cases that it brought.
import type { Store } from '../../db/store.ts'
import { compile } from '../conditions/compile.ts'
import { caseJudge, judgedSince } from '../domain/case-judge.ts'
import { minutesBy } from '../domain/working-hours.ts'
import { calendarOf } from '../intake/calendar.ts'
import { casesToCheck, keepChecks } from '../store/case-checks.ts'
import { countingOn } from '../store/cases.ts'
import { loadPilotFile } from '../store/pilot-file.ts'
import { findPilot, zoneOf } from '../store/pilots.ts'
import type { Command } from './command.ts'
import { inDatabase } from './database.ts'

export const checkCases: Command = {
  usage: 'PILOT',
  says: 'hold the completed cases of a pilot against its rules; the server does this by itself',
  flags: {},
  takes: [1, 1],
  run: async (given, world) => {
    await inDatabase(world, ({ store, now }) => checkAgain(store, given.rest[0] ?? '', null, now))
    return 0
  },
}

/** Checks the completed cases of a pilot, or those of one batch, and keeps what was found; `at` in ms. */
export async function checkAgain(store: Store, code: string, batch: number | null, at: number): Promise<void> {
  const pilot = await findPilot(store.reader, code)
  if (!pilot) throw new Error(`There is no pilot ${code}.`)
  const file = await loadPilotFile(store.reader, pilot)
  const since = judgedSince(pilot)
  if (since === null || file.rules.every(({ content }) => content.outcome === null)) return

  const calendar = calendarOf(await zoneOf(store.reader))
  const judge = caseJudge(file, compile, minutesBy(calendar))
  const counting = await countingOn(store.reader, pilot.id)
  const weeks = file.rollups.map(({ week }) => week).filter((week) => week >= calendar.weekOf(since))
  for (const week of weeks)
    for await (const pieces of casesToCheck(store.reader, counting, week, batch))
      await keepChecks(
        store,
        pilot.id,
        pieces.map((piece) => ({ piece, check: judge(piece) })),
        at,
      )
}
