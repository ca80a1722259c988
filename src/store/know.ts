// What the people who do the work have read and learnt.
import { acknowledgements, trainings } from '../../db/schema/process.ts'
import { historyOf } from '../../db/history.ts'
import { pilotOf, textOf, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const knowRows: RowsOf = {
  acknowledge: (entry) => ({
    acknowledgements: {
      pilot: pilotOf(entry),
      what: wordOf(entry, 'what', ['when to use', 'switch-on']),
      subject: textOf(entry, 'subject'),
      person: entry.actor.person,
      at: entry.at,
    },
  }),
  'note training': (entry) => ({
    trainings: {
      pilot: pilotOf(entry),
      person: textOf(entry, 'person'),
      on: textOf(entry, 'on'),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
}

/** Everything that was acknowledged on a pilot, oldest first. */
export const acknowledgementsOf = historyOf(acknowledgements)

/** Who was trained on a pilot, oldest first. */
export const trainingsOf = historyOf(trainings)
