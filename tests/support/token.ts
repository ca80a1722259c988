// A machine with a token, for tests that ask the programming interface.
import { fact } from '../../src/domain/fact.ts'
import type { Scope } from '../../src/domain/token.ts'
import { newSecret } from '../../src/store/hash.ts'
import { keepSecret, tokenIdOf } from '../../src/store/tokens.ts'
import type { House } from './house.ts'

/** Issues a token, for one pilot or for all of them, and answers its secret. */
export async function issueToken(house: House, pilot: string | null, scopes: readonly Scope[]): Promise<string> {
  const secret = newSecret()
  const act = pilot === null ? 'issue token' : 'issue pilot token'
  const object = { type: 'token', id: tokenIdOf(secret), version: 1 }
  await house.play(fact(act, pilot, object, { data: { scopes: [...scopes], what: 'issued' } }))
  await house.services.store.transaction((tx) => keepSecret(tx, secret))
  return secret
}
