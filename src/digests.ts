// The digest of a working day, made once for everybody in the morning: what waits, what was decided, what is broken.
import { breathe } from '../db/bulk-insert.ts'
import type { Calendar } from './domain/calendar.ts'
import { decides, decidingActs, digestDay, digestPart } from './domain/digest.ts'
import { doesTheWork } from './domain/inbox.ts'
import type { LedgerEntry } from './domain/ledger-entry.ts'
import { hasEnded } from './domain/pilot.ts'
import { calendarOf } from './intake/calendar.ts'
import { digestMessage } from './outbox/digest.ts'
import { digestsOn, lastDigestAt, makeDigestOnce, wantsDigest } from './store/digests.ts'
import type { SeatedPilot } from './store/home-page.ts'
import { findEntries } from './store/ledger-page.ts'
import { keepMessages, type NewMessage } from './store/messages.ts'
import { personKept } from './store/often.ts'
import { listAccounts, namesOf } from './store/people.ts'
import { listPilots, zoneOf } from './store/pilots.ts'
import type { Services } from './web/services.ts'
import { alarmsOf } from './web/views/alarms.ts'
import { findWaiting } from './web/waiting.ts'
import type { Said } from './words/digest.ts'
import { entrySentence } from './words/ledger.ts'

type Morning = { readonly day: string; readonly now: number; readonly calendar: Calendar }

/** Makes the digest of the day for everybody who has none yet. Before seven and at the weekend there is none. */
export async function makeDigests(services: Services): Promise<void> {
  const { store, clock } = services
  const now = clock()
  const calendar = calendarOf(await zoneOf(store.reader))
  const day = digestDay(now, calendar)
  if (day === null) return
  const made = await digestsOn(store.reader, day)
  for (const { person } of await listAccounts(store.reader)) {
    if (made.has(person)) continue
    await makeDigest(services, person, { day, now, calendar })
    await breathe()
  }
}

/** That it was made and the mail are kept together, so that nobody gets it twice, whatever is started anew. */
async function makeDigest(services: Services, person: string, { day, now, calendar }: Morning): Promise<void> {
  const message = await digestFor(services, person, { day, now, calendar })
  await services.store.transaction(async (tx) => {
    if (await makeDigestOnce(tx, person, day, now)) await keepMessages(tx, message ? [message] : [], now)
  })
}

/** Null for whoever has left, has no seat, turned it off, or has nothing to hear. */
async function digestFor(services: Services, person: string, morning: Morning): Promise<NewMessage | null> {
  const { store, baseUrl } = services
  const { day, now, calendar } = morning
  const account = await personKept(store, person)
  if (!account || !(await wantsDigest(store.reader, person))) return null
  const { pilots, asks } = await findWaiting(services, person, now)
  if (pilots.length === 0) return null
  const since = (await lastDigestAt(store.reader, person, day)) ?? now - dayMs
  const given = {
    parts: pilots.map((pilot) => digestPart(pilot.file, pilot, person, { now, calendar })),
    asks: asks.map(({ text, href }) => ({ says: `${text}.`, path: href ?? '/me' })),
    decided: await decidedOn(services, pilots, since),
    alarms: pilots.flatMap((pilot) => alarmsSaid(pilot, { now, calendar })),
    since,
    names: await namesOf(store.reader),
    zone: calendar.zone,
    now,
  }
  return digestMessage(account.email, given, baseUrl)
}

const dayMs = 86_400_000
const mostDecisions = 100

/** Sentences of what was decided on these pilots since an instant (ms), the oldest first. */
async function decidedOn({ store }: Services, pilots: readonly SeatedPilot[], since: number): Promise<readonly Said[]> {
  const scope = { pilots: pilots.map(({ file }) => file.pilot.id), organisation: false }
  const entries = await findEntries(store.reader, scope, { acts: decidingActs, from: since }, mostDecisions)
  const codes = new Map((await listPilots(store.reader)).map(({ id, code }) => [id, code]))
  const known = { names: await namesOf(store.reader), codes }
  const decided = lastOfEach(entries.filter(decides)).toReversed()
  return decided.map((entry) => ({ says: entrySentence(entry, known), path: pageOf(entry, known.codes) }))
}

/** Of the decisions on one thing, the newest first, the last one: that a change was switched on says that it was approved. */
function lastOfEach(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const thing = ({ pilot, object }: LedgerEntry) => `${pilot} ${object.type} ${object.id}`
  return entries.filter((entry, nth) => entries.findIndex((other) => thing(other) === thing(entry)) === nth)
}

/** Where the thing itself stands; what has no page of its own is read in the ledger. */
function pageOf({ pilot, object, seq }: LedgerEntry, codes: ReadonlyMap<string, string>): string {
  const at = `/pilots/${encodeURIComponent(codes.get(pilot ?? '') ?? '')}`
  if (object.type === 'rule change') return `${at}/rule-changes/${object.id}`
  if (object.type === 'request') return `${at}/requests/${object.id}`
  return object.type === 'answer' ? `${at}/reviews/${object.id}/decision` : `/ledger/${seq}`
}

function alarmsSaid(
  { file, seats, noticed }: SeatedPilot,
  { now, calendar }: Pick<Morning, 'now' | 'calendar'>,
): readonly Said[] {
  if (doesTheWork(seats) || hasEnded(file.pilot)) return []
  const { code } = file.pilot
  const alarms = alarmsOf(noticed, { code, zone: calendar.zone, now })
  return alarms.map(({ text, link }) => ({ says: `${code}: ${text}`, path: link.href }))
}
