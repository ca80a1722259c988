// Leaders' seats of INV change hands, and deputies come and go, as facts: for arranging, never for what a test asserts.
import { fact } from '../../src/domain/fact.ts'
import type { Leader } from '../../src/domain/person.ts'
import { type House, type Name, sitDown } from './house.ts'

/** Somebody takes a leader's seat; whoever had it has it no more. */
export async function handOver(house: House, seat: Leader, to: Name): Promise<void> {
  await sitDown(house, 'INV', to, seat)
}

/** Whoever has a leader's seat gives it up, and it is vacant. */
export async function leaveSeat(house: House, seat: Leader, person: Name): Promise<void> {
  const data = { seat, person, what: 'ended' }
  await house.play(fact('take seat', 'INV', { type: 'seat', id: `INV/${seat}`, version: 1 }, { data }), person)
}

/** A leader names somebody to stand in from 7 to 20 September 2026, or ends that. */
export async function nameDeputy(
  house: House,
  seat: Leader,
  holder: Name,
  deputy: Name,
  what: 'named' | 'ended' = 'named',
): Promise<void> {
  const data = { seat, holder, deputy, from: '2026-09-07', to: '2026-09-20', what }
  await house.play(fact('name deputy', 'INV', { type: 'deputy', id: `INV/${seat}`, version: 1 }, { data }), holder)
}
