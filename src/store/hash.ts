// How contents and entries are hashed, and how a head is written down so that a person can copy it from paper.
import { createHash, randomBytes } from 'node:crypto'
import { keptFor } from '../domain/kept.ts'
import { canonical } from '../domain/ledger-entry.ts'

const entryPrefix = Buffer.from('twokeys-ledger-v1\0')
const genesisPrefix = Buffer.from('twokeys-genesis-v1\0')

/** The hash that keys are turned on: SHA-256 over the canonical content, in hex. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex')
}

/** SHA-256 of a text, in hex. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Hash of one ledger entry: over the hash before it and the stored text, exactly as it is stored. */
export function entryHash(previous: Uint8Array, entry: string): Buffer {
  return createHash('sha256').update(entryPrefix).update(previous).update(entry).digest()
}

/** What the first entry stands on; `ledgerId` is 64 hex characters. */
export function genesis(ledgerId: string): Buffer {
  return createHash('sha256').update(genesisPrefix).update(Buffer.from(ledgerId, 'hex')).digest()
}

/** Commitment to a free text: SHA-256 over salt and words, so that equal words never look equal. */
export function commitment(salt: string, body: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(body).digest('hex')
}

/** 16 random bytes in hex: an id that nobody can guess. */
export function newId(): string {
  return randomBytes(16).toString('hex')
}

/** A secret for links and tokens: 256 bits, safe in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A head as 26 characters (its first 130 bits; no I, L, O or U), for print and for `/verify/CODE`. */
export const headCode = keptFor((hash: Uint8Array): string => {
  const bits = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: 26 }, (_, at) => alphabet[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)]).join('')
})

/** Reads a code as people copy it: small letters, blanks and dashes, O for 0, I or L for 1. Null when it is none. */
export function readHeadCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return code.length === 26 && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : null
}

/** The first and the last hash that are printed as this code. */
export function hashesOfCode(code: string): readonly [first: Buffer, last: Buffer] {
  const bits = code
    .split('')
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return [bytesOf(bits.padEnd(256, '0')), bytesOf(bits.padEnd(256, '1'))]
}

function bytesOf(bits: string): Buffer {
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
}
