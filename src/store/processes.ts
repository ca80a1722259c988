// The process steps of a pilot, version by version.
import { processes } from '../../db/schema/process.ts'
import { historyOf } from '../../db/history.ts'
import type { ProcessContent } from '../domain/process.ts'
import { hashOf, pilotOf, shapeOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const processRows: RowsOf = {
  'write process': (entry) => ({
    processes: {
      pilot: pilotOf(entry),
      version: entry.object.version,
      content: shapeOf<ProcessContent>(entry, 'content'),
      hash: hashOf(entry),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
}

/** Every version of the process of a pilot, oldest first. */
export const processesOf = historyOf(processes)
