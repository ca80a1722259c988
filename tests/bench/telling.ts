// Platforms that tell of their runs: so many events a second over so many connections, each sent on time whether or not the
// one before was answered.
import { Agent, request } from 'node:http'

const aSecond = 500
const connections = 8
const retryMs = 20

export const load = `${aSecond}/s over ${connections} connections`

export type Answer = { readonly status: number; readonly ms: number }

/** Tells of `count` runs; `which` gives the number of the run of each. Answers come in the order of sending. */
export async function tell(address: string, count: number, which: (nth: number) => number): Promise<readonly Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const answers = await inStep(count, (nth) => tellOne(address, agent, which(nth)))
  agent.destroy()
  return answers
}

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

/** Sends one until it is answered with yes: while nobody is there, or somebody who takes nothing, it is sent again. */
async function tellOne(address: string, agent: Agent, nth: number): Promise<Answer> {
  const from = performance.now()
  for (;;) {
    const status = await post(address, agent, nth).catch(() => 503)
    if (status !== 503) return { status, ms: performance.now() - from }
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
}

function post(address: string, agent: Agent, nth: number): Promise<number> {
  const body = bodyOf(nth)
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const asking = request(address, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
      answer.once('error', reject)
    })
    asking.once('error', reject)
    asking.end(body)
  })
}

/** One run in ten has failed, always in the same way. */
function bodyOf(nth: number): string {
  const failed = nth % 10 === 0
  const run = { run_id: `bench-${nth}`, flow: 'Bench', case_ref: `C-${nth % 500}` }
  const ended = failed
    ? { status: 'failed', error_message: `Timeout after ${nth} s`, error_kind: 'system' }
    : { status: 'success' }
  return JSON.stringify({ ...run, ...ended })
}

/** How long answers took: "p50 3 ms, p99 12 ms, at most 20 ms". */
export function spread(ms: readonly number[]): string {
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms`
}
