// Says of a database file whether it is what its ledger says, by looking at the file alone: chain, heads kept outside,
// triggers, every governed table rebuilt and compared, keys, texts and answers. Never "intact" for a file that is not.
import { existsSync } from 'node:fs'
import { inspect, type Inspection } from '../../db/inspection.ts'
import type { Migration } from '../../db/migrate.ts'
import { openReplay, type Replay } from '../../db/replay.ts'
import { writeAheadFault } from '../../db/write-ahead.ts'
import { headCode } from './hash.ts'
import { type Outside, readOutside } from './heads.ts'
import { readEntry } from './ledger.ts'
import type { Link } from './verify-chain.ts'
import { type Finding, inOrder } from './verify-finding.ts'
import { type Followed, follow } from './verify-entries.ts'
import type { CalendarOf } from './verify-keys.ts'

export type Verdict =
  | {
      readonly result: 'intact'
      readonly ledger: string
      readonly entries: number
      readonly head: string
      /** What somebody should know all the same, a sentence each. */
      readonly remarks: readonly string[]
    }
  | { readonly result: 'altered'; readonly first: Finding; readonly findings: readonly Finding[] }
  | { readonly result: 'cannot tell'; readonly why: string }

export type Question = {
  readonly file: string
  /** The migrations of this version, which the file must have gone through. */
  readonly migrations: readonly Migration[]
  /** Where heads were kept outside; null when nobody knows. */
  readonly headsFile: string | null
  /** The file is the one that the heads file belongs to, so it must have lines of this ledger. */
  readonly isAtHome: boolean
  /** Heads that somebody copied from paper: 26 characters, or 64 hex. */
  readonly given: readonly string[]
  /** Deputies stand in from day to day, and which day it was is a matter of the organisation's zone. */
  readonly calendarOf: CalendarOf
  /** Called now and then with the number of entries that were looked at, and how many there are. */
  readonly progress?: (seq: number, of: number) => void
}

/** Looks at a file. What cannot be read is "cannot tell", with the reason in a sentence. */
export function verifyFile(question: Question): Verdict {
  try {
    const lost = writeAheadFault(question.file)
    return lost === null ? look(question) : cannotTell(lost)
  } catch (error) {
    return cannotTell(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function look(question: Question): Verdict {
  const file = inspect(question.file)
  const replay = openReplay(question.migrations)
  try {
    const why = unreadable(file, question.migrations)
    return why === null ? judge(file, replay, question) : cannotTell(why)
  } finally {
    replay.close()
    file.close()
  }
}

/** Why the file cannot be judged, in a sentence; null when it can. */
function unreadable(file: Inspection, migrations: readonly Migration[]): string | null {
  const damage = file.damage([])
  if (damage !== null) return `The file is damaged: ${damage}.`
  const known = new Map(migrations.map(({ name, hash }) => [name, hash]))
  const ran = file.migrations()
  const strange = ran.find(({ name, hash }) => known.get(name) !== hash)
  if (strange) return `The file went through the migration ${strange.name}, which this version does not know.`
  return ran.length < known.size ? 'The file has the shape of an earlier version: migrate a copy of it first.' : null
}

function judge(file: Inspection, replay: Replay, question: Question): Verdict {
  const build = compareBuild(replay.schema, file.schema())
  const hasItsTables = build.every(({ table }) => table === null)
  const damage = hasItsTables ? file.damage(['ledger', 'texts', ...replay.columns.keys()]) : null
  if (damage !== null) return cannotTell(`The file is damaged: ${damage}.`)
  const outside = hasItsTables ? outsideOf(file, question) : { heads: [], restored: null, lost: 0 }
  const heldTo = { kept: outside.heads, given: question.given, calendarOf: question.calendarOf }
  const { findings, last } = hasItsTables ? follow(file, replay, heldTo, question.progress) : nothingFollowed
  const [first, ...others] = inOrder([...findings, ...build])
  if (first) return { result: 'altered', first, findings: [first, ...others] }
  return last === null ? cannotTell('The ledger is empty.') : intact(last, outside, question)
}

const nothingFollowed: Followed = { findings: [], last: null }

/** The heads kept of this ledger, whose id its first entry says. */
function outsideOf(file: Inspection, { headsFile }: Question): Outside {
  const [first] = file.lines(0, 1)
  return readOutside(headsFile ?? '', idIn(first?.entry))
}

function idIn(entry: unknown): string {
  try {
    return readEntry(String(entry)).ledger
  } catch {
    return '' // the first entry is broken, which the chain will say
  }
}

function intact({ ledger, seq, hash }: Link, { heads, restored }: Outside, question: Question): Verdict {
  const { headsFile, isAtHome, given } = question
  const isUnknown = heads.length === 0 && given.length === 0
  const why = `No head of this ledger was kept in ${headsFile}, so one rewritten from its first entry on is not noticed.`
  if (isUnknown && isAtHome && existsSync(headsFile ?? '')) return cannotTell(why)
  const remarks = [
    ...(isUnknown
      ? ['No head from outside was compared: a ledger rewritten as a whole is not noticed without one.']
      : []),
    ...(restored
      ? [`It was restored from a backup that ends at entry ${restored.seq}; nobody has accepted that yet.`]
      : []),
  ]
  return { result: 'intact', ledger, entries: seq, head: headCode(hash), remarks }
}

function cannotTell(why: string): Verdict {
  return { result: 'cannot tell', why }
}

/** What the file is built of and should not be, or the other way round. */
function compareBuild(
  expected: ReadonlyMap<string, string>,
  standing: ReadonlyMap<string, string>,
): readonly Finding[] {
  return [...new Set([...expected.keys(), ...standing.keys()])].flatMap((piece) => {
    const [right, is] = [expected.get(piece), standing.get(piece)]
    if (right === is) return []
    const how = is === undefined ? 'is missing' : right === undefined ? 'was added' : 'was altered'
    const table = piece.startsWith('table ') ? piece.slice('table '.length) : null
    return [{ seq: null, table, says: `The ${piece} ${how}.` }]
  })
}
