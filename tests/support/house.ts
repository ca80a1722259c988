// A house to test in: a real database in a folder of its own, the whole application, and the people everyone knows.
// Olivia is the COO, Tariq the CTO, Maya the team lead, Ben a member, Ines an engineer, Sam the sponsor, Owen an
// observer, Ada the administrator. Their pilot is INV; nobody of them sits on OTH.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Signer } from '@fastify/cookie'
import { hashSync } from '@node-rs/argon2'
import type { FastifyInstance } from 'fastify'
import { accounts } from '../../db/schema/people.ts'
import { type AppOptions, buildApp } from '../../src/app.ts'
import { runCommandLine } from '../../src/commands/run.ts'
import type { ActName } from '../../src/domain/act.ts'
import type { Act, Fact } from '../../src/domain/fact.ts'
import { fact } from '../../src/domain/fact.ts'
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts'
import type { Duty, Seat } from '../../src/domain/person.ts'
import { openDatabase, type Place, root } from '../../src/open.ts'
import type { Outside } from '../../src/outbox/outside.ts'
import { newId } from '../../src/store/hash.ts'
import { headsFault } from '../../src/store/heads.ts'
import { record } from '../../src/store/ledger.ts'
import { keepSession } from '../../src/store/sessions.ts'
import type { Services } from '../../src/web/services.ts'
import { cookieName } from '../../src/web/session.ts'

export const password = 'a long enough password'
const passwordHash = hashSync(password, { memoryCost: 8, timeCost: 1, parallelism: 1 })

export const names = ['olivia', 'tariq', 'maya', 'ben', 'ines', 'sam', 'owen', 'ada', 'nora'] as const
export type Name = (typeof names)[number]

/** Who sits where on INV. Ada is the administrator; Nora sits on no pilot at all. */
export const seatsOnInv: Readonly<Partial<Record<Name, Seat>>> = {
  olivia: 'coo',
  tariq: 'cto',
  maya: 'lead',
  ben: 'member',
  ines: 'engineer',
  sam: 'sponsor',
  owen: 'observer',
}

export type Answered = {
  readonly status: number
  readonly body: string
  readonly headers: Record<string, unknown>
  readonly location: string
}

export type Client = {
  readonly get: (url: string) => Promise<Answered>
  /** Posts a form from a page of ours; its command is made up unless it is given. */
  readonly post: (url: string, form?: Readonly<Record<string, string | readonly string[]>>) => Promise<Answered>
  readonly cookie: string
}

export type House = {
  readonly app: FastifyInstance
  readonly services: Services
  readonly folder: string
  /** The database file, for tests that alter it by raw SQL. */
  readonly file: string
  /** A person's id: their name. */
  readonly at: () => number
  readonly setClock: (instant: string) => void
  /** Somebody signed in just now; `provedMinutesAgo` makes the proof of identity stale. */
  readonly as: (name: Name, provedMinutesAgo?: number) => Promise<Client>
  readonly nobody: Client
  /** Records a fact as somebody, outside the pages: for arranging, never for what a test asserts. */
  readonly play: (made: Fact, by?: Name, seat?: Seat | Duty) => Promise<LedgerEntry>
  /** Does the long work that pages have begun, as the command line would, and answers their exit codes. */
  readonly doJobs: () => Promise<readonly number[]>
  readonly close: () => Promise<void>
}

export type HouseOptions = {
  readonly now?: string
  readonly empty?: boolean
  /** Everybody is there, but no pilot has been opened. */
  readonly noPilots?: boolean
  readonly zone?: string
  /** Behind a proxy that speaks TLS, as https://twokeys.example.com. */
  readonly secure?: boolean
  /** How mails and webhooks leave; unless given, mails are files in the house's folder and nothing near is reached. */
  readonly outside?: Partial<Outside>
  /** Hears every line of the log; without it nothing is logged. */
  readonly log?: (line: string) => void
}

/** Opens a house; `empty` leaves the database without an organisation. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'twokeys-'))
  const place = { databaseFile: join(folder, 'twokeys.db'), headsFile: join(folder, 'heads.log'), backups: folder }
  const time = { now: Date.parse(options.now ?? '2026-09-07T09:00Z') }
  const jobs: (readonly string[])[] = []
  const soon = new Map<string, () => Promise<unknown>>()
  const { store, fault } = await openDatabase(place, time.now)
  const state = { fault }
  const services: Services = {
    store,
    clock: () => time.now,
    baseUrl: options.secure ? 'https://twokeys.example.com' : 'http://localhost:3000',
    secure: options.secure ?? false,
    headsFile: place.headsFile,
    outside: { ...mailsAsFiles(folder), ...options.outside },
    get fault() {
      return state.fault
    },
    lookAgain: async () => {
      state.fault = await headsFault(store.reader, place.headsFile)
    },
    fixedNow: false,
    soon: (what, work) => void soon.set(what, work),
    startJob: (args) => void jobs.push(args),
    ask: (args, said) => askHere(args, said, { place, now: time.now }),
  }
  const app = await buildApp(services, appOptions(options.log))
  await app.ready()
  const house: House = {
    app,
    services,
    folder,
    file: place.databaseFile,
    at: () => time.now,
    setClock: (instant) => {
      time.now = Date.parse(instant)
    },
    as: (name, provedMinutesAgo = 0) => signedInAs(house, name, provedMinutesAgo),
    nobody: clientOf(app, ''),
    play: (made, by, seat) => store.transaction((tx) => record(tx, made, actBy(by ?? 'ada', time.now, seat))),
    doJobs: async () => {
      for (const [what, work] of soon) {
        soon.delete(what)
        await work()
      }
      return doHere(jobs.splice(0), { place, now: time.now })
    },
    close: async () => {
      await app.close()
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  if (!options.empty) await furnish(house, options.zone ?? 'Europe/Amsterdam')
  if (!options.empty && !options.noPilots) await openPilots(house)
  return house
}

function mailsAsFiles(folder: string): Outside {
  const from = 'Twokeys <twokeys@example.com>'
  return { smtp: null, from, folder: join(folder, 'mail'), allow: [], baseUrl: 'http://localhost:3000' }
}

/** A busy machine only makes a test slower: nothing is turned away. */
function appOptions(log: HouseOptions['log']): AppOptions {
  const heard = log ? { logLevel: 'trace', log: { write: log } } : { logLevel: 'silent' }
  return { root, trustProxy: [], busyAfterMs: 0, ...heard }
}

