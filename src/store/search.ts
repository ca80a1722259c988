// Everything that can be found, kept in memory for each pilot: a search reads no table. What is kept of a pilot is read anew
// after the next ledger entry on it.
import { gt } from 'drizzle-orm'
import { breathe } from '../../db/bulk-insert.ts'
import { entries } from '../../db/schema/ledger.ts'
import type { Reader, Store } from '../../db/store.ts'
import { mayAct } from '../domain/act.ts'
import { standingOn } from '../domain/deputy.ts'
import type { Standing } from '../domain/person.ts'
import type { Pilot } from '../domain/pilot.ts'
import { folded, hasAll, type Searchable } from '../domain/search.ts'
import { searchablesIn, textsSearched } from '../domain/searchables.ts'
import { seqKept } from './often.ts'
import { loadPilotFile } from './pilot-file.ts'
import { findPilot, listPilots, type PilotName } from './pilots.ts'
import { readTexts, tombstone } from './texts.ts'

/** Something that was found, and the pilot on which it was. */
export type Found = Searchable & { readonly pilot: Pick<Pilot, 'code' | 'name'> }

type Indexed = {
  readonly pilot: Pilot
  readonly things: readonly { readonly thing: Searchable; readonly words: string }[]
}
type Kept = { seq: number; readonly pilots: Map<string, Indexed>; ready: Promise<void> }
const kept = new WeakMap<Store, Kept>()

/**
 * Everything that has all the words, on the pilots that the person may read on a day ("2026-09-07"); of each pilot in the
 * order of its file.
 */
export async function search(
  store: Store,
  standing: Standing,
  today: string,
  words: readonly string[],
): Promise<readonly Found[]> {
  const pilots = await keepSearchable(store)
  const readable = [...pilots.values()].filter(({ pilot }) =>
    mayAct('read pilot', { standing: standingOn(pilot, standing, today), mayPause: false }),
  )
  return readable.flatMap(({ pilot, things }) =>
    things.filter((one) => hasAll(one.words, words)).map(({ thing }) => ({ ...thing, pilot })),
  )
}

/** What can be found by pilot, with everything that was recorded so far. Whoever comes while it is being read waits for it. */
export async function keepSearchable(store: Store): Promise<ReadonlyMap<string, Indexed>> {
  const known = kept.get(store) ?? { seq: 0, pilots: new Map<string, Indexed>(), ready: Promise.resolve() }
  kept.set(store, known)
  const seq = await seqKept(store)
  if (seq !== known.seq) {
    const before = known.seq
    known.seq = seq
    known.ready = known.ready.then(() => readAnew(store, known.pilots, before))
    known.ready.catch(() => kept.delete(store))
  }
  await known.ready
  return known.pilots
}

/** Reads every pilot on which something was recorded after a ledger entry, and those that were never read. */
async function readAnew({ reader }: Store, pilots: Map<string, Indexed>, after: number): Promise<void> {
  for (const pilot of await changedAfter(reader, after)) pilots.delete(pilot)
  for (const named of await listPilots(reader)) {
    if (pilots.has(named.id)) continue
    const indexed = await indexedOf(reader, named)
    if (indexed) pilots.set(named.id, indexed)
    await breathe()
  }
}

/** The pilots on which something was recorded after a ledger entry. */
async function changedAfter(reader: Reader, seq: number): Promise<readonly string[]> {
  if (seq === 0) return []
  const rows = await reader.selectDistinct({ pilot: entries.pilot }).from(entries).where(gt(entries.seq, seq))
  return rows.flatMap(({ pilot }) => pilot ?? [])
}

async function indexedOf(reader: Reader, { code }: PilotName): Promise<Indexed | null> {
  const pilot = await findPilot(reader, code)
  if (!pilot) return null
  const file = await loadPilotFile(reader, pilot)
  const texts = new Map([...(await readTexts(reader, textsSearched(file)))].filter(([, body]) => body !== tombstone))
  const things = searchablesIn(file, texts).map((thing) => {
    return { thing, words: folded(`${pilot.code} ${thing.called} ${thing.name} ${thing.text}`) }
  })
  return { pilot, things }
}
