// The facts of one review, weighed once: what the clauses and the atoms look at.
import type { AtomFinding } from './atom.ts'
import { thresholdsOf, type Facts, type FactsWeek, type Thresholds } from './facts.ts'
import { activeComponent } from './failing-component.ts'
import { judge, type MeasureFinding } from './measure.ts'
import { netWorkOf, type NetWork } from './net-work.ts'
import { hasScorecard, kindOf, reviewedWeek, solidWeeks, weekNumberOf, type WeekKind } from './pilot-weeks.ts'

export type Evidence = {
  readonly facts: Facts
  readonly thresholds: Thresholds
  readonly reviewed: FactsWeek
  readonly kind: WeekKind
  /** The reviewed week is neither missing nor paused. */
  readonly hasScorecard: boolean
  readonly weekNumber: number
  /** In the charter's order: all, and the two roles apart. */
  readonly measures: readonly MeasureFinding[]
  readonly goals: readonly MeasureFinding[]
  readonly guardrails: readonly MeasureFinding[]
  /** The last weeks to hold, solid ones, oldest first; fewer while the pilot is young. */
  readonly lastSolid: readonly FactsWeek[]
  /** Of the reviewed week, in hours; null without a scorecard too. */
  readonly netWork: NetWork | null
  readonly activeComponent: string | null
}

/** The evidence with its atoms: what the clauses decide on. */
export type Findings = Evidence & { readonly atoms: readonly AtomFinding[] }

/** Weighs the facts. The same facts always give the same evidence. */
export function gather(facts: Facts): Evidence {
  const thresholds = thresholdsOf(facts.charter)
  const reviewed = reviewedWeek(facts)
  const kind = kindOf(reviewed, thresholds)
  const scorecard = hasScorecard(reviewed, thresholds)
  const measures = facts.charter.measures.map((measure) => judge(measure, facts))
  return {
    facts,
    thresholds,
    reviewed,
    kind,
    hasScorecard: scorecard,
    weekNumber: weekNumberOf(facts.weeks),
    measures,
    goals: measures.filter(({ measure }) => measure.role === 'goal'),
    guardrails: measures.filter(({ measure }) => measure.role === 'guardrail'),
    lastSolid: solidWeeks(facts.weeks, thresholds).slice(-thresholds.weeksToHold),
    netWork: scorecard ? netWorkOf(reviewed, facts.charter) : null,
    activeComponent: activeComponent(facts),
  }
}

/** The goal has met its target long enough. */
export function isHeld(goal: MeasureFinding, { weeksToHold }: Thresholds): boolean {
  return goal.streak >= weeksToHold
}
