// Where a log waits while it is put in order. Rows come in any order and in any number, so they go to a temporary file
// that has no name, never outlives its connection and is read back case by case; memory stays flat.
import type Database from 'better-sqlite3'
import { temporaryFile } from './temporary-file.ts'

/** A row of a log on its way to its case. */
export type StagedRow = {
  readonly ref: string
  /** Milliseconds since 1970, UTC, with a fraction where the log has one. */
  readonly at: number
  readonly activity: number
  readonly resource: string | null
  /** Whatever else must travel along. */
  readonly rest: string | null
}

export type RowStage = {
  readonly add: (row: StagedRow) => void
  /** Every case's rows stand together in one group; ask for each group in turn, from 0 to `groups` − 1. */
  readonly groups: number
  /** One group, ordered by case, then time, then as they were added. Nothing may be added meanwhile. */
  readonly group: (number: number) => IterableIterator<StagedRow>
  readonly close: () => void
}

// Each group is sorted by itself: a few thousand rows at a time hold up nobody else who shares the process.
const groups = 256

/** Opens an empty stage for the rows of one log. */
export function stageRows(): RowStage {
  const file = temporaryFile()
  const used = new Map<number, Database.Statement<[string, number, number, string | null, string | null]>>()
  file.exec('BEGIN')
  return {
    groups,
    add: (row) => {
      const number = groupOf(row.ref)
      const insert = used.get(number) ?? startGroup(file, number)
      used.set(number, insert)
      insert.run(row.ref, row.at, row.activity, row.resource, row.rest)
    },
    group: (number) => (used.has(number) ? readGroup(file, number) : [].values()),
    close: () => void file.close(),
  }
}

function startGroup(file: Database.Database, number: number) {
  file.exec(`CREATE TABLE row_${number} (ref TEXT, at REAL, activity INTEGER, resource TEXT, rest TEXT)`)
  return file.prepare<[string, number, number, string | null, string | null]>(
    `INSERT INTO row_${number} VALUES (?, ?, ?, ?, ?)`,
  )
}

function readGroup(file: Database.Database, number: number): IterableIterator<StagedRow> {
  return file
    .prepare<[], StagedRow>(`SELECT ref, at, activity, resource, rest FROM row_${number} ORDER BY ref, at, rowid`)
    .iterate()
}

/** FNV-1a over the reference, so that a case always meets its own rows. */
function groupOf(ref: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < ref.length; index += 1) hash = Math.imul(hash ^ ref.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % groups
}

/** A case that has been told, with what the figures need beside its whole content. */
export type StagedCase = {
  readonly ref: string
  /** The ISO week of its completion and the hours it took; both null while it is open. */
  readonly week: string | null
  readonly hours: number | null
  readonly handoffs: number | null
  readonly rework: boolean | null
  readonly body: string
}

/** Sums over the completed cases of one week, or of all; `…Known` counts the cases that state the figure. */
export type CompletedSums = {
  readonly completed: number
  readonly handoffs: number
  readonly handoffsKnown: number
  readonly reworkCases: number
  readonly reworkKnown: number
}

export type CaseStage = {
  readonly add: (piece: StagedCase) => void
  /** Where cases may come twice: keeps the last one of each reference, and answers how many were replaced. */
  readonly keepLast: () => number
  /** Call once when all cases are in; the figures below can be asked for afterwards. */
  readonly ready: () => void
  readonly count: () => number
  readonly sums: () => CompletedSums
  readonly weeks: () => readonly (CompletedSums & { readonly week: string })[]
  /** The hours of the completed case at this place, counted from 0 for the fastest, of one week or of all. */
  readonly hoursAt: (rank: number, week?: string) => number
  /** All contents, week by week with the open cases last: written in this order they lie where they are looked for. */
  readonly bodies: () => Generator<string>
  readonly close: () => void
}

