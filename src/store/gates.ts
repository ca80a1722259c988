// What people vouched for, and the repairs they reported done.
import { attestations, repairs } from '../../db/schema/pilots.ts'
import { historyOf } from '../../db/history.ts'
import { committedText, pilotOf, textOf, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const gateRows: RowsOf = {
  'attest check': (entry) => ({
    attestations: {
      pilot: pilotOf(entry),
      check: textOf(entry, 'check'),
      result: wordOf(entry, 'result', ['pass', 'fail', 'not applicable']),
      evidence: committedText(entry, 'evidence') ?? '',
      expiresOn: textOf(entry, 'expiresOn'),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
  'report repair': (entry) => ({
    repairs: {
      pilot: pilotOf(entry),
      component: textOf(entry, 'component'),
      what: committedText(entry, 'what') ?? '',
      by: entry.actor.person,
      at: entry.at,
    },
  }),
}

/** Everything that was vouched for on a pilot, oldest first. */
export const attestationsOf = historyOf(attestations)

/** Every repair reported done on a pilot, oldest first. */
export const repairsOf = historyOf(repairs)
