// A completed case, held against the rules that were in effect when it was completed. A finding says that the case went
// another way than a rule wanted; what the case does not say is not known, and never a finding.
import { attributesOf, type Speaking } from './attribute-field.ts'
import type { Attributes } from './attribute-value.ts'
import type { Case } from './case.ts'
import type { CaseFinding } from './case-finding.ts'
import type { Outcome, TimeLimit } from './rule.ts'
import { type Decision, decideCase, type Part, type ReadyRule, type RuleRef } from './rule-outcome.ts'
import { shortLimit } from './time-limit.ts'
import type { MinutesBetween } from './working-hours.ts'

export type Finding = {
  readonly kind: Exclude<CaseFinding, 'in order'>
  /** The rule that the case went against, or that could not tell; null where none applies. */
  readonly rule: RuleRef | null
  /** What was wanted and what happened, in one sentence. */
  readonly why: string
}

export type CaseCheck = {
  readonly decision: Decision
  readonly findings: readonly Finding[]
  /** What a rule wanted and the case does not say. */
  readonly notKnown: readonly Part[]
}

/** A case that is done. */
export type CompletedCase = Speaking & Pick<Case, 'receivedAt'> & { readonly completedAt: number }

/** Holds a case against the rules that were in effect when it was completed; null where none of them can be checked. */
export function checkCase(
  piece: CompletedCase,
  rules: readonly ReadyRule[],
  minutesBetween: MinutesBetween,
): CaseCheck | null {
  if (rules.length === 0) return null
  const attributes = attributesOf(piece)
  const decision = decideCase(rules, attributes)
  if (decision.kind !== 'decided') return { decision, findings: [undecidedFinding(decision)], notKnown: [] }

  const held = holdAgainst(decision.outcome, piece, attributes, minutesBetween)
  return {
    decision,
    findings: held.flatMap(({ part, offence }) =>
      offence === null ? [] : [{ kind: offences[part], rule: decision.by[part], why: offence }],
    ),
    notKnown: held.filter(({ isKnown }) => !isKnown).map(({ part }) => part),
  }
}

function undecidedFinding(decision: Exclude<Decision, { kind: 'decided' }>): Finding {
  if (decision.kind === 'undecided') return { kind: 'undecided', rule: decision.rule, why: decision.why }
  return { kind: 'no rule applies', rule: null, why: 'No rule that was in effect speaks to this case.' }
}

const offences: Record<Part, Finding['kind']> = {
  route: 'wrong route',
  approver: 'wrong approver',
  limit: 'missed time limit',
  human: 'skipped step',
}

/** One part of what was wanted: whether the case says how it went, and the offence in one sentence where it is one. */
type Held = { readonly part: Part; readonly isKnown: boolean; readonly offence: string | null }

function holdAgainst(
  { route, approver, limit, human }: Outcome,
  piece: CompletedCase,
  attributes: Attributes,
  minutesBetween: MinutesBetween,
): readonly Held[] {
  return [
    ...(route === null ? [] : [heldRoute(route, piece.routedTo)]),
    ...(approver === null ? [] : [heldApprover(approver, approverIn(attributes))]),
    ...(limit === null ? [] : [heldLimit(limit, minutesBetween(limit.counts, piece.receivedAt, piece.completedAt))]),
    ...(human === null ? [] : [heldStep(human, piece.manualTouches)]),
  ]
}

function heldRoute(wanted: string, went: string | null): Held {
  const offence = went === null || sameName(wanted, went) ? null : `It belonged to ${wanted} and went to ${went}.`
  return { part: 'route', isKnown: went !== null, offence }
}

function heldApprover(wanted: string, did: string | null): Held {
  const offence = did === null || sameName(wanted, did) ? null : `${wanted} had to approve it, and ${did} did.`
  return { part: 'approver', isKnown: did !== null, offence }
}

function heldLimit(limit: TimeLimit, minutes: number): Held {
  const took = shortLimit({ minutes: Math.ceil(minutes), counts: limit.counts })
  const offence = minutes > limit.minutes ? `It may take ${shortLimit(limit)} and took ${took}.` : null
  return { part: 'limit', isKnown: true, offence }
}

function heldStep(wanted: string, manualTouches: number | null): Held {
  const offence = manualTouches === 0 ? `It wants that a person ${wanted}, and nobody touched the case.` : null
  return { part: 'human', isKnown: manualTouches !== null, offence }
}

/** The attributes in which logs name who approved; the first that a case gives is believed. */
const approverAttribute = /^(?:approver|approved[ _-]?by)$/i

function approverIn(attributes: Attributes): string | null {
  const name = Object.keys(attributes).find((each) => approverAttribute.test(each))
  return name === undefined ? null : attributes[name] || null
}

/** Names are the same when they differ in capitals and spaces only. */
function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
