// Issues a token: access for a machine, to one pilot or to all. It is printed once and kept nowhere.
import type { Fact } from '../domain/fact.ts'
import { isRefused } from '../domain/refusal.ts'
import { issueToken, machineScopes, type Scope } from '../domain/token.ts'
import { newSecret } from '../store/hash.ts'
import { record } from '../store/ledger.ts'
import { findPilot } from '../store/pilots.ts'
import { keepSecret, tokenIdOf } from '../store/tokens.ts'
import type { Command, Given } from './command.ts'
import { actByHand, inDatabase, type Opened } from './database.ts'

export const token: Command = {
  usage: '--pilot INV --scope runs,cases,read   (--organisation instead of --pilot: all pilots)',
  says: 'issue a token for a machine and print it once',
  flags: { pilot: 'text', organisation: 'yes', scope: 'text' },
  takes: [0, 0],
  run: async (given, world) => {
    const granted = scopesIn(given)
    const secret = await inDatabase(world, (opened) => issue(opened, granted, given))
    world.out(`${secret}\n`)
    return 0
  },
}

function scopesIn(given: Given): readonly Scope[] {
  const typed = (given.text('scope') ?? '').split(',').filter(Boolean)
  const strange = typed.find((word) => !machineScopes.some((scope) => scope === word))
  if (strange !== undefined)
    throw new Error(`--scope does not know "${strange}". It can be ${machineScopes.join(', ')}.`)
  return machineScopes.filter((scope) => typed.includes(scope))
}

async function issue({ store, now }: Opened, granted: readonly Scope[], given: Given): Promise<string> {
  const secret = newSecret()
  await store.transaction(async (tx) => {
    const pilot = await pilotIn(given, (code) => findPilot(tx, code))
    const fact = allowed(issueToken({ id: tokenIdOf(secret), pilot, scopes: granted }))
    await record(tx, fact, actByHand(fact.act, now))
    await keepSecret(tx, secret)
  })
  return secret
}

async function pilotIn(
  given: Given,
  find: (code: string) => Promise<{ readonly id: string } | null>,
): Promise<string | null> {
  const code = given.text('pilot')
  if (given.has('organisation') === (code !== undefined)) throw new Error('Say either --pilot CODE or --organisation.')
  if (code === undefined) return null
  const pilot = await find(code)
  if (!pilot) throw new Error(`There is no pilot ${code}.`)
  return pilot.id
}

function allowed(outcome: ReturnType<typeof issueToken>): Fact {
  if (isRefused(outcome)) throw new Error('Say --scope: runs, cases, read, or several of them with commas between.')
  return outcome
}
