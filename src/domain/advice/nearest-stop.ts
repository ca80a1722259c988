// How near the pilot is to being stopped: by work that it adds, by time that runs out, or by weeks that nobody measures.
import { answerOf, decide, type Decided } from './clauses.ts'
import { comingWeek, horizon, withNextWeek } from './coming-weeks.ts'
import { changesBetween, type Counterfactual } from './counterfactual.ts'
import { thresholdsOf, type Facts, type FactsMeasure, type FactsWeek } from './facts.ts'
import { activeComponent } from './failing-component.ts'
import { missesTarget } from './measure.ts'
import { changedWork, netWorkOf, tolerancePercent } from './net-work.ts'
import { reviewedWeek, valueOf, weekNumberOf } from './pilot-weeks.ts'
import { counted, hours, listed } from './wording.ts'

/** One way in which the coming weeks could end the pilot. */
type Course = {
  readonly kind: 'net_manual_work' | 'time_box' | 'unmeasured'
  readonly oneWeekFurther: (facts: Facts) => Facts
  readonly condition: (weeksAhead: number, altered: Facts) => string
}

/** The stop that is fewest weeks away, found by trying; null when the answer is stop already or none comes within the horizon. */
export function nearestStop(facts: Facts, decision: Decided): Counterfactual | null {
  if (decision.answer === 'stop') return null

  const courses = [moreWork(decision), missedTargets(facts), noScorecards]
  let nearest: Counterfactual | null = null
  let within = horizon(facts)
  for (const course of courses) {
    const found = follow(course, facts, within)
    if (found) [nearest, within] = [found.stop, found.weeksAhead - 1]
  }
  return nearest
}

function follow(course: Course, facts: Facts, within: number): { stop: Counterfactual; weeksAhead: number } | null {
  let altered = facts
  for (let weeksAhead = 1; weeksAhead <= within; weeksAhead += 1) {
    altered = course.oneWeekFurther(altered)
    if (answerOf(altered) === 'stop') {
      const { answer, kind } = decide(altered)
      if (kind !== course.kind) return null
      const text = `Stop if ${course.condition(weeksAhead, altered)}.`
      return { stop: { text, changes: changesBetween(facts, altered), answer, kind }, weeksAhead }
    }
  }
  return null
}

/** A failing component would be repaired before the pilot is stopped, so its repair counts as tried. */
function moreWork({ findings: { facts, netWork, thresholds } }: Decided): Course {
  const now = netWork ? `now ${hours(netWork.mid)}` : 'not measured now'
  const above = netWork && netWork.low < netWork.high ? 'above 0, even at its low estimate,' : 'above 0'
  return {
    kind: 'net_manual_work',
    oneWeekFurther: (from) =>
      withRepairTried(withNextWeek(from, (week) => withExcessWork(busy(week, thresholds.minCases), facts))),
    condition: (weeks, altered) => {
      const repaired = altered.repairsTried.filter((id) => !facts.repairsTried.includes(id))
      const although = repaired.length > 0 ? `, although ${listed(repaired)} was repaired` : ''
      return `net manual work is ${above} in the next ${nextWeeks(weeks)} (${now})${although}`
    },
  }
}

function withRepairTried(facts: Facts): Facts {
  const component = activeComponent(facts)
  if (component === null || facts.repairsTried.includes(component)) return facts
  return { ...facts, repairsTried: [...facts.repairsTried, component] }
}

function missedTargets(facts: Facts): Course {
  const { minCases, timeBoxWeeks } = thresholdsOf(facts.charter)
  const goals = facts.charter.measures.filter((measure) => measure.role === 'goal')
  const model = comingWeek(facts)
  const short = goals.map((goal) => [goal.key, shortOfTarget(goal, valueOf(reviewedWeek(facts), goal.key))] as const)
  return {
    kind: 'time_box',
    oneWeekFurther: (from) =>
      withNextWeek(from, (week) => ({
        ...busy(week, minCases),
        values: { ...model.values, ...Object.fromEntries(short) },
      })),
    condition: (weeks, altered) =>
      `${goals.length > 1 ? 'every target' : 'the target'} is missed in the next ${nextWeeks(weeks)}, up to ` +
      `${reviewedWeek(altered).week} (week ${weekNumberOf(altered.weeks)}; the time box is ${counted(timeBoxWeeks, 'week')})`,
  }
}

const noScorecards: Course = {
  kind: 'unmeasured',
  oneWeekFurther: (facts) =>
    withNextWeek({ ...facts, incompleteReviewsBefore: incompleteReviews(facts) }, withoutScorecard),
  condition: (weeks) => `the next ${nextWeeks(weeks)} ${weeks === 1 ? 'has' : 'have'} no scorecard`,
}

/** Reviews in a row that could not be judged, the present one included. A paused week neither counts nor starts anew. */
function incompleteReviews({ charter, weeks, incompleteReviewsBefore }: Facts): number {
  const week = reviewedWeek({ weeks })
  const goals = charter.measures.filter((measure) => measure.role === 'goal')
  const unmeasured = goals.some(({ key }) => valueOf(week, key) === null) && week.cases !== 0
  if (week.paused) return incompleteReviewsBefore
  return week.missing || (week.cases ?? null) === null || unmeasured ? incompleteReviewsBefore + 1 : 0
}

function withoutScorecard(week: FactsWeek): FactsWeek {
  return { week: week.week, cases: null, values: {}, failures: null, missing: true }
}

function busy(week: FactsWeek, minCases: number): FactsWeek {
  return (week.cases ?? 0) >= minCases ? week : { ...week, cases: minCases }
}

/** Support grows until the low estimate is a minute above zero; figures that nobody measured count as none. */
function withExcessWork(week: FactsWeek, { charter }: Facts): FactsWeek {
  const measured = { ...week, work: changedWork(week.work, (figure) => figure) }
  const low = netWorkOf(measured, charter)?.low ?? null
  const support = measured.work.support
  if (low === null || low > 0 || !support) return low === null ? week : measured
  const missing = Math.ceil(((1 - low * 60) * 100) / (100 - tolerancePercent[support.source]))
  return { ...measured, work: { ...measured.work, support: { ...support, minutes: support.minutes + missing } } }
}

/** The value of the reviewed week if it misses, else one a tenth (and at least one unit) short of the target. */
function shortOfTarget(goal: FactsMeasure, value: number | null): number | null {
  const { target = null, direction } = goal
  if (missesTarget(goal, value) || target === null) return value
  const gap = Math.max(1, Math.abs(target) / 10)
  return direction === 'lower' ? target + gap : target - gap
}

function nextWeeks(weeks: number): string {
  return weeks === 1 ? 'week' : counted(weeks, 'week')
}
