// Passwords are only ever seen here: hashed with argon2id, compared, and never kept, logged or sent anywhere.
import { hash, verify } from '@node-rs/argon2'
import { passwordFault } from '../domain/sign-in.ts'
import { readOrganisation } from '../store/pilots.ts'
import type { Account } from '../store/people.ts'
import type { Reader } from '../../db/store.ts'

/** 19 MiB, two passes, one lane: the least that OWASP asks of argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash of random bytes that nobody kept. It stands in for accounts that do not exist, so that they take as long. */
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$Tk29wB8h/1G9i34gZHthhw$IAU0EFBooJgWam6UP4QYy8fR6XmIgYlqLHiMkzF7jOA'

export function hashPassword(typed: string): Promise<string> {
  return hash(typed.normalize('NFC'), cost)
}

/** Whether this is the account's password. Takes the same time for an account that is not there or has none yet. */
export async function isPasswordOf(account: Account | null, typed: string): Promise<boolean> {
  const isRight = await verify(account?.password ?? nobodys, typed.normalize('NFC'))
  return isRight && account?.password != null
}

/** Why somebody cannot have this password, or null. */
export async function faultOfPassword(
  reader: Reader,
  typed: string,
  whose: { readonly name: string; readonly email: string },
): Promise<string | null> {
  const organisation = (await readOrganisation(reader))?.name ?? ''
  return passwordFault(typed.normalize('NFC'), [whose.name, whose.email, whose.email.split('@')[0] ?? '', organisation])
}
