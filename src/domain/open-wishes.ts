// What people asked for and a leader has to decide: rule changes, other requests, and breaking the freeze for either or for a
// change of the system.
import type { Calendar } from './calendar.ts'
import { type Exempt, freezeEndsAt, isFrozen, keyedBreaking } from './freeze.ts'
import type { UndatedDecision } from './open-decisions.ts'
import { isForHolder } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { exemptRequest, type Request, requestsOn } from './request.ts'
import { exemptChange, type RuleChange, ruleChanges } from './rule-change.ts'
import { moveOn } from './rule-change-move.ts'
import { exemptMapChange, isHeldByFreeze, openMapChanges } from './system-map-change.ts'
import type { About } from './waiting.ts'

/** What was asked for and is a leader's move now. Nothing that the freeze holds up is anybody's. */
export function wishesToDecide(file: PilotFile, now: number, calendar: Calendar): readonly UndatedDecision[] {
  const frozen = isFrozen(file, now, calendar)
  const thawedAt = frozen ? now : (freezeEndsAt(file, now, calendar) ?? 0)
  const scope = { file, now, frozen, thawedAt }
  return [
    ...ruleChanges(file).flatMap((change) => moveOnChange(scope, change)),
    ...requestsOn(file).flatMap((request) => moveOnRequest(scope, request)),
    ...openMapChanges(file)
      .filter((map) => isHeldByFreeze(file, map, now, calendar))
      .flatMap((map) =>
        breakingTheFreeze(file, exemptMapChange(map), { is: 'system change', version: map.version }, map.by),
      ),
  ]
}

type Scope = {
  readonly file: PilotFile
  readonly now: number
  readonly frozen: boolean
  /** When (ms) the freeze ended: what it had parked waits from then on. */
  readonly thawedAt: number
}

function moveOnChange(scope: Scope, change: RuleChange): readonly UndatedDecision[] {
  const { file, now, frozen, thawedAt } = scope
  const about = { is: 'rule change', content: change.content } as const
  const move = moveOn(file, change)
  if (move === null || move.whose === 'requester' || move.since > now) return []
  const isParked = move.what === 'take up'
  if (isParked && frozen) return breakingTheFreeze(file, exemptChange(change), about, change.by)
  if (isParked && !isParkedByFreeze(change)) return []
  const { what, whose: seat } = move
  const since = isParked ? Math.max(move.since, thawedAt) : move.since
  return [{ what, seat, thing: `rule-changes/${change.number}`, about, by: change.by, since }]
}

/** The COO parked the others on purpose, and takes them up when it suits. */
function isParkedByFreeze({ events }: RuleChange): boolean {
  return events.findLast(({ what, effect }) => what === 'parked' || effect === 'parks')?.effect === 'parks'
}

function moveOnRequest({ file, frozen, thawedAt }: Scope, request: Request): readonly UndatedDecision[] {
  const { number, stage, wish, by, askedAt, minutes, events } = request
  const about = { is: 'request', number, text: wish } as const
  if (stage !== 'asked' && stage !== 'costed' && stage !== 'parked') return []
  if (stage === 'parked' && frozen) return breakingTheFreeze(file, exemptRequest(request), about, by)
  const open = { thing: `requests/${number}`, about, by }
  const last = Math.max(askedAt, events.at(-1)?.at ?? 0)
  const since = stage === 'parked' ? Math.max(last, thawedAt) : last
  return minutes === null
    ? [{ ...open, what: 'cost', seat: 'cto', since }]
    : [{ ...open, what: 'accept or cut', seat: 'coo', since }]
}

const leaders = ['coo', 'cto'] as const

/** One leader has turned a key on breaking the freeze for something, and the other's is missing. */
function breakingTheFreeze(
  { keys, pilot }: PilotFile,
  exempt: Exempt,
  about: About,
  by: string,
): readonly UndatedDecision[] {
  const { object, objectId, version } = keyedBreaking(exempt, '')
  const on = keys.filter((key) => key.object === object && key.objectId === objectId && key.version === version)
  const turned = leaders.flatMap((seat) => on.find((key) => isForHolder(key, seat, pilot)) ?? [])
  const [first, second] = turned
  if (!first || second) return []
  const seat = first.side === 'policy' ? 'cto' : 'coo'
  return [{ what: 'break the freeze', seat, thing: exempt.thing, about, by, since: first.at }]
}
