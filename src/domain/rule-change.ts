// A rule never changes quietly. Someone asks for new wording, the COO approves the policy, the CTO confirms that the system
// can carry it, and at the agreed time or later the CTO switches it on. Nothing switches on by itself.
import type { Exempt } from './freeze.ts'
import { keptFor } from './kept.ts'
import type { Seat } from './person.ts'
import { hasEnded, keysOn, lastStage, type Pilot, type TurnedKeys } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { newestVersion, type RuleContent, ruleName, rulesUnder, type RuleVersion } from './rule.ts'
import { problemsOfRule } from './rule-content.ts'

export const changeKinds = ['add', 'replace', 'retire', 'revert'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const origins = ['operations', 'one-off wish', 'technical reason'] as const
export type Origin = (typeof origins)[number]

/** What the two keys of a change cover: all of it, the time included. */
export type ChangeContent = {
  readonly kind: ChangeKind
  /** The rule's number; an added rule has its own from the first request on. */
  readonly rule: number
  /** The version it is made from, 0 for a rule that is added. */
  readonly base: number
  /** The rule as it is to be; null where it is retired. */
  readonly proposal: RuleContent | null
  /** The earlier version that a revert brings back, else null. */
  readonly revertsTo: number | null
  readonly origin: Origin
  /** The earliest instant (ms) at which it may be switched on. */
  readonly switchOnAt: number
  /** Counted from 1. The same words asked for once more are another content: no key and no page of an earlier round is on it. */
  readonly round: number
}

/** What is asked for, before it has its round. */
export type Asked = Omit<ChangeContent, 'round'>

export const changeActs = [
  'requested',
  'resubmitted',
  'rescheduled',
  'rebased',
  'approved',
  'confirmed safe',
  'objected',
  'returned',
  'declined',
  'parked',
  'unparked',
  'broke the freeze',
  'withdrawn',
  'switched on',
] as const
export type ChangeAct = (typeof changeActs)[number]

/** One thing that happened to a change, oldest first. `content` stands where a round begins. */
export type ChangeEvent = {
  readonly change: number
  readonly round: number
  readonly what: ChangeAct
  /** `parks`: the freeze made it wait as it was asked for. `frees`: with this key both have broken the freeze for it. */
  readonly effect: 'parks' | 'frees' | null
  readonly content: ChangeContent | null
  readonly hash: string | null
  /** Ids of free texts: the reason, and a counter-proposal. */
  readonly why: string | null
  readonly counter: string | null
  readonly by: string
  readonly seat: Seat | null
  readonly for: string | null
  readonly at: number
  readonly seq: number
}

export type ChangeStage =
  | 'requested'
  | 'policy approved'
  | 'confirmed safe'
  | 'in effect'
  | 'returned'
  | 'declined'
  | 'parked'
  | 'withdrawn'
  | 'stale'

/** A rule change as its events, the keys and the rule book tell it. */
export type RuleChange = {
  readonly number: number
  readonly round: number
  readonly content: ChangeContent
  readonly hash: string
  readonly stage: ChangeStage
  /** Who asked for it. */
  readonly by: string
  readonly askedAt: number
  /** Keys that count on exactly this round's content. */
  readonly keys: TurnedKeys
  readonly events: readonly ChangeEvent[]
}

/** Every change of a pilot, by its number. */
export const ruleChanges = keptFor((file: PilotFile): readonly RuleChange[] => {
  const numbers = [...new Set(file.ruleChanges.map(({ change }) => change))]
  return numbers.map((number) =>
    toldBy(
      file,
      file.ruleChanges.filter(({ change }) => change === number),
    ),
  )
})

/** One change by its number; null when there is none. */
export function findChange(file: PilotFile, number: number): RuleChange | null {
  const events = file.ruleChanges.filter(({ change }) => change === number)
  return events.length === 0 ? null : toldBy(file, events)
}

function toldBy(file: PilotFile, events: readonly ChangeEvent[]): RuleChange {
  const [first] = events
  const newest = events.findLast(({ content }) => content !== null)
  if (!first || !newest?.content || newest.hash === null) throw new Error('a change begins with its content')
  const { change: number, round, content, hash } = newest
  const keys = keysOn(file.keys, keyedChange({ number, round, hash }), file.pilot.holders)
  const told = { number, round, content, hash, by: first.by, askedAt: first.at, keys, events }
  return { ...told, stage: stageAfter(file, told) }
}

/** What a key on a change is turned on: this round's exact content. */
export function keyedChange({ number, round, hash }: Pick<RuleChange, 'number' | 'round' | 'hash'>) {
  return { object: 'rule change', objectId: String(number), version: round, hash } as const
}

/** What the freeze would be broken for. */
export function exemptChange({ number, round, hash }: Pick<RuleChange, 'number' | 'round' | 'hash'>): Exempt {
  return { thing: `rule-changes/${number}`, round, hash }
}

/** Read from what happened, the keys that still count, and whether the rule has moved on meanwhile. */
function stageAfter(file: PilotFile, change: Omit<RuleChange, 'stage'>): ChangeStage {
  const settled = change.events.reduce<Settled | null>(settledAfter, null)
  if (settled !== null) return settled
  if (isStale(file, change.content)) return 'stale'
  if (change.keys.policy === null) return 'requested'
  return change.keys.system === null ? 'policy approved' : 'confirmed safe'
}

/** What holds whatever the keys say; null while the change waits for them. */
type Settled = 'in effect' | 'returned' | 'declined' | 'parked' | 'withdrawn'

const settles: { readonly [What in ChangeAct]?: Settled } = {
  parked: 'parked',
  objected: 'returned',
  returned: 'returned',
  declined: 'declined',
  withdrawn: 'withdrawn',
  'switched on': 'in effect',
}

/** What is parked is taken up by the COO or by both keys, and by no new round. */
function settledAfter(before: Settled | null, { what, effect, content }: ChangeEvent): Settled | null {
  if (effect === 'parks') return 'parked'
  if (effect === 'frees' || what === 'unparked') return before === 'parked' ? null : before
  if (content !== null) return before === 'parked' ? 'parked' : null
  return settles[what] ?? before
}

/** The rule has another version than the one this was made from, or it no longer fits among the rules around it. */
export function isStale(file: PilotFile, content: Asked): boolean {
  return whyStale(file, content) !== null
}

/** What has moved under a change since it was asked for, in a sentence; null while nothing has. */
export function whyStale({ rules }: PilotFile, { rule, base, proposal }: Asked): string | null {
  const current = newestVersion(rules, rule)
  if ((current?.version ?? 0) !== base)
    return `${ruleName(rule)} ${current?.retired ? 'was retired' : 'has changed'} since this was asked for.`
  const misplaced = proposal && problemsOfRule(rules, rule, proposal).find(({ field }) => field === 'under')
  return misplaced ? misplaced.why : proposal ? null : whyNeeded(rules, rule)
}

/** Why a rule cannot be retired, in a sentence; null when no rule in effect stands under it. */
export function whyNeeded(rules: readonly RuleVersion[], rule: number): string | null {
  const below = rulesUnder(rules, rule).map(({ number }) => ruleName(number))
  if (below.length === 0) return null
  const stand = below.length === 1 ? `${below[0]} stands` : `${below.join(', ')} stand`
  return `${stand} under ${ruleName(rule)}. Retire or move what stands under it first.`
}

/** Stages in which a change can still come into effect. */
export function isOpen({ stage }: Pick<RuleChange, 'stage'>): boolean {
  return stage !== 'in effect' && stage !== 'declined' && stage !== 'withdrawn'
}

/** Why no change can be worked on, in a sentence; null when it can. */
export function notChangeable(pilot: Pilot): string | null {
  if (hasEnded(pilot)) return 'This pilot has ended: its rules no longer change.'
  if (lastStage(pilot) === null) return 'While the pilot is a draft, write the rule itself: no change is needed yet.'
  return null
}
