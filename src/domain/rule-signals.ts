// Signs that the rules drift: each says what was seen, since when, where the evidence is, and whose move it is.
import { crowdedWeeks, type SwitchOn, switchOns } from './attribution.ts'
import type { Calendar } from './calendar.ts'
import { isFrozen } from './freeze.ts'
import { askedEarly, type EarlyAsker, earlyAskers, freezeBroken } from './freeze-signals.ts'
import type { Side } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import { requestsOn } from './request.ts'
import { rulesInEffect } from './rule.ts'
import { exceptionsAndOthers, outnumberedSince } from './rule-book.ts'
import { isOpen, type RuleChange, ruleChanges } from './rule-change.ts'
import { thresholds } from './signal-thresholds.ts'
import { mapChangeStage, openMapChanges } from './system-map-change.ts'
import { weeksBetween } from './week.ts'

/** What was seen. Changes and rules are named by their numbers, people by their ids. */
export type Seen =
  | { readonly what: 'exceptions outnumber rules'; readonly exceptions: number; readonly others: number }
  | { readonly what: 'in effect before its approval'; readonly rule: number; readonly change: number }
  | { readonly what: 'asked in the freeze'; readonly times: number; readonly by: readonly EarlyAsker[] }
  | { readonly what: 'freeze broken'; readonly thing: string; readonly by: readonly string[] }
  | { readonly what: 'several in one week'; readonly week: string; readonly made: readonly SwitchOn[] }
  | { readonly what: 'a side disputed'; readonly change: number; readonly objections: number }
  | { readonly what: 'changes pile up'; readonly waiting: number }

export type RuleSignal = {
  readonly seen: Seen
  /** Since which instant (ms). */
  readonly since: number
  /** Where the evidence is, below the pilot's address. */
  readonly evidence: string
  /** Whose move it is. */
  readonly move: Side | 'both'
}

/** Every sign of drift that rules and their changes give at `now` (ms). */
export function ruleSignals(file: PilotFile, now: number, calendar: Calendar): readonly RuleSignal[] {
  const changes = ruleChanges(file)
  return [
    ...beforeApproval(file),
    ...disputed(changes),
    ...pilingUp(changes),
    ...severalInOneWeek(changes, now, calendar),
    ...askedInFreeze(file, changes, now, calendar),
    ...brokenFreeze(file, now, calendar),
    ...tooManyExceptions(file),
  ]
}

function tooManyExceptions({ rules }: PilotFile): readonly RuleSignal[] {
  const since = outnumberedSince(rules)
  if (since === null) return []
  const seen = { what: 'exceptions outnumber rules', ...exceptionsAndOthers(rulesInEffect(rules)) } as const
  return [{ seen, since, evidence: '/rules', move: 'policy' }]
}

/** Nothing here can bring this about; the order in the ledger counts, not the times beside it. */
function beforeApproval({ rules, ruleChanges: events }: PilotFile): readonly RuleSignal[] {
  return rules.flatMap(({ number, change, at, seq }) => {
    if (change === null) return []
    const isApproved = events.some((event) => event.change === change && event.what === 'approved' && event.seq < seq)
    if (isApproved) return []
    const seen = { what: 'in effect before its approval', rule: number, change } as const
    return [{ seen, since: at, evidence: `/rule-changes/${change}`, move: 'both' }]
  })
}

/** Spoken of while the scope is frozen, and afterwards until each of them was taken up or cut. */
function askedInFreeze(
  file: PilotFile,
  changes: readonly RuleChange[],
  now: number,
  calendar: Calendar,
): readonly RuleSignal[] {
  const early = askedEarly(file)
  const evidence = parkedAt(file, changes) ?? (isFrozen(file, now, calendar) ? '/rule-changes' : null)
  if (early.length < thresholds.askedInFreeze || evidence === null) return []
  const seen = { what: 'asked in the freeze', times: early.length, by: earlyAskers(file) } as const
  return [{ seen, since: Math.min(...early.map(({ at }) => at)), evidence, move: 'policy' }]
}

/** Where something is parked still; null when nothing is. */
function parkedAt(file: PilotFile, changes: readonly RuleChange[]): string | null {
  if (changes.some(({ stage }) => stage === 'parked')) return '/rule-changes?show=parked'
  if (requestsOn(file).some(({ stage }) => stage === 'parked')) return '/requests'
  return openMapChanges(file).some((map) => mapChangeStage(file, map) === 'parked') ? '/system-map' : null
}

function brokenFreeze(file: PilotFile, now: number, calendar: Calendar): readonly RuleSignal[] {
  return freezeBroken(file)
    .filter(({ at }) => isSpokenOf(calendar.weekOf(at), now, calendar))
    .map(({ thing, at, by }) => ({
      seen: { what: 'freeze broken', thing, by },
      since: at,
      evidence: `/${thing}`,
      move: 'both',
    }))
}

function isSpokenOf(week: string, now: number, calendar: Calendar): boolean {
  return weeksBetween(week, calendar.weekOf(now)) < thresholds.weeksSpokenOf
}

function severalInOneWeek(changes: readonly RuleChange[], now: number, calendar: Calendar): readonly RuleSignal[] {
  return [...crowdedWeeks(switchOns(changes), calendar)]
    .filter(([week]) => isSpokenOf(week, now, calendar))
    .flatMap(([week, made]) => {
      const tooMany = made[thresholds.switchedOnInOneWeek - 1]
      const seen = { what: 'several in one week', week, made } as const
      return tooMany
        ? [{ seen, since: tooMany.at, evidence: '/rule-changes?show=in-effect', move: 'system' as const }]
        : []
    })
}

/** Approved again and again, and not safe again and again: the two sides do not mean the same. */
function disputed(changes: readonly RuleChange[]): readonly RuleSignal[] {
  return changes.filter(isOpen).flatMap(({ number, events }) => {
    const objections = events.filter(({ what }) => what === 'objected')
    const last = objections[thresholds.objectionsToOneChange - 1]
    if (!last) return []
    const seen = { what: 'a side disputed', change: number, objections: objections.length } as const
    return [{ seen, since: last.at, evidence: `/rule-changes/${number}`, move: 'both' }]
  })
}

function pilingUp(changes: readonly RuleChange[]): readonly RuleSignal[] {
  const waiting = changes.filter((change) => isOpen(change) && change.stage !== 'parked')
  const last = waiting.toSorted((a, b) => a.askedAt - b.askedAt)[thresholds.changesWaiting - 1]
  if (!last) return []
  const seen = { what: 'changes pile up', waiting: waiting.length } as const
  return [{ seen, since: last.askedAt, evidence: '/rule-changes?show=waiting', move: 'both' }]
}