/** Opens an empty stage for the cases of one log. */
export function stageCases(): CaseStage {
  const file = temporaryFile()
  file.exec(
    'CREATE TABLE told (place INTEGER PRIMARY KEY, ref TEXT, week TEXT, hours REAL, handoffs INTEGER, rework INTEGER)',
  )
  file.exec('BEGIN')
  const insert = file.prepare('INSERT INTO told (ref, week, hours, handoffs, rework) VALUES (?, ?, ?, ?, ?)')
  const bodies = stageBodies(file)
  let replaced = 0
  return {
    add: (piece) => {
      const rework = piece.rework === null ? null : Number(piece.rework)
      const { lastInsertRowid } = insert.run(piece.ref, piece.week, piece.hours, piece.handoffs, rework)
      bodies.add(lastInsertRowid, piece.week, piece.body)
    },
    keepLast: () => (replaced = keepLast(file)),
    ready: () => {
      file.exec('CREATE INDEX told_hours ON told (hours) WHERE week IS NOT NULL')
      file.exec('CREATE INDEX told_week ON told (week, hours, handoffs, rework) WHERE week IS NOT NULL')
    },
    ...figuresOf(file),
    bodies: () => bodies.all(replaced > 0),
    close: () => void file.close(),
  }
}

function keepLast(file: Database.Database): number {
  file.exec('CREATE INDEX told_ref ON told (ref)')
  const { changes } = file
    .prepare(
      `DELETE FROM told WHERE ref IN (SELECT ref FROM told GROUP BY ref HAVING count(*) > 1)
        AND EXISTS (SELECT 1 FROM told AS later WHERE later.ref = told.ref AND later.place > told.place)`,
    )
    .run()
  file.exec('DROP INDEX told_ref')
  return changes
}

const bodyGroups = 256

/** What cases say lies by week from the start: a million of them are read week by week much faster than picked one by one. */
function stageBodies(file: Database.Database) {
  const weeks = new Map<string | null, number>()
  const inserts: Database.Statement<[number | bigint, string]>[] = []
  const groupOfWeek = (week: string | null): number => {
    const group = weeks.get(week) ?? weeks.size % bodyGroups
    if (inserts[group] === undefined) {
      file.exec(`CREATE TABLE body_${group} (place INTEGER PRIMARY KEY, body TEXT)`)
      inserts[group] = file.prepare(`INSERT INTO body_${group} VALUES (?, ?)`)
    }
    weeks.set(week, group)
    return group
  }
  return {
    add: (place: number | bigint, week: string | null, body: string) => {
      inserts[groupOfWeek(week)]?.run(place, body)
    },
    all: function* (someReplaced: boolean): Generator<string> {
      const still = someReplaced ? 'JOIN told USING (place)' : ''
      const inOrder = [...weeks].sort(([one], [other]) => (one === null || (other !== null && one > other) ? 1 : -1))
      for (const group of new Set(inOrder.map(([, number]) => number)))
        yield* file.prepare<[], string>(`SELECT body FROM body_${group} ${still} ORDER BY place`).pluck().iterate()
    },
  }
}

const sums = `count(*) AS completed, coalesce(sum(handoffs), 0) AS handoffs, count(handoffs) AS handoffsKnown,
  coalesce(sum(rework), 0) AS reworkCases, count(rework) AS reworkKnown FROM told WHERE week IS NOT NULL`

type Figures = Pick<CaseStage, 'count' | 'sums' | 'weeks' | 'hoursAt'>

function figuresOf(file: Database.Database): Figures {
  const hours = file
    .prepare<[number]>('SELECT hours FROM told WHERE week IS NOT NULL ORDER BY hours LIMIT 1 OFFSET ?')
    .pluck()
  const hoursOfWeek = file
    .prepare<[string, number]>('SELECT hours FROM told WHERE week = ? ORDER BY hours LIMIT 1 OFFSET ?')
    .pluck()
  return {
    count: () => Number(file.prepare('SELECT count(*) FROM told').pluck().get()),
    sums: () => file.prepare<[], CompletedSums>(`SELECT ${sums}`).get() ?? noCases,
    weeks: () =>
      file.prepare<[], CompletedSums & { week: string }>(`SELECT week, ${sums} GROUP BY week ORDER BY week`).all(),
    hoursAt: (rank, week) => Number(week === undefined ? hours.get(rank) : hoursOfWeek.get(week, rank)),
  }
}

const noCases: CompletedSums = { completed: 0, handoffs: 0, handoffsKnown: 0, reworkCases: 0, reworkKnown: 0 }
