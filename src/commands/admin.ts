// A one-time sign-in link for an administrator: the way in where nobody is left who could invite. Whoever is not here yet
// is invited; an empty installation is set up.
import type { Tx } from '../../db/store.ts'
import type { Fact } from '../domain/fact.ts'
import { setUp } from '../domain/organisation.ts'
import { type Details, grantDuty, invite, type Known } from '../domain/person.ts'
import { isRefused, type Refused } from '../domain/refusal.ts'
import { issueLink, keysRestFor } from '../domain/reset.ts'
import { holdKeys, openAccount } from '../store/accounts.ts'
import { newId } from '../store/hash.ts'
import { invitationLink, makeInvitation } from '../store/invitations.ts'
import { record } from '../store/ledger.ts'
import { findKnown, findKnownByEmail } from '../store/people.ts'
import { readOrganisation } from '../store/pilots.ts'
import { readReset } from '../store/resets.ts'
import { type Command, needed } from './command.ts'
import { actByHand, inDatabase } from './database.ts'

export const admin: Command = {
  usage: '--email E --name N',
  says: 'print a one-time sign-in link for an administrator, who is invited where they are not here yet',
  flags: { email: 'text', name: 'text' },
  takes: [0, 0],
  run: async (given, world) => {
    const details = { email: needed(given, 'email').normalize('NFC'), name: needed(given, 'name').normalize('NFC') }
    const { secret, baseUrl } = await inDatabase(world, async ({ store, config, now }) => {
      return { secret: await store.transaction((tx) => letIn(tx, details, now)), baseUrl: config.baseUrl }
    })
    if (secret !== null) world.out(`${invitationLink(baseUrl, secret)}\n`)
    world.err(secret === null ? waits : 'The link works once, for seven days.\n')
    return secret === null ? 1 : 0
  },
}

const waits = 'This person leads a pilot: the other leader has been asked to agree. Run this again afterwards.\n'

/** The secret of the link; null when it has to wait for the other leader. */
async function letIn(tx: Tx, details: Details, now: number): Promise<string | null> {
  if ((await readOrganisation(tx)) === null) return setUpAnew(tx, details, now)
  const known = await findKnownByEmail(tx, details.email)
  if (!known?.active) return inviteAdministrator(tx, details, known, now)
  await grant(tx, known, now)
  return newLink(tx, known.person, now)
}

/** Name and zone can be changed under Settings afterwards. */
async function setUpAnew(tx: Tx, details: Details, now: number): Promise<string> {
  const person = newId()
  const organisation = { name: 'My organisation', zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  await happen(tx, setUp(null, { organisation, person, details }), now)
  await openAccount(tx, person, details)
  return makeInvitation(tx, person, Date.now())
}

async function inviteAdministrator(tx: Tx, details: Details, known: Known | null, now: number): Promise<string> {
  const invited = await happen(tx, invite(newId(), details, known), now)
  const person = invited.object.id
  await openAccount(tx, person, details)
  const here = await findKnown(tx, person)
  if (here) await grant(tx, here, now)
  return makeInvitation(tx, person, Date.now())
}

async function grant(tx: Tx, known: Known, now: number): Promise<void> {
  if (!known.duties.includes('administrator')) await happen(tx, grantDuty(known, 'administrator'), now)
}

/** As from the page of a person: for a leader it waits, and their keys rest once it is given. */
async function newLink(tx: Tx, person: string, now: number): Promise<string | null> {
  const reset = await readReset(tx, person, now)
  const { data } = await happen(tx, issueLink(reset, actByHand('issue sign-in link', now)), now)
  if (data?.what !== 'given') return null
  if (reset.leads.length > 0) await holdKeys(tx, person, now + keysRestFor)
  return makeInvitation(tx, person, Date.now())
}

/** Records what was decided; throws the sentence when it was refused. */
async function happen(tx: Tx, decided: Fact | Refused, now: number): Promise<Fact> {
  if (isRefused(decided)) throw new Error([decided.why, ...decided.problems.map(({ why }) => why)].join(' '))
  await record(tx, decided, actByHand(decided.act, now))
  return decided
}
