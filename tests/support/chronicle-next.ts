// The part of a chronicle that comes after a pilot: the next one is opened, and what was learnt is carried over to it.
import { type Data, fact } from '../../src/domain/fact.ts'
import { emptyMap } from '../../src/domain/system-map.ts'
import { type Chronicle, ofSeat } from './chronicle.ts'

/** The pilot that is opened out of INV. */
export const next = 'NEXT'

/** Olivia opens the next pilot; `rule` is what it carries over, under the number that it has on INV. */
export async function nextPilotOpens(
  { happen }: Pick<Chronicle, 'happen'>,
  rule: { readonly number: number; readonly content: Data },
): Promise<void> {
  const data = { code: next, name: 'Invoice approval', team: 'Purchasing', from: 'INV', step: 'wider group' }
  const one = (type: string, id = next) => ({ type, id, version: 1 })
  await happen('olivia', 'coo', fact('open next pilot', next, one('pilot'), { data }))
  const seat = { ...ofSeat('offer seat', 'coo', 'olivia', 'offered'), pilot: next }
  await happen('olivia', 'coo', seat)
  await happen('olivia', 'coo', { ...ofSeat('take seat', 'coo', 'olivia', 'taken'), pilot: next })
  const terms = { sentence: 'Cut invoice approval time from 2 days to 4 hours.', measures: [] }
  await happen('olivia', 'coo', fact('carry over charter', next, one('charter'), { content: terms }))
  const { number, content } = rule
  const carried = { content, data: { number, retired: false } }
  await happen('olivia', 'coo', fact('carry over rule', next, one('rule', String(number)), carried))
  const map = { content: emptyMap, data: { touchesPolicy: false } }
  await happen('olivia', 'coo', fact('carry over map', next, one('map'), map))
}
