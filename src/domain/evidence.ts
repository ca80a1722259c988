// From a pilot's file to the facts that the engine is asked about. Signed weeks enter as they were signed; the others as
// the logs tell them today. What nobody measured stays null.
import type { FactsCharter, FactsWeek, FactsWork, WorkFigure, Facts } from './advice/facts.ts'
import type { Calendar } from './calendar.ts'
import { type Charter, charterInForce, type CharterContent, type Minutes } from './charter.ts'
import { countsOf, countsWhenSigned, rollupFor } from './cycle-time.ts'
import { expansionChecks } from './expansion-gate.ts'
import { failuresByComponent, harmIn, severityOneOpen } from './failure-evidence.ts'
import { figuresSaid } from './figures-said.ts'
import { keptForWeek } from './kept.ts'
import type { MeasureKey } from './measure.ts'
import type { PilotFile, Stated } from './pilot-file.ts'
import { boundsOf, hasReview, isWhollyPaused, signedAnswerFor, signedAnswers, weeksUpTo } from './pilot-weeks.ts'
import type { Counted, StatedFigures, WeekRollup } from './scorecard.ts'
import { tookEffectIn } from './took-effect.ts'

/**
 * Everything that `advise` needs for one week of a pilot, as of `now`. Null before the pilot has a charter in force or
 * while the week lies before its first one, or has not begun.
 */
export function factsFor(file: PilotFile, week: string, now: number, calendar: Calendar): Facts | null {
  const charter = charterInForce(file.charters, file.keys)
  if (!charter || !hasReview(file, week, calendar.weekOf(now))) return null
  const weeks = weeksUpTo(file, week).map((one) => weekForEngine(file, one, calendar))
  const terms = charterForEngine(charter.content)
  return {
    charter: terms,
    weeks,
    checks: expansionChecks({ file, charter: terms, weeks, today: calendar.dayOf(now), calendar }),
    repairsTried: repairsTried(file),
    severityOneOpen: severityOneOpen(file),
    incompleteReviewsBefore: incompleteBefore(weeks, terms),
    harm: harmIn(file),
    charterChangedWithoutBothKeys: isChangedWithoutBothKeys(file, charter),
  }
}

/** The charter's terms in the engine's words. */
export function charterForEngine(content: CharterContent): FactsCharter {
  const { perCase } = content.minutes
  return {
    measures: content.measures.map(({ key, direction, role, baseline, target }) => ({
      key,
      direction,
      role,
      baseline: baseline.values.map(Number),
      target: target === null ? null : Number(target),
    })),
    baselineMinutesPerCase: perCase && { minutes: Number(perCase.minutes), source: perCase.source },
    components: content.components.length,
    thresholds: Object.fromEntries(
      Object.entries(content.decisionPoints).map(([name, value]) => [name, Number(value)]),
    ),
  }
}

/**
 * A week as later weeks use it: as it was signed, with the corrections that were acknowledged since. Only its cycle time is
 * told anew where the charter has come to count other hours: hours of two kinds make no series.
 */
export const weekForEngine = keptForWeek((file, week, calendar): FactsWeek => {
  const answer = signedAnswerFor(file, week)
  const corrected = file.corrections.findLast((correction) => correction.week === week)
  const kept = corrected?.figures ?? answer?.content.weekFacts
  const today = weekFromLogs(file, week, calendar)
  if (kept === undefined) return today
  const signed = JSON.parse(kept) as FactsWeek // the text that `weekFromLogs` gave when it was signed
  if (!signed.values || !today.values) return signed
  const values = { ...today.values, ...signed.values }
  if (answer === null || countsWhenSigned(file, answer) === countsOf(file)) return { ...signed, values }
  return { ...signed, values: { ...values, cycle_time_hours: today.values.cycle_time_hours ?? null } }
})

/** A week as the logs and the stated figures tell it today. */
export const weekFromLogs = keptForWeek((file, week, calendar): FactsWeek => {
  if (isWhollyPaused(file, week, calendar)) return { week, paused: true }
  const { rules, maps, isAmended } = tookEffectIn(file, week, calendar)
  const changeSwitchedOn = rules.length > 0 || maps.length > 0 || isAmended || undefined
  if (!reachesEnd(file, week, calendar)) return { week, missing: true, changeSwitchedOn }
  const isLogged = logReachesEnd(file, week, calendar)
  const rollup = isLogged ? rollupFor(file, week) : null
  const stated = figuresSaid(file, week, calendar)
  return {
    week,
    cases: isLogged ? (rollup?.completed ?? 0) : null,
    values: valuesOf(rollup, stated),
    users: stated?.figures.users ?? null,
    helpRequests: stated?.figures.helpRequests ?? null,
    dailyHelpUsers: stated?.figures.dailyHelpUsers ?? null,
    adoption: adoptionOf(rollup),
    work: workOf(file, rollup, stated),
    failures: failuresByComponent(file, week, rollup, calendar),
    changeSwitchedOn,
  }
})

/** What was stated of a week last; null when nobody did. */
export function statedFor(file: PilotFile, week: string): Stated | null {
  return file.stated.findLast((one) => one.week === week) ?? null
}

/** An import or a stated figure reaches the end of the week; without one its scorecard is missing. */
export function reachesEnd(file: PilotFile, week: string, calendar: Calendar): boolean {
  const { to } = boundsOf(week, calendar)
  return logReachesEnd(file, week, calendar) || file.stated.some((one) => one.week === week && one.at >= to)
}

