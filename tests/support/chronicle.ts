// A history to look at afterwards: a real database in which every recorded act happened at least once, lawfully. Made of
// facts alone, without pages, so that a thousand of them can be told in a minute.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../../db/store.ts'
import { advise } from '../../src/domain/advice/advise.ts'
import type { Facts } from '../../src/domain/advice/facts.ts'
import { type Data, fact, type Fact } from '../../src/domain/fact.ts'
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts'
import { detailsText, type Duty, type Seat } from '../../src/domain/person.ts'
import { openDatabase } from '../../src/open.ts'
import { openAccount } from '../../src/store/accounts.ts'
import { contentHash, newId, textHash } from '../../src/store/hash.ts'
import { keepHead } from '../../src/store/heads.ts'
import { hashAt, readHead, record } from '../../src/store/ledger.ts'
import { keepSecret, tokenIdOf } from '../../src/store/tokens.ts'

export type Chronicle = {
  readonly store: Store
  readonly file: string
  readonly headsFile: string
  /** Something happens, a minute after what happened before; `holder` is the leader for whom a deputy acts. */
  readonly happen: (person: string, seat: Seat | Duty | null, made: Fact, holder?: string) => Promise<LedgerEntry>
  /** The newest head goes to the heads file. */
  readonly keep: () => Promise<void>
}

/** Opens an empty history in a folder. */
export async function openChronicle(folder: string): Promise<Chronicle> {
  const file = join(folder, 'twokeys.db')
  const headsFile = join(folder, 'heads.log')
  let now = Date.parse('2026-03-02T09:00Z')
  const { store } = await openDatabase({ databaseFile: file, headsFile, backups: folder }, now)
  return {
    store,
    file,
    headsFile,
    happen: async (person, seat, made, holder) => {
      now += 60_000
      const whom = holder === undefined ? {} : { for: holder }
      const by = { person, seat, ...whom, session: 'session', credential: 'password' } as const
      return store.transaction((tx) => record(tx, made, { by, at: now, command: newId() }))
    },
    keep: async () => {
      const head = await readHead(store.reader)
      if (head) keepHead(headsFile, head, now)
    },
  }
}

/** People and a pilot with its seats taken; nothing is signed yet. */
export async function sitDownAtInv(chronicle: Chronicle): Promise<void> {
  await peopleCome(chronicle)
  await pilotOpens(chronicle)
}

async function peopleCome({ store, happen }: Chronicle): Promise<void> {
  const setUp = { name: 'Example Ltd', zone: 'Europe/Amsterdam', person: 'ada' }
  await happen('nobody', null, ofOrganisation('set up organisation', setUp, detailsOf('Ada')))
  for (const name of ['Olivia', 'Tariq', 'Maya', 'Ben'])
    await happen('ada', 'administrator', ofPerson('invite person', name.toLowerCase(), {}, detailsOf(name)))
  await happen('ada', 'administrator', ofPerson('change person', 'ben', {}, detailsOf('Benjamin')))
  for (const name of ['Ada', 'Olivia', 'Tariq', 'Maya']) await open(store, name.toLowerCase(), name)
  await open(store, 'ben', 'Benjamin')
  const duty = { duty: 'organisation reader', what: 'granted' }
  await happen('ada', 'administrator', ofPerson('grant duty', 'maya', duty))
  const settings = { name: 'Example Ltd.', zone: 'Europe/Berlin' }
  await happen('ada', 'administrator', ofOrganisation('change settings', settings))
  await issue(store, happen, null)
}

function open(store: Store, person: string, name: string) {
  return store.transaction((tx) => openAccount(tx, person, { name, email: emailOf(name) }))
}

async function issue(store: Store, happen: Chronicle['happen'], pilot: string | null): Promise<void> {
  const secret = `secret of ${pilot ?? 'everything'}`
  const object = { type: 'token', id: tokenIdOf(secret), version: 1 }
  const act = pilot === null ? 'issue token' : 'issue pilot token'
  await happen('command-line', null, fact(act, pilot, object, { data: { scopes: ['read'], what: 'issued' } }))
  await store.transaction((tx) => keepSecret(tx, secret))
}

async function pilotOpens({ store, happen }: Chronicle): Promise<void> {
  const data = { code: 'INV', name: 'Invoice approval', team: 'Accounts payable' }
  await happen('ada', 'administrator', fact('open pilot', 'INV', { type: 'pilot', id: 'INV', version: 1 }, { data }))
  for (const [person, seat] of Object.entries({ olivia: 'coo', tariq: 'cto', maya: 'lead', ben: 'member' })) {
    await happen('ada', 'administrator', ofSeat('offer seat', seat, person, 'offered'))
    await happen(person, null, ofSeat('take seat', seat, person, 'taken'))
  }
  await issue(store, happen, 'INV')
}

