// Two keys are two persons', each in their own seat, on exactly the same content that was there before. The verifier
// derives this anew from every entry, because a program that was altered could have recorded anything.
import type { Data } from '../domain/fact.ts'
import { deputiesAfter, type DeputyEvent } from '../domain/deputy.ts'
import { type Leader, type SeatHolder, holderOf, type Side } from '../domain/person.ts'
import { holdersAfter, type SeatEvent } from '../domain/seat.ts'
import { type Check, type Finding, onEntry, type Seen } from './verify-finding.ts'

type KeyRow = NonNullable<Seen['rows']['keys']>
type Turned = { readonly side: Side; readonly person: string; readonly for: string | null }

/** What the entries so far have made of one pilot. */
type Known = {
  holders: readonly SeatHolder[]
  /** Everything that happened to who stands in for whom. */
  readonly deputies: DeputyEvent[]
  /** Hashes of every content that was put down. */
  readonly contents: Set<string>
  readonly turned: Map<string, readonly Turned[]>
  /** Hashes of the charters on which both keys have turned. */
  readonly signedCharters: Set<string>
}

/** Whether every key was the signer's to turn, and every pair is two persons' on the same content. */
export function checkKeys(): Check {
  const pilots = new Map<string, Known>()
  const known = (pilot: string): Known => {
    const one = pilots.get(pilot) ?? nothingYet()
    pilots.set(pilot, one)
    return one
  }
  return {
    look: (seen) => {
      const { entry, rows } = seen
      if (entry.pilot === null) return []
      const pilot = known(entry.pilot)
      if (rows.seats) pilot.holders = seated(pilot.holders, rows.seats)
      if (rows.deputies) pilot.deputies.push({ ...rows.deputies, seq: entry.seq })
      if (entry.data.content !== undefined && entry.object.hash) pilot.contents.add(entry.object.hash)
      return rows.keys ? lookAtKey(pilot, rows.keys, seen) : []
    },
    end: () => [],
  }
}

function nothingYet(): Known {
  return { holders: [], deputies: [], contents: new Set(), turned: new Map(), signedCharters: new Set() }
}

function seated(holders: readonly SeatHolder[], row: SeatEvent): readonly SeatHolder[] {
  const before = holders.map(({ seat, person }) => ({ seat, person, what: 'taken', at: 0 }) as const)
  return holdersAfter([...before, row])
}

function lookAtKey(pilot: Known, key: KeyRow, { entry, rows }: Seen): readonly Finding[] {
  const content = [key.object, key.objectId, key.version, key.hash].join(' ')
  const others = pilot.turned.get(content) ?? []
  const wrong = faultOf(pilot, key, others, rows.stages !== undefined) ?? faultOfLaunch(pilot, key, entry.data)
  pilot.turned.set(content, [...others, { side: key.side, person: key.person, for: key.for ?? null }])
  if (key.object === 'charter' && key.completes) pilot.signedCharters.add(key.hash)
  return wrong === null ? [] : onEntry(entry.seq, 'keys', `Entry ${entry.seq} ${wrong}.`)
}

/** What speaks against a key, as the rest of a sentence; null when nothing does. */
function faultOf(pilot: Known, key: KeyRow, others: readonly Turned[], changesStage: boolean): string | null {
  const { person, side, completes } = key
  const holds = (one: Turned) => holderOf(pilot.holders, leaderOf(one.side)) === (one.for ?? one.person)
  if (!holds({ side, person, for: key.for ?? null }) || !mayStandIn(pilot, key))
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

/** A key for somebody else was a deputy's, whom that holder had named. */
function mayStandIn({ deputies, holders }: Known, { side, person, for: holder }: KeyRow): boolean {
  if (holder == null) return true
  const standing = deputiesAfter(deputies, holders, () => true)
  return standing.some((one) => one.seat === leaderOf(side) && one.deputy === person && one.holder === holder)
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
