// kill -9 while platforms tell of their runs over HTTP: what was not acknowledged is sent again to the server that comes after,
// and nothing may be lost or there twice, neither among the runs nor in the evidence.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { openStore } from '../../db/store.ts'
import { fact } from '../../src/domain/fact.ts'
import { root } from '../../src/open.ts'
import { takeInRuns } from '../../src/store/taking-in-runs.ts'
import { keepSecret, tokenIdOf } from '../../src/store/tokens.ts'
import { type Chronicle, openChronicle, sitDownAtInv } from '../support/chronicle.ts'
import { withRawSql } from '../support/scratch.ts'
import { type Figures, inScratch, look } from './fault.ts'

const senders = 8
const secret = 'a-token-that-only-the-platform-knows'

/** Has so many events told, every tenth of a failed run, and kills the server each time a further share was acknowledged. */
export async function killUnderHooks(events: number, kills: number): Promise<Figures> {
  return inScratch(async (folder) => {
    const chronicle = await openChronicle(folder)
    await sitDownAtInv(chronicle)
    await openHook(chronicle)
    chronicle.store.close()
    await tellAll(chronicle, events, kills)
    await takeInWhatIsLeft(chronicle)
    return { what: 'kill -9 under 8 senders of events', events, kills, ...kept(chronicle) }
  })
}

async function openHook({ happen, store }: Chronicle): Promise<void> {
  const object = { type: 'token', id: tokenIdOf(secret), version: 1 }
  const data = { scopes: ['runs'], what: 'issued' }
  await happen('tariq', 'cto', fact('issue pilot token', 'INV', object, { data }))
  await store.transaction((tx) => keepSecret(tx, secret))
}

type Server = { readonly child: ChildProcess; readonly base: string }

/** The server that runs, or the one that will once the last has fallen. */
type House = { up: Promise<Server> }

async function tellAll(chronicle: Chronicle, events: number, kills: number): Promise<void> {
  const house: House = { up: serve(chronicle) }
  const due = Array.from({ length: events }, (_, nth) => nth)
  const falls = Array.from({ length: kills }, (_, nth) => Math.round((events * (nth + 1)) / (kills + 1)))
  const state = { acknowledged: 0 }
  const send = async () => {
    for (let nth = due.shift(); nth !== undefined; nth = due.shift()) {
      await untilTaken(house, nth)
      state.acknowledged += 1
      if (falls.includes(state.acknowledged)) await fall(house, chronicle)
    }
  }
  try {
    await Promise.all(Array.from({ length: senders }, send))
  } finally {
    await end(await house.up, 'SIGTERM')
  }
}

async function end({ child }: Server, signal: NodeJS.Signals): Promise<void> {
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
}

/** Kills the server at once, and has another one come up in its place. */
async function fall(house: House, chronicle: Chronicle): Promise<void> {
  const server = await house.up
  house.up = end(server, 'SIGKILL').then(() => serve(chronicle))
}

async function serve({ file, headsFile }: Chronicle): Promise<Server> {
  const env = { DATABASE_URL: `file:${file}`, HEADS_FILE: headsFile, PORT: '0', LOG_LEVEL: 'silent' }
  const args = ['--import', 'tsx', 'src/cli.ts', 'serve']
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] })
  for await (const line of createInterface(child.stderr)) {
    const base = /http:\/\/localhost:\d+/.exec(line)?.[0]
    if (base !== undefined) return { child, base: base.replace('localhost', '127.0.0.1') }
  }
  throw new Error('the server ended before it was ready')
}

/** Sends an event until somebody says that it was taken. */
async function untilTaken(house: House, nth: number): Promise<void> {
  for (;;) {
    const { up } = house
    const answer = await post((await up).base, nth).catch((error: unknown) => {
      if (house.up === up) throw error // nobody killed this one
      return null
    })
    if (answer?.status === 202 || answer?.status === 200) return
    if (answer) throw new Error(`an event was answered with ${answer.status}`)
  }
}

async function post(base: string, nth: number): Promise<Response> {
  const failed = { status: 'failed', error_message: 'Timeout', error_kind: 'system' }
  const told = { run_id: `r${nth}`, flow: 'ERP sync', ...(nth % 10 === 0 ? failed : { status: 'success' }) }
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${base}/hooks/runs/${secret}`, { method: 'POST', headers, body: JSON.stringify(told) })
  await answer.text()
  return answer
}

async function takeInWhatIsLeft({ file }: Chronicle): Promise<void> {
  const store = openStore(file)
  await takeInRuns(store, Date.now)
  store.close()
}

/** What the database knows afterwards: events, runs, those that the ledger took in, and those behind the one failure. */
function kept({ file, headsFile }: Chronicle): Figures {
  const count = (question: string) =>
    withRawSql(file, (database) => database.prepare(question).pluck().get() as number | null) // each counts something
  return {
    heard: count('SELECT count(*) FROM hook_events') ?? 0,
    runs: count('SELECT count(DISTINCT run) FROM runs') ?? 0,
    attempts: count('SELECT count(*) FROM runs') ?? 0,
    evidence:
      count(`SELECT sum(entry ->> '$.data.runs') FROM ledger JOIN entries USING (seq) WHERE act = 'bring runs'`) ?? 0,
    failures: count('SELECT count(*) FROM reported_failures') ?? 0,
    failed: count('SELECT sum(runs) FROM reported_failures') ?? 0,
    verdict: look(file, headsFile).result,
  }
}
