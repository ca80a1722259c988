// What waits on a pilot that has ended: both documents are confirmed current once more, so that whoever comes after finds how
// the work really runs, and a signed expand asks for the next pilot.
import type { UndatedDecision } from './open-decisions.ts'
import { noNextPilot } from './next-pilot.ts'
import { hasEnded, lastStage } from './pilot.ts'
import type { Confirmation, PilotFile } from './pilot-file.ts'
import { isMapToConfirm, rulesToConfirm } from './carried-over.ts'
import { rulesInEffect } from './rule.ts'
import { mapInForce } from './system-map.ts'

/** Everything that waits for the leaders of a pilot that has ended; nothing while it lives. */
export function openAfterTheEnd(file: PilotFile): readonly UndatedDecision[] {
  const end = lastStage(file.pilot)
  if (!end || !hasEnded(file.pilot)) return []
  const isConfirmed = (document: Confirmation['document']) =>
    file.confirmations.some((one) => one.document === document && one.seq > end.seq)
  const hasBook = rulesInEffect(file.rules).length > 0 && !isConfirmed('rule book')
  const hasMap = mapInForce(file.maps, file.keys) !== null && !isConfirmed('map')
  return [...nextPilot(file, end.at), ...toConfirm(hasBook, hasMap, end.at)]
}

/** What a draft that was opened out of another pilot still has to be confirmed of. */
export function openBeforeTheLaunch(file: PilotFile): readonly UndatedDecision[] {
  if (lastStage(file.pilot)) return []
  return toConfirm(rulesToConfirm(file).length > 0, isMapToConfirm(file), file.pilot.openedAt)
}

function toConfirm(book: boolean, map: boolean, since: number): readonly UndatedDecision[] {
  const open = { about: null, by: null, since }
  return [
    ...(book ? [{ ...open, what: 'confirm the rule book', thing: 'rules', seat: 'coo' } as const] : []),
    ...(map ? [{ ...open, what: 'confirm the map', thing: 'system-map', seat: 'cto' } as const] : []),
  ]
}

function nextPilot(file: PilotFile, since: number): readonly UndatedDecision[] {
  if (noNextPilot(file) !== null) return []
  const open = { what: 'open the next pilot', thing: 'next-pilot/new', about: null, by: null, since } as const
  return (['coo', 'cto'] as const).map((seat) => ({ ...open, seat }))
}
