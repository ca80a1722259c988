// The tables in which nothing is ever updated or deleted, and the triggers that say so inside the database itself.
// A rebuild of a table drops its triggers silently, so their exact text is asserted after each migration and at start.
import type Database from 'better-sqlite3'
import { getTableName } from 'drizzle-orm'
import { alertTargets } from './schema/alerts.ts'
import { exclusions, imports } from './schema/evidence.ts'
import { entries, ledger } from './schema/ledger.ts'
import { deputies, duties, people, resets, seats, tokens } from './schema/people.ts'
import { actions, meetings } from './schema/meetings.ts'
import { acknowledgements, confirmations, drills, messyCases, processes, trainings } from './schema/process.ts'
import { attestations, charters, keys, organisation, pilots, repairs, stages } from './schema/pilots.ts'
import { questions, reminders, requests } from './schema/requests.ts'
import { answers, choices, corrections, reviewNotes, statedFigures, weekClosings } from './schema/reviews.ts'
import { ruleAnswerers, ruleChanges, rules } from './schema/rules.ts'
import {
  alertTests,
  builds,
  efforts,
  failures,
  fallbackDrills,
  frictionTriages,
  maintenances,
  mapChanges,
  runBatches,
  systemMaps,
} from './schema/systems.ts'

/** Every governed table but the ledger itself. Each has the number of the entry that made the row as its key. */
export const governed = {
  entries,
  organisation,
  people,
  duties,
  seats,
  resets,
  tokens,
  pilots,
  charters,
  keys,
  stages,
  attestations,
  repairs,
  imports,
  exclusions,
  statedFigures,
  weekClosings,
  corrections,
  reviewNotes,
  choices,
  answers,
  meetings,
  actions,
  deputies,
  rules,
  ruleAnswerers,
  ruleChanges,
  requests,
  questions,
  reminders,
  processes,
  acknowledgements,
  trainings,
  confirmations,
  drills,
  messyCases,
  systemMaps,
  mapChanges,
  runBatches,
  failures,
  frictionTriages,
  efforts,
  builds,
  maintenances,
  alertTests,
  fallbackDrills,
  alertTargets,
} as const

export type GovernedTable = keyof typeof governed

/** The rows that one fact implies: at most one in each table, without the number of their entry. */
export type ImpliedRows = { readonly [Name in GovernedTable]?: Omit<(typeof governed)[Name]['$inferInsert'], 'seq'> }

export function tableName(name: GovernedTable): string {
  return getTableName(governed[name])
}

/** The triggers as they must stand in the database, by name. */
export function expectedTriggers(): ReadonlyMap<string, string> {
  const appendOnly = [getTableName(ledger), ...Object.values(governed).map((table) => getTableName(table))]
  const guards = appendOnly.flatMap((name) => [refusing(name, 'UPDATE'), refusing(name, 'DELETE')])
  return new Map([...guards, onlyErased(), refusing('texts', 'DELETE')])
}

function refusing(name: string, what: 'UPDATE' | 'DELETE'): [string, string] {
  const trigger = `${name}_no_${what.toLowerCase()}`
  const sentence = `${name} is append-only`
  return [trigger, `CREATE TRIGGER ${trigger} BEFORE ${what} ON ${name} BEGIN SELECT RAISE(ABORT, '${sentence}'); END`]
}

/** A free text may be erased, never reworded. */
function onlyErased(): [string, string] {
  const rule = `NEW.body IS NOT NULL OR NEW.id <> OLD.id OR NEW.salt <> OLD.salt`
  return [
    'texts_only_erased',
    `CREATE TRIGGER texts_only_erased BEFORE UPDATE ON texts WHEN ${rule} BEGIN SELECT RAISE(ABORT, 'a text can only be erased'); END`,
  ]
}

/** Puts the triggers where they are missing: after a migration, never at a plain start. */
export function createTriggers(database: Database.Database): void {
  for (const [name, sql] of expectedTriggers()) {
    database.exec(`DROP TRIGGER IF EXISTS ${name}`)
    database.exec(sql)
  }
}

/** What is wrong with the triggers in this file, one sentence each; nothing when they stand exactly as they must. */
export function triggerFaults(database: Database.Database): readonly string[] {
  const rows = database.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all() as {
    name: string
    sql: string
  }[] // the driver types rows as unknown
  const standing = new Map(rows.map((row) => [row.name, row.sql]))
  const expected = expectedTriggers()
  const missing = [...expected.keys()]
    .filter((name) => !standing.has(name))
    .map((name) => `the trigger ${name} is missing`)
  const altered = [...standing]
    .filter(([name, sql]) => expected.get(name) !== sql)
    .map(([name]) => `the trigger ${name} was altered or added`)
  return [...missing, ...altered]
}
