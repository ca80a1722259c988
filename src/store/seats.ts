// Who sits where and who was offered what, on one pilot, for one person, or for everybody.
import { asc, eq } from 'drizzle-orm'
import { seats } from '../../db/schema/people.ts'
import { pilots } from '../../db/schema/pilots.ts'
import type { Reader } from '../../db/store.ts'
import { holderOf, isLeader, otherLeader, type Seat } from '../domain/person.ts'
import type { Pilot } from '../domain/pilot.ts'
import type { Lead } from '../domain/reset.ts'
import { holdersAfter, openOffers, type Offer, type Seating, seatingOf } from '../domain/seat.ts'
import { findPilot, keysOf, seatHistory } from './pilots.ts'

/** Everything that decides about the seats of a pilot. */
export async function readSeating(reader: Reader, pilot: Pilot): Promise<Seating> {
  return seatingOf(pilot, await keysOf(reader, pilot.id), await seatHistory(reader, pilot.id))
}

/** A pilot that someone sits on or was offered a seat on. */
export type PilotOfPerson = {
  readonly pilot: Pilot
  readonly seating: Seating
  readonly seats: readonly Seat[]
  readonly offers: readonly Offer[]
}

/** Every pilot on which someone has a seat or an open offer, in the order the pilots were opened. */
export async function pilotsOf(reader: Reader, person: string): Promise<readonly PilotOfPerson[]> {
  const rows = await reader
    .selectDistinct({ code: pilots.code, seq: pilots.seq })
    .from(seats)
    .innerJoin(pilots, eq(pilots.id, seats.pilot))
    .where(eq(seats.person, person))
    .orderBy(asc(pilots.seq))
  const found: PilotOfPerson[] = []
  for (const { code } of rows) {
    const pilot = await findPilot(reader, code)
    if (pilot) found.push(await placeOf(reader, pilot, person))
  }
  return found.filter((one) => one.seats.length > 0 || one.offers.length > 0)
}

async function placeOf(reader: Reader, pilot: Pilot, person: string): Promise<PilotOfPerson> {
  const seating = await readSeating(reader, pilot)
  const held = pilot.holders.filter((holder) => holder.person === person).map(({ seat }) => seat)
  return { pilot, seating, seats: held, offers: openOffers(seating).filter((open) => open.person === person) }
}

/** The pilots from ready on that someone leads, with who leads the other side. */
export async function leadsOf(reader: Reader, person: string): Promise<readonly Lead[]> {
  const places = await pilotsOf(reader, person)
  return places
    .filter(({ seating }) => seating.underway)
    .flatMap(({ pilot, seats: held }) =>
      held
        .filter((seat) => isLeader(seat))
        .map((seat) => ({ code: pilot.code, seat, other: holderOf(pilot.holders, otherLeader(seat)) })),
    )
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
