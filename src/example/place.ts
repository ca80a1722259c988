// Where the example lives: told into a file of its own beside the empty database, put in its place in one step, and moved
// aside when somebody starts over. Nothing but an empty database ever makes way for it.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { organisation, password } from '../../db/seeds/invoice-approval.ts'
import { calendarOf } from '../intake/calendar.ts'
import { openDatabase, type Place } from '../open.ts'
import { dayIn, storyWeeks } from './story-weeks.ts'
import { hashPassword } from '../web/password.ts'
import { tell } from './story.ts'

/**
 * Tells the example as somebody sees it who looks at `now` (ms). What is answered puts it in the place of the database,
 * which must be empty and which nobody may have open by then.
 */
export async function prepareExample(place: Place, now: number): Promise<() => void> {
  const calendar = calendarOf(organisation.zone)
  const weeks = storyWeeks(now, calendar)
  const draft = `${place.databaseFile}.draft`
  removeDatabase(draft)
  const begins = calendar.instantOf(dayIn(weeks.ofTheKeys, 'Monday'), '08:30')
  const { store } = await openDatabase({ ...place, databaseFile: draft }, begins)
  try {
    const passwordHash = await hashPassword(password)
    await tell({ store, headsFile: place.headsFile, calendar, weeks, passwordHash })
  } finally {
    store.close()
  }
  return () => {
    removeDatabase(place.databaseFile)
    renameSync(draft, place.databaseFile)
  }
}

/** A database with the two files that SQLite keeps beside it while it is open. */
function removeDatabase(file: string): void {
  for (const each of [file, `${file}-wal`, `${file}-shm`]) rmSync(each, { force: true })
}

/** Moves a closed database aside, with the heads of its ledger. Answers where it is now. */
export function moveAside({ databaseFile, headsFile }: Place, ledger: string): string {
  const free = freeNumber(databaseFile, headsFile)
  const aside = asideName(databaseFile, free)
  moveHeads(headsFile, asideName(headsFile, free), ledger)
  renameSync(databaseFile, aside)
  return aside
}

function freeNumber(...files: readonly string[]): number {
  let number = 1
  while (files.some((file) => existsSync(asideName(file, number)))) number += 1
  return number
}

/** "twokeys.db" is moved to "twokeys-example-1.db". */
function asideName(file: string, number: number): string {
  const ending = extname(file)
  return join(dirname(file), `${basename(file, ending)}-example-${number}${ending}`)
}

/** Heads of other ledgers stay where they are: they may be all that is known of a real one. */
function moveHeads(file: string, aside: string, ledger: string): void {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const isOurs = (line: string) => line.split(' ')[1] === ledger
  const others = lines.filter((line) => !isOurs(line))
  writeLines(aside, lines.filter(isOurs))
  writeLines(`${file}.draft`, others)
  renameSync(`${file}.draft`, file)
}

function writeLines(file: string, lines: readonly string[]): void {
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600, flush: true })
}
