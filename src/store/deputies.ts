// Who stands in for whom.
import { deputies } from '../../db/schema/people.ts'
import { historyOf } from '../../db/history.ts'
import { pilotOf, textOf, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const deputyRows: RowsOf = {
  'name deputy': (entry) => ({
    deputies: {
      pilot: pilotOf(entry),
      seat: wordOf(entry, 'seat', ['coo', 'cto']),
      holder: textOf(entry, 'holder'),
      deputy: textOf(entry, 'deputy'),
      from: textOf(entry, 'from'),
      to: textOf(entry, 'to'),
      what: wordOf(entry, 'what', ['named', 'ended']),
      at: entry.at,
    },
  }),
}

/** Everything that happened to the deputies of a pilot, oldest first. */
export const deputyHistory = historyOf(deputies)
