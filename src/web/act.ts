// Every write travels the same way: find, decide, record, show. `act` opens the transaction, records the fact or shows the
// refusal with everything that was typed, and sends the person on.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import { ruleOf } from '../domain/act.ts'
import { standingOn } from '../domain/deputy.ts'
import type { Act, Fact } from '../domain/fact.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { Pilot } from '../domain/pilot.ts'
import { isRefused, refuse, refuseFields, type Refused } from '../domain/refusal.ts'
import { calendarOf } from '../intake/calendar.ts'
import { keepHead, openRestoration } from '../store/heads.ts'
import { textHash } from '../store/hash.ts'
import { entriesAfter, entryOfCommand, readHead, record } from '../store/ledger.ts'
import { dutiesOf, isActive } from '../store/people.ts'
import { findPilot, zoneOf } from '../store/pilots.ts'
import { parseForm, problemsOf, sentOf } from './forms.ts'
import { isGranted, keepRefusal } from './guard.ts'
import { isFresh, keysAtRest, proveAgain } from './proof.ts'
import { actOf, type SignedIn } from './request.ts'
import { showProblem } from './respond.ts'
import type { Sent } from './views/field.ts'

type Form = { readonly command: string; readonly password?: string | undefined }

export type Handling<F extends Form> = {
  readonly form: z.ZodType<F>
  /** Reads what the decision needs with `tx` and answers the fact, or several that stand and fall together, or the refusal. */
  readonly decide: (tx: Tx, form: F, act: Act) => Promise<Fact | readonly [Fact, ...Fact[]] | Refused>
  /** Rows beside the fact that are not governed (accounts, links), in the same transaction. */
  readonly beside?: (tx: Tx, form: F, entry: LedgerEntry) => Promise<void>
  /** Where the person goes afterwards; may end in `?done=word`. Of several facts it is given the first one's entry. */
  readonly next: (entry: LedgerEntry, form: F) => string | Promise<string>
  /** The same page again, with what is wrong and what was typed. */
  readonly again: (refused: Refused, sent: Sent) => Promise<unknown>
}

/** Handles one submitted form from end to end. */
export async function act<F extends Form>(request: FastifyRequest, reply: FastifyReply, handling: Handling<F>) {
  if (await mayNotWrite(request)) return showProblem(request, reply, 503)
  const read = parseForm(handling.form, request.body)
  const sent = sentOf(request.body)
  if (!read.success) return again(request, reply, handling, refuseFields(problemsOf(read.error)), sent)
  const unproved = await proofRefused(request, read.data.password)
  if (unproved) return again(request, reply, handling, unproved, sent)

  const form = { ...read.data, command: commandOf(request.url, sent) }
  const outcome = await decideAndRecord(request, handling, form)
  if (isRefused(outcome)) return again(request, reply, handling, outcome, sent)
  keepHeadOf(request, await readHead(request.server.services.store.reader))
  return reply.redirect(await handling.next(outcome, form), 303)
}

/** A ledger that is not what it was takes nothing; one that was restored takes the keys of the leaders who accept that. */
async function mayNotWrite(request: FastifyRequest): Promise<boolean> {
  const { fault, store, headsFile } = request.server.services
  if (fault === null) return false
  if (request.routeOptions.config.act !== 'accept restoration') return true
  return (await openRestoration(store.reader, headsFile)) === null
}

/** The same form sent twice has one effect; the same page gone back to and sent with other words is another form. */
function commandOf(address: string, sent: Sent): string {
  const words = Object.entries(sent).filter(([name]) => !/password/i.test(name))
  return textHash(JSON.stringify([address, words])).slice(0, 32)
}

/** Signing acts need a proof of identity under 15 minutes old; it is asked in place. */
async function proofRefused(request: FastifyRequest, password: string | undefined): Promise<Refused | null> {
  const name = request.routeOptions.config.act
  if (!name || !ruleOf(name).fresh || isFresh(request)) return null
  return proveAgain(request, password)
}

