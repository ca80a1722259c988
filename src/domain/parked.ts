// What waits: rule changes and requests that the freeze parked as they were asked for, or that the COO set aside. Once the
// first cycle has ended the reviews take up or decline, accept or cut each of them.
import type { Calendar } from './calendar.ts'
import { freezeEndsAt } from './freeze.ts'
import type { PilotFile } from './pilot-file.ts'
import { boundsOf } from './pilot-weeks.ts'
import { type Request, requestsOn } from './request.ts'
import { fileAt } from './rule-book.ts'
import { type RuleChange, ruleChanges } from './rule-change.ts'

export type Parked = { readonly changes: readonly RuleChange[]; readonly requests: readonly Request[] }

/** Everything that is parked. */
export function parkedOn(file: PilotFile): Parked {
  return {
    changes: ruleChanges(file).filter(({ stage }) => stage === 'parked'),
    requests: requestsOn(file).filter(({ stage }) => stage === 'parked'),
  }
}

export function countParked({ changes, requests }: Parked): number {
  return changes.length + requests.length
}

/** What the review of a week has before it: what is still parked, and how many things no longer are since the week ended. */
export type WaitedFor = { readonly left: Parked; readonly settled: number }

/**
 * What waited for the review of a week, as it stands at `until` (ms): now, or when the answer was signed. Null where the
 * freeze had not ended with that week, and where nothing waited that the review before has not spoken of.
 */
export function waitedFor(file: PilotFile, week: string, until: number, calendar: Calendar): WaitedFor | null {
  const { from, to } = boundsOf(week, calendar)
  const ends = freezeEndsAt(file, until, calendar)
  if (ends === null || to < ends || until < to) return null
  const before = namesOf(parkedOn(fileAt(file, to)))
  const left = parkedOn(fileAt(file, until))
  const isFirst = from < ends
  if (before.length === 0 && countParked(left) === 0 && !isFirst) return null
  const waiting = new Set(namesOf(left))
  return { left, settled: before.filter((name) => !waiting.has(name)).length }
}

function namesOf({ changes, requests }: Parked): readonly string[] {
  return [...changes.map(({ number }) => `change ${number}`), ...requests.map(({ number }) => `request ${number}`)]
}
