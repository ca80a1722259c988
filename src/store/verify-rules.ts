// A rule of a running pilot becomes another in one way only: a change that was asked for, two keys on exactly its content,
// and a switch-on at the agreed time or later. The verifier derives that anew, as it does the keys.
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { type Check, type Finding, onEntry, type Seen } from './verify-finding.ts'

/** What the entries so far have made of one pilot's rules. Contents are named by change, round and hash. */
type Known = {
  launched: boolean
  /** The pilot that it was opened out of. */
  from: string | null
  /** Every rule that it ever had, by number and hash. */
  readonly rules: Set<string>
  readonly asked: Set<string>
  /** Who turned the policy key, by content; kept once both have turned. */
  readonly approvers: Map<string, string>
  readonly keyed: Set<string>
}

/** Whether every version of a rule was written in a draft, or switched on with both keys on exactly its content. */
export function checkRules(): Check {
  const pilots = new Map<string, Known>()
  const known = (pilot: string): Known => {
    const one = pilots.get(pilot) ?? nothingYet()
    pilots.set(pilot, one)
    return one
  }
  return {
    look: (seen) => (seen.entry.pilot === null ? [] : lookAtEntry(known(seen.entry.pilot), seen, known)),
    end: () => [],
  }
}

function nothingYet(): Known {
  return { launched: false, from: null, rules: new Set(), asked: new Set(), approvers: new Map(), keyed: new Set() }
}

function lookAtEntry(pilot: Known, { entry, rows }: Seen, known: (pilot: string) => Known): readonly Finding[] {
  if (rows.pilots) pilot.from = rows.pilots.from ?? null
  if (rows.stages) pilot.launched = true
  if (rows.ruleChanges?.content) pilot.asked.add(contentOf(entry))
  if (rows.keys?.object === 'rule change') noteKey(pilot, entry, rows.keys)
  const before = pilot.from === null ? null : known(pilot.from)
  const wrong = rows.rules ? faultOf(pilot, before, entry) : null
  if (rows.rules) pilot.rules.add(ruleOf(rows.rules))
  return wrong === null ? [] : onEntry(entry.seq, 'rules', `Entry ${entry.seq} ${wrong}.`)
}

function contentOf({ object }: LedgerEntry): string {
  return [object.id, object.version, object.hash].join(' ')
}

function noteKey(
  pilot: Known,
  entry: LedgerEntry,
  { side, person, completes }: NonNullable<Seen['rows']['keys']>,
): void {
  if (side === 'policy') pilot.approvers.set(contentOf(entry), person)
  if (completes) pilot.keyed.add(contentOf(entry))
}

/** What speaks against a version of a rule, as the rest of a sentence; null when nothing does. */
function faultOf(pilot: Known, before: Known | null, entry: LedgerEntry): string | null {
  if (entry.act === 'write rule') return pilot.launched ? 'writes a rule of a pilot that was launched' : null
  if (entry.act === 'carry over rule') return faultOfCarrying(pilot, before, entry)
  const content = contentOf(entry)
  if (!pilot.asked.has(content)) return 'switches on what nobody asked for'
  if (!pilot.keyed.has(content)) return 'switches on a rule without both keys on exactly that'
  if (pilot.approvers.get(content) === entry.actor.person) return 'switches on what the same person approved'
  return entry.at < agreedTime(entry) ? 'switches on a rule before the agreed time' : null
}

/** Only what the pilot before had, word for word, and only into a draft. */
function faultOfCarrying(pilot: Known, before: Known | null, { object }: LedgerEntry): string | null {
  if (pilot.launched) return 'carries a rule over to a pilot that was launched'
  const had = before?.rules.has(ruleOf({ number: Number(object.id), hash: object.hash ?? '' })) ?? false
  return had ? null : 'carries over a rule that the pilot before it never had'
}

function ruleOf({ number, hash }: { readonly number: number; readonly hash: string }): string {
  return `${number} ${hash}`
}

function agreedTime({ data: { content } }: LedgerEntry): number {
  const at = typeof content === 'object' && content !== null && 'switchOnAt' in content ? content.switchOnAt : null
  return typeof at === 'number' ? at : Number.POSITIVE_INFINITY
}
