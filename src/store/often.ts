// The questions that every page asks, kept while nothing is committed.
import type { Reader } from '../../db/store.ts'
import type { Duty } from '../domain/person.ts'
import { kept } from './kept.ts'
import { readHead, readSeq } from './ledger.ts'
import { dutiesOf, findAccount, isActive, namesOf } from './people.ts'
import { findPilot, readOrganisation, zoneOf } from './pilots.ts'

/** Someone who may be signed in: name, address and duties. */
export type Standing = { readonly name: string; readonly email: string; readonly duties: readonly Duty[] }

/** The person behind an id; null for someone who is not or no longer here. */
export const personKept = kept(readPerson)
/** The pilot with a code, its seats and stages; null when there is none. */
export const pilotKept = kept(findPilot)
export const namesKept = kept(namesOf)
export const organisationKept = kept(readOrganisation)
export const headKept = kept(readHead)
/** The organisation's time zone, UTC before it was set up. */
export const zoneKept = kept(zoneOf)
/** The number of the newest ledger entry. */
export const seqKept = kept(readSeq)

async function readPerson(reader: Reader, person: string): Promise<Standing | null> {
  const account = await findAccount(reader, person)
  if (!account || !(await isActive(reader, person))) return null
  return { name: account.name, email: account.email, duties: await dutiesOf(reader, person) }
}
