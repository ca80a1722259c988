// Who is told outside, beside the people of a pilot. The ledger knows a place by its host; the full address, which for a chat
// is a secret in itself, and what webhooks are signed with stand beside it and go when the target is taken out.
import { and, eq } from 'drizzle-orm'
import { historyOf } from '../../db/history.ts'
import { alertAddresses, alertTargets } from '../../db/schema/alerts.ts'
import type { Reader, Tx } from '../../db/store.ts'
import { targetKinds } from '../domain/alert.ts'
import { pilotOf, textOf, wholeOf, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const alertTargetRows: RowsOf = {
  'set alert target': (entry) => ({
    alertTargets: {
      pilot: pilotOf(entry),
      target: wholeOf(entry, 'target'),
      kind: wordOf(entry, 'kind', targetKinds),
      place: textOf(entry, 'place'),
      what: wordOf(entry, 'what', ['set', 'taken out']),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
}

/** Everything that happened to the targets of a pilot, oldest first. */
export const targetEventsOf = historyOf(alertTargets)

/** Where a target is reached. `secret` signs what a webhook is sent; null for the others. */
export type Address = { readonly address: string; readonly secret: string | null }

/** The address of a target; null when it was taken out. */
export async function addressOfTarget(reader: Reader, pilot: string, target: number): Promise<Address | null> {
  const [row] = await reader
    .select()
    .from(alertAddresses)
    .where(and(eq(alertAddresses.pilot, pilot), eq(alertAddresses.target, target)))
  return row ?? null
}

export async function keepAddress(tx: Tx, pilot: string, target: number, address: Address): Promise<void> {
  await tx.insert(alertAddresses).values({ pilot, target, ...address })
}

export async function forgetAddress(tx: Tx, pilot: string, target: number): Promise<void> {
  await tx.delete(alertAddresses).where(and(eq(alertAddresses.pilot, pilot), eq(alertAddresses.target, target)))
}
