// Any other wish than a rule: a dashboard, a notification, another path. It says what it would cost before it is decided, and
// waits while the scope is frozen.
import type { Exempt } from './freeze.ts'
import { keptFor } from './kept.ts'
import type { Seat } from './person.ts'
import type { PilotFile } from './pilot-file.ts'

export const requestActs = ['asked', 'costed', 'accepted', 'cut', 'withdrawn', 'broke the freeze'] as const
export type RequestAct = (typeof requestActs)[number]

/** One thing that happened to a request, oldest first. `wish` and `why` are ids of free texts. */
export type RequestEvent = {
  readonly request: number
  readonly what: RequestAct
  /** `parks`: the freeze makes it wait. `frees`: with this key both have broken the freeze for it. */
  readonly effect: 'parks' | 'frees' | null
  readonly wish: string | null
  readonly why: string | null
  /** What it would cost in minutes, where that was said. */
  readonly minutes: number | null
  readonly hash: string | null
  readonly by: string
  readonly seat: Seat | null
  /** The holder for whom a deputy acted; null where one acted for oneself. */
  readonly for: string | null
  readonly at: number
  readonly seq: number
}

export type RequestStage = 'asked' | 'parked' | 'costed' | 'accepted' | 'cut' | 'withdrawn'

/** A request as its events tell it. */
export type Request = {
  readonly number: number
  readonly stage: RequestStage
  /** Ids of free texts: what is wished, and why. */
  readonly wish: string
  readonly why: string
  /** Of exactly this wish. It is never worded anew: another wish is another request. */
  readonly hash: string
  readonly by: string
  readonly seat: Seat | null
  readonly for: string | null
  readonly askedAt: number
  /** What it would cost, in whole minutes; null until that was said. */
  readonly minutes: number | null
  /** Which of its events was the last one. A form carries it, so that nobody decides on a cost they have not seen. */
  readonly seen: string
  readonly events: readonly RequestEvent[]
}

/** Every request of a pilot, by its number. */
export const requestsOn = keptFor(({ requests }: Pick<PilotFile, 'requests'>): readonly Request[] => {
  const numbers = [...new Set(requests.map(({ request }) => request))]
  return numbers.map((number) => toldBy(requests.filter(({ request }) => request === number)))
})

/** One request by its number; null when there is none. */
export function findRequest({ requests }: Pick<PilotFile, 'requests'>, number: number): Request | null {
  const events = requests.filter(({ request }) => request === number)
  return events.length === 0 ? null : toldBy(events)
}

function toldBy(events: readonly RequestEvent[]): Request {
  const [asked] = events
  if (!asked?.wish || !asked.why || !asked.hash) throw new Error('a request begins with its wish')
  const { request: number, wish, why, hash, by, seat, for: holder, at: askedAt } = asked
  const minutes = events.findLast((event) => event.minutes !== null)?.minutes ?? null
  const told = { number, wish, why, hash, by, seat, for: holder, askedAt, minutes, events }
  return { ...told, seen: String(events.at(-1)?.seq), stage: stageAfter(events, minutes) }
}

function stageAfter(events: readonly RequestEvent[], minutes: number | null): RequestStage {
  const { what } = events.at(-1) ?? {}
  if (what === 'accepted' || what === 'cut' || what === 'withdrawn') return what
  const freeze = events.findLast(({ effect }) => effect !== null)
  if (freeze?.effect === 'parks') return 'parked'
  return minutes === null ? 'asked' : 'costed'
}

/** Whether it still waits for an answer. */
export function isUndecided({ stage }: Pick<Request, 'stage'>): boolean {
  return stage === 'asked' || stage === 'parked' || stage === 'costed'
}

/** How much one person asks for: how many requests, at how many minutes in all, and how many nobody has costed yet. */
export type Asker = {
  readonly person: string
  readonly requests: number
  readonly minutes: number
  readonly uncosted: number
}

/** Who asks, whatever became of it; whoever asks most comes first. */
export function askersOn(file: Pick<PilotFile, 'requests'>): readonly Asker[] {
  const all = requestsOn(file)
  return [...new Set(all.map(({ by }) => by))]
    .map((person) =>
      askerOf(
        person,
        all.filter(({ by }) => by === person),
      ),
    )
    .toSorted((a, b) => b.requests - a.requests || b.minutes - a.minutes)
}

function askerOf(person: string, asked: readonly Request[]): Asker {
  const minutes = asked.reduce((sum, request) => sum + (request.minutes ?? 0), 0)
  const uncosted = asked.filter((request) => request.minutes === null).length
  return { person, requests: asked.length, minutes, uncosted }
}

/** What the freeze would be broken for. */
export function exemptRequest({ number, hash }: Pick<Request, 'number' | 'hash'>): Exempt {
  return { thing: `requests/${number}`, round: 1, hash }
}