/** The environment of a command in this house. */
function envOf(place: Place): Record<string, string> {
  return { DATABASE_URL: `file:${place.databaseFile}`, HEADS_FILE: place.headsFile, BACKUP_DIR: place.backups }
}

async function doHere(
  jobs: readonly (readonly string[])[],
  { place, now }: { readonly place: Place; readonly now: number },
): Promise<readonly number[]> {
  const codes: number[] = []
  const env = { ...envOf(place), TWOKEYS_NOW: new Date(now).toISOString() }
  const nothing = { out: () => undefined, err: () => undefined, input: async () => '' }
  for (const args of jobs) codes.push(await runCommandLine(args, { env, ...nothing }))
  return codes
}

/** The command line, in this process. */
async function askHere(
  args: readonly string[],
  said: (line: string) => void,
  { place, now }: { readonly place: Place; readonly now: number },
): Promise<string> {
  let answer = ''
  await runCommandLine(args, {
    env: { ...envOf(place), TWOKEYS_NOW: new Date(now).toISOString() },
    out: (text) => (answer += text),
    err: (text) => text.trimEnd().split('\n').forEach(said),
    input: async () => '',
  })
  return answer
}

/** An act as a test writes it. */
export function actBy(person: string, at: number, seat: Seat | Duty | null = null): Act {
  return { by: { person, seat, session: 'test', credential: 'password' }, at, command: newId() }
}

async function furnish(house: House, zone: string): Promise<void> {
  await house.play(
    fact(
      'set up organisation',
      null,
      { type: 'organisation', id: 'organisation', version: 1 },
      {
        data: { name: 'Example Ltd', zone, person: 'ada' },
        texts: { details: detailsOf('ada') },
      },
    ),
  )
  for (const name of names.filter((one) => one !== 'ada')) await invite(house, name)
  for (const name of names) await openAccount(house, name)
}

async function openPilots(house: House): Promise<void> {
  await openPilot(house, 'INV', 'Invoice approval')
  await openPilot(house, 'OTH', 'Other pilot')
  for (const [name, seat] of Object.entries(seatsOnInv)) await sitDown(house, 'INV', name, seat)
}

async function invite(house: House, name: Name): Promise<void> {
  await house.play(
    fact('invite person', null, { type: 'person', id: name, version: 1 }, { texts: { details: detailsOf(name) } }),
  )
}

/** A person's details as the chain commits to them. */
export function detailsOf(name: string): string {
  return JSON.stringify({ name: titled(name), email: `${name}@example.com` })
}

function titled(name: string): string {
  return name[0]?.toUpperCase() + name.slice(1)
}

async function openAccount(house: House, name: Name): Promise<void> {
  await house.services.store.transaction(async (tx) => {
    const row = { person: name, name: titled(name), email: `${name}@example.com`, password: passwordHash }
    await tx.insert(accounts).values({ ...row, failures: 0, waitUntil: 0, keysHeldUntil: 0 })
  })
}

/** Opens a pilot whose id is its code. */
export async function openPilot(house: House, code: string, name: string): Promise<void> {
  const made = fact(
    'open pilot',
    code,
    { type: 'pilot', id: code, version: 1 },
    { data: { code, name, team: 'Accounts payable' } },
  )
  await house.play(made, 'ada', 'administrator')
}

/** Somebody takes a seat. */
export async function sitDown(house: House, pilot: string, person: string, seat: Seat): Promise<void> {
  const act: ActName = 'take seat'
  const object = { type: 'seat', id: `${pilot}/${seat}`, version: 1 }
  await house.play(fact(act, pilot, object, { data: { seat, person, what: 'taken' } }), person as Name, seat) // people are named by their id here
}

async function signedInAs(house: House, name: Name, provedMinutesAgo: number): Promise<Client> {
  const id = randomBytes(32).toString('base64url')
  const now = Date.now()
  const data = JSON.stringify({
    cookie: { path: '/', httpOnly: true },
    person: name,
    provedAt: now - provedMinutesAgo * 60_000,
  })
  const { store } = house.services
  await store.transaction((tx) => keepSession(tx, { id, person: name, data, from: 'test' }, now))
  const secret = readFileSync(join(house.folder, 'session-secret'), 'utf8')
  return clientOf(house.app, `${cookieName(false)}=${new Signer(secret).sign(id)}`)
}

function clientOf(app: FastifyInstance, cookie: string): Client {
  const ask = async (method: 'GET' | 'POST', url: string, payload?: string): Promise<Answered> => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await app.inject({ method, url, headers, payload })
    return {
      status: answer.statusCode,
      body: answer.body,
      headers: answer.headers,
      location: answer.headers.location ?? '',
    }
  }
  return {
    cookie,
    get: (url) => ask('GET', url),
    post: (url, form = {}) => ask('POST', url, encode({ command: newId(), ...form })),
  }
}

function encode(form: Readonly<Record<string, string | readonly string[]>>): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as [string, string]),
  )
  return new URLSearchParams(pairs).toString()
}
