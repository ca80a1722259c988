// Every governed table is rebuilt from the ledger alone and compared with the file, row by row. Without that the chain
// would be theatre: whoever cheats edits the table.
import { isSameRow, type RawRow, type RowReader } from '../../db/raw-rows.ts'
import type { Replay } from '../../db/replay.ts'
import type { Finding } from './verify-finding.ts'

/** Compares the rows that the replay holds, from one entry to another, with those of the file. */
export function compareRows(replay: Replay, file: RowReader, from: number, to: number): readonly Finding[] {
  return [...replay.columns.keys()].flatMap((table) => {
    const expected = replay.rows(table, from, to)
    const stored = file(table, from, to)
    return isAllSame(expected, stored) ? [] : compareTable(table, byNumber(expected), byNumber(stored))
  })
}

function isAllSame(expected: readonly RawRow[], stored: readonly RawRow[]): boolean {
  return expected.length === stored.length && expected.every((row, index) => isSameRow(row, stored[index]))
}

type Numbered = ReadonlyMap<number, RawRow>

function compareTable(table: string, expected: Numbered, stored: Numbered): readonly Finding[] {
  return [...new Set([...expected.keys(), ...stored.keys()])].flatMap((seq) =>
    compareRow(seq, table, expected.get(seq), stored.get(seq)),
  )
}

function compareRow(
  seq: number,
  table: string,
  expected: RawRow | undefined,
  stored: RawRow | undefined,
): readonly Finding[] {
  if (!stored) return [{ seq, table, says: `The row of entry ${seq} is missing from the table ${table}.` }]
  if (!expected) return [{ seq, table, says: `The table ${table} has a row that entry ${seq} does not bear out.` }]
  if (!isSameRow(expected, stored))
    return [{ seq, table, says: `The row of entry ${seq} in the table ${table} was altered.` }]
  return []
}

function byNumber(rows: readonly RawRow[]): Numbered {
  return new Map(rows.map((row) => [row[0], row]))
}
