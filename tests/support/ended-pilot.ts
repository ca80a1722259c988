// A pilot that ended by a signed answer, arranged from the evidence as it stands at the house's clock.
import { fact } from '../../src/domain/fact.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { evidenceFor } from '../../src/store/evidence.ts'
import type { House } from './house.ts'
import { fileOf } from './signed-week.ts'

/** Both keys on stop or expand for the week, whatever the advice was. */
export async function endInv(house: House, week: string, answer: 'stop' | 'expand'): Promise<void> {
  const evidence = evidenceFor(await fileOf(house), week, house.at(), calendarOf('Europe/Amsterdam'))
  if (!evidence) throw new Error(`there is no evidence for ${week}`)
  const { checks: _, ...frozen } = evidence.frozen
  const overruledUntil = frozen.advice.answer === answer ? null : '2026-12-31'
  const content = { week, round: 1, answer, fix: null, overruledUntil, previousHead: null, ...frozen }
  const object = { type: 'answer', id: week, version: 1 }
  const turned = (side: string, last: object) => ({ data: { week, side, completes: false, stage: null, ...last } })
  const first = await house.play(
    fact('sign answer', 'INV', object, { content, ...turned('policy', {}) }),
    'olivia',
    'coo',
  )
  const stage = answer === 'stop' ? 'stopped' : 'expanded'
  const on = { ...object, hash: first.object.hash ?? '' }
  await house.play(fact('sign answer', 'INV', on, turned('system', { completes: true, stage })), 'tariq', 'cto')
}
