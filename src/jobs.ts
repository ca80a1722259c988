// What runs by the clock: looking for what must be told at once, the digest of the day, sending what waits, and reading what
// can be searched.
import { breathe } from '../db/bulk-insert.ts'
import { makeDigests } from './digests.ts'
import { type Alert, alertsOn } from './domain/alert.ts'
import { targetsAfter } from './domain/alert-target.ts'
import type { Calendar } from './domain/calendar.ts'
import { hasEnded, type Pilot } from './domain/pilot.ts'
import { calendarOf } from './intake/calendar.ts'
import type { Outside } from './outbox/outside.ts'
import { sendWaiting } from './outbox/send.ts'
import { type Audience, messagesFor } from './outbox/tell.ts'
import { addressOfTarget, targetEventsOf } from './store/alert-targets.ts'
import { keepMessages, tellOnce, untold } from './store/messages.ts'
import { noticedOn } from './store/noticed.ts'
import { pilotKept } from './store/often.ts'
import { listAccounts, namesOf } from './store/people.ts'
import { readPilotFile } from './store/pilot-file.ts'
import { isExample, listPilots, zoneOf } from './store/pilots.ts'
import { keepSearchable } from './store/search.ts'
import type { Services } from './web/services.ts'

/**
 * Does what the clock asks for: looks around on every pilot, then sends what is due. A faulty ledger tells nobody anything.
 * Whoever searches first after a start waits for nobody.
 */
export async function doByTheClock(services: Services): Promise<void> {
  if (services.fault !== null) return
  await lookAround(services)
  await makeDigests(services)
  await sendWaiting(services.store, await outsideFor(services), services.clock)
  await keepSearchable(services.store)
}

/** The people of the example are made up, and no mail server is to hear of them: their mails are files. */
async function outsideFor({ store, outside }: Services): Promise<Outside> {
  return (await isExample(store.reader)) ? { ...outside, smtp: null } : outside
}

async function lookAround(services: Services): Promise<void> {
  const { store } = services
  const calendar = calendarOf(await zoneOf(store.reader))
  for (const { code } of await listPilots(store.reader)) {
    const pilot = await pilotKept(store, code)
    if (pilot && !hasEnded(pilot)) await lookAt(services, pilot, calendar)
    await breathe()
  }
}

async function lookAt(services: Services, pilot: Pilot, calendar: Calendar): Promise<void> {
  const { store, clock } = services
  const now = clock()
  const file = await readPilotFile(store, pilot)
  const found = alertsOn(file, await noticedOn(store.reader, file, now, calendar), now, calendar)
  const fresh = await untold(store.reader, pilot.id, found)
  if (fresh.length > 0) await tell(services, file.pilot, fresh, calendar)
}

/** What was found is told once: that it was, and the messages that tell it, are kept together. */
async function tell({ store, clock, baseUrl }: Services, pilot: Pilot, found: readonly Alert[], calendar: Calendar) {
  const now = clock()
  const audience = await audienceOf(store.reader, pilot, calendar.dayOf(now), baseUrl)
  const telling = { code: pilot.code, names: await namesOf(store.reader), zone: calendar.zone, now }
  await store.transaction(async (tx) => {
    const fresh = await tellOnce(tx, pilot.id, found, now)
    await keepMessages(tx, messagesFor(fresh, audience, telling), now)
  })
}

async function audienceOf(
  reader: Services['store']['reader'],
  pilot: Pilot,
  today: string,
  baseUrl: string,
): Promise<Audience> {
  const targets = targetsAfter(await targetEventsOf(reader, pilot.id))
  const accounts = await listAccounts(reader)
  const mailTargets = new Map<number, string>()
  for (const { target } of targets.filter(({ kind }) => kind === 'mail'))
    mailTargets.set(target, (await addressOfTarget(reader, pilot.id, target))?.address ?? '')
  return {
    pilot,
    targets,
    mailTargets,
    addresses: new Map(accounts.map(({ person, email }) => [person, email])),
    today,
    baseUrl,
  }
}
