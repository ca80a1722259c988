// How people are called and which secrets open the door stands in tables that change. What they say must still be what
// the ledger bears out: a name that was swapped makes one person sign for another.
import type { Inspection } from '../../db/inspection.ts'
import type { Details } from '../domain/person.ts'
import { type Check, type Finding, onEntry } from './verify-finding.ts'

/** Whether every account is that of someone invited, under the name that was committed to, and every token was issued. */
export function checkPeople(file: Inspection): Check {
  const details = new Map<string, { seq: number; text: string | null }>()
  const tokens = new Set<string>()
  return {
    look: ({ entry, rows }) => {
      if (rows.people && rows.people.what !== 'left')
        details.set(rows.people.person, { seq: entry.seq, text: rows.people.details ?? null })
      if (rows.tokens) tokens.add(rows.tokens.token)
      return []
    },
    end: () => [...accountFaults(file, details), ...secretFaults(file, tokens)],
  }
}

type Promised = ReadonlyMap<string, { readonly seq: number; readonly text: string | null }>

function accountFaults(file: Inspection, promised: Promised): readonly Finding[] {
  const accounts = new Map(file.accounts().map((account) => [account.person, account]))
  const strangers = [...accounts.keys()].filter((person) => !promised.has(person))
  const wrong = [...promised].flatMap(([person, { seq, text }]) => {
    const details = detailsIn(file, text)
    const account = accounts.get(person)
    if (!details || (account?.name === details.name && account.email === details.email.trim().toLowerCase())) return []
    return onEntry(seq, 'accounts', `The account of ${person} does not say what entry ${seq} committed to.`)
  })
  return [...strangers.map(accountOfNobody), ...wrong]
}

function accountOfNobody(person: string): Finding {
  return { seq: null, table: 'accounts', says: `There is an account of ${person}, whom no entry invited.` }
}

/** The details that were committed to; null when they were erased, or are damaged, which the check of texts says. */
function detailsIn(file: Inspection, text: string | null): Details | null {
  const body = text === null ? null : (file.text(text)?.body ?? null)
  try {
    return body === null ? null : (JSON.parse(body) as Details) // written by `detailsText`, and bound by its commitment
  } catch {
    return null
  }
}

/** A token's id is made of its secret: another secret under the same id was slipped in. */
function secretFaults(file: Inspection, tokens: ReadonlySet<string>): readonly Finding[] {
  const strangers = file.tokenSecrets().filter(({ token, hash }) => !tokens.has(token) || !hash.startsWith(token))
  return strangers.map(({ token }) => ({
    seq: null,
    table: 'token_secrets',
    says: `There is a secret for the token ${token} that no entry issued.`,
  }))
}
