// Requests of INV as plain values: Sam asked for a dashboard, Tariq said what it costs, Olivia decides.
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { RequestEvent } from '../../src/domain/request.ts'
import { at } from './pilot-file.ts'

/** One thing that happened to a request; its number orders it. */
export function requestEvent(seq: number, what: RequestEvent['what'], more: Partial<RequestEvent> = {}): RequestEvent {
  const nobodySaid = { effect: null, wish: null, why: `why ${seq}`, minutes: null }
  const by = { sam: 'sponsor', tariq: 'cto', olivia: 'coo' } as const
  const who = what === 'costed' ? 'tariq' : what === 'asked' || what === 'withdrawn' ? 'sam' : 'olivia'
  const said = what === 'asked' ? { wish: `wish ${seq}` } : {}
  const when = { at: at('2026-07-10T09:00Z') + seq * 60_000, seq }
  return {
    request: 1,
    what,
    ...nobodySaid,
    ...said,
    hash: 'the wish',
    by: who,
    seat: by[who],
    for: null,
    ...when,
    ...more,
  }
}

/** A file with these requests in it. */
export function withRequests(file: PilotFile, ...requests: readonly RequestEvent[]): PilotFile {
  return { ...file, requests }
}
