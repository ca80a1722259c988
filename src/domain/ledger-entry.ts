// One line of the ledger, exactly as it is hashed. Canonical JSON (RFC 8785) of whole numbers, words and nothing else.
import type { ActName } from './act.ts'
import type { Actor, Data, FactObject } from './fact.ts'

export type LedgerEntry = {
  readonly v: 1
  /** The ledger's own id, 64 hex characters. */
  readonly ledger: string
  readonly seq: number
  /** Milliseconds since 1970, UTC; never before the entry in front of it. */
  readonly at: number
  readonly actor: Actor
  readonly act: ActName
  readonly pilot: string | null
  readonly object: FactObject
  readonly base: number | null
  /** Makes a double submit one effect. */
  readonly command: string
  readonly data: { readonly [name: string]: Data }
}

/** A free text as the chain knows it: where it is kept, and the commitment to its words. */
export type Committed = { readonly text: string; readonly commitment: string }

/** Canonical JSON (RFC 8785) of a value. Throws on what may not stand in an entry: fractions, lone surrogates, undefined. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return wholeNumber(value)
  if (typeof value === 'string') return wellFormed(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value)
  throw new Error(`a ${typeof value} cannot stand in a ledger entry`)
}

function canonicalObject(value: object): string {
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  const inOrder = entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${inOrder.map(([name, inner]) => `${wellFormed(name)}:${canonical(inner)}`).join(',')}}`
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number; write it as decimal text`)
  return String(value)
}

const anySurrogate = /[\uD800-\uDFFF]/
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

function wellFormed(text: string): string {
  if (anySurrogate.test(text) && loneSurrogate.test(text))
    throw new Error('a lone surrogate cannot stand in a ledger entry')
  return JSON.stringify(text)
}
