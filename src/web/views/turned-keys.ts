// The two slots of any content that keys are turned on: who turned which and when, whose key no longer counts and why, and
// who is awaited.
import type { Calendar } from '../../domain/calendar.ts'
import { holderOf, type Leader, type Side } from '../../domain/person.ts'
import { type Key, keysOn } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { Keyed } from '../../domain/turn-key.ts'
import { dayTime } from '../../words/dates.ts'
import { keySigner, nameOf, type Names, signerName, titleOf } from '../../words/people.ts'
import type { Keys, KeySlot } from './keys.ts'

export type TurnedOn = {
  readonly id: string
  /** "version 3 of the charter" */
  readonly on: string
  readonly content: Keyed
  /** Keys on content that this one replaced before it ever held, and why they count no more: "Version 3 was written after it." */
  readonly replaced: readonly Key[]
  readonly moved: string
  /** What a slot without a key says instead of who is waited for, where that is not simply its holder. */
  readonly awaits?: Readonly<Record<Side, string | null>>
  readonly file: Pick<PilotFile, 'pilot' | 'keys'>
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
}

/** The slots of one content. Once both had turned they stay turned, whoever leaves a seat later. */
export function turnedKeys(given: TurnedOn): Keys {
  return { id: given.id, on: given.on, policy: slotOf(given, 'policy'), system: slotOf(given, 'system') }
}

const seatOf: Readonly<Record<Side, Leader>> = { policy: 'coo', system: 'cto' }

function slotOf(given: TurnedOn, side: Side): KeySlot {
  const { file, content } = given
  const counted = keysOn(file.keys, content, file.pilot.holders)[side] ?? keptKey(given, side)
  if (counted) return { state: 'turned', by: keySigner(given.names, counted), on: whenTurned(given, counted) }
  const candidates = [...given.replaced, ...file.keys.filter((key) => isOn(key, content))]
  const earlier = candidates.findLast((key) => key.side === side)
  return earlier ? voidSlot(given, earlier) : { state: 'empty', awaits: awaited(given, side) }
}

/** A key of a pair that was complete: what took effect by it stays so. */
function keptKey({ file, content }: TurnedOn, side: Side): Key | null {
  const on = file.keys.filter((key) => isOn(key, content))
  return on.some((key) => key.completes) ? (on.findLast((key) => key.side === side) ?? null) : null
}

function voidSlot(given: TurnedOn, key: Key): KeySlot {
  const holder = nameOf(given.names, key.for ?? key.person)
  const left = `${holder} no longer holds the ${titleOf(seatOf[key.side])}’s seat.`
  const why = isOn(key, given.content) ? left : given.moved
  return { state: 'void', by: signerName(given.names, key), why: `${why} ${awaited(given, key.side)}` }
}

function awaited({ file, names, awaits }: TurnedOn, side: Side): string {
  const said = awaits?.[side]
  if (said) return said
  const holder = holderOf(file.pilot.holders, seatOf[side])
  if (!holder) return `The ${titleOf(seatOf[side])}’s seat is vacant.`
  return `Waiting for ${nameOf(names, holder)} (${titleOf(seatOf[side])}).`
}

function whenTurned({ calendar, now }: TurnedOn, key: Key): string {
  return dayTime(key.at, calendar.zone, now)
}

function isOn(key: Key, { object, objectId, version, hash }: Keyed): boolean {
  return key.object === object && key.objectId === objectId && key.version === version && key.hash === hash
}
