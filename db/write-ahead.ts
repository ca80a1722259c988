// SQLite opens a damaged write-ahead file without a word and leaves out what it cannot read, committed or not. So we read
// the file ourselves: format and checksums as in https://sqlite.org/fileformat2.html#the_write_ahead_log
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

const headerBytes = 32
const frameHeaderBytes = 24
const magic = 0x377f0682

/**
 * What is wrong with the write-ahead file beside a database, in one sentence; null when all that was committed can be
 * read, or when there is no such file. A writer at work looks damaged for a moment: ask again before you believe it.
 */
export function writeAheadFault(databaseFile: string): string | null {
  const file = `${databaseFile}-wal`
  if (!existsSync(file)) return null
  const open = openSync(file, 'r')
  try {
    return faultIn(open)
  } finally {
    closeSync(open)
  }
}

function faultIn(open: number): string | null {
  if (fstatSync(open).size === 0) return null
  const [first] = pieces(open, 0, headerBytes)
  const log = first && readHeader(first)
  if (!log) return 'The head of the write-ahead file cannot be read, so what it holds is lost.'
  return hasLostCommit(open, log) ? 'The write-ahead file is damaged: something committed cannot be read.' : null
}

type Checksum = readonly [number, number]
type Log = { readonly pageBytes: number; readonly salts: Buffer; readonly bigEndian: boolean; readonly sum: Checksum }

function readHeader(header: Buffer): Log | null {
  const bigEndian = header.readUInt32BE(0) === magic + 1
  const sum = checksum([0, 0], header.subarray(0, 24), bigEndian)
  const isOurs = (bigEndian || header.readUInt32BE(0) === magic) && isSum(sum, header, 24)
  return isOurs ? { pageBytes: header.readUInt32BE(8), salts: header.subarray(16, 24), bigEndian, sum } : null
}

/**
 * Frames count up to the first that does not fit. Old ones lie behind it, and of this generation what was never
 * committed; a commit of this generation there is lost.
 */
function hasLostCommit(open: number, { pageBytes, salts, bigEndian, sum }: Log): boolean {
  let running: Checksum | null = sum
  for (const frame of pieces(open, headerBytes, frameHeaderBytes + pageBytes)) {
    const isOld = !frame.subarray(8, 16).equals(salts)
    const isCommit = frame.readUInt32BE(4) !== 0
    running = isOld || running === null ? null : sumAfter(running, frame, bigEndian)
    if (running === null && isCommit && !isOld) return true
  }
  return false
}

/** The running checksum after a frame; null when the frame does not carry it. */
function sumAfter(before: Checksum, frame: Buffer, bigEndian: boolean): Checksum | null {
  const half = checksum(before, frame.subarray(0, 8), bigEndian)
  const sum = checksum(half, frame.subarray(frameHeaderBytes), bigEndian)
  return isSum(sum, frame, 16) ? sum : null
}

function isSum([first, second]: Checksum, bytes: Buffer, at: number): boolean {
  return bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second
}

function checksum([first, second]: Checksum, bytes: Buffer, bigEndian: boolean): Checksum {
  const word = (at: number) => (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at))
  let [sum, other] = [first, second]
  for (let at = 0; at < bytes.length; at += 8) {
    sum = (sum + word(at) + other) >>> 0
    other = (other + word(at + 4) + sum) >>> 0
  }
  return [sum, other]
}

/** The file in whole pieces of a size from a place on, one at a time in the same memory. */
function* pieces(open: number, from: number, bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(bytes)
  for (let at = from; readSync(open, piece, 0, bytes, at) === bytes; at += bytes) yield piece
}
