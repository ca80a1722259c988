// Two signs of drift while the scope is frozen: the freeze was broken for something, and wishes keep coming in before the
// first cycle has ended.
import type { PilotFile } from './pilot-file.ts'
import { ruleChanges } from './rule-change.ts'
import { type RequestEvent, requestsOn } from './request.ts'

/** One time that both keys broke the freeze. `whys` are ids of free texts, one for each key, in that order. */
export type FreezeBroken = {
  /** The address below the pilot: "rule-changes/12", "requests/4" or "system-map/changes/3". */
  readonly thing: string
  readonly by: readonly string[]
  /** The same with the seats whose keys they were, and for whom a deputy turned one. */
  readonly signers: readonly Pick<RequestEvent, 'by' | 'seat' | 'for'>[]
  readonly whys: readonly string[]
  /** When (ms) the second key turned. */
  readonly at: number
}

/** Every time that the freeze was broken, oldest first. */
export function freezeBroken({ requests, ruleChanges: changes, mapChanges }: PilotFile): readonly FreezeBroken[] {
  const events = [
    ...requests.map((event) => ({ ...event, thing: `requests/${event.request}`, round: 1 })),
    ...changes.map((event) => ({ ...event, thing: `rule-changes/${event.change}` })),
    ...mapChanges.map((event) => ({ ...event, thing: `system-map/changes/${event.version}`, round: event.version })),
  ].filter(({ what }) => what === 'broke the freeze')
  return events
    .filter(({ effect }) => effect === 'frees')
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ thing, round, seq, at }) => {
      const turned = events.filter((one) => one.thing === thing && one.round === round && one.seq <= seq)
      const signers = turned.map(({ by, seat, for: holder }) => ({ by, seat, for: holder }))
      return { thing, at, by: signers.map(({ by }) => by), signers, whys: turned.flatMap(({ why }) => why ?? []) }
    })
}

/** What somebody asked for before the first cycle ended: other wishes than rules, rule changes, and changes of the system. */
export type EarlyAsker = {
  readonly person: string
  readonly requests: number
  readonly changes: number
  readonly systemChanges: number
}

/** Who asked for what while the scope was frozen, whatever became of it. */
export function earlyAskers(file: PilotFile): readonly EarlyAsker[] {
  const early = askedEarly(file)
  const count = (person: string, kind: Early['kind']) =>
    early.filter((one) => one.by === person && one.kind === kind).length
  return [...new Set(early.map(({ by }) => by))]
    .map((person) => ({
      person,
      requests: count(person, 'request'),
      changes: count(person, 'change'),
      systemChanges: count(person, 'system change'),
    }))
    .toSorted((a, b) => timesAsked(b) - timesAsked(a))
}

/** How many things of any kind somebody asked for before the first cycle ended. */
export function timesAsked({ requests, changes, systemChanges }: EarlyAsker): number {
  return requests + changes + systemChanges
}

type Early = { readonly kind: 'request' | 'change' | 'system change'; readonly by: string; readonly at: number }

/** What the freeze parked the moment it was asked for. */
export function askedEarly(file: PilotFile): readonly Early[] {
  const parkedAtOnce = ({ events }: { readonly events: readonly { readonly effect: string | null }[] }) =>
    events[0]?.effect === 'parks'
  const of = (kind: Early['kind']) => (one: { readonly by: string; readonly askedAt: number }) => {
    return { kind, by: one.by, at: one.askedAt }
  }
  return [
    ...requestsOn(file).filter(parkedAtOnce).map(of('request')),
    ...ruleChanges(file).filter(parkedAtOnce).map(of('change')),
    ...file.mapChanges.flatMap(({ what, by, at }) =>
      what === 'proposed' ? [{ kind: 'system change' as const, by, at }] : [],
    ),
  ]
}
