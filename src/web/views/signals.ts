// The page of the signals: signs of drift, the newest first, and the attempts behind one of them.
import { otherSideAttempts } from '../../domain/other-side.ts'
import { counted } from '../../domain/advice/wording.ts'
import { keptForMinute } from '../../domain/kept.ts'
import type { DriftEvidence } from '../../store/drift-evidence.ts'
import { dayAndTime } from '../../words/dates.ts'
import { nameOf, type Names } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { driftsBesideAlarms, driftsIn } from './drift.ts'
import { driftLines } from './drift-lines.ts'
import type { Lines } from './lists.ts'
import type { Link } from './page.ts'
import { row, table, words } from './table.ts'

export function signalsView(shown: Shown, evidence: DriftEvidence) {
  const drifts = driftsIn(evidence, shown.names)
  return {
    says:
      drifts.length === 0
        ? 'Nothing points to drift now.'
        : `${counted(drifts.length, 'signal')}. The newest stand first.`,
    lines: driftLines(drifts, shown),
    tried: triedTable(shown, evidence),
  }
}

function triedTable({ file, names, calendar }: Shown, { refused }: DriftEvidence) {
  const attempts = otherSideAttempts(file, refused).toReversed()
  if (attempts.length === 0) return null
  return table({
    id: 'tried',
    caption: 'Tried on the other side and refused, in the last weeks',
    columns: [words('Who'), words('What'), words('When')],
    rows: attempts.map(({ person, tried, at }) => row(nameOf(names, person), tried, dayAndTime(at, calendar.zone))),
    empty: { text: '' },
  })
}

const shownBeside = 2

export type SignalsNote = { readonly count: string; readonly lines: Lines; readonly link: Link }

/** The newest signals for pages that are about more, beside the alarms that stand on top there; null while there are none. */
export const signalsNote = keptForMinute(
  (file, now, calendar, names: Names, evidence: DriftEvidence): SignalsNote | null => {
    const drifts = driftsBesideAlarms(evidence, names)
    if (drifts.length === 0) return null
    const href = `/pilots/${encodeURIComponent(file.pilot.code)}/signals`
    const lines = driftLines(drifts.slice(0, shownBeside), { file, now, calendar })
    return { count: counted(drifts.length, 'signal'), lines, link: { text: 'All signals', href } }
  },
)
