// Takes a large body onto the disk while it streams in, beside what people upload: it is read there by the import.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { newUpload, uploadedFile, uploadLimits } from '../store/uploads.ts'

/** A body on the disk: its random name, its size, and its SHA-256 in hex. */
export type SentBody = { readonly file: string; readonly bytes: number; readonly hash: string }

/** Keeps the body of a request, up to what a page takes. Null when it is larger; then nothing of it is left. */
export async function keepBody(request: FastifyRequest): Promise<SentBody | null> {
  const { store } = request.server.services
  const file = newUpload(store)
  const path = uploadedFile(store, file)
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > uploadLimits.maxFileBytes) return
      hash.update(chunk)
      yield chunk
    }
  }
  const body = request.body instanceof Readable ? request.body : Readable.from([])
  try {
    await pipeline(body, counted, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  if (bytes <= uploadLimits.maxFileBytes) return { file, bytes, hash: hash.digest('hex') }
  await rm(path, { force: true })
  return null
}

/** Forgets a body that nobody will read. */
export async function dropBody(request: FastifyRequest, { file }: SentBody): Promise<void> {
  await rm(uploadedFile(request.server.services.store, file), { force: true })
}
