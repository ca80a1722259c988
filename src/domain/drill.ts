// A two-person drill: two people decide the same cases from the rule's text alone, neither seeing the other's decisions. A
// rule that split them means two things to two people, whatever its author meant.
import type { PilotFile } from './pilot-file.ts'
import { newestVersion } from './rule.ts'

/** One case of a drill: a real one by its reference, or a written one, as both people read it. */
export type DrillCase = { readonly case: string | null; readonly told: string; readonly messy: boolean }

export type DrillContent = {
  readonly rule: number
  /** Hash of the rule's content that is drilled. */
  readonly ruleHash: string
  readonly cases: readonly DrillCase[]
  /** The decisions one may choose from. */
  readonly choices: readonly string[]
  readonly people: readonly [string, string]
}

/**
 * One thing that happened to a drill. `decisions` is the id of a free text: one choice for each case, as JSON. `splits`
 * counts the cases that the two decided differently; it is known from the second one's decisions on.
 */
export type DrillEvent = {
  readonly drill: number
  readonly what: 'begun' | 'decided' | 'broken off'
  readonly content: DrillContent | null
  readonly decisions: string | null
  readonly splits: number | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

export type DrillStage = 'open' | 'finished' | 'broken off'

/** A drill as its events tell it. */
export type Drill = {
  readonly number: number
  readonly content: DrillContent
  readonly stage: DrillStage
  readonly by: string
  readonly begunAt: number
  /** Who has decided, in that order; `decisions` is the id of a text that nobody reads before both have. */
  readonly decided: readonly { readonly person: string; readonly at: number; readonly decisions: string }[]
  /** The cases that split them; null until both have decided. */
  readonly splits: number | null
  /** When (ms) it was finished or broken off; null while it is open. */
  readonly endedAt: number | null
}

/** Every drill of a pilot, by its number. */
export function drillsOn({ drills }: Pick<PilotFile, 'drills'>): readonly Drill[] {
  const begun = drills.flatMap((event) => (event.content === null ? [] : [{ ...event, content: event.content }]))
  return begun.map(({ drill: number, content, by, at }) => {
    const events = drills.filter(({ drill }) => drill === number)
    return { number, content, by, begunAt: at, ...wentOn(events) }
  })
}

function wentOn(events: readonly DrillEvent[]): Pick<Drill, 'stage' | 'decided' | 'splits' | 'endedAt'> {
  const decided = events.flatMap(({ what, by, at, decisions }) =>
    what === 'decided' && decisions !== null ? [{ person: by, at, decisions }] : [],
  )
  const last = events.findLast(({ what, splits }) => what === 'broken off' || splits !== null)
  if (!last) return { stage: 'open', decided, splits: null, endedAt: null }
  const stage = last.what === 'broken off' ? 'broken off' : 'finished'
  return { stage, decided, splits: last.splits, endedAt: last.at }
}

/** One drill by its number; null when there is none. */
export function findDrill(file: Pick<PilotFile, 'drills'>, number: number): Drill | null {
  return drillsOn(file).find((drill) => drill.number === number) ?? null
}

/** The drills that wait for a person's decisions. */
export function drillsAwaiting(file: Pick<PilotFile, 'drills'>, person: string): readonly Drill[] {
  return drillsOn(file).filter((drill) => isAwaited(drill, person))
}

/** Whether a drill waits for this person: named for it, and not decided yet. */
export function isAwaited({ stage, content, decided }: Drill, person: string): boolean {
  return stage === 'open' && content.people.includes(person) && !decided.some((one) => one.person === person)
}

/**
 * Whether a rule is ambiguous: a drill split two people on its words. It stays so until it is worded anew and a drill of
 * the new words splits nobody; going back to words that once split people makes it ambiguous again.
 */
export function isAmbiguous(file: Pick<PilotFile, 'drills' | 'rules'>, rule: number): boolean {
  const finished = drillsOn(file).filter(({ stage, content }) => stage === 'finished' && content.rule === rule)
  const wordsOf = ({ content }: Drill) => wordsBehind(file, rule, content.ruleHash)
  const unclear = new Set(finished.filter(hasSplit).map(wordsOf))
  if (unclear.size === 0) return false
  if (unclear.has(newestVersion(file.rules, rule)?.content.text ?? null)) return true
  const last = finished.findLastIndex(hasSplit)
  return !finished.slice(last).some((drill) => drill.splits === 0 && !unclear.has(wordsOf(drill)))
}

function hasSplit({ splits }: Drill): boolean {
  return splits !== null && splits > 0
}

/** The sentence that was drilled. The place in the book and the condition a machine checks may have moved without it. */
function wordsBehind({ rules }: Pick<PilotFile, 'rules'>, rule: number, hash: string): string | null {
  return rules.find((version) => version.number === rule && version.hash === hash)?.content.text ?? null
}
