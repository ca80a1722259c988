// Listens to a stream of server-sent events as a browser does, and keeps every byte that came.
import type { ServedHouse } from './served-house.ts'
import type { Client } from './house.ts'

export type HeardStream = {
  readonly status: number
  /** The next event, "moved 3-17"; null once the stream has ended. */
  readonly next: () => Promise<string | null>
  /** Everything that came so far, as it came. */
  readonly raw: () => string
  readonly hangUp: () => void
}

/** Opens the stream at an address as somebody. */
export async function hearStream(house: ServedHouse, who: Client, path: string): Promise<HeardStream> {
  const hangUp = new AbortController()
  const headers = { cookie: who.cookie, 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(house.url + path, { headers, signal: hangUp.signal, redirect: 'manual' })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  const heard = { raw: '', read: 0 }

  const next = async (): Promise<string | null> => {
    const event = /event: (\w+)\ndata: (.*)\n\n/.exec(heard.raw.slice(heard.read))
    if (event) {
      heard.read += event.index + event[0].length
      return `${event[1]} ${event[2]}`
    }
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
    if (done || value === undefined) return null
    heard.raw += value
    return next()
  }
  return { status: answer.status, next, raw: () => heard.raw, hangUp: () => hangUp.abort() }
}
