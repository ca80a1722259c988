// Pilots, who sits where on them, the stages they went through and the keys that were turned.
import { asc, desc, eq, sql } from 'drizzle-orm'
import type { ImpliedRows } from '../../db/governed.ts'
import { seats } from '../../db/schema/people.ts'
import { keys, organisation, pilots, stages } from '../../db/schema/pilots.ts'
import { historyOf } from '../../db/history.ts'
import { prepared, type Reader } from '../../db/store.ts'
import { deputiesNamed } from '../domain/deputy.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { Installed } from '../domain/organisation.ts'
import { seats as seatWords } from '../domain/person.ts'
import { type KeyObject, type Pilot, type StageChange, stages as stageWords } from '../domain/pilot.ts'
import { holdersAfter } from '../domain/seat.ts'
import { deputyHistory } from './deputies.ts'
import { committedText, hashOf, pilotOf, textOf, textOrNull, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'
import { readText } from './texts.ts'

export const pilotRows: RowsOf = {
  'open pilot': pilotRow,
  'open next pilot': pilotRow,
  'offer seat': (entry) => seatRow(entry, wordOf(entry, 'what', ['offered', 'ended'])),
  'agree to seat': (entry) => seatRow(entry, 'agreed'),
  'take seat': (entry) => seatRow(entry, wordOf(entry, 'what', ['taken', 'declined', 'ended'])),
  'sign launch': (entry) => ({ ...keyRow(entry, 'launch'), ...stageRow(entry, 'launch') }),
  pause: (entry) => stageRow(entry, 'pause'),
  'accept restoration': (entry) => keyRow(entry, 'restoration'),
  'sign resumption': (entry) => ({ ...keyRow(entry, 'resumption'), ...stageRow(entry, 'resumption') }),
}

function pilotRow(entry: LedgerEntry): ImpliedRows {
  return {
    pilots: {
      id: entry.object.id,
      code: textOf(entry, 'code'),
      name: textOf(entry, 'name'),
      team: textOf(entry, 'team'),
      from: textOrNull(entry, 'from'),
      at: entry.at,
    },
  }
}

function seatRow(entry: LedgerEntry, what: (typeof seats)['$inferSelect']['what']): ImpliedRows {
  const seat = wordOf(entry, 'seat', seatWords)
  return { seats: { pilot: pilotOf(entry), seat, person: textOf(entry, 'person'), what, at: entry.at } }
}

/** The row of a key that an entry turned. */
export function keyRow(entry: LedgerEntry, object: KeyObject): ImpliedRows {
  return {
    keys: {
      pilot: pilotOf(entry),
      object,
      objectId: entry.object.id,
      version: entry.object.version,
      hash: hashOf(entry),
      side: wordOf(entry, 'side', ['policy', 'system']),
      person: entry.actor.person,
      for: entry.actor.for ?? null,
      completes: entry.data.completes === true,
      at: entry.at,
    },
  }
}

/** The row of a change of stage, where the entry brings one about. */
export function stageRow(entry: LedgerEntry, because: StageChange['because']): ImpliedRows {
  if (textOrNull(entry, 'stage') === null) return {}
  const stage = wordOf(entry, 'stage', stageWords)
  const why = committedText(entry, 'why')
  const week = textOrNull(entry, 'week')
  return { stages: { pilot: pilotOf(entry), stage, because, week, why, by: entry.actor.person, at: entry.at } }
}

const byCode = prepared((reader) =>
  reader
    .select()
    .from(pilots)
    .where(eq(pilots.code, sql.placeholder('code')))
    .prepare(),
)

/** The pilot with this code, with its seats and stages; null when there is none. */
export async function findPilot(reader: Reader, code: string): Promise<Pilot | null> {
  const row = await byCode(reader).get({ code })
  if (!row) return null
  const { id, name, team, from, at } = row
  const seated = await seatHistory(reader, id)
  return {
    id,
    code: row.code,
    name,
    team,
    from,
    openedAt: at,
    holders: holdersAfter(seated),
    deputies: deputiesNamed(await deputyHistory(reader, id), seated),
    stages: await stagesOf(reader, id),
  }
}

const everyPilot = prepared((reader) =>
  reader
    .select({ id: pilots.id, code: pilots.code, name: pilots.name })
    .from(pilots)
    .orderBy(asc(pilots.seq))
    .prepare(),
)

export type PilotName = { readonly id: string; readonly code: string; readonly name: string }

/** Every pilot's id, code and name, in the order they were opened. */
export async function listPilots(reader: Reader): Promise<readonly PilotName[]> {
  return everyPilot(reader).all()
}

const openedOutOf = prepared((reader) =>
  reader
    .select({ id: pilots.id, code: pilots.code, name: pilots.name })
    .from(pilots)
    .where(eq(pilots.from, sql.placeholder('pilot')))
    .limit(1)
    .prepare(),
)

/** The pilot that was opened out of this one; null while there is none. */
export async function nextPilotOf(reader: Reader, pilot: string): Promise<PilotName | null> {
  return (await openedOutOf(reader).get({ pilot })) ?? null
}

/** Everything that happened to the seats of a pilot, oldest first. */
export const seatHistory = historyOf(seats)

const stagesByPilot = historyOf(stages)

async function stagesOf(reader: Reader, pilot: string): Promise<readonly StageChange[]> {
  const rows = await stagesByPilot(reader, pilot)
  return rows.map(({ stage, because, week, by, at, seq }) => ({ stage, because, week, by, at, seq }))
}

/** The sentence with which a change of stage was brought about; empty where none was asked. */
export async function reasonOfStage(reader: Reader, pilot: string, seq: number): Promise<string> {
  const row = (await stagesByPilot(reader, pilot)).find((stage) => stage.seq === seq)
  return readText(reader, row?.why ?? null)
}

/** Every key that was turned on a pilot, oldest first. */
export const keysOf = historyOf(keys)

const newestOrganisation = prepared((reader) =>
  reader.select().from(organisation).orderBy(desc(organisation.seq)).limit(1).prepare(),
)

/** The organisation's name and time zone, and whether it is the example; null before it was set up. */
export async function readOrganisation(reader: Reader): Promise<Installed | null> {
  return (await newestOrganisation(reader).get()) ?? null
}

/** Whether everything in this database is made up. Links that work again and a known password exist only then. */
export async function isExample(reader: Reader): Promise<boolean> {
  return (await readOrganisation(reader))?.example ?? false
}

/** The organisation's time zone, UTC before it was set up. Weeks and deadlines are settled in it. */
export async function zoneOf(reader: Reader): Promise<string> {
  return (await readOrganisation(reader))?.zone ?? 'UTC'
}
