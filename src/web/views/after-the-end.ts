// What a stop or an expand asks for, once each with everybody who may do it.
import { openAfterTheEnd } from '../../domain/after-the-end.ts'
import { holderOf, type Leader } from '../../domain/person.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { decisionAddress, decisionText } from '../../words/decisions.ts'
import { type Names, nameWithSeat, titleOf } from '../../words/people.ts'
import type { Lines } from './lists.ts'

/** Everything that waits on a pilot that has ended; empty while it lives. */
export function afterTheEnd(file: PilotFile, names: Names): Lines {
  const open = openAfterTheEnd(file)
  const first = open.filter(({ what }, nth) => open.findIndex((one) => one.what === what) === nth)
  return first.map((one) => {
    const seats = open.filter(({ what }) => what === one.what).map(({ seat }) => whoHas(seat, file, names))
    const href = decisionAddress(file.pilot.code, one)
    return { text: decisionText(one), href, note: `waits for ${seats.join(' or ')}` }
  })
}

function whoHas(seat: Leader, { pilot: { holders } }: PilotFile, names: Names): string {
  const holder = holderOf(holders, seat)
  return holder === null ? `no ${titleOf(seat)}` : nameWithSeat(names, holders, holder)
}
