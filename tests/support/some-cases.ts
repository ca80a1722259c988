// Cases for tests: a whole one that went well, and a way to bring some of them to a pilot as an import does.
import type { Case } from '../../src/domain/case.ts'
import { importCases, noOptions, notStarted } from '../../src/domain/import.ts'
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { admitBatch, dropReplaced, writeCases } from '../../src/store/admissions.ts'
import { openBatch } from '../../src/store/batches.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { actBy, type House, type Name } from './house.ts'

const hourMs = 3_600_000

/** An automated case without a touch, received on a day at noon UTC and completed some hours later. */
export function someCase(ref: string, day: string, hours: number | null, change: Partial<Case> = {}): Case {
  const receivedAt = Date.parse(`${day}T12:00Z`)
  return {
    ref,
    receivedAt,
    completedAt: hours === null ? null : receivedAt + hours * hourMs,
    path: 'automated',
    outsideReason: null,
    manualTouches: 0,
    handoffs: 1,
    errors: 0,
    rework: false,
    exception: false,
    routedTo: null,
    fieldsEdited: [],
    events: null,
    failures: [],
    attributes: {},
    ...change,
  }
}

/** Opens a batch and writes cases into it, which nobody can see yet. */
export async function writeBatch(house: House, pieces: readonly Case[], by: Name = 'maya') {
  const { store } = house.services
  const begun = { file: null, options: noOptions, state: 'reading', at: house.at(), aliveAt: Date.now() } as const
  const batch = await openBatch(store, { pilot: 'INV', by, session: 'test', ...begun })
  const calendar = calendarOf('Europe/Amsterdam')
  return { batch, weeks: await writeCases(store, { pilot: 'INV', batch, calendar }, [pieces]) }
}

/** Brings cases as Maya would, from the first row to the figures. */
export async function bringCases(house: House, pieces: readonly Case[], by: Name = 'maya'): Promise<LedgerEntry> {
  const written = await writeBatch(house, pieces, by)
  const entry = await admit(house, written, pieces, by)
  await dropReplaced(house.services.store, 'INV')
  return entry
}

/** Admits a batch that was written. */
export async function admit(
  house: House,
  { batch, weeks }: { readonly batch: number; readonly weeks: ReadonlySet<string> },
  pieces: readonly Case[],
  by: Name = 'maya',
): Promise<LedgerEntry> {
  const { store } = house.services
  const instants = pieces.flatMap((piece) => [piece.receivedAt, piece.completedAt ?? piece.receivedAt])
  const outcome = await admitBatch(store, {
    pilot: 'INV',
    batch,
    weeks,
    act: actBy(by, house.at(), 'lead'),
    progress: notStarted,
    decide: async (tx) => {
      const pilot = await findPilot(tx, 'INV')
      if (!pilot) throw new Error('INV is not there')
      return importCases(pilot, {
        batch,
        kind: 'cases',
        fileHash: 'a'.repeat(64),
        cases: pieces.length,
        rejected: 0,
        oldestAt: Math.min(...instants),
        newestAt: Math.max(...instants),
      })
    },
  })
  if (isRefused(outcome)) throw new Error(outcome.why)
  return outcome
}
