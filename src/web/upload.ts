// Takes the one file of an upload onto the disk while it streams in. Its name stays where it came from; what is too large
// is cut off and forgotten.
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { isRefused, refuseFields, type Refused } from '../domain/refusal.ts'
import { newUpload, uploadedFile, uploadLimits } from '../store/uploads.ts'

const megabyte = 1_000_000

/** Keeps the uploaded file and answers the random name under which it lies. Refused: no file, an empty one, one too large. */
export async function keepUpload(request: FastifyRequest): Promise<string | Refused> {
  if (!request.isMultipart()) return refuseFile('Choose a file first.')
  const part = await request.file()
  if (!part) return refuseFile('Choose a file first.')
  const { store } = request.server.services
  const name = newUpload(store)
  const path = uploadedFile(store, name)
  const kept = createWriteStream(path, { mode: 0o600, flags: 'wx' })
  await pipeline(part.file, kept).catch(async (error: unknown) => {
    await rm(path, { force: true })
    throw error
  })
  const refused = part.file.truncated ? tooLarge() : kept.bytesWritten === 0 ? empty(part.filename) : null
  if (isRefused(refused)) await rm(path, { force: true })
  return refused ?? name
}

function tooLarge(): Refused {
  const most = uploadLimits.maxFileBytes / megabyte
  return refuseFile(
    `The file is larger than ${most} MB, the most that a page takes. Pack it with gzip, or bring it with “twokeys import”.`,
  )
}

/** Browsers send a nameless empty file when nobody chose one. */
function empty(filename: string): Refused {
  return refuseFile(filename === '' ? 'Choose a file first.' : 'The file is empty.')
}

/** A refusal that stands beside the one question of the form. */
export function refuseFile(why: string): Refused {
  return refuseFields([{ field: 'file', why }])
}
