// Whoever sets up becomes the administrator. Where others than this machine can reach the server, the set-up therefore
// asks for a code that only stands in the server's log.
import { randomInt, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { textHash } from '../store/hash.ts'

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new code, "7K2M-X9PQ-4RTB". */
export function newSetUpCode(): string {
  const part = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [part(), part(), part()].join('-')
}

/** Whether the code is asked: the server can be reached from elsewhere, or this request came from elsewhere. */
export function isCodeAsked(request: FastifyRequest): boolean {
  return request.server.services.setUpCode !== undefined || !isThisMachine(request.ip)
}

/** Whether this is the code of the log, however it was copied. Without one nobody elsewhere can set up. */
export function isTheCode(request: FastifyRequest, typed: string): boolean {
  const { setUpCode } = request.server.services
  if (setUpCode === undefined) return false
  return timingSafeEqual(fingerprint(typed), fingerprint(setUpCode))
}

function fingerprint(code: string): Buffer {
  return Buffer.from(textHash(code.toUpperCase().replace(/[^A-Z0-9]/g, '')), 'hex')
}

function isThisMachine(ip: string): boolean {
  return ip === '::1' || /^(::ffff:)?127\./.test(ip)
}