async function again<F extends Form>(
  request: FastifyRequest,
  reply: FastifyReply,
  handling: Handling<F>,
  refused: Refused,
  sent: Sent,
) {
  if (refused.kind === 'not yours') {
    await keepRefusal(request)
    return showProblem(request, reply, 403, refused.why)
  }
  void reply.code(refused.kind === 'overtaken' ? 409 : 422)
  return handling.again(refused, sent)
}

/** One transaction: a double submit is answered with the entry it made, a refusal changes nothing. */
async function decideAndRecord<F extends Form>(
  request: FastifyRequest,
  handling: Handling<F>,
  form: F,
): Promise<LedgerEntry | Refused> {
  return request.server.services.store.transaction(async (tx) => {
    const command = await commandFor(tx, request, form.command)
    const made = await madeBefore(tx, command)
    if (made) return made
    if (!(await isStillGranted(tx, request)))
      return { ...refuse('Your seat changed since you opened this page.'), kind: 'not yours' }
    const doing = actOf(request, command)
    const resting = await keysAtRest(tx, request)
    if (resting) return resting
    const decided = await handling.decide(tx, form, doing)
    if (isRefused(decided)) return decided
    const entry = await recordInOrder(tx, decided, doing)
    await handling.beside?.(tx, form, entry)
    return entry
  })
}

/** Every fact of the act, the first one under the form's own command; answers its entry. */
async function recordInOrder(tx: Tx, decided: Fact | readonly [Fact, ...Fact[]], doing: Act): Promise<LedgerEntry> {
  const [first, ...others] = 'act' in decided ? [decided] : decided
  const entry = await record(tx, first, doing)
  for (const [nth, each] of others.entries())
    await record(tx, each, { ...doing, command: textHash(`${doing.command} ${nth}`).slice(0, 32) })
  return entry
}

/** What somebody else sent before is another form, even if it was copied; who signed in by it is no other. */
async function commandFor(tx: Tx, { who }: FastifyRequest, command: string): Promise<string> {
  const by = (await madeBefore(tx, command))?.actor.person
  const isOthers = by !== undefined && by !== 'nobody' && by !== who?.person
  return isOthers ? textHash(`${command} ${who?.person}`).slice(0, 32) : command
}

/** The entry that this form made when it was sent before, or null. */
async function madeBefore(tx: Tx, command: string): Promise<LedgerEntry | null> {
  const seq = await entryOfCommand(tx, command)
  const [entry] = seq === null ? [] : await entriesAfter(tx, seq - 1, 1)
  return entry ?? null
}

/** The guard asked before; this asks again on the facts of the transaction itself, and goes on with the person as they are in it. */
async function isStillGranted(tx: Tx, request: FastifyRequest): Promise<boolean> {
  const name = request.routeOptions.config.act
  if (!name) return false
  const pilot = request.pilotOrNull ? await findPilot(tx, request.pilotOrNull.code) : null
  const today = calendarOf(await zoneOf(tx)).dayOf(request.server.services.clock())
  request.who = request.who && (await asTheyAre(tx, request.who, pilot, today))
  return isGranted(tx, name, request.who, pilot)
}

/** Somebody with the seats and duties they have now; null once they have left. */
async function asTheyAre(tx: Tx, who: SignedIn, pilot: Pilot | null, today: string): Promise<SignedIn | null> {
  const { person } = who
  if (!(await isActive(tx, person))) return null
  const standing = { person, duties: await dutiesOf(tx, person), seats: [] }
  return { ...who, standing: pilot ? standingOn(pilot, standing, today) : standing }
}

/** What was recorded stays so when its head cannot be written outside; the next one goes there, and the log says why. */
function keepHeadOf(request: FastifyRequest, head: Awaited<ReturnType<typeof readHead>>): void {
  const name = request.routeOptions.config.act
  const { headsFile, clock } = request.server.services
  if (!head || !name || !ruleOf(name).head) return
  try {
    keepHead(headsFile, head, clock())
  } catch (error) {
    request.log.error({ err: error }, 'the head was not kept outside')
  }
}
