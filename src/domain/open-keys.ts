// What waits for the two keys of a pilot itself: its charter, its launch, going on after a pause, the week's answer, and what
// one leader has to see of the other's corrections.
import type { Calendar } from './calendar.ts'
import { charterInForce, keyedCharter } from './charter.ts'
import { isTheirOwn, pendingCorrection } from './correction.ts'
import { freezeEndsAt } from './freeze.ts'
import type { UndatedDecision } from './open-decisions.ts'
import { holderOf, type Leader, sideOf } from './person.ts'
import { isForHolder, keysOn, lastStage, type TurnedKeys } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { closedSince, reviewDue, signedAnswers } from './pilot-weeks.ts'
import { isRevealed, reviewOf } from './review.ts'
import { keyedMap, type MapVersion } from './system-map.ts'
import { isHeldByFreeze, mapChangeStage, openMapChanges } from './system-map-change.ts'

const leaders = ['coo', 'cto'] as const

/** The keys of the pilot that are missing now, for each leader whose key it is. */
export function keysToTurn(file: PilotFile, now: number, calendar: Calendar): readonly UndatedDecision[] {
  return [
    ...charterToSign(file),
    ...launchToSign(file),
    ...resumptionToSign(file),
    ...reviewToHold(file, now, calendar),
    ...correctionsToSee(file, calendar),
    ...systemToChange(file, now, calendar),
  ]
}

type Missing = Pick<UndatedDecision, 'what' | 'thing' | 'since'> & { readonly week?: string }

function waitsFor(seat: Leader, { week, ...open }: Missing): UndatedDecision {
  return { ...open, seat, about: week === undefined ? null : { is: 'week', week }, by: null }
}

function missing(turned: TurnedKeys, open: Missing): readonly UndatedDecision[] {
  return leaders.filter((seat) => turned[sideOf(seat)] === null).map((seat) => waitsFor(seat, open))
}

/** A version waits once somebody has turned a key on it, or asked for it as an amendment. */
function charterToSign({ charters, keys, pilot }: PilotFile): readonly UndatedDecision[] {
  const newest = charters.at(-1)
  if (!newest || charterInForce(charters, keys)?.version === newest.version) return []
  const turned = keysOn(keys, keyedCharter(newest), pilot.holders)
  const isAskedFor = turned.policy !== null || turned.system !== null || lastStage(pilot) !== null
  return isAskedFor ? missing(turned, { what: 'sign the charter', thing: 'charter', since: newest.at }) : []
}

function launchToSign(file: PilotFile): readonly UndatedDecision[] {
  const { charters, keys, pilot } = file
  const charter = charterInForce(charters, keys)
  if (!charter || lastStage(pilot) !== null || charters.at(-1) !== charter) return []
  const written = lastWritten(file)
  const on = keys.filter((key) => key.object === 'launch' && key.version === charter.version && key.seq > written)
  const turned = (seat: Leader) => on.find((key) => isForHolder(key, seat, pilot)) ?? null
  const since = keys.find((key) => key.completes && key.hash === charter.hash)?.at ?? charter.at
  return missing({ policy: turned('coo'), system: turned('cto') }, { what: 'launch', thing: 'launch', since })
}

/** Which entry last wrote anything that the keys of the launch cover: a key that was turned before is on other content. */
function lastWritten({ rules, processes, maps }: PilotFile): number {
  return Math.max(0, ...[...rules, ...processes, ...maps].map(({ seq }) => seq))
}

/** Somebody wants to resume and the other key is missing. A pause alone waits for nobody. */
function resumptionToSign({ keys, pilot }: PilotFile): readonly UndatedDecision[] {
  const pause = lastStage(pilot)
  if (pause?.stage !== 'paused') return []
  const on = keys.filter((key) => key.object === 'resumption' && key.objectId === String(pause.seq))
  const first = on.at(0)
  if (!first) return []
  const open = { what: 'resume', thing: 'pause', since: first.at } as const
  return leaders.filter((seat) => !on.some((key) => isForHolder(key, seat, pilot))).map((seat) => waitsFor(seat, open))
}

function reviewToHold(file: PilotFile, now: number, calendar: Calendar): readonly UndatedDecision[] {
  const week = reviewDue(file, now, calendar)
  if (week === null) return []
  const { round, turned } = reviewOf(file, week)
  const open = { thing: `reviews/${week}`, week, since: closedSince(file, week, now, calendar) ?? now }
  if (isRevealed(round)) return missing(turned, { ...open, what: 'sign the answer' })
  return leaders
    .filter((seat) => round[sideOf(seat)] === null)
    .map((seat) => waitsFor(seat, { ...open, what: 'choose an answer' }))
}

/** A proposed change of the system waits for the CTO, and for the COO too where it touches policy; not while the freeze holds it. */
function systemToChange(file: PilotFile, now: number, calendar: Calendar): readonly UndatedDecision[] {
  const { pilot, keys } = file
  const waiting = openMapChanges(file).filter((map) => !isHeldByFreeze(file, map, now, calendar))
  return waiting.flatMap((map) => {
    const since = waitsSince(file, map, now, calendar)
    const open = { what: 'change the system', thing: `system-map/changes/${map.version}`, since } as const
    const turned = keysOn(keys, keyedMap(pilot.id, map), pilot.holders)
    return missing(turned, open).filter(({ seat }) => map.touchesPolicy || seat === 'cto')
  })
}

/** Since it was proposed, or since nothing holds it any more where the freeze had parked it. */
function waitsSince(file: PilotFile, map: MapVersion, now: number, calendar: Calendar): number {
  const freed = file.mapChanges.find(({ version, effect }) => version === map.version && effect === 'frees')
  if (mapChangeStage(file, map) !== 'parked') return freed?.at ?? map.at
  return Math.max(map.at, freezeEndsAt(file, now, calendar) ?? 0)
}

/** A signed week that is told differently today waits for a leader who did not bring that about. */
function correctionsToSee(file: PilotFile, calendar: Calendar): readonly UndatedDecision[] {
  return signedAnswers(file).flatMap(({ week, at }) => {
    const pending = pendingCorrection(file, week, calendar, [])
    if (!pending) return []
    const since = pending.changes.at(-1)?.at ?? at
    const open = { what: 'acknowledge the correction', thing: `weeks/${week}`, week, since } as const
    const others = leaders.filter(
      (seat) => !isTheirOwn(pending, holderOf(file.pilot.holders, seat), seat, file.pilot.holders),
    )
    return others.map((seat) => waitsFor(seat, open))
  })
}
