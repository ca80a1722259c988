// Requests as people read them: what they cost, where they stand, and what happened to them, as sentences.
import type { RequestEvent } from '../domain/request.ts'
import { dayTime } from './dates.ts'
import type { Names } from './people.ts'
import { whoDid } from './rule-changes.ts'

/** "1.5 h", "1,200 h"; null stays null: nobody said. */
export function costText(minutes: number | null): string | null {
  if (minutes === null) return null
  return `${hours.format(minutes / 60)} h`
}

const hours = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

/** "1 request", "3 requests" */
export function requestsText(count: number): string {
  return `${count} ${count === 1 ? 'request' : 'requests'}`
}

/** "1 rule change", "3 rule changes" */
export function changesText(count: number): string {
  return `${count} rule ${count === 1 ? 'change' : 'changes'}`
}

/** "1 change of the system", "3 changes of the system" */
export function systemChangesText(count: number): string {
  return `${count} ${count === 1 ? 'change' : 'changes'} of the system`
}

export type Telling = { readonly names: Names; readonly zone: string; readonly now: number }

/** "Tariq (CTO) said that it would cost 12 h on Monday 7 September, 11:00." */
export function requestEventText(event: RequestEvent, { names, zone, now }: Telling): string {
  return `${whoDid(event, names)} ${did(event)} on ${dayTime(event.at, zone, now)}${parked(event)}.`
}

function did({ what, minutes, effect }: RequestEvent): string {
  if (what === 'asked') return 'asked for it'
  if (what === 'costed') return `said that it would cost ${costText(minutes)}`
  if (what === 'accepted') return `accepted it at ${costText(minutes)}`
  if (what === 'cut') return 'cut it'
  if (what === 'withdrawn') return 'withdrew it'
  return effect === 'frees'
    ? 'turned the second key on breaking the freeze for it'
    : 'turned a key on breaking the freeze for it'
}

function parked({ effect }: RequestEvent): string {
  return effect === 'parks' ? '; the scope was frozen, so it was parked' : ''
}
