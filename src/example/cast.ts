// Who takes part: Ada sets the organisation up, everybody is invited and takes a seat on the pilot.
import { organisation, people, type PersonName, pilot } from '../../db/seeds/invoice-approval.ts'
import { setUp } from '../domain/organisation.ts'
import { invite, type Seat } from '../domain/person.ts'
import { openPilot } from '../domain/pilot.ts'
import { offer, take } from '../domain/seat.ts'
import { openAccount, setPassword } from '../store/accounts.ts'
import { newId } from '../store/hash.ts'
import { findPilot } from '../store/pilots.ts'
import { readSeating } from '../store/seats.ts'
import type { Tx } from '../../db/store.ts'
import { happen, type Stage } from './stage.ts'

const [administrator, ...others] = people

/** Everybody comes in, with the one password whose hash is given. */
export async function gatherPeople(stage: Stage, passwordHash: string): Promise<void> {
  const week = stage.weeks.ofTheKeys
  const person = stage.ids[administrator.name]
  const details = detailsOf(administrator.name)
  const begun = { who: administrator.name, as: null, when: [week, 'Monday', '08:40'] } as const
  await happen(
    stage,
    begun,
    () => setUp(null, { organisation, person, details, example: true }),
    open(administrator.name),
  )
  for (const { name } of others) {
    const invited = { who: administrator.name, as: 'administrator', when: [week, 'Monday', '08:50'] } as const
    await happen(stage, invited, () => invite(stage.ids[name], detailsOf(name), null), open(name))
  }

  function open(name: PersonName) {
    return async (tx: Tx) => {
      await openAccount(tx, stage.ids[name], detailsOf(name))
      await setPassword(tx, stage.ids[name], passwordHash)
    }
  }
}

function detailsOf(name: PersonName) {
  return { name, email: `${name.toLowerCase()}@example.com` }
}

/** The pilot is opened, its seats are offered and taken. */
export async function takeSeats(stage: Stage): Promise<void> {
  const week = stage.weeks.ofTheKeys
  const opening = { who: administrator.name, as: 'administrator', when: [week, 'Monday', '09:00'] } as const
  await happen(stage, opening, () => openPilot({ id: newId(), ...pilot, isTaken: false }))
  for (const { name, seat } of others) {
    const offered = { ...opening, when: [week, 'Monday', '09:10'] } as const
    await happen(stage, offered, async (tx) => offer(await seating(tx), placeOf(stage, name, seat)))
  }
  for (const { name, seat } of others) {
    const taken = { who: name, as: seat, when: [week, 'Monday', '09:30'] } as const
    await happen(stage, taken, async (tx) => take(await seating(tx), placeOf(stage, name, seat)))
  }
}

async function seating(tx: Tx) {
  const found = await findPilot(tx, pilot.code)
  if (!found) throw new Error('the example has not opened its pilot yet')
  return readSeating(tx, found)
}

function placeOf(stage: Stage, name: PersonName, seat: Seat) {
  return { seat, person: stage.ids[name] }
}
