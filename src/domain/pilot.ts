// A pilot: one process, one team, one goal. Its stage is read from what happened to it, never stored beside it.
import { fact, type Fact } from './fact.ts'
import type { NamedDeputy } from './deputy.ts'
import { holderOf, type Leader, type SeatHolder, type Side, sideOf } from './person.ts'
import { type Problem, refuseFields, type Refused } from './refusal.ts'

export const stages = ['running', 'paused', 'stopped', 'expanded'] as const
export type RecordedStage = (typeof stages)[number]
export type Stage = 'draft' | 'ready' | RecordedStage

export const keyObjects = [
  'charter',
  'launch',
  'resumption',
  'answer',
  'restoration',
  'rule change',
  'freeze',
  'map change',
] as const
export type KeyObject = (typeof keyObjects)[number]

/** A key that was turned on one exact content. */
export type Key = {
  readonly object: KeyObject
  readonly objectId: string
  readonly version: number
  readonly hash: string
  readonly side: Side
  readonly person: string
  /** The holder for whom a deputy turned it; null where the holder did. */
  readonly for: string | null
  /** With this key both had turned. What took effect by it stays so, whoever leaves a seat later. */
  readonly completes: boolean
  readonly at: number
  readonly seq: number
}

/**
 * One change of stage, with what brought it about. `at` is an instant in ms; `week` is the ISO week in which it happened,
 * for a launch the pilot's first week, for an answer the week it was signed for.
 */
export type StageChange = {
  readonly stage: RecordedStage
  readonly because: 'launch' | 'pause' | 'resumption' | 'answer' | 'disagreement'
  readonly week: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

export type Pilot = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly team: string
  /** The id of the pilot that expanded into this one; null for one opened by itself. */
  readonly from: string | null
  readonly openedAt: number
  readonly holders: readonly SeatHolder[]
  /** Everybody who was ever named to stand in for a leader; those who no longer may say why. */
  readonly deputies: readonly NamedDeputy[]
  readonly stages: readonly StageChange[]
}

/** A pilot as it is opened. `isTaken`: another pilot has this code already. */
export type Opening = Pick<Pilot, 'id' | 'code' | 'name' | 'team'> & { readonly isTaken: boolean }

/** Opens a pilot as a draft. Its code stands in every address and on every page, so it is short and its own. */
export function openPilot({ id, code, name, team, isTaken }: Opening): Fact | Refused {
  const problems: Problem[] = []
  if (!/^[A-Z0-9]{2,6}$/.test(code)) problems.push({ field: 'code', why: 'Use 2 to 6 capitals or digits, like INV.' })
  else if (code === 'NEW')
    problems.push({ field: 'code', why: 'NEW is the address of this form. Choose another code.' })
  else if (isTaken) problems.push({ field: 'code', why: `Another pilot has the code ${code}.` })
  if (name === '') problems.push({ field: 'name', why: 'Name the process, like “Invoice approval”.' })
  if (team === '') problems.push({ field: 'team', why: 'Name the one team that the pilot is for.' })
  if (problems.length > 0) return refuseFields(problems)

  return fact('open pilot', id, { type: 'pilot', id, version: 1 }, { data: { code, name, team } })
}

export type TurnedKeys = { readonly policy: Key | null; readonly system: Key | null }

/** The keys that count on this exact content: right hash, and whoever they were turned for still holds the seat. */
export function keysOn(
  keys: readonly Key[],
  content: { readonly object: KeyObject; readonly objectId: string; readonly version: number; readonly hash: string },
  holders: readonly SeatHolder[],
): TurnedKeys {
  const turned = (seat: Leader) => keys.find((key) => isOn(key, content) && isForHolder(key, seat, { holders })) ?? null
  return { policy: turned('coo'), system: turned('cto') }
}

/** The key is this seat's, turned by its holder or for them. That of somebody who has left the seat counts no more. */
export function isForHolder(
  { side, person, for: holder }: Pick<Key, 'side' | 'person' | 'for'>,
  seat: Leader,
  { holders }: Pick<Pilot, 'holders'>,
): boolean {
  return side === sideOf(seat) && (holder ?? person) === holderOf(holders, seat)
}

/** The key was turned on exactly this content: same thing, same version, same hash. */
export function isOn(
  key: Key,
  content: { readonly object: KeyObject; readonly objectId: string; readonly version: number; readonly hash: string },
): boolean {
  return (
    key.object === content.object &&
    key.objectId === content.objectId &&
    key.version === content.version &&
    key.hash === content.hash
  )
}

/** Whether a key of this side, turned now by this person, makes it two keys of two persons. */
export function completesWith(turned: TurnedKeys, side: Side, person: string): boolean {
  const other = side === 'policy' ? turned.system : turned.policy
  return other !== null && other.person !== person
}

export function lastStage(pilot: Pilot): StageChange | null {
  return pilot.stages.at(-1) ?? null
}

/** The stage of a pilot. `ready` means both keys are on the newest charter and the launch gate passes. */
export function stageOf(pilot: Pilot, charterReady: boolean): Stage {
  return lastStage(pilot)?.stage ?? (charterReady ? 'ready' : 'draft')
}

/** Stopped and expanded pilots take no more acts. */
export function hasEnded(pilot: Pilot): boolean {
  const stage = lastStage(pilot)?.stage
  return stage === 'stopped' || stage === 'expanded'
}
