// What the pages about friction are made from; their parts share it.
import type { FrictionGroup } from '../../domain/friction.ts'
import type { HandledCase } from '../../domain/friction-signals.ts'
import type { Token } from '../../domain/token.ts'
import type { Shown } from '../pilot-request.ts'
import type { Problem } from './field.ts'

export type FrictionOf = Shown & {
  /** The completed cases of the last weeks. */
  readonly cases: readonly HandledCase[]
  /** The links to report by that work, newest first. */
  readonly links: readonly Token[]
  /** The group that is looked at; null for all of them. */
  readonly group: FrictionGroup | null
  readonly mayTriage: boolean
  readonly mayIssue: boolean
  readonly problems: readonly Problem[]
}

/** The address of the friction page. */
export function frictionAddress({ file }: Pick<FrictionOf, 'file'>): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}/friction`
}

/** The address of one group of reports. */
export function groupAddress(given: Pick<FrictionOf, 'file'>, { kind, reason }: FrictionGroup): string {
  return `${frictionAddress(given)}?kind=${kind}&reason=${encodeURIComponent(reason ?? 'none')}`
}
