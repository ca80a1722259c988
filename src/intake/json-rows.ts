// A body of JSON as rows: one array of objects, or one object a line. It is cut into pieces while it streams in, so that
// no body is ever held as a whole; each piece is read for itself, and one that is broken spoils no other.
import { TextDecoder } from 'node:util'
import { unreadable } from './unreadable.ts'

/** A row as it was sent. `line` is the line of NDJSON, or the place in the array; both are counted from 1. */
export type JsonRow = { readonly line: number; readonly text: string }

type Cutter = { readonly take: (text: string) => readonly JsonRow[]; readonly end: () => readonly JsonRow[] }

const longestRow = 1_048_576

/** Cuts a body into its rows. Throws unreadable: not UTF-8, an array that ends in the middle, a row over a megabyte. */
export async function* jsonRows(head: Buffer, chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly JsonRow[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const cutter = /^(?:\ufeff)?\s*\[/.test(head.toString('utf8')) ? cutArray() : cutLines()
  for await (const chunk of chunks) yield cutter.take(decode(decoder, chunk))
  yield [...cutter.take(decode(decoder)), ...cutter.end()]
}

function decode(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch {
    throw unreadable('This is not UTF-8 text.')
  }
}

/** Every line that is not blank is a row. */
function cutLines(): Cutter {
  let line = 0
  let rest = ''
  const cut = (lines: readonly string[]): readonly JsonRow[] =>
    lines.map((text) => ({ line: (line += 1), text })).filter(({ text }) => text.trim() !== '')
  return {
    take: (text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      refuseTooLong(rest, line + 1)
      return cut(lines)
    },
    end: () => cut([rest]),
  }
}

/** Every element of the array is a row: what stands between two commas that are within nothing but the array. */
function cutArray(): Cutter {
  const seen = { depth: 0, quoted: false, escaped: false, ended: false }
  let place = 0
  let rest = ''
  const cut = (text: string): JsonRow => ({ line: (place += 1), text })
  const take = (text: string): readonly JsonRow[] => {
    const rows: JsonRow[] = []
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const edge = step(seen, text[at] ?? '')
      if (edge === null) continue
      const piece = rest + text.slice(from, at)
      const isEmptyArray = edge === 'end' && place === 0 && piece.trim() === ''
      if (edge !== 'start' && !isEmptyArray) rows.push(cut(piece))
      rest = ''
      from = at + 1
    }
    rest += text.slice(from)
    refuseTooLong(rest, place + 1)
    return rows
  }
  const end = (): readonly JsonRow[] => {
    if (!seen.ended) throw unreadable('The array ends in the middle. Send it again.')
    if (rest.trim() !== '') throw unreadable('Something stands after the end of the array.')
    return []
  }
  return { take, end }
}

/** Where one character leads; null where it is inside a row. */
function step(
  seen: { depth: number; quoted: boolean; escaped: boolean; ended: boolean },
  character: string,
): 'start' | 'next' | 'end' | null {
  if (seen.ended) return null
  if (seen.quoted) {
    const closes = character === '"' && !seen.escaped
    seen.escaped = character === '\\' && !seen.escaped
    seen.quoted = !closes
    return null
  }
  if (character === '"') seen.quoted = true
  if (character === '[' || character === '{') seen.depth += 1
  if (character === ']' || character === '}') seen.depth -= 1
  seen.ended = seen.depth === 0 && character === ']'
  if (seen.ended) return 'end'
  if (seen.depth !== 1) return null
  return character === ',' ? 'next' : character === '[' ? 'start' : null
}

function refuseTooLong(row: string, line: number): void {
  if (row.length > longestRow) throw unreadable(`Row ${line} is longer than a megabyte.`)
}
