// The bytes of a log on disk, plain or gzipped, read once from front to back: counted, hashed as they are stored, and
// held to the caps that keep a small upload from becoming a flood.
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { unreadable } from './unreadable.ts'

export type Progress = {
  readonly phase: 'reading' | 'putting in order'
  readonly bytesRead: number
  readonly totalBytes: number
}

export type ReadingOptions = {
  /** Bytes the file may have on disk, and once unpacked. Without them there is no cap. */
  readonly maxFileBytes?: number
  readonly maxInflatedBytes?: number
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export type LogBytes = {
  readonly totalBytes: number
  /** Of the file as it is stored; only true once all chunks have been read. */
  readonly sha256: () => string
  /** The unpacked content. Throws unreadable. */
  readonly chunks: AsyncGenerator<Buffer>
}

/** Opens a file. Throws unreadable when there is none, or it is empty or too large. */
export async function openBytes(path: string, options: ReadingOptions): Promise<LogBytes> {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(`The file ${path} cannot be opened: ${whyNotOpened(error)}.`)
  })
  const stat = await file.stat()
  const why = stat.isFile() ? whyNotThisSize(stat.size, options.maxFileBytes ?? Infinity) : `${path} is not a file.`
  if (why !== null) {
    await file.close()
    throw unreadable(why)
  }
  const hash = createHash('sha256')
  const gzipped = await startsAsGzip(file)
  const stored = readStored(file, stat.size, options, (chunk) => hash.update(chunk))
  return {
    totalBytes: stat.size,
    sha256: () => hash.copy().digest('hex'),
    chunks: gzipped ? unpack(stored, options.maxInflatedBytes ?? Infinity) : stored,
  }
}

function whyNotThisSize(bytes: number, cap: number): string | null {
  if (bytes === 0) return 'The file is empty.'
  return bytes > cap ? tooLarge(cap) : null
}

function whyNotOpened(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === 'ENOENT' ? 'it does not exist' : code === 'EACCES' ? 'it may not be read' : code || 'it does not open'
}

async function startsAsGzip(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
}

const chunkBytes = 131_072

async function* readStored(
  file: FileHandle,
  totalBytes: number,
  options: ReadingOptions,
  seen: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  const cap = options.maxFileBytes ?? Infinity
  let bytesRead = 0
  const stored: AsyncIterable<Buffer> = file.createReadStream({ start: 0, highWaterMark: chunkBytes })
  for await (const chunk of stored) {
    options.signal?.throwIfAborted()
    bytesRead += chunk.length
    if (bytesRead > cap) throw unreadable(tooLarge(cap))
    seen(chunk)
    yield chunk
    options.onProgress?.({ phase: 'reading', bytesRead, totalBytes })
  }
}

async function* unpack(stored: AsyncGenerator<Buffer>, cap: number): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: chunkBytes })
  const unpacked: AsyncIterable<Buffer> = gunzip
  pipeline(Readable.from(stored), gunzip, () => undefined) // what fails there is thrown by the loop below
  let inflated = 0
  try {
    for await (const chunk of unpacked) {
      inflated += chunk.length
      if (inflated > cap)
        throw unreadable(`Unpacked, the file is larger than ${inMegabytes(cap)}, the most that is accepted here.`)
      yield chunk
    }
  } catch (error) {
    throw damaged(error)
  }
}

function damaged(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'Z_BUF_ERROR') return unreadable('The file is cut off: its gzip data ends in the middle. Send it again.')
  if (code === 'Z_DATA_ERROR') return unreadable('The gzip data of the file is damaged. Pack it again.')
  return error
}

function tooLarge(cap: number): string {
  return `The file is larger than ${inMegabytes(cap)}, the most that is accepted here.`
}

function inMegabytes(bytes: number): string {
  return `${Number((bytes / 1_000_000).toFixed(1))} MB`
}

/** Reads ahead until at least `size` bytes are known, and hands them back together with the whole content. */
export async function withHead(
  chunks: AsyncGenerator<Buffer>,
  size: number,
): Promise<{ head: Buffer; chunks: AsyncGenerator<Buffer> }> {
  const ahead: Buffer[] = []
  let length = 0
  while (length < size) {
    const next = await chunks.next()
    if (next.done === true) break
    ahead.push(next.value)
    length += next.value.length
  }
  return { head: Buffer.concat(ahead), chunks: replay(ahead, chunks) }
}

async function* replay(ahead: readonly Buffer[], rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* ahead
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}
