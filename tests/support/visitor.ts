// Somebody at a browser without scripts: keeps the cookies it is given, sends what a form of ours would send, and reads
// the links that a page shows once.
import type { FastifyInstance } from 'fastify'
import { newId } from '../../src/store/hash.ts'

export type Visited = {
  readonly status: number
  readonly body: string
  readonly location: string
  /** The Set-Cookie headers of this answer. */
  readonly setCookies: readonly string[]
}

export type Visitor = {
  readonly get: (url: string) => Promise<Visited>
  /** Sends a form; its command is made up unless it is given. */
  readonly post: (url: string, form?: Readonly<Record<string, string>>) => Promise<Visited>
  readonly cookies: Map<string, string>
}

export type Visiting = { readonly from?: string; readonly headers?: Readonly<Record<string, string>> }

/** A new visitor, from this machine unless another address is given; `headers` replace what a browser would send. */
export function visitorOf(app: FastifyInstance, { from = '127.0.0.1', headers = fromOurPage }: Visiting = {}): Visitor {
  const cookies = new Map<string, string>()
  const ask = async (method: 'GET' | 'POST', url: string, payload?: string): Promise<Visited> => {
    const type = payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
    const sent = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...type, ...headers }
    const answer = await app.inject({ method, url, remoteAddress: from, headers: sent, payload })
    for (const { name, value } of answer.cookies) keep(cookies, name, value)
    return {
      status: answer.statusCode,
      body: answer.body,
      location: answer.headers.location ?? '',
      setCookies: [answer.headers['set-cookie'] ?? []].flat(),
    }
  }
  return {
    cookies,
    get: (url) => ask('GET', url),
    post: (url, form = {}) => ask('POST', url, new URLSearchParams({ command: newId(), ...form }).toString()),
  }
}

const fromOurPage = { 'sec-fetch-site': 'same-origin', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }

function keep(cookies: Map<string, string>, name: string, value: string): void {
  if (value === '') cookies.delete(name)
  else cookies.set(name, value)
}

/** The path of the sign-in link that a page shows, or null when it shows none. */
export function linkOn(body: string): string | null {
  return /\/invitations\/[\w-]+/.exec(body)?.[0] ?? null
}
