// People, their duties and their accounts.
import { asc, desc, eq, lte, sql } from 'drizzle-orm'
import { texts } from '../../db/schema/ledger.ts'
import { accounts, duties, people } from '../../db/schema/people.ts'
import { prepared, type Reader } from '../../db/store.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { type Details, duties as dutyWords, type Duty, type Known } from '../domain/person.ts'
import { committedText, textOf, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const personRows: RowsOf = {
  'set up organisation': (entry) => ({
    organisation: organisationRow(entry),
    people: {
      person: textOf(entry, 'person'),
      what: 'invited',
      details: committedText(entry, 'details'),
      at: entry.at,
    },
    duties: { person: textOf(entry, 'person'), duty: 'administrator', what: 'granted', at: entry.at },
  }),
  'change settings': (entry) => ({ organisation: organisationRow(entry) }),
  'invite person': (entry) => ({
    people: { person: entry.object.id, what: 'invited', details: committedText(entry, 'details'), at: entry.at },
  }),
  'change person': (entry) => ({
    people: { person: entry.object.id, what: 'changed', details: committedText(entry, 'details'), at: entry.at },
  }),
  'person left': (entry) => ({
    people: { person: entry.object.id, what: 'left', details: null, at: entry.at },
  }),
  'grant duty': (entry) => ({
    duties: {
      person: entry.object.id,
      duty: wordOf(entry, 'duty', dutyWords),
      what: wordOf(entry, 'what', ['granted', 'withdrawn']),
      at: entry.at,
    },
  }),
  'issue sign-in link': (entry) => ({
    resets: {
      person: entry.object.id,
      what: wordOf(entry, 'what', ['asked', 'given']),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
  'agree to sign-in reset': (entry) => ({
    resets: { person: entry.object.id, what: 'agreed', by: entry.actor.person, at: entry.at },
  }),
}

function organisationRow(entry: LedgerEntry) {
  return {
    name: textOf(entry, 'name'),
    zone: textOf(entry, 'zone'),
    example: entry.data.example === true,
    at: entry.at,
  }
}

/** An account as the sign-in knows it. `password` is an argon2id hash, null until the first sign-in link was used. */
export type Account = (typeof accounts)['$inferSelect']

const accountById = prepared((reader) =>
  reader
    .select()
    .from(accounts)
    .where(eq(accounts.person, sql.placeholder('person')))
    .prepare(),
)

export async function findAccount(reader: Reader, person: string): Promise<Account | null> {
  return (await accountById(reader).get({ person })) ?? null
}

/** The account behind an address, whatever its case. */
export async function findAccountByEmail(reader: Reader, email: string): Promise<Account | null> {
  const rows = await reader.select().from(accounts).where(eq(accounts.email, email.trim().toLowerCase())).limit(1)
  return rows[0] ?? null
}

const everyAccount = prepared((reader) => reader.select().from(accounts).orderBy(accounts.name).prepare())

export async function listAccounts(reader: Reader): Promise<readonly Account[]> {
  return everyAccount(reader).all()
}

/** Names by person id, for pages that mention many people. */
export async function namesOf(reader: Reader): Promise<ReadonlyMap<string, string>> {
  return new Map((await listAccounts(reader)).map((account) => [account.person, account.name]))
}

/** Names by person id as they were at an instant (ms), for pages that speak of a past day; an erased one is as it is now. */
export async function namesAt(reader: Reader, at: number): Promise<ReadonlyMap<string, string>> {
  const rows = await reader
    .select({ person: people.person, details: texts.body })
    .from(people)
    .innerJoin(texts, eq(texts.id, people.details))
    .where(lte(people.at, at))
    .orderBy(asc(people.seq))
  const then = rows.flatMap(({ person, details }) => {
    if (details === null) return []
    const { name } = JSON.parse(details) as Details // written by `detailsText` alone
    return [[person, name] as const]
  })
  return new Map([...(await namesOf(reader)), ...then])
}

const lastOfPerson = prepared((reader) =>
  reader
    .select({ what: people.what })
    .from(people)
    .where(eq(people.person, sql.placeholder('person')))
    .orderBy(desc(people.seq))
    .limit(1)
    .prepare(),
)

/** Whether somebody is still here. */
export async function isActive(reader: Reader, person: string): Promise<boolean> {
  const last = await lastOfPerson(reader).get({ person })
  return last !== undefined && last.what !== 'left'
}

const dutiesOfPerson = prepared((reader) =>
  reader
    .select()
    .from(duties)
    .where(eq(duties.person, sql.placeholder('person')))
    .orderBy(asc(duties.seq))
    .prepare(),
)

/** The duties somebody has now. */
export async function dutiesOf(reader: Reader, person: string): Promise<readonly Duty[]> {
  const history = await dutiesOfPerson(reader).all({ person })
  const held = new Set<Duty>()
  for (const { duty, what } of history) {
    if (what === 'granted') held.add(duty)
    else held.delete(duty)
  }
  return [...held]
}

/** Someone as the acts on people see them; null when nobody has this id. */
export async function findKnown(reader: Reader, person: string): Promise<Known | null> {
  const account = await findAccount(reader, person)
  return account ? knownOf(reader, account) : null
}

/** Who signs in with this address, whether still here or not. */
export async function findKnownByEmail(reader: Reader, email: string): Promise<Known | null> {
  const account = await findAccountByEmail(reader, email)
  return account ? knownOf(reader, account) : null
}

/** Everybody who was ever invited, by name. */
export async function listKnown(reader: Reader): Promise<readonly Known[]> {
  const accountRows = await listAccounts(reader)
  return Promise.all(accountRows.map((account) => knownOf(reader, account)))
}

/** The administrators who are still here. */
export async function administrators(reader: Reader): Promise<readonly string[]> {
  const known = await listKnown(reader)
  return known.filter((one) => one.active && one.duties.includes('administrator')).map(({ person }) => person)
}

async function knownOf(reader: Reader, { person, name, email }: Account): Promise<Known> {
  const active = await isActive(reader, person)
  return { person, active, details: { name, email }, duties: await dutiesOf(reader, person) }
}
