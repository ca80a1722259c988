// Rule changes as people read them: what is asked for, and what happened to it, as sentences.
import type { ChangeContent, ChangeEvent, Origin } from '../domain/rule-change.ts'
import type { PartOfTheWay } from '../domain/rule-change-milestones.ts'
import type { StageTime } from '../domain/rule-change-times.ts'
import { ruleName } from '../domain/rule.ts'
import { dayTime } from './dates.ts'
import { nameOf, type Names, titleOf } from './people.ts'

/** "replace R3", "add R7", "bring back version 2 of R3" */
export function wishInWords({ kind, rule, revertsTo }: Pick<ChangeContent, 'kind' | 'rule' | 'revertsTo'>): string {
  return kind === 'revert' ? `bring back version ${revertsTo} of ${ruleName(rule)}` : `${kind} ${ruleName(rule)}`
}

const origins: Readonly<Record<Origin, string>> = {
  operations: 'Operations: the daily work needs it',
  'one-off wish': 'A one-off wish',
  'technical reason': 'A technical reason',
}

/** Where a change comes from. */
export function originInWords(origin: Origin): string {
  return origins[origin]
}

const waits: Readonly<Record<StageTime['stage'], string>> = {
  parked: 'Parked',
  requested: 'Waiting for the policy',
  returned: 'Back with whoever asked',
  'policy approved': 'Waiting for the system',
  'confirmed safe': 'Ready, not yet switched on',
}

/** What a change waits for in a stage. */
export function waitName(stage: StageTime['stage']): string {
  return waits[stage]
}

const parts: Readonly<Record<PartOfTheWay, string>> = {
  requested: 'To approve',
  'policy approved': 'To confirm',
  'confirmed safe': 'To switch on',
}

/** What a part of a change's way leads to, as a heading. */
export function partName(part: PartOfTheWay): string {
  return parts[part]
}

export type Telling = { readonly names: Names; readonly zone: string; readonly now: number }

/** "Maya (team lead) asked to replace R3 on Monday 7 September, 11:00." */
export function eventInWords(event: ChangeEvent, content: ChangeContent, telling: Telling): string {
  const { names, zone, now } = telling
  const [who, when] = [whoDid(event, names), dayTime(event.at, zone, now)]
  const { what, effect } = event
  if (what !== 'rescheduled') return `${who} ${didIn(what, effect, content)} on ${when}.`
  const time = dayTime((event.content ?? content).switchOnAt, zone, now)
  return `${who} proposed on ${when} to switch it on from ${time}.`
}

/** "Olivia (COO)", or "Maya for Olivia (COO)" by a deputy, with the seat that was held then. */
export function whoDid({ by, seat, for: holder }: Pick<ChangeEvent, 'by' | 'seat' | 'for'>, names: Names): string {
  const name = holder === null ? nameOf(names, by) : `${nameOf(names, by)} for ${nameOf(names, holder)}`
  return seat === null ? name : `${name} (${titleOf(seat)})`
}

const did: Readonly<Record<Exclude<ChangeEvent['what'], 'requested' | 'rescheduled' | 'broke the freeze'>, string>> = {
  resubmitted: 'worded it anew',
  rebased: 'put it on the current rule',
  approved: 'approved the policy',
  'confirmed safe': 'confirmed that it is safe',
  objected: 'said “not safe yet”, which sends it back',
  returned: 'returned it',
  declined: 'declined it',
  parked: 'parked it',
  unparked: 'took it up again',
  withdrawn: 'withdrew it',
  'switched on': 'switched it on',
}

function didIn(
  what: keyof typeof did | 'requested' | 'broke the freeze',
  effect: ChangeEvent['effect'],
  content: ChangeContent,
): string {
  if (what === 'requested') return `asked to ${wishInWords(content)}`
  if (what === 'broke the freeze')
    return effect === 'frees'
      ? 'turned the second key on breaking the freeze for it'
      : 'turned a key on breaking the freeze for it'
  return did[what]
}
