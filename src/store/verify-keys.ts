// Two keys are two persons', each in their own seat, on exactly the same content that was there before. The verifier
// derives this anew from every entry, because a program that was altered could have recorded anything.
import type { Calendar } from '../domain/calendar.ts'
import { afterNaming, afterSeating, barredSeats, type NamedDeputy, standsOn } from '../domain/deputy.ts'
import type { Data } from '../domain/fact.ts'
import { type Leader, type SeatHolder, holderOf, type Side } from '../domain/person.ts'
import { holdersAfter, type SeatEvent } from '../domain/seat.ts'
import { type Check, type Finding, onEntry, type Seen } from './verify-finding.ts'

type KeyRow = NonNullable<Seen['rows']['keys']>
type DeputyRow = NonNullable<Seen['rows']['deputies']>
type Turned = { readonly side: Side; readonly person: string; readonly for: string | null }

/** What the entries so far have made of one pilot. */
type Known = {
  holders: readonly SeatHolder[]
  deputies: readonly NamedDeputy[]
  /** Hashes of every content that was put down. */
  readonly contents: Set<string>
  readonly turned: Map<string, readonly Turned[]>
  /** Hashes of the charters on which both keys have turned. */
  readonly signedCharters: Set<string>
}

/** A calendar for a zone, as the organisation's settings name it. */
export type CalendarOf = (zone: string) => Calendar

/** Whether every key was the signer's to turn on that day, and every pair is two persons' on the same content. */
export function checkKeys(calendarOf: CalendarOf): Check {
  const pilots = new Map<string, Known>()
  let zone = 'UTC'
  const known = (pilot: string): Known => {
    const one = pilots.get(pilot) ?? nothingYet()
    pilots.set(pilot, one)
    return one
  }
  return {
    look: (seen) => {
      zone = seen.rows.organisation?.zone ?? zone
      return seen.entry.pilot === null ? [] : lookAtEntry(known(seen.entry.pilot), seen, calendarOf(zone))
    },
    end: () => [],
  }
}

function lookAtEntry(pilot: Known, seen: Seen, calendar: Calendar): readonly Finding[] {
  const { entry, rows } = seen
  const wrong = rows.deputies ? faultOfNaming(pilot, rows.deputies, entry.actor.person) : null
  if (rows.deputies) pilot.deputies = afterNaming(pilot.deputies, rows.deputies)
  if (rows.seats) takeNote(pilot, rows.seats)
  if (entry.data.content !== undefined && entry.object.hash) pilot.contents.add(entry.object.hash)
  const named = wrong === null ? [] : onEntry(entry.seq, 'deputies', `Entry ${entry.seq} ${wrong}.`)
  return rows.keys ? [...named, ...lookAtKey(pilot, rows.keys, seen, calendar)] : named
}

function takeNote(pilot: Known, row: SeatEvent): void {
  pilot.holders = seated(pilot.holders, row)
  pilot.deputies = afterSeating(pilot.deputies, row)
}

function nothingYet(): Known {
  return { holders: [], deputies: [], contents: new Set(), turned: new Map(), signedCharters: new Set() }
}

function seated(holders: readonly SeatHolder[], row: SeatEvent): readonly SeatHolder[] {
  const before = holders.map(({ seat, person }) => ({ seat, person, what: 'taken', at: 0 }) as const)
  return holdersAfter([...before, row])
}

function lookAtKey(pilot: Known, key: KeyRow, { entry, rows }: Seen, calendar: Calendar): readonly Finding[] {
  const content = [key.object, key.objectId, key.version, key.hash].join(' ')
  const others = pilot.turned.get(content) ?? []
  const turning = { key, others, calendar, changesStage: rows.stages !== undefined }
  const wrong = faultOf(pilot, turning) ?? faultOfLaunch(pilot, key, entry.data)
  pilot.turned.set(content, [...others, { side: key.side, person: key.person, for: key.for ?? null }])
  if (key.object === 'charter' && key.completes) pilot.signedCharters.add(key.hash)
  return wrong === null ? [] : onEntry(entry.seq, 'keys', `Entry ${entry.seq} ${wrong}.`)
}

type KeyTurned = {
  readonly key: KeyRow
  readonly others: readonly Turned[]
  readonly calendar: Calendar
  readonly changesStage: boolean
}

/** What speaks against a key, as the rest of a sentence; null when nothing does. */
function faultOf(pilot: Known, { key, others, calendar, changesStage }: KeyTurned): string | null {
  const { person, side, completes } = key
  const holds = (one: Turned) => holderOf(pilot.holders, leaderOf(one.side)) === (one.for ?? one.person)
  if (!holds({ side, person, for: key.for ?? null }) || !mayStandIn(pilot, key, calendar))
    return `turns a ${side} key that was not ${person}’s to turn`
  if (others.some((other) => other.person === person && other.side !== side)) return 'gives both keys to one person'
  if (!pilot.contents.has(key.hash)) return 'turns a key on content that was never put down'
  if (completes && !others.some((other) => other.side !== side && other.person !== person && holds(other)))
    return 'counts both keys as turned, but the other one is not there'
  if (changesStage && !completes) return 'changes the stage of the pilot with one key'
  return null
}

function leaderOf(side: Side): Leader {
  return side === 'policy' ? 'coo' : 'cto'
}

/** A key for somebody else was a deputy's, whom that holder had named for a time in which the day lies. */
function mayStandIn({ deputies }: Known, { side, person, for: holder, at }: KeyRow, calendar: Calendar): boolean {
  if (holder == null) return true
  const mine = deputies.filter((one) => one.seat === leaderOf(side) && one.deputy === person && one.holder === holder)
  return mine.some((one) => standsOn(one, calendar.dayOf(at)))
}

/** What speaks against the naming of a deputy, as the rest of a sentence; null when nothing does. */
function faultOfNaming({ holders }: Known, { what, seat, holder, deputy }: DeputyRow, by: string): string | null {
  if (what !== 'named') return null
  if (by !== holder || holderOf(holders, seat) !== holder) return 'names a deputy for a seat that was not theirs'
  const isBarred = holders.some((held) => held.person === deputy && barredSeats[seat].includes(held.seat))
  return isBarred ? 'names a deputy who acts on the other side' : null
}

function faultOfLaunch(
  pilot: Known,
  { object, completes }: KeyRow,
  data: { readonly [name: string]: Data },
): string | null {
  if (object !== 'launch' || !completes) return null
  const { content } = data
  const charter = typeof content === 'object' && content !== null && 'charter' in content ? content.charter : null
  return typeof charter === 'string' && pilot.signedCharters.has(charter)
    ? null
    : 'launches the pilot on a charter that was not signed by both'
}
