// A token is a machine's access: it may bring evidence and read, and it never turns a key.
import { fact, type Fact } from './fact.ts'
import { refuse, refuseFields, type Refused } from './refusal.ts'

export const scopes = ['runs', 'cases', 'read'] as const
export type Scope = (typeof scopes)[number]

/** A token that was issued: to one pilot, or to all when `pilot` is null. `at` in ms. */
export type Token = {
  readonly id: string
  readonly pilot: string | null
  readonly scopes: readonly string[]
  readonly at: number
}

/** Issues a token. Refused without a scope. */
export function issueToken(token: Pick<Token, 'id' | 'pilot' | 'scopes'>): Fact | Refused {
  if (token.scopes.length === 0) return refuseFields([{ field: 'scopes', why: 'Choose at least one.' }])

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
