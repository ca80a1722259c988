// What else people of the example asked for in the first weeks: the freeze parks it, Tariq says what it would cost, and after
// the first cycle Olivia cuts what nobody needs; the rest waits for the review.
import { type WishSeed, wishes } from '../../db/seeds/invoice-changes.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { findRequest } from '../domain/request.ts'
import { costRequest, cutRequest, makeRequest } from '../domain/request-deciding.ts'
import { commitment, newId } from '../store/hash.ts'
import type { Happening } from './diary.ts'
import { fileOf, happen, type Moment, type Stage } from './stage.ts'

/** What is asked for in a pilot week, and what Tariq says of it the day after. */
export function wishesOf(stage: Stage, number: number, week: string): readonly Happening[] {
  const asked: Moment = [week, 'Wednesday', '13:15']
  const costed: Moment = [week, 'Thursday', '10:30']
  return [...wishes.entries()]
    .filter(([, seed]) => seed.week === number)
    .flatMap(([at, seed]) => [
      { when: asked, play: () => make(stage, seed, asked) },
      { when: costed, play: () => cost(stage, seed, at + 1, costed) },
    ])
}

function make(stage: Stage, { who, as, wish, why }: WishSeed, when: Moment): Promise<void> {
  return happen(stage, { who, as, when }, async (tx, act) => {
    const asking = { file: await fileOf(tx), wish, wishHash: commitment(newId(), wish), why, calendar: stage.calendar }
    return makeRequest(asking, act)
  })
}

function cost(stage: Stage, { hours }: WishSeed, number: number, when: Moment): Promise<void> {
  return happen(stage, { who: 'Tariq', as: 'cto', when }, async (tx) => {
    const file = await fileOf(tx)
    return costRequest(deciding(file, number), hours, 'Building it, testing it, and telling people.')
  })
}

/** After the first cycle Olivia cuts what has a reason to be cut. */
export async function cutWishes(stage: Stage, week: string): Promise<void> {
  for (const [at, { cut }] of wishes.entries()) {
    if (cut === undefined) continue
    await happen(stage, { who: 'Olivia', as: 'coo', when: [week, 'Tuesday', '11:20'] }, async (tx) =>
      cutRequest(deciding(await fileOf(tx), at + 1), cut),
    )
  }
}

function deciding(file: PilotFile, number: number) {
  const request = findRequest(file, number)
  if (!request) throw new Error(`the example has no request ${number}`)
  return { file, request, seen: request.seen }
}
