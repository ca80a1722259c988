// An address of INV to which platforms tell of their runs.
import { createHmac } from 'node:crypto'
import { fact } from '../../src/domain/fact.ts'
import { keepSecret, tokenIdOf } from '../../src/store/tokens.ts'
import type { House } from './house.ts'

export const hookSecret = 'a-token-that-only-the-platform-knows'

/** Issues a token that may bring runs to a pilot; answers its id. */
export async function openHook(house: House, pilot = 'INV', secret = hookSecret): Promise<string> {
  const object = { type: 'token', id: tokenIdOf(secret), version: 1 }
  await house.play(
    fact('issue pilot token', pilot, object, { data: { scopes: ['runs'], what: 'issued' } }),
    'tariq',
    'cto',
  )
  await house.services.store.transaction((tx) => keepSecret(tx, secret))
  return object.id
}

export type Told = { readonly status: number; readonly says: string }

/** A platform sends a body; anything but a text is sent as JSON. */
export async function tell(
  house: House,
  platform: string,
  payload: unknown,
  more: { readonly headers?: Readonly<Record<string, string>>; readonly secret?: string } = {},
): Promise<Told> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const headers = { 'content-type': 'application/json', ...more.headers }
  const url = `/hooks/${platform}/${more.secret ?? hookSecret}`
  const answer = await house.app.inject({ method: 'POST', url, headers, payload: body })
  const said = answer.json<{ says?: string; detail?: string }>()
  return { status: answer.statusCode, says: said.says ?? said.detail ?? '' }
}

/** The headers of Standard Webhooks for a body that was signed at an instant (ms). */
export function standardHeaders(id: string, at: number, body: string, secret = hookSecret): Record<string, string> {
  const stamp = String(Math.floor(at / 1_000))
  const signature = createHmac('sha256', secret).update(`${id}.${stamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': stamp, 'webhook-signature': `v1,${signature}` }
}
