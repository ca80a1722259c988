// A week that both leaders have signed, arranged from the evidence as it stands at the house's clock.
import type { AnswerContent } from '../../src/domain/review.ts'
import { fact } from '../../src/domain/fact.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { evidenceFor } from '../../src/store/evidence.ts'
import { loadPilotFile } from '../../src/store/pilot-file.ts'
import { findPilot } from '../../src/store/pilots.ts'
import type { House } from './house.ts'

/** Everything of INV as it stands. */
export async function fileOf(house: House) {
  const { reader } = house.services.store
  const pilot = await findPilot(reader, 'INV')
  if (!pilot) throw new Error('INV is not there')
  return loadPilotFile(reader, pilot)
}

/** Both keys on "fix the evidence" for the week. */
export async function signWeek(house: House, week: string): Promise<void> {
  const evidence = evidenceFor(await fileOf(house), week, house.at(), calendarOf('Europe/Amsterdam'))
  if (!evidence) throw new Error(`there is no evidence for ${week}`)
  const { checks: _, ...frozen } = evidence.frozen
  const fix = { what: 'evidence', owner: 'maya', dueOn: '2026-12-31' }
  const content: AnswerContent = {
    week,
    round: 1,
    answer: 'fix',
    fix,
    overruledUntil: null,
    previousHead: null,
    ...frozen,
  }
  const object = { type: 'answer', id: week, version: 1 }
  const data = { week, stage: null }
  const first = await house.play(
    fact('sign answer', 'INV', object, { content, data: { ...data, side: 'policy', completes: false } }),
    'olivia',
    'coo',
  )
  const on = { ...object, hash: first.object.hash ?? '' }
  const last = fact('sign answer', 'INV', on, { data: { ...data, side: 'system', completes: true } })
  await house.play(last, 'tariq', 'cto')
}
