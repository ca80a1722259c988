// What waits on a pilot is asked for by page after page. It changes with the ledger and with the clock only.
import { keptForMinute } from '../domain/kept.ts'
import { openDecisions } from '../domain/open-decisions.ts'

/** Everything that waits for the leaders of a pilot at an instant (ms). */
export const decisionsOn = keptForMinute(openDecisions)
