// Other wishes than rules, and everything that happened to them.
import type { ImpliedRows } from '../../db/governed.ts'
import { historyOf } from '../../db/history.ts'
import { requests } from '../../db/schema/requests.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { seats } from '../domain/person.ts'
import { requestActs } from '../domain/request.ts'
import { committedText, pilotOf, wholeOrNull, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const requestRows: RowsOf = {
  'make request': (entry) => ({ requests: wished(entry) }),
  'cost request': (entry) => ({ requests: wished(entry) }),
  'decide request': (entry) => ({ requests: wished(entry) }),
}

/** What happened to which request. */
export function wished(entry: LedgerEntry): NonNullable<ImpliedRows['requests']> {
  const { seat } = entry.actor
  return {
    pilot: pilotOf(entry),
    request: Number(entry.object.id),
    what: wordOf(entry, 'what', requestActs),
    effect: entry.data.effect === 'parks' ? 'parks' : null,
    wish: committedText(entry, 'wish'),
    why: committedText(entry, 'why'),
    minutes: wholeOrNull(entry, 'minutes'),
    hash: entry.object.hash ?? null,
    by: entry.actor.person,
    seat: seats.find((one) => one === seat) ?? null,
    for: entry.actor.for ?? null,
    at: entry.at,
  }
}

/** Everything that happened to the requests of a pilot, oldest first. */
export const requestsOf = historyOf(requests)