/** The log tells the whole week. Otherwise its cases are not counted: a part of them is no measure, and none is not zero. */
export function logReachesEnd({ imports }: PilotFile, week: string, calendar: Calendar): boolean {
  const { from, to } = boundsOf(week, calendar)
  return imports.some(({ newestAt, at }) => newestAt !== null && (newestAt >= to || (newestAt >= from && at >= to)))
}

/** What is said of a week beside its cases. */
type Said = { readonly figures: StatedFigures }

/** The value of every measure in a week, in its own unit; null where it was not measured. */
export function valuesOf(rollup: WeekRollup | null, stated: Said | null): Readonly<Record<MeasureKey, number | null>> {
  const completed = rollup?.completed ?? 0
  const per = (counted: Counted | undefined, factor: number) =>
    counted && counted.known > 0 ? (counted.sum / counted.known) * factor : null
  return {
    cycle_time_hours: completed > 0 ? (rollup?.medianHours ?? null) : null,
    error_rate_pct: per(rollup?.withErrors, 100),
    handoffs_per_case: per(rollup?.handoffs, 1),
    rework_share_pct: per(rollup?.rework, 100),
    manual_touches_per_case: per(rollup?.touchesTotal, 1),
    complaints: stated?.figures.complaints ?? null,
    downtime_minutes: stated?.figures.downtimeMinutes ?? null,
  }
}

/** Automated cases as a share of all completed ones; cases without a path do not count as automated. */
function adoptionOf(rollup: WeekRollup | null): number | null {
  if (!rollup || rollup.completed === 0 || rollup.paths.unknown === rollup.completed) return null
  return rollup.paths.automated / rollup.completed
}

/** A week's manual work. A figure that is known of some cases only would be too kind, so it is not measured. */
function workOf(file: PilotFile, rollup: WeekRollup | null, stated: Said | null): FactsWork | null {
  const content = charterInForce(file.charters, file.keys)?.content
  if (!content || !rollup) return null
  const { minutes, plannedTouches } = content
  const figures = stated?.figures
  const knows = (counted: Counted) => counted.known === rollup.completed
  const touches = knows(rollup.touchesTotal) ? plannedAndNew(rollup.touches, plannedTouches) : null
  const bumpy = knows(rollup.exceptions) && knows(rollup.rework) ? rollup.exceptions.sum + rollup.rework.sum : null
  const byHand = rollup.paths.unknown === 0 ? rollup.paths.fallback + rollup.paths.outside : null
  return {
    plannedTouches: times(touches?.planned, minutes.perTouch),
    newTouches: times(touches?.fresh, minutes.perTouch),
    exceptions: times(bumpy, minutes.perException),
    support: figures?.supportMinutes == null ? null : { minutes: figures.supportMinutes, source: 'measured' },
    helping: plus(times(figures?.helpRequests, minutes.perHelp), figures?.trainingMinutes),
    outside: times(byHand, minutes.perCase),
  }
}

/** Manual touches up to the planned number a case, and those beyond it. The last place of the list collects the rest. */
function plannedAndNew(
  touches: readonly number[],
  planned: number,
): { readonly planned: number; readonly fresh: number } {
  const sum = (count: (touchesOfCase: number) => number) =>
    touches.reduce((total, cases, touched) => total + cases * count(touched), 0)
  return {
    planned: sum((touched) => Math.min(touched, planned)),
    fresh: sum((touched) => Math.max(touched - planned, 0)),
  }
}

function times(count: number | null | undefined, each: Minutes | null): WorkFigure | null {
  return count == null || each === null ? null : { minutes: count * Number(each.minutes), source: each.source }
}

function plus(figure: WorkFigure | null, minutes: number | null | undefined): WorkFigure | null {
  return figure === null || minutes == null ? null : { ...figure, minutes: figure.minutes + minutes }
}

/** Components that a signed fix named and whose repair was reported done after that. */
function repairsTried(file: PilotFile): readonly string[] {
  const named = signedAnswers(file).flatMap(({ content, at }) => {
    const component = content.fix?.what.startsWith('component:') ? content.fix.what.slice('component:'.length) : null
    return component !== null && file.repairs.some((repair) => repair.component === component && repair.at >= at)
      ? [component]
      : []
  })
  return [...new Set(named)]
}

/** How many reviews in a row, right before this one, could not judge their week. Paused weeks are passed over. */
export function incompleteBefore(weeks: readonly FactsWeek[], charter: FactsCharter): number {
  const before = weeks.slice(0, -1).filter((week) => !week.paused)
  const firstComplete = before.toReversed().findIndex((week) => !isIncomplete(week, charter))
  return firstComplete === -1 ? before.length : firstComplete
}

function isIncomplete(week: FactsWeek, charter: FactsCharter): boolean {
  if (week.missing || week.cases == null) return true
  const goals = charter.measures.filter((measure) => measure.role === 'goal')
  return week.cases > 0 && goals.some((goal) => week.values?.[goal.key] == null)
}

/** The charter in force must stand on two different persons' keys on exactly its content. */
function isChangedWithoutBothKeys({ keys }: PilotFile, charter: Charter): boolean {
  const on = keys.filter(
    (key) => key.object === 'charter' && key.version === charter.version && key.hash === charter.hash,
  )
  const policy = on.filter((key) => key.side === 'policy')
  return !on.some((key) => key.side === 'system' && policy.some((other) => other.person !== key.person))
}
