// Looks into a workbook without a spreadsheet: it is a zip archive of XML.
import { inflateRawSync } from 'node:zlib'

const localHeader = 0x04034b50
const centralEntry = 0x02014b50

/** Everything that is written in a workbook, as XML. */
export function writtenIn(workbook: Buffer): string {
  const parts: string[] = []
  for (let at = workbook.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0 && at < workbook.length - 46;) {
    if (workbook.readUInt32LE(at) !== centralEntry) break
    parts.push(contentAt(workbook, at))
    at += 46 + workbook.readUInt16LE(at + 28) + workbook.readUInt16LE(at + 30) + workbook.readUInt16LE(at + 32)
  }
  return parts.join('\n')
}

/** The content of the file that an entry of the archive's directory names. */
function contentAt(workbook: Buffer, entry: number): string {
  const isPacked = workbook.readUInt16LE(entry + 10) === 8
  const size = workbook.readUInt32LE(entry + 20)
  const file = workbook.readUInt32LE(entry + 42)
  if (workbook.readUInt32LE(file) !== localHeader) throw new Error('the archive’s directory points to no file')
  const from = file + 30 + workbook.readUInt16LE(file + 26) + workbook.readUInt16LE(file + 28)
  const bytes = workbook.subarray(from, from + size)
  return (isPacked ? inflateRawSync(bytes) : bytes).toString('utf8')
}
