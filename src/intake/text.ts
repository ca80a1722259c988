// Cells as they come from other people's systems, made safe to keep: one spelling for what looks alike, nothing where the
// log means nothing, and never a short piece that keeps a huge one alive.

/** Trimmed and NFC-normalised; null where the cell is empty or a lone question mark, both of which mean missing. */
export function readText(cell: string | undefined): string | null {
  if (cell === undefined) return null
  const text = cell.trim()
  if (text === '' || text === '?') return null
  return plainAscii.test(text) ? text : text.normalize('NFC')
}

const plainAscii = /^[\u0020-\u007e]*$/

/** At most `length` characters, never half a character. */
export function cut(text: string, length: number): string {
  return text.length > length ? text.slice(0, length).replace(/[\ud800-\udbff]$/, '') : text
}

/** The same as a string of its own, to be kept: it holds on to nothing of the file that it was cut from. */
export function shortCopy(text: string, length: number): string {
  return Buffer.from(cut(text, length)).toString()
}
