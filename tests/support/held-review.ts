// A pilot's file with meetings of its reviews, for the domain's tests: INV with Olivia and Tariq, its first week 2026-W28.
import type { ActionEvent } from '../../src/domain/action.ts'
import type { MeetingEvent, MeetingWord } from '../../src/domain/meeting.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { Seat } from '../../src/domain/person.ts'
import { at, runningFile } from './pilot-file.ts'

export const weekHeld = '2026-W28'
/** Monday of the week after, once the week has closed. */
export const held = at('2026-07-13T13:00Z')
const minute = 60_000

const seatOf: Readonly<Record<string, Seat>> = { olivia: 'coo', tariq: 'cto', maya: 'lead', ines: 'engineer' }

/** What happened in the room, a minute apart: "olivia begun", "tariq joined". */
export function happened(...said: readonly `${string} ${MeetingWord}`[]): readonly MeetingEvent[] {
  return said.map((one, nth) => {
    const [by = '', what = 'begun'] = one.split(' ')
    const event = {
      week: weekHeld,
      why: what === 'adjourned' ? 'why' : null,
      for: null,
      at: held + nth * minute,
      seq: nth + 1,
    }
    return { ...event, what: what as MeetingWord, by, seat: seatOf[by] ?? null } // each line ends with one of these words
  })
}

/** INV with what happened in the room. */
export function fileWith(...said: readonly `${string} ${MeetingWord}`[]): PilotFile {
  return runningFile([weekHeld], { meetings: happened(...said) })
}

/** Something to be done, as it was noted in the review of a week, and what became of it. */
export function noted(number: number, change: Partial<ActionEvent> = {}): ActionEvent {
  return {
    action: number,
    week: weekHeld,
    kind: 'action',
    what: 'added',
    words: `words of ${number}`,
    owner: 'ines',
    dueOn: '2026-07-20',
    by: 'olivia',
    at: held,
    seq: number,
    ...change,
  }
}
