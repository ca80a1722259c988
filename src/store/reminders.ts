// Who was reminded of what waits for them.
import { reminders } from '../../db/schema/requests.ts'
import { historyOf } from '../../db/history.ts'
import { seats } from '../domain/person.ts'
import { pilotOf, textOf, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const reminderRows: RowsOf = {
  remind: (entry) => ({
    reminders: {
      pilot: pilotOf(entry),
      thing: textOf(entry, 'thing'),
      seat: wordOf(entry, 'seat', seats),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
}

/** Every reminder on a pilot, oldest first. */
export const remindersOf = historyOf(reminders)
