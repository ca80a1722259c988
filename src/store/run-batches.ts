// Runs become evidence in batches: what was told together is one fact, with its hash.
import { historyOf } from '../../db/history.ts'
import { runBatches } from '../../db/schema/systems.ts'
import { pilotOf, textOf, wholeOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const runBatchRows: RowsOf = {
  'bring runs': (entry) => ({
    runBatches: {
      pilot: pilotOf(entry),
      runs: wholeOf(entry, 'runs'),
      failed: wholeOf(entry, 'failed'),
      newestAt: wholeOf(entry, 'newestAt'),
      hash: textOf(entry, 'hash'),
      at: entry.at,
    },
  }),
}

/** Every batch of runs of a pilot, oldest first. */
export const runBatchesOf = historyOf(runBatches)
