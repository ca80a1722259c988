// Cases as other programs send them: objects with the same names as the columns of a case file become the same cases.
import { attributeValue } from './attributes.ts'
import { readCase } from './case-row.ts'
import { caseRoles } from './columns.ts'
import { type JsonRow, jsonRows } from './json-rows.ts'
import { mostAttributes, stageCase, toldCases } from './staged-cases.ts'
import { shortCopy } from './text.ts'
import type { LogReading, ToldLog } from './told-log.ts'

/** Reads a body of cases. Throws unreadable as `jsonRows` does; whatever is wrong with a single row rejects that row. */
export async function readCaseJson(head: Buffer, chunks: AsyncIterable<Buffer>, reading: LogReading): Promise<ToldLog> {
  const known = new Set<string>()
  for await (const rows of jsonRows(head, chunks)) for (const row of rows) stageRow(row, known, reading)
  reading.onGroup()
  const columns = Object.fromEntries(caseRoles.map((role) => [role, role]))
  return toldCases({ format: 'json', columns }, reading)
}

const roles: ReadonlySet<string> = new Set(caseRoles)

function stageRow({ line, text }: JsonRow, known: Set<string>, reading: LogReading): void {
  const stated = objectIn(text)
  if (stated === null) return reading.reject(line, '', text.trim(), 'not a JSON object')
  const cells = new Map<string, string>()
  for (const [name, value] of Object.entries(stated)) {
    const cell = cellOf(name, value)
    if (cell === null) return reading.reject(line, name, JSON.stringify(value), 'neither text, a number nor yes or no')
    cells.set(name, cell)
  }
  const outcome = readCase((role) => cells.get(role), attributesOf(cells, known), reading.instants.read)
  if ('problem' in outcome) return reading.reject(line, outcome.role, outcome.value, outcome.why)

  stageCase(outcome, reading)
}

function objectIn(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** What a cell of a table would say; null where none could. Edited fields may be a list. */
function cellOf(name: string, value: unknown): string | null {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const isList = name === 'fields_edited' && Array.isArray(value) && value.every((one) => typeof one === 'string')
  return isList ? value.join(';') : null
}

/** Every name that has no meaning of its own is an attribute: the first forty that anything in the body has. */
function attributesOf(cells: ReadonlyMap<string, string>, known: Set<string>): Readonly<Record<string, string>> {
  const stated: [string, string][] = []
  for (const [said, cell] of cells) {
    const name = shortCopy(said.trim(), longestName)
    const value = attributeValue(cell)
    if (roles.has(said) || name === '' || value === null) continue
    if (known.size < mostAttributes) known.add(name)
    if (known.has(name)) stated.push([name, value])
  }
  return Object.fromEntries(stated)
}

const longestName = 500