/** Both sign the charter, and the pilot is launched. */
export async function charterIsSigned({ happen }: Chronicle): Promise<void> {
  const content = { sentence: 'Cut invoice approval time from 2 days to 4 hours.', measures: ['cycle_time_hours'] }
  const charter = { type: 'charter', id: 'INV', version: 1, hash: contentHash(content) }
  await happen('maya', 'lead', ofPilot('write charter', charter, { content }))
  await turnBoth(happen, 'sign charter', charter)
  const launch = { charter: charter.hash }
  const object = { type: 'launch', id: 'INV', version: 1, hash: contentHash(launch) }
  await turnBoth(happen, 'sign launch', object, { stage: 'running', week: '2026-W10' }, launch)
  await happen('ada', 'administrator', ofPerson('issue sign-in link', 'tariq', { what: 'asked' }))
  await happen('olivia', 'coo', ofPerson('agree to sign-in reset', 'tariq'))
  await happen('ada', 'administrator', ofSeat('offer seat', 'coo', 'ben', 'offered'))
  await happen('tariq', 'cto', ofSeat('agree to seat', 'coo', 'ben', 'agreed'))
  await happen('ben', 'member', ofSeat('take seat', 'coo', 'ben', 'declined'))
}

/** A week is brought, stated and closed, and what it calls for is done. */
export async function weekGoesBy({ happen }: Chronicle, week: string): Promise<void> {
  const batch = Number(week.slice(6))
  const rows = { batch, kind: 'cases', cases: 60, rejected: 1, oldestAt: null, newestAt: 1_775_000_000_000 }
  const object = { type: 'week', id: week, version: 1 }
  const stated = { users: 10, helpRequests: 2, supportMinutes: null }
  await happen('maya', 'lead', ofPilot('import cases', object, { data: { ...rows, fileHash: textHash(week) } }))
  const excluded = { case: `C-${batch}`, what: 'excluded', reason: 'duplicate' }
  await happen('maya', 'lead', ofPilot('exclude case', object, { data: excluded, texts: { why: 'Sent twice.' } }))
  await happen('maya', 'lead', ofPilot('state figures', object, { data: { week, figures: stated } }))
  await happen('maya', 'lead', ofPilot('close week', object, { data: { week } }))
  const check = { check: 'manual_fallback', result: 'fail', expiresOn: '2026-06-01' }
  await happen(
    'olivia',
    'coo',
    ofPilot('attest check', object, { data: check, texts: { evidence: 'Drill of Monday.' } }),
  )
  await reviewIsHeld({ happen }, week)
  const repair = { data: { component: 'erp_sync' }, texts: { what: 'A new timeout.' } }
  await happen('ben', 'member', ofPilot('report repair', object, repair))
  await happen(
    'maya',
    'lead',
    ofPilot('note questions', object, { data: { week }, texts: { notes: 'Nothing was cut.' } }),
  )
}

/** The room meets, notes what is to be done and what is to be cut, and breaks off. */
async function reviewIsHeld({ happen }: Pick<Chronicle, 'happen'>, week: string): Promise<void> {
  const review = { type: 'review', id: week, version: 1 }
  await happen('olivia', 'coo', ofPilot('run review', review, { data: { week, what: 'begun' } }))
  await happen('ben', 'member', ofPilot('take part', review, { data: { week, what: 'joined' } }))
  const action = { type: 'action', id: String(Number(week.slice(6))), version: 1 }
  const data = { week, kind: 'action', owner: 'ben', dueOn: '2026-12-01' }
  const added = { data: { ...data, what: 'added' }, texts: { words: 'Ask the vendor.' } }
  await happen('maya', 'lead', ofPilot('add action', action, added))
  await happen('ben', 'member', ofPilot('report action', action, { data: { ...data, what: 'done' } }))
  const dropped = { data: { ...data, what: 'dropped' }, texts: { words: 'Not needed.' } }
  await happen('olivia', 'coo', ofPilot('drop action', action, dropped))
  await happen('olivia', 'coo', ofPilot('run review', review, { data: { week, what: 'adjourned' } }))
}

/** Both choose and sign; answers the head of the answer. `scenario` gives its facts. */
export async function weekIsAnswered(
  { store, happen }: Chronicle,
  week: string,
  scenario: string,
  previous: string | null,
) {
  const round = { week, round: 1 }
  const choice = { type: 'choice', id: week, version: 1 }
  const choose = (side: string) => ({
    data: { ...round, side },
    texts: { choice: `{"answer":"fix","side":"${side}"}` },
  })
  await happen('olivia', 'coo', ofPilot('choose answer', choice, choose('policy')))
  await happen('tariq', 'cto', ofPilot('choose answer', choice, choose('system')))
  const content = answerOn(week, factsOf(scenario), previous)
  const answer = { type: 'answer', id: week, version: 1 }
  const first = { week, side: 'policy', completes: false, stage: null }
  const why = { why: 'The fallback comes first.' }
  await happen('olivia', 'coo', ofPilot('sign answer', answer, { content, data: first, texts: why }))
  const second = { week, side: 'system', completes: true, stage: null }
  const signed = { ...answer, hash: contentHash(content) }
  const { seq } = await happen('tariq', 'cto', ofPilot('sign answer', signed, { data: second }))
  return Buffer.from((await hashAt(store.reader, seq)) ?? []).toString('hex')
}

