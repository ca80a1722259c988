// Outgoing webhooks: a CloudEvents 1.0 envelope in JSON, signed as Standard Webhooks says (standardwebhooks.com).
import { createHmac, randomBytes } from 'node:crypto'
import type { Letter } from '../words/alerts.ts'
import type { Outside, Tried } from './outside.ts'
import { post } from './post.ts'

/** What a webhook is signed with: 24 random bytes, as Standard Webhooks writes them. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`
}

/** The body of an event about a pilot; `at` in ms. The id of the event is that of the message. */
export function eventOf(
  message: string,
  letter: Letter,
  { code, at, baseUrl }: { readonly code: string; readonly at: number; readonly baseUrl: string },
): string {
  const { what, subject, text, path } = letter
  return JSON.stringify({
    specversion: '1.0',
    id: message,
    source: `${baseUrl}/pilots/${code}`,
    type: `twokeys.${what}`,
    time: new Date(at).toISOString(),
    datacontenttype: 'application/json',
    data: { pilot: code, what, subject, text, link: `${baseUrl}${path}` },
  })
}

/** The headers of Standard Webhooks: the receiver knows from them who sent it, when, and that it had it before. */
export function signed(message: string, body: string, secret: string, at: number): Readonly<Record<string, string>> {
  const stamp = String(Math.floor(at / 1_000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${message}.${stamp}.${body}`).digest('base64')
  return { 'webhook-id': message, 'webhook-timestamp': stamp, 'webhook-signature': `v1,${signature}` }
}

/** Sends an event, signed at this instant (ms). */
export async function sendWebhook(
  { message, body }: { readonly message: string; readonly body: string },
  { address, secret }: { readonly address: string; readonly secret: string | null },
  outside: Outside,
  at: number,
): Promise<Tried> {
  const type = { 'content-type': 'application/cloudevents+json; charset=utf-8' }
  const headers = secret === null ? type : { ...type, ...signed(message, body, secret, at) }
  return post({ url: address, headers, body }, outside)
}
