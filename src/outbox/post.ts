// Posting to an address that somebody else answers: five seconds, no redirects, and only where it may be reached.
import { request as plainly } from 'node:http'
import { request as safely } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import { failed, type Outside, taken, type Tried } from './outside.ts'
import { reach } from './reach.ts'

const timeoutMs = 5_000

export type Posted = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** Posts a body. Anything but a 2xx is a fault, a redirect too: it could lead where the first address may not. */
export async function post(posted: Posted, { allow }: Pick<Outside, 'allow'>): Promise<Tried> {
  try {
    const status = await inTime(send(posted, allow))
    if (status >= 200 && status < 300) return taken
    return failed(
      status >= 300 && status < 400 ? `It answered ${status} and wanted to lead elsewhere.` : `It answered ${status}.`,
    )
  } catch (error) {
    return failed(sentenceOf(error))
  }
}

/** Resolving the name counts too: the time begins before it. */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  const ended = new AbortController()
  const tooLate = pause(timeoutMs, undefined, { signal: ended.signal }).then(() => {
    throw new Error(tooSlow)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    tooLate.catch(() => undefined) // nobody waits for it any more
    ended.abort()
  }
}

const tooSlow = 'It did not answer within 5 seconds.'

async function send({ url, headers, body }: Posted, allow: readonly string[]): Promise<number> {
  const to = new URL(url)
  const { address, family } = await reach(to.hostname, allow)
  const make = to.protocol === 'https:' ? safely : plainly
  return new Promise((resolve, reject) => {
    const asked = make(
      to,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Twokeys' },
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        lookup: (_host, { all }, found) => (all ? found(null, [{ address, family }]) : found(null, address, family)),
      },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

/** What went wrong, as a sentence: ours as they are, the machine's by their code. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'It could not be reached.'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return tooSlow
  const code = 'code' in error ? String(error.code) : null
  return code === null ? error.message : `It could not be reached (${code}).`
}
