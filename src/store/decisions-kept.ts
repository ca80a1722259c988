// What waits on a pilot is asked for by page after page. It changes with the ledger and with the clock only, so it is worked
// out once a minute for the same file.
import type { Calendar } from '../domain/calendar.ts'
import { type OpenDecision, openDecisions } from '../domain/open-decisions.ts'
import type { PilotFile } from '../domain/pilot-file.ts'

type Kept = { readonly minute: number; readonly zone: string; readonly decisions: readonly OpenDecision[] }
const kept = new WeakMap<PilotFile, Kept>()

/** Everything that waits for the leaders of a pilot at an instant (ms). */
export function decisionsOn(file: PilotFile, now: number, calendar: Calendar): readonly OpenDecision[] {
  const minute = Math.floor(now / 60_000)
  const { zone } = calendar
  const known = kept.get(file)
  if (known?.minute === minute && known.zone === zone) return known.decisions
  const decisions = openDecisions(file, now, calendar)
  kept.set(file, { minute, zone, decisions })
  return decisions
}
