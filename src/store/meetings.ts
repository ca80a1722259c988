// The meetings of the weekly review and what they decided should be done, and where a meeting that goes on stands now.
import { and, eq, sql } from 'drizzle-orm'
import { historyOf } from '../../db/history.ts'
import { actions, meetings, meetingSteps } from '../../db/schema/meetings.ts'
import { prepared, type Reader, type Tx } from '../../db/store.ts'
import { actionKinds, actionWords } from '../domain/action.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { meetingWords, type Place } from '../domain/meeting.ts'
import { seats } from '../domain/person.ts'
import { committedText, pilotOf, textOf, textOrNull, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const meetingRows: RowsOf = {
  'run review': (entry) => ({ meetings: meetingRow(entry) }),
  'take part': (entry) => ({ meetings: meetingRow(entry) }),
  'add action': (entry) => ({ actions: actionRow(entry) }),
  'report action': (entry) => ({ actions: actionRow(entry) }),
  'drop action': (entry) => ({ actions: actionRow(entry) }),
}

function meetingRow(entry: LedgerEntry): Omit<(typeof meetings)['$inferInsert'], 'seq'> {
  const { person, seat, for: holder } = entry.actor
  return {
    pilot: pilotOf(entry),
    week: textOf(entry, 'week'),
    what: wordOf(entry, 'what', meetingWords),
    why: committedText(entry, 'why'),
    by: person,
    seat: seats.find((one) => one === seat) ?? null,
    for: holder ?? null,
    at: entry.at,
  }
}

function actionRow(entry: LedgerEntry): Omit<(typeof actions)['$inferInsert'], 'seq'> {
  return {
    pilot: pilotOf(entry),
    action: Number(entry.object.id),
    week: textOf(entry, 'week'),
    kind: wordOf(entry, 'kind', actionKinds),
    what: wordOf(entry, 'what', actionWords),
    words: committedText(entry, 'words'),
    owner: textOrNull(entry, 'owner'),
    dueOn: textOrNull(entry, 'dueOn'),
    by: entry.actor.person,
    at: entry.at,
  }
}

/** Everything that happened to the meetings of a pilot, oldest first. */
export const meetingsOf = historyOf(meetings)

/** Everything that happened to the actions of a pilot, oldest first. */
export const actionsOf = historyOf(actions)

const byWeek = prepared((reader) =>
  reader
    .select()
    .from(meetingSteps)
    .where(and(eq(meetingSteps.pilot, sql.placeholder('pilot')), eq(meetingSteps.week, sql.placeholder('week'))))
    .prepare(),
)

/** The step that the meeting of a week was turned to last; null before anybody did. */
export async function stepOf(reader: Reader, pilot: string, week: string): Promise<Place | null> {
  return (await byWeek(reader).get({ pilot, week })) ?? null
}

/** Somebody turned the meeting of a week to a step. */
export async function turnTo(tx: Tx, row: (typeof meetingSteps)['$inferInsert']): Promise<void> {
  const { step, by, since } = row
  const target = [meetingSteps.pilot, meetingSteps.week]
  await tx.insert(meetingSteps).values(row).onConflictDoUpdate({ target, set: { step, by, since } })
}
