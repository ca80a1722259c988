// A rule of a running pilot becomes another in one way only: a change that was asked for, two keys on exactly its content,
// and a switch-on at the agreed time or later. The verifier derives that anew, as it does the keys.
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { type Check, type Finding, onEntry, type Seen } from './verify-finding.ts'

/** What the entries so far have made of one pilot's rules. Contents are named by change, round and hash. */
type Known = {
  launched: boolean
  readonly asked: Set<string>
  /** Who turned the policy key, by content; kept once both have turned. */
  readonly approvers: Map<string, string>
  readonly keyed: Set<string>
}

/** Whether every version of a rule was written in a draft, or switched on with both keys on exactly its content. */
export function checkRules(): Check {
  const pilots = new Map<string, Known>()
  const known = (pilot: string): Known => {
    const one = pilots.get(pilot) ?? { launched: false, asked: new Set(), approvers: new Map(), keyed: new Set() }
    pilots.set(pilot, one)
    return one
  }
  return {
    look: (seen) => (seen.entry.pilot === null ? [] : lookAtEntry(known(seen.entry.pilot), seen)),
    end: () => [],
  }
}

function lookAtEntry(pilot: Known, { entry, rows }: Seen): readonly Finding[] {
  if (rows.stages) pilot.launched = true
  if (rows.ruleChanges?.content) pilot.asked.add(contentOf(entry))
  if (rows.keys?.object === 'rule change') noteKey(pilot, entry, rows.keys)
  const wrong = rows.rules ? faultOf(pilot, entry) : null
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
function faultOf(pilot: Known, entry: LedgerEntry): string | null {
  if (entry.act === 'write rule') return pilot.launched ? 'writes a rule of a pilot that was launched' : null
  const content = contentOf(entry)
  if (!pilot.asked.has(content)) return 'switches on what nobody asked for'
  if (!pilot.keyed.has(content)) return 'switches on a rule without both keys on exactly that'
  if (pilot.approvers.get(content) === entry.actor.person) return 'switches on what the same person approved'
  return entry.at < agreedTime(entry) ? 'switches on a rule before the agreed time' : null
}

function agreedTime({ data: { content } }: LedgerEntry): number {
  const at = typeof content === 'object' && content !== null && 'switchOnAt' in content ? content.switchOnAt : null
  return typeof at === 'number' ? at : Number.POSITIVE_INFINITY
}
