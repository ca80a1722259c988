// Follows the ledger from its first entry to its last, a few entries at a time, so that a ledger of any length takes the
// same memory. Each entry has its place in the chain, its rows in the tables, and stands every check.
import type { Inspection, StoredLine } from '../../db/inspection.ts'
import type { RowReader } from '../../db/raw-rows.ts'
import type { Replay } from '../../db/replay.ts'
import type { KeptHead } from './heads.ts'
import { rowsOf } from './rows.ts'
import { checkAnswers } from './verify-answers.ts'
import { type Link, type Linking, linkOf } from './verify-chain.ts'
import { type Check, type Finding, onEntry } from './verify-finding.ts'
import { checkHeads } from './verify-heads.ts'
import { type CalendarOf, checkKeys } from './verify-keys.ts'
import { checkPeople } from './verify-people.ts'
import { checkRules } from './verify-rules.ts'
import { compareRows } from './verify-rows.ts'
import { checkTexts } from './verify-texts.ts'

/** How far the ledger was followed, and what was found; it is followed no further than the first findings. */
export type Followed = { readonly findings: readonly Finding[]; readonly last: Link | null }

type Eyes = { readonly replay: Replay; readonly stored: RowReader; readonly checks: readonly Check[] }

const together = 1_000

/** What the ledger is held to: heads of the heads file, those that somebody has on paper, and the calendar of its zone. */
export type HeldTo = {
  readonly kept: readonly KeptHead[]
  readonly given: readonly string[]
  readonly calendarOf: CalendarOf
}

/** Follows the ledger of a file. `progress` is told how many entries were looked at, and how many there are. */
export function follow(
  file: Inspection,
  replay: Replay,
  { kept, given, calendarOf }: HeldTo,
  progress?: (seq: number, of: number) => void,
): Followed {
  const checks = [
    checkHeads(kept, given),
    checkTexts(file),
    checkKeys(calendarOf),
    checkRules(),
    checkAnswers(),
    checkPeople(file),
  ]
  const eyes = { replay, stored: file.rows(replay.columns), checks }
  const of = file.count('ledger')
  let last: Link | null = null
  for (;;) {
    const lines = file.lines(last?.seq ?? 0, together)
    if (lines.length === 0) return { findings: atTheEnd(file, eyes, last?.seq ?? 0), last }
    const step = oneStep(eyes, last, lines)
    if (step.findings.length > 0) return step
    last = step.last
    replay.forget()
    progress?.(last?.seq ?? 0, of)
  }
}

function oneStep({ replay, stored, checks }: Eyes, before: Link | null, lines: readonly StoredLine[]): Followed {
  const findings: Finding[] = []
  let last = before
  for (const line of lines) {
    const linked = linkOf(last, line)
    if ('broken' in linked) {
      findings.push(...onEntry(linked.broken.seq, 'ledger', linked.broken.says))
      break
    }
    last = linked.link
    findings.push(...lookAt(linked, replay, checks))
  }
  return { findings: [...compareRows(replay, stored, (before?.seq ?? 0) + 1, last?.seq ?? 0), ...findings], last }
}

function lookAt({ entry, link }: Linking, replay: Replay, checks: readonly Check[]): readonly Finding[] {
  try {
    const rows = rowsOf(entry)
    replay.add(entry.seq, rows)
    return checks.flatMap((check) => check.look({ entry, hash: link.hash, rows }))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return onEntry(entry.seq, null, `Entry ${entry.seq} is none that this version could have written: ${why}.`)
  }
}

/** What can only be said once every entry was seen: what is left over, and what is missing. */
function atTheEnd(file: Inspection, { replay, checks }: Eyes, last: number): readonly Finding[] {
  const leftOver = ['ledger', ...replay.columns.keys()].flatMap((table) => {
    const seq = file.outside(table, last)
    return seq === null ? [] : onEntry(seq, table, `The table ${table} has a row for entry ${seq}, which is not there.`)
  })
  return [...checks.flatMap((check) => check.end(last)), ...leftOver]
}
