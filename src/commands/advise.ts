// Asks the engine: about facts in a file, or about a week of a pilot.
import { readFileSync } from 'node:fs'
import { type Advice, advise as ask } from '../domain/advice/advise.ts'
import { readFacts } from '../domain/advice/facts.ts'
import { weekUnderReview } from '../domain/pilot-weeks.ts'
import { isWeek } from '../domain/week.ts'
import { calendarOf } from '../intake/calendar.ts'
import { evidenceFor } from '../store/evidence.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { findPilot, zoneOf } from '../store/pilots.ts'
import { headlineOf } from '../words/advice.ts'
import { weekName } from '../words/dates.ts'
import { type Command, type ExitCode, type Given, writeJson, type World } from './command.ts'
import { inDatabase, type Opened } from './database.ts'

export const advise: Command = {
  usage: 'FACTS.json | -   or   --pilot INV [--week 2026-W12] [--json]',
  says: 'ask the engine: stop, fix or expand',
  flags: { pilot: 'text', week: 'text', json: 'yes' },
  takes: [0, 1],
  run: async (given, world) => {
    const [file] = given.rest
    const code = given.text('pilot')
    if ((file === undefined) === (code === undefined))
      throw new Error('Say either a file with facts (- for standard input) or --pilot CODE.')
    return file === undefined ? aboutPilot(code ?? '', given, world) : aboutFacts(file, world)
  },
}

/** One object of facts gives one advice, a list of them a list. Refusals name their place. */
async function aboutFacts(file: string, world: World): Promise<ExitCode> {
  const input = parse(file === '-' ? await world.input() : readFileSync(file, 'utf8'), file)
  const questions = Array.isArray(input)
    ? input.map((facts, at) => ({ facts, path: `/${at}` }))
    : [{ facts: input, path: '' }]
  const readings = questions.map(({ facts, path }) => ({ path, reading: readFacts(facts) }))
  const refused = readings.flatMap(({ path, reading }) => {
    return 'refused' in reading ? reading.refused.map((one) => `${path}${one.path}: ${one.why}\n`) : []
  })
  if (refused.length > 0) {
    world.err(refused.join(''))
    return 2
  }
  const advice = readings.flatMap(({ reading }) => ('facts' in reading ? [ask(reading.facts)] : []))
  writeJson(world, Array.isArray(input) ? advice : advice[0])
  return 0
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${file === '-' ? 'Standard input' : file} is not JSON: ${why}.`, { cause: error })
  }
}

async function aboutPilot(code: string, given: Given, world: World): Promise<ExitCode> {
  const { week, advice } = await inDatabase(world, (opened) => adviceOn(opened, code, given.text('week')))
  if (given.has('json')) writeJson(world, advice)
  else tell(week, advice, world)
  return 0
}

async function adviceOn({ store, now }: Opened, code: string, asked: string | undefined) {
  if (asked !== undefined && !isWeek(asked)) throw new Error(`There is no week "${asked}"; write it like 2026-W12.`)
  const pilot = await findPilot(store.reader, code)
  if (!pilot) throw new Error(`There is no pilot ${code}.`)
  const calendar = calendarOf(await zoneOf(store.reader))
  const file = await readPilotFile(store, pilot)
  const week = asked ?? weekUnderReview(file, now, calendar)
  const evidence = week === null ? null : evidenceFor(file, week, now, calendar)
  if (week === null || !evidence) throw new Error(`There is nothing to advise on: ${code} had not started by then.`)
  return { week, advice: evidence.advice }
}

function tell(week: string, { answer, kind, because, until }: Advice, world: World): void {
  world.out(`Week of ${weekName(week)}. ${headlineOf(answer, kind)}.\n`)
  for (const sentence of because) world.out(`  ${sentence}\n`)
  for (const { text } of until) world.out(`  → ${text}\n`)
}