/** An answer as the review freezes it, following the engine's advice. */
export function answerOn(week: string, facts: Facts, previousHead: string | null) {
  const advice = advise(facts)
  const text = JSON.stringify(facts)
  return {
    week,
    answer: advice.answer,
    fix: null,
    advice: { answer: advice.answer, kind: advice.kind },
    overruledUntil: null,
    facts: text,
    weekFacts: JSON.stringify(facts.weeks.at(-1)),
    adviceText: JSON.stringify(advice),
    scorecard: '{}',
    factsHash: textHash(text),
    engine: advice.engine,
    previousHead,
  }
}

/** The facts of a worked scenario of the engine. */
export function factsOf(id: string): Facts {
  const file = new URL('../domain/advice/advice-scenarios.json', import.meta.url)
  const { scenarios } = JSON.parse(readFileSync(file, 'utf8')) as { scenarios: { id: string; facts: Facts }[] }
  const scenario = scenarios.find((one) => one.id === id)
  if (!scenario) throw new Error(`there is no scenario ${id}`)
  return scenario.facts
}

/** The pilot is paused and goes on, and a restored backup is accepted. */
export async function pauseAndGoOn({ happen }: Chronicle): Promise<void> {
  const paused = { data: { stage: 'paused', week: '2026-W17' }, texts: { why: 'Invoices are lost.' } }
  const { seq } = await happen('olivia', 'coo', ofPilot('pause', { type: 'pilot', id: 'INV', version: 2 }, paused))
  const object = { type: 'resumption', id: String(seq), version: 1, hash: contentHash({ pause: seq }) }
  await turnBoth(happen, 'sign resumption', object, { stage: 'running', week: '2026-W17' }, { pause: seq })
  const backup = { seq, hash: 'ab'.repeat(32) }
  const restoration = { type: 'restoration', id: String(seq), version: 1, hash: contentHash(backup) }
  await turnBoth(happen, 'accept restoration', restoration, {}, backup)
}

/** A signed week is corrected, and the charter amended. */
export async function correctAfterwards({ happen }: Chronicle): Promise<void> {
  const figures = '{"week":"2026-W15","cases":59}'
  const object = { type: 'week', id: '2026-W15', version: 1, hash: textHash(figures) }
  const data = { week: '2026-W15', figures, author: 'maya' }
  await happen('tariq', 'cto', ofPilot('acknowledge correction', object, { data, texts: { why: 'One was a test.' } }))
  const content = { sentence: 'Cut invoice approval time from 2 days to 3 hours.', measures: ['cycle_time_hours'] }
  const charter = { type: 'charter', id: 'INV', version: 2, hash: contentHash(content) }
  await happen('olivia', 'coo', ofPilot('propose amendment', charter, { content, texts: { why: 'It is too easy.' } }))
  await turnBoth(happen, 'sign charter', charter)
}

/** Ben leaves. */
export async function somebodyLeaves({ happen }: Chronicle): Promise<void> {
  await happen('ada', 'administrator', ofPerson('person left', 'ben'))
  await happen('ada', 'administrator', ofSeat('offer seat', 'member', 'ben', 'ended'))
}

/** Olivia turns the policy key, then Tariq the system key; with the second one `last` takes effect. */
async function turnBoth(
  happen: Chronicle['happen'],
  act: 'sign charter' | 'sign launch' | 'sign resumption' | 'accept restoration',
  object: Fact['object'],
  last: { readonly [name: string]: Data } = {},
  content?: Data,
): Promise<void> {
  const none = Object.fromEntries(Object.keys(last).map((name) => [name, null]))
  await happen('olivia', 'coo', ofPilot(act, object, { content, data: { side: 'policy', completes: false, ...none } }))
  await happen('tariq', 'cto', ofPilot(act, object, { content, data: { side: 'system', completes: true, ...last } }))
}

/** A fact on INV. */
export function ofPilot(act: Fact['act'], object: Fact['object'], more: Omit<Fact, 'act' | 'pilot' | 'object'>): Fact {
  return fact(act, 'INV', object, more)
}

function ofOrganisation(act: Fact['act'], data: Fact['data'], texts?: Fact['texts']): Fact {
  return fact(act, null, { type: 'organisation', id: 'organisation', version: 1 }, { data, texts })
}

function ofPerson(act: Fact['act'], person: string, data?: Fact['data'], texts?: Fact['texts']): Fact {
  return fact(act, null, { type: 'person', id: person, version: 1 }, { data, texts })
}

/** Something that happens to a seat of INV. */
export function ofSeat(act: Fact['act'], seat: string, person: string, what: string): Fact {
  return fact(act, 'INV', { type: 'seat', id: `INV/${seat}`, version: 1 }, { data: { seat, person, what } })
}

function detailsOf(name: string): { readonly details: string } {
  return { details: detailsText({ name, email: emailOf(name) }) }
}

function emailOf(name: string): string {
  return `${name.toLowerCase()}@example.com`
}
