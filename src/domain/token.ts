// A token is a machine's access: it may bring evidence and read, and it never turns a key.
import { fact, type Fact } from './fact.ts'
import { refuse, refuseFields, type Refused } from './refusal.ts'

export const machineScopes = ['runs', 'cases', 'read'] as const
export const scopes = [...machineScopes, 'friction'] as const
export type Scope = (typeof scopes)[number]

/** A token that was issued: to one pilot, or to all when `pilot` is null. `at` in ms. */
export type Token = {
  readonly id: string
  readonly pilot: string | null
  readonly scopes: readonly string[]
  readonly at: number
}

/** A link to report friction by hangs on the wall: whoever reads it may use it. */
export function isFrictionLink({ scopes: granted }: Pick<Token, 'scopes'>): boolean {
  return granted.includes('friction')
}

/** Whether whoever shows this token may bring cases to a pilot. */
export function bringsCases({ scopes: granted, pilot: own }: Token, pilot: string): boolean {
  return granted.includes('cases') && (own === null || own === pilot)
}

/** Issues a token. Refused without a scope; a link to report friction by is one pilot's, and opens nothing else. */
export function issueToken(token: Pick<Token, 'id' | 'pilot' | 'scopes'>): Fact | Refused {
  if (token.scopes.length === 0) return refuseFields([{ field: 'scopes', why: 'Choose at least one.' }])
  if (isFrictionLink(token) && (token.pilot === null || token.scopes.length > 1))
    return refuse('A link to report friction by is of one pilot, and opens nothing else.')

  return tokenFact(token, 'issued')
}

/** Ends a token at once. Refused when it no longer works. */
export function endToken(token: Pick<Token, 'id' | 'pilot' | 'scopes'> | null): Fact | Refused {
  if (!token) return refuse('This token no longer works.')

  return tokenFact(token, 'ended')
}

function tokenFact(
  { id, pilot, scopes: granted }: Pick<Token, 'id' | 'pilot' | 'scopes'>,
  what: 'issued' | 'ended',
): Fact {
  const act = pilot === null ? 'issue token' : 'issue pilot token'
  return fact(act, pilot, { type: 'token', id, version: 1 }, { data: { scopes: [...granted], what } })
}
