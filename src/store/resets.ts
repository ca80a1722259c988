// Sign-in links that were asked for, agreed to and given, and the leaders whose keys rest because of one.
import { asc, eq } from 'drizzle-orm'
import { resets } from '../../db/schema/people.ts'
import type { Reader } from '../../db/store.ts'
import { isLeader } from '../domain/person.ts'
import type { Pilot } from '../domain/pilot.ts'
import { type Reset, stillToAgree } from '../domain/reset.ts'
import { heldAmong, type HeldKeys } from './accounts.ts'
import { leadsOf, pilotsOf } from './seats.ts'

/** Everything that decides about a sign-in link for one person. */
export async function readReset(reader: Reader, person: string, now: number): Promise<Reset> {
  const events = await reader.select().from(resets).where(eq(resets.person, person)).orderBy(asc(resets.seq))
  return { person, events, leads: await leadsOf(reader, person, now) }
}

/** The people whose reset waits for this leader: the other leaders of their pilots, and who stands in for those. */
export async function resetsWaitingFor(reader: Reader, leader: string, now: number): Promise<readonly Reset[]> {
  const led = (await pilotsOf(reader, leader)).filter(({ seats }) => seats.some(isLeader))
  const others = led.flatMap(({ pilot }) => [
    ...pilot.holders.filter(({ seat }) => isLeader(seat)).map(({ person }) => person),
    ...pilot.deputies.filter(({ gone }) => gone === null).map(({ deputy }) => deputy),
  ])
  const waiting: Reset[] = []
  for (const other of new Set(others.filter((one) => one !== leader))) {
    const reset = await readReset(reader, other, now)
    if (stillToAgree(reset, now).includes(leader)) waiting.push(reset)
  }
  return waiting
}

/** The leaders of a pilot whose keys rest now, for its pages and its week's record. */
export async function heldKeysOn(reader: Reader, pilot: Pilot, now: number): Promise<readonly HeldKeys[]> {
  const leaders = pilot.holders.filter(({ seat }) => isLeader(seat)).map(({ person }) => person)
  return heldAmong(reader, leaders, now)
}
