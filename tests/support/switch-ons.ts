// Reads a ledger as somebody would who trusts nothing but its lines: every switch-on, and what speaks against it.
import { asc } from 'drizzle-orm'
import { ledger } from '../../db/schema/ledger.ts'
import type { Reader } from '../../db/store.ts'
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts'
import { contentHash } from '../../src/store/hash.ts'

export type SwitchOn = { readonly seq: number; readonly faults: readonly string[] }

/** Every switch-on of a rule in the ledger, with its faults; none of them may have one. */
export async function switchOns(reader: Reader): Promise<readonly SwitchOn[]> {
  const rows = await reader.select().from(ledger).orderBy(asc(ledger.seq))
  const entries = rows.map(({ entry }) => JSON.parse(entry) as LedgerEntry) // every line is one
  return entries
    .filter(({ act }) => act === 'switch on rule change')
    .map((entry) => ({ seq: entry.seq, faults: faultsOf(entry, entries.slice(0, entry.seq - 1)) }))
}

function faultsOf(on: LedgerEntry, before: readonly LedgerEntry[]): readonly string[] {
  const onThis = before.filter((entry) => isOnTheSame(entry, on))
  const approvers = peopleOf(onThis, 'approve rule change')
  const confirmers = peopleOf(onThis, 'confirm rule change')
  const pairs = approvers.flatMap((one) => confirmers.map((other) => [one, other] as const))
  const { switchOnAt = Number.NaN } = on.data.content as { switchOnAt?: number } // a switch-on carries its content
  const isSettled = onThis.some(({ act }) => ends.some((one) => one === act))
  return [
    ...(pairs.some(([one, other]) => one !== other) ? [] : ['not two persons on exactly this']),
    ...(approvers.includes(on.actor.person) ? ['the approver switched it on'] : []),
    ...(contentHash(on.data.content) === on.object.hash ? [] : ['the content is not the one of its hash']),
    ...(on.at >= switchOnAt ? [] : ['before the agreed time']),
    ...(isSettled ? ['after it was declined, withdrawn or returned'] : []),
  ]
}

const ends = ['decline rule change', 'withdraw rule change', 'return rule change', 'object to rule change']

function isOnTheSame({ object }: LedgerEntry, on: LedgerEntry): boolean {
  const { type, id, version, hash } = on.object
  return object.type === type && object.id === id && object.version === version && object.hash === hash
}

function peopleOf(entries: readonly LedgerEntry[], act: string): readonly string[] {
  return entries.filter((entry) => entry.act === act).map(({ actor }) => actor.person)
}
