// Signatures of events, where the platform signs: the key is the token of the address, which only the platform and we know.
// A signature that is there must be right; a Standard Webhooks one must also be fresh.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** The headers of a request by their lower-case names. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

const windowMs = 5 * 60_000

/** What is wrong with the signature of a body, in a sentence; null when it is right, or when there is none. */
export function signatureFault(headers: Headers, body: string, secret: string, now: number): string | null {
  const uipath = one(headers, 'x-uipath-signature')
  const github = one(headers, 'x-hub-signature-256')
  if (uipath !== null) return isSame(uipath, hmac(secret, body, 'base64')) ? null : wrong
  if (github !== null) return isSame(github, `sha256=${hmac(secret, body, 'hex')}`) ? null : wrong
  return one(headers, 'webhook-signature') === null ? null : standardFault(headers, body, secret, now)
}

const wrong = 'The signature is not the one of this body.'

/** https://www.standardwebhooks.com: HMAC-SHA256 over "id.timestamp.body", any one of several signatures. */
function standardFault(headers: Headers, body: string, secret: string, now: number): string | null {
  const id = one(headers, 'webhook-id')
  const stamp = one(headers, 'webhook-timestamp')
  if (id === null || stamp === null || !/^\d{1,12}$/.test(stamp)) return 'webhook-id or webhook-timestamp is missing.'
  if (Math.abs(Number(stamp) * 1_000 - now) > windowMs) return 'The event was signed more than five minutes ago.'
  const expected = `v1,${hmac(secret, `${id}.${stamp}.${body}`, 'base64')}`
  const given = (one(headers, 'webhook-signature') ?? '').split(' ')
  return given.some((signature) => isSame(signature, expected)) ? null : wrong
}

/** The event's own id, where a header gives it. */
export function eventIn(headers: Headers): string | null {
  return one(headers, 'webhook-id') ?? one(headers, 'x-github-delivery')
}

function one(headers: Headers, name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : null
}

function hmac(secret: string, body: string, as: 'hex' | 'base64'): string {
  return createHmac('sha256', secret).update(body, 'utf8').digest(as)
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
