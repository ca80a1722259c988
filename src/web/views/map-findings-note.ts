// What was found on the system map, in one line for pages that are about more: how much, the worst of it, and whose move it is.
import type { Calendar } from '../../domain/calendar.ts'
import { counted } from '../../domain/advice/wording.ts'
import { mapFindings, worstFinding } from '../../domain/map-findings.ts'
import { hasEnded } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { mapInForce } from '../../domain/system-map.ts'
import { findingInWords } from '../../words/map.ts'
import type { Link } from './page.ts'

export type MapFindingsNote = { readonly count: string; readonly worst: string; readonly link: Link }

type Now = { readonly file: PilotFile; readonly now: number; readonly calendar: Calendar }

/** "3 findings", the one to look at first, and where they stand; null when there is none, and once the pilot has ended. */
export function mapFindingsNote({ file, now, calendar }: Now): MapFindingsNote | null {
  const map = mapInForce(file.maps, file.keys)?.content
  const findings = mapFindings(file, calendar.dayOf(now))
  const worst = worstFinding(findings)
  if (!map || !worst || hasEnded(file.pilot)) return null
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/system-map#findings`
  return {
    count: counted(findings.length, 'finding'),
    worst: findingInWords(worst, map),
    link: { text: 'See the map', href },
  }
}
