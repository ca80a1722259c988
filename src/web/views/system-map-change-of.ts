// What the page of a proposed change of the system is made from; its parts share it.
import type { Seat } from '../../domain/person.ts'
import type { MapVersion } from '../../domain/system-map.ts'
import type { Shown } from '../pilot-request.ts'
import type { Problem, Sent } from './field.ts'
import type { Signer } from './key-form.ts'

/** Every step on a change, by the end of its address. */
export type MapChangeStep = 'keys' | 'freeze' | 'withdrawal' | 'anew'

/** A step that was refused: what was sent, and what is wrong with it. */
export type MapChangeAgain = {
  readonly step: MapChangeStep
  readonly sent: Sent
  readonly problems: readonly Problem[]
}

export type MapChangeOf = Shown & {
  readonly change: MapVersion
  /** Reasons by the id of their text. */
  readonly texts: ReadonlyMap<string, string>
  /** Hash of what the keys that would break the freeze for it cover. */
  readonly freezeHash: string
  readonly seats: readonly Seat[]
  readonly signer: Signer
  readonly again: MapChangeAgain | null
}

/** The address of the pilot's map. */
export function mapAddress({ file }: Pick<MapChangeOf, 'file'>): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}/system-map`
}

/** The address of the change. */
export function mapChangeAddress(given: Pick<MapChangeOf, 'file' | 'change'>): string {
  return `${mapAddress(given)}/changes/${given.change.version}`
}
