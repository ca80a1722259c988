// Secrets are shown once, on the page after the act that made them, to the person who did it. Until then they wait in
// memory: on disk there are only hashes. After a restart the link or token is simply made again.
import type { FastifyRequest } from 'fastify'
import type { Store } from '../../db/store.ts'
import { signedIn } from './request.ts'

/** The name under which the address of a person's calendar waits to be shown. */
export const calendarOnce = 'the address of the calendar'

type Waiting = { readonly secret: string; readonly until: number }

const waitsFor = 10 * 60_000

/** A page that a double click loads twice shows the secret in the second one as well. */
const doubleClickTakes = 3_000

const waitingIn = new WeakMap<Store, Map<string, Waiting>>()

/** Keeps a secret for the next page about `what` that this person opens. */
export function keepToShow(request: FastifyRequest, what: string, secret: string): void {
  waitingFor(request).set(nameOf(request, what), { secret, until: Date.now() + waitsFor })
}

/** The secret that was kept for this person, this once; null when there is none. */
export function showOnce(request: FastifyRequest, what: string): string | null {
  if (request.method === 'HEAD') return null
  const waiting = waitingFor(request)
  const name = nameOf(request, what)
  const kept = waiting.get(name)
  if (kept) waiting.set(name, { ...kept, until: Math.min(kept.until, Date.now() + doubleClickTakes) })
  return kept?.secret ?? null
}

function nameOf(request: FastifyRequest, what: string): string {
  return `${signedIn(request).person} ${what}`
}

/** What waits in this installation; what nobody came for is forgotten. */
function waitingFor(request: FastifyRequest): Map<string, Waiting> {
  const { store } = request.server.services
  const waiting = waitingIn.get(store) ?? new Map<string, Waiting>()
  waitingIn.set(store, waiting)
  for (const [name, { until }] of waiting) if (until < Date.now()) waiting.delete(name)
  return waiting
}
