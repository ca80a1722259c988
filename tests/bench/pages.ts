// How fast the pages are: the example served by the built program, ten connections, one page after the other.
import { type ChildProcess, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import autocannon from 'autocannon'
import { emptyPlace, ended, type Place, residentMegabytes, start } from './built.ts'

const connections = 10
const seconds = 10
const loadCore = '1'

export async function pages(): Promise<void> {
  if (existsSync('/usr/bin/taskset'))
    execFileSync('/usr/bin/taskset', ['-cp', loadCore, String(process.pid)], { stdio: 'ignore' })
  const place = emptyPlace()
  const example = await ended(start(['demo', '--no-serve'], place))
  try {
    await measure(place, example.output)
  } finally {
    place.remove()
  }
}

async function measure(place: Place, example: string): Promise<void> {
  await served(place, example, async ({ base, cookie, server }) => {
    const week = await newestReview(base, cookie)
    for (const path of ['/pilots/INV', `/pilots/INV/reviews/${week}`, '/', '/pilots/INV/scorecard', ...ofRules])
      await pageOf(base, path, cookie, seconds)
    console.log(`resident after the load: ${Math.round(residentMegabytes(server))} MB`)
  })
}

const ofRules = ['/pilots/INV/rules', '/pilots/INV/rule-changes', '/pilots/INV/rule-changes/2', '/pilots/INV/know']

export type Served = { readonly base: string; readonly cookie: string; readonly server: ChildProcess }

/** Serves the example of a place with its COO signed in, for as long as `does` takes. */
export async function served(place: Place, example: string, does: (served: Served) => Promise<void>): Promise<void> {
  const link = /^coo\t[^\t]*\t(\S+)/m.exec(example)?.[1]
  if (!link) throw new Error(`the example has no sign-in link for its COO:\n${example}`)
  const from = performance.now()
  const server = start(['serve'], place)
  const base = `http://127.0.0.1:${place.env.PORT}`
  await answering(`${base}/healthz`)
  console.log(`built server ready in ${Math.round(performance.now() - from)} ms`)
  await does({ base, cookie: await signIn(base, new URL(link).pathname), server })
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('close', resolve))
}

/** Waits until an address answers. */
export async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`${url} never answered`)
}

/** Signs in as the example's COO with the link that works more than once. */
async function signIn(base: string, path: string): Promise<string> {
  const page = await (await fetch(base + path)).text()
  const command = /name="command" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const body = new URLSearchParams({ command })
  const answer = await fetch(base + path, { method: 'POST', headers, body, redirect: 'manual' })
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

async function newestReview(base: string, cookie: string): Promise<string> {
  const page = await (await fetch(`${base}/pilots/INV/reviews`, { headers: { cookie } })).text()
  const week = /reviews\/(\d{4}-W\d{2})"/.exec(page)?.[1]
  if (!week) throw new Error('the example has no review')
  return week
}

/** Asks for one page over ten connections for some seconds, after warming up, and prints how quick it was. */
export async function pageOf(base: string, path: string, cookie: string, duration: number): Promise<void> {
  const headers = { cookie }
  await autocannon({ url: base + path, connections, duration: 1, headers })
  const result = await autocannon({ url: base + path, connections, duration, headers })
  const failed = result.non2xx + result.errors
  const line = `${Math.round(result.requests.average)} requests/s, p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms`
  console.log(`${path}: ${line}${failed > 0 ? `, ${failed} failed` : ''}`)
}
