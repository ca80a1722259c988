// Who sits where, who stands in and who was offered what, on one pilot, for one person, or for everybody.
import { asc, eq, inArray, or } from 'drizzle-orm'
import { deputies, seats } from '../../db/schema/people.ts'
import { pilots } from '../../db/schema/pilots.ts'
import type { Reader } from '../../db/store.ts'
import { isOver, type NamedDeputy } from '../domain/deputy.ts'
import { holderOf, isLeader, type Leader, otherLeader, type Seat } from '../domain/person.ts'
import type { Pilot } from '../domain/pilot.ts'
import type { Lead } from '../domain/reset.ts'
import { holdersAfter, openOffers, type Offer, type Seating, seatingOf } from '../domain/seat.ts'
import { findPilot, keysOf, seatHistory } from './pilots.ts'

/** Everything that decides about the seats of a pilot. */
export async function readSeating(reader: Reader, pilot: Pilot): Promise<Seating> {
  return seatingOf(pilot, await keysOf(reader, pilot.id), await seatHistory(reader, pilot.id))
}

/** A pilot that someone sits on, stands in on or was offered a seat on. */
export type PilotOfPerson = {
  readonly pilot: Pilot
  readonly seating: Seating
  readonly seats: readonly Seat[]
  /** The times, past ones and coming ones too, for which they were named to stand in and still are. */
  readonly standsIn: readonly NamedDeputy[]
  readonly offers: readonly Offer[]
}

/** Every pilot on which someone has a seat, stands in or has an open offer, in the order the pilots were opened. */
export async function pilotsOf(reader: Reader, person: string): Promise<readonly PilotOfPerson[]> {
  const found: PilotOfPerson[] = []
  for (const code of await codesAround(reader, person)) {
    const pilot = await findPilot(reader, code)
    if (pilot) found.push(await placeOf(reader, pilot, person))
  }
  return found.filter((one) => one.seats.length + one.standsIn.length + one.offers.length > 0)
}

/** The codes of all pilots on which someone ever sat, was offered a seat or was named a deputy, in the order of opening. */
export async function codesAround(reader: Reader, person: string): Promise<readonly string[]> {
  const seated = reader.select({ pilot: seats.pilot }).from(seats).where(eq(seats.person, person))
  const named = reader.select({ pilot: deputies.pilot }).from(deputies).where(eq(deputies.deputy, person))
  const rows = await reader
    .select({ code: pilots.code })
    .from(pilots)
    .where(or(inArray(pilots.id, seated), inArray(pilots.id, named)))
    .orderBy(asc(pilots.seq))
  return rows.map(({ code }) => code)
}

async function placeOf(reader: Reader, pilot: Pilot, person: string): Promise<PilotOfPerson> {
  const seating = await readSeating(reader, pilot)
  const held = pilot.holders.filter((holder) => holder.person === person).map(({ seat }) => seat)
  const standsIn = pilot.deputies.filter(({ deputy, gone }) => deputy === person && gone === null)
  return { pilot, seating, seats: held, standsIn, offers: openOffers(seating).filter((open) => open.person === person) }
}

/** The pilots from ready on whose keys someone turns, now or as a deputy later on, with who leads the other side. */
export async function leadsOf(reader: Reader, person: string, now: number): Promise<readonly Lead[]> {
  const places = await pilotsOf(reader, person)
  return places
    .filter(({ seating }) => seating.underway)
    .flatMap(({ pilot, seats: held, standsIn }) => {
      const lead = (seat: Leader, isDeputy: boolean) => {
        return { code: pilot.code, seat, standsIn: isDeputy, other: holderOf(pilot.holders, otherLeader(seat)) }
      }
      const named = standsIn.filter((one) => !isOver(one, now)).map(({ seat }) => seat)
      return [...held.filter(isLeader).map((seat) => lead(seat, false)), ...named.map((seat) => lead(seat, true))]
    })
}

/** A seat on a pilot, by the pilot's code. */
export type SeatOnPilot = { readonly seat: Seat; readonly code: string }

/** Everybody's seats, by person. */
export async function everySeat(reader: Reader): Promise<ReadonlyMap<string, readonly SeatOnPilot[]>> {
  const rows = await reader
    .select({ code: pilots.code, seat: seats.seat, person: seats.person, what: seats.what, at: seats.at })
    .from(seats)
    .innerJoin(pilots, eq(pilots.id, seats.pilot))
    .orderBy(asc(seats.seq))
  const byCode = grouped(rows, ({ code }) => code)
  const places = [...byCode].flatMap(([code, history]) => holdersAfter(history).map((held) => ({ ...held, code })))
  return grouped(places, ({ person }) => person)
}

function grouped<Row>(rows: readonly Row[], by: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row])
  return groups
}
