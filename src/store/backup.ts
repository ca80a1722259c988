// Where the ledger of a database file ends, read from the file as it lies there.
import { inspect } from '../../db/inspection.ts'
import { type Head, readEntry } from './ledger.ts'

/** The head of a file's ledger, and whether both keys have ever turned in it. Throws a sentence when the ledger is empty. */
export function endOf(file: string): { readonly head: Head; readonly isSigned: boolean } {
  const looked = inspect(file)
  try {
    const line = looked.lastLine()
    if (!line || !Buffer.isBuffer(line.hash)) throw new Error(`The ledger of ${file} is empty.`)
    const { ledger, at } = readEntry(String(line.entry))
    return { head: { ledger, seq: line.seq, hash: line.hash, at }, isSigned: looked.isSignedByBoth() }
  } finally {
    looked.close()
  }
}
