// Evidence comes in as whole batches. A batch is written beside everything that is visible, and one fact admits all of it
// at once or nothing; what it replaces is told by the reference of each case.
import type { ActName } from './act.ts'
import { mayAct } from './act.ts'
import { fact, type Actor, type Fact } from './fact.ts'
import type { Standing } from './person.ts'
import { hasEnded, type Pilot } from './pilot.ts'
import { refuse, type Refused } from './refusal.ts'
import { bringsCases, type Token } from './token.ts'

export type LogKind = 'cases' | 'events'

/** How a log is written; JSON only comes from other programs. */
export type LogFormat = 'csv' | 'xes' | 'json'

/** What the person said about the file; everything that is left out is found in it. */
export type ImportOptions = {
  readonly as: LogKind | null
  readonly format: LogFormat | null
  /** Which column takes which role. */
  readonly mapping: Readonly<Record<string, string>>
  /** The activity that completes a case. */
  readonly terminal: string | null
  /** Activities that begin so are failures of the component named by the rest, but for the exceptions. */
  readonly failurePrefix: string | null
  readonly failureExcept: readonly string[]
  /** For times without one; the organisation's where it is null. */
  readonly zone: string | null
  /** Import nothing when a row was rejected. */
  readonly strict: boolean
}

export const noOptions: ImportOptions = {
  as: null,
  format: null,
  mapping: {},
  terminal: null,
  failurePrefix: null,
  failureExcept: [],
  zone: null,
  strict: false,
}

/** `refused`: the file or the business said no. `stopped`: the import ended in the middle, and nothing of it was kept. */
export type BatchState = 'uploaded' | 'reading' | 'admitted' | 'refused' | 'stopped'

export type RejectedRow = {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly why: string
}

/** What an import found in the file, kept for the report. Hours are elapsed hours. */
export type ImportReport = {
  readonly kind: LogKind
  readonly cases: number
  readonly completed: number
  readonly events: number
  readonly medianHours: number | null
  readonly rejected: number
  /** The first rejected rows; the error file has all of them. */
  readonly rejectedFirst: readonly RejectedRow[]
  readonly notes: readonly string[]
  readonly oldestAt: number | null
  readonly newestAt: number | null
}

export type ImportPhase = 'waiting' | 'reading' | 'putting in order' | 'writing' | 'adding up' | 'ended'

/** How far an import is; `done` of `of` counts bytes while reading and cases while writing. */
export type ImportProgress = {
  readonly phase: ImportPhase
  readonly done: number
  readonly of: number
  readonly report: ImportReport | null
  /** Why nothing was imported. */
  readonly why: string | null
}

export const notStarted: ImportProgress = { phase: 'waiting', done: 0, of: 0, report: null, why: null }

/** What a batch brings, as the ledger keeps it. Instants in ms, `fileHash` is SHA-256 in hex over the file as it was stored. */
export type Brought = {
  readonly batch: number
  readonly kind: LogKind
  readonly fileHash: string
  readonly cases: number
  readonly rejected: number
  readonly oldestAt: number | null
  readonly newestAt: number | null
}

/** Admits a batch. Refused when the pilot has ended, or when there is not a single case in it. */
export function importCases(pilot: Pilot, brought: Brought): Fact | Refused {
  if (hasEnded(pilot)) return refuse('This pilot has ended. It takes no more cases.')
  if (brought.cases === 0) return refuse('There is not one whole case in this file, so nothing was imported.')

  const object = { type: 'import', id: String(brought.batch), version: 1, hash: brought.fileHash }
  return fact('import cases', pilot.id, object, { data: { ...brought } })
}

/** Why nothing is imported though the file could be read; null when nothing is in the way. */
export function strictlyRefused({ strict }: ImportOptions, rejected: number): Refused | null {
  if (!strict || rejected === 0) return null
  const rows = rejected === 1 ? 'One row was' : `${rejected} rows were`
  return refuse(`${rows} rejected, and you asked for all or nothing. Nothing was imported.`)
}

/** How whoever started an import stands when it ends. */
export type Bringer = {
  /** Null for the command line, for another program, and for somebody who has left. */
  readonly standing: Standing | null
  /** The token that another program showed, if it still works. */
  readonly token: Token | null
}

/** Whether whoever started an import may still bring cases to the pilot when it ends. */
export function mayStillBring(by: Actor, pilot: string, { standing, token }: Bringer): boolean {
  const act: ActName = 'import cases'
  if (by.person === 'command-line') return by.credential === 'command line'
  if (by.person === 'programming-interface') return token !== null && bringsCases(token, pilot)
  return standing !== null && mayAct(act, { standing, mayPause: false })
}

/** An import that has said nothing for this long (ms) has crashed. */
export const silentFor = 120_000
