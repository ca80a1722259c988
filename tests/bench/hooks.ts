// How runs are taken in under load: 10,000 events at 500 a second over eight connections, one in ten failed, while somebody
// keeps opening a page. None may be lost and none doubled, also when a part of them is sent again.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { emptyPlace, ended, type Place, residentMegabytes, start } from './built.ts'
import { served, type Served } from './pages.ts'

const events = 10_000
const aSecond = 500
const connections = 8
const sentAgain = 500
const loadCore = '1'

export async function hooks(): Promise<void> {
  if (existsSync('/usr/bin/taskset'))
    execFileSync('/usr/bin/taskset', ['-cp', loadCore, String(process.pid)], { stdio: 'ignore' })
  const place = emptyPlace()
  try {
    const example = await ended(start(['demo', '--no-serve'], place))
    const token = (await ended(start(['token', '--pilot', 'INV', '--scope', 'runs'], place))).output.trim()
    await served(place, example.output, (house) => tellAll(place, house, token))
  } finally {
    place.remove()
  }
}

async function tellAll(place: Place, { base, cookie, server }: Served, token: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const address = `${base}/hooks/runs/${token}`
  const before = residentMegabytes(server)
  const page = watchPage(base, cookie)
  const answers = await inStep(events, (nth) => tellOne(address, agent, nth))
  const pages = await page.stop()
  const again = await inStep(sentAgain, (nth) => tellOne(address, agent, nth * 7))
  agent.destroy()

  const taken = answers.filter(({ status }) => status === 202).length
  const known = again.filter(({ status }) => status === 200).length
  console.log(
    `${events} events at ${aSecond}/s over ${connections} connections: ${spread(answers.map(({ ms }) => ms))}`,
  )
  console.log(`a page meanwhile: ${spread(pages)} over ${pages.length} times`)
  console.log(`${taken} taken, ${keptRuns(place)} kept; of ${sentAgain} sent again ${known} were known`)
  console.log(`resident: ${Math.round(before)} MB before, ${Math.round(residentMegabytes(server))} MB after`)
}

type Answer = { readonly status: number; readonly ms: number }

/** Sends on time, whether or not what was sent before is answered: a slow answer delays nobody's clock. */
async function inStep(count: number, send: (nth: number) => Promise<Answer>): Promise<readonly Answer[]> {
  const from = performance.now()
  const sent: Promise<Answer>[] = []
  while (sent.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - from) / 1_000) * aSecond) + 1)
    while (sent.length < due) sent.push(send(sent.length))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return Promise.all(sent)
}

function tellOne(address: string, agent: Agent, nth: number): Promise<Answer> {
  const failed = nth % 10 === 0
  const run = {
    run_id: `bench-${nth}`,
    flow: 'Bench',
    status: failed ? 'failed' : 'success',
    case_ref: `C-${nth % 500}`,
  }
  const body = JSON.stringify(failed ? { ...run, error_message: `Timeout after ${nth} s`, error_kind: 'system' } : run)
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const asking = request(address, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, ms: performance.now() - from }))
    })
    asking.once('error', reject)
    asking.end(body)
  })
}

/** Opens the page of failures ten times a second until it is stopped; answers how long each took, in ms. */
function watchPage(base: string, cookie: string): { readonly stop: () => Promise<readonly number[]> } {
  const took: number[] = []
  const state = { isOn: true }
  const watching = (async () => {
    while (state.isOn) {
      const from = performance.now()
      await (await fetch(`${base}/pilots/INV/failures`, { headers: { cookie } })).text()
      took.push(performance.now() - from)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  return {
    stop: async () => {
      state.isOn = false
      await watching
      return took
    },
  }
}

function spread(ms: readonly number[]): string {
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms`
}

/** Runs of this load in the database, each row one: the key of the table keeps them apart. */
function keptRuns({ folder }: Place): number {
  const database = new Database(join(folder, 'twokeys.db'), { readonly: true })
  const row = database.prepare("select count(*) as kept from runs where run like 'bench-%'").get() as { kept: number } // one row, one count
  database.close()
  return row.kept
}
