// How runs are taken in under load: 10,000 events at 500 a second over eight connections, one in ten failed, while somebody
// keeps opening a page. None may be lost and none doubled, also when a part of them is sent again, and also when the server is
// killed midway.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { emptyPlace, ended, type Place, residentMegabytes, start } from './built.ts'
import { answering, served, type Served } from './pages.ts'
import { load, spread, tell } from './telling.ts'

const events = 10_000
const sentAgain = 500
const warmingUp = 500
const loadCore = '1'

export async function hooks(): Promise<void> {
  if (existsSync('/usr/bin/taskset'))
    execFileSync('/usr/bin/taskset', ['-cp', loadCore, String(process.pid)], { stdio: 'ignore' })
  await onExample(async (place, example, token) => {
    await served(place, example, (house) => tellAll(place, house, token))
  })
  await onExample(async (place, _example, token) => killMidway(place, token))
}

/** Makes the example anew in a place of its own, with a token for runs. */
async function onExample(does: (place: Place, example: string, token: string) => Promise<void>): Promise<void> {
  const place = emptyPlace()
  try {
    const example = await ended(start(['demo', '--no-serve'], place))
    const token = (await ended(start(['token', '--pilot', 'INV', '--scope', 'runs'], place))).output.trim()
    await does(place, example.output, token)
  } finally {
    place.remove()
  }
}

async function tellAll(place: Place, { base, cookie, server }: Served, token: string): Promise<void> {
  const address = `${base}/hooks/runs/${token}`
  await tell(address, warmingUp, (nth) => events + nth)
  await pageTime(base, cookie)
  const memory = watch(1_000, async () => Math.round(residentMegabytes(server)))
  const page = watch(100, () => pageTime(base, cookie))
  const answers = await tell(address, events, (nth) => nth)
  const pages = await page.stop()
  const megabytes = await memory.stop()
  const again = await tell(address, sentAgain, (nth) => nth * 7)

  const taken = answers.filter(({ status }) => status === 202).length
  const known = again.filter(({ status }) => status === 200).length
  console.log(`${events} events at ${load}: ${spread(answers.map(({ ms }) => ms))}`)
  console.log(`a page meanwhile: ${spread(pages)} over ${pages.length} times`)
  console.log(`${taken} taken, ${keptRuns(place) - warmingUp} kept; of ${sentAgain} sent again ${known} were known`)
  console.log(`resident, second by second: ${megabytes.join(' ')} MB`)
}

/** The same load on a server that is killed when half of it is sent, and started again; the sender sends again. */
async function killMidway(place: Place, token: string): Promise<void> {
  const base = `http://127.0.0.1:${place.env.PORT}`
  const first = start(['serve'], place)
  await answering(`${base}/healthz`)
  const telling = tell(`${base}/hooks/runs/${token}`, events, (nth) => nth)
  while (keptRuns(place) < events / 2) await new Promise((resolve) => setTimeout(resolve, 20))
  first.kill('SIGKILL')
  await once(first, 'close')
  const second = start(['serve'], place)
  const answers = await telling
  const known = answers.filter(({ status }) => status === 200).length
  console.log(
    `killed midway: ${answers.length} acknowledged, ${known} of them known already, ${keptRuns(place)} kept; waits up to ${Math.round(Math.max(...answers.map(({ ms }) => ms)))} ms`,
  )
  second.kill('SIGTERM')
  await once(second, 'close')
}

/** Asks every so many ms until it is stopped; answers what was answered. */
function watch(everyMs: number, ask: () => Promise<number>): { readonly stop: () => Promise<readonly number[]> } {
  const answers: number[] = []
  const state = { isOn: true }
  const watching = (async () => {
    while (state.isOn) {
      answers.push(await ask())
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  })()
  return {
    stop: async () => {
      state.isOn = false
      await watching
      return answers
    },
  }
}

/** How long the page of failures takes, ms. */
async function pageTime(base: string, cookie: string): Promise<number> {
  const from = performance.now()
  await (await fetch(`${base}/pilots/INV/failures`, { headers: { cookie } })).text()
  return performance.now() - from
}

/** Runs of this load in the database, each row one: the key of the table keeps them apart. */
function keptRuns({ folder }: Place): number {
  const database = new Database(join(folder, 'twokeys.db'), { readonly: true })
  const row = database.prepare("select count(*) as kept from runs where run like 'bench-%'").get() as { kept: number } // one row, one count
  database.close()
  return row.kept
}
