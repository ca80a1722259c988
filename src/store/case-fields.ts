// The fields that a rule of a pilot may ask about, learnt from its newest cases and kept until newer ones come in.
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { cases } from '../../db/schema/evidence.ts'
import type { Reader, Store } from '../../db/store.ts'
import { type AttributeField, attributesOf, openFieldBook } from '../domain/attribute-field.ts'
import { countingOn, holding } from './cases.ts'

/** So many completed cases tell the shape of a log, and are read in a blink. */
const casesLookedAt = 2_000

type Learnt = { readonly newest: number; readonly fields: readonly AttributeField[] }

const learntFrom = new WeakMap<Store, Map<string, Learnt>>()

/** The fields of a pilot's cases: those of every case first. Before there are cases these are all. */
export async function fieldsOf(store: Store, pilot: string): Promise<readonly AttributeField[]> {
  const { newest } = await countingOn(store.reader, pilot)
  const ofStore = learntFrom.get(store) ?? new Map<string, Learnt>()
  const known = ofStore.get(pilot)
  if (known?.newest === newest) return known.fields

  const fields = await learn(store.reader, pilot)
  learntFrom.set(store, ofStore.set(pilot, { newest, fields }))
  return fields
}

async function learn(reader: Reader, pilot: string): Promise<readonly AttributeField[]> {
  const { path, routedTo, exception, errors, handoffs, manualTouches, attributes } = cases
  const speaking = { path, routedTo, exception, errors, handoffs, manualTouches, attributes }
  const newest = await reader
    .select(speaking)
    .from(cases)
    .where(and(eq(cases.pilot, pilot), isNotNull(cases.week), holding(reader, await countingOn(reader, pilot))))
    .orderBy(desc(cases.week))
    .limit(casesLookedAt)
  const book = openFieldBook()
  for (const piece of newest) book.see(attributesOf(piece))
  return book.fields()
}
