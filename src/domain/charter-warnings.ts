// What a charter may say and should not say unawares. A warning stops nobody; it is read before the keys turn.
import { limitsOf, type Limits } from './advice/limits.ts'
import { signals } from './advice/signals.ts'
import { amount, counted, listed, nameInside, nameOf } from './advice/wording.ts'
import { type CharterContent, type CharterMeasure, minutesNames } from './charter.ts'
import { thresholdsIn } from './decision-points.ts'
import { type Amount, hoursOf, readGoal } from './goal-sentence.ts'
import { measures } from './measure.ts'
import { mondayOf, nextWeek } from './week.ts'

/** Every warning about a charter, as sentences, the gravest first. */
export function charterWarnings(content: CharterContent): readonly string[] {
  return [
    ...content.measures.flatMap((measure) => baselineWarnings(measure, content)),
    ...minutesWarning(content),
    ...content.measures.flatMap((measure) => [...directionWarning(measure), ...targetWarnings(measure, content)]),
    ...sentenceWarning(content),
    ...groupWarning(content),
    ...timeBoxWarning(content),
  ]
}

function baselineWarnings(measure: CharterMeasure, content: CharterContent): readonly string[] {
  const { minBaselineWeeks } = thresholdsIn(content.decisionPoints)
  const { values } = measure.baseline
  const name = nameOf(measure.key)
  if (values.length === 0) return [`${name} has no baseline yet. Nothing can be compared with it.`]
  if (measure.role === 'goal' && values.length === 1)
    return [
      `The baseline of ${nameInside(measure.key)} is a single number, so the pilot can never reach expand: the engine needs ${minBaselineWeeks} weekly values.`,
    ]
  if (values.length < minBaselineWeeks)
    return [
      `The baseline of ${nameInside(measure.key)} has ${counted(values.length, 'week')}; with fewer than ${minBaselineWeeks} no change can be told from noise${measure.role === 'goal' ? ', so the pilot can never reach expand' : ''}.`,
    ]
  return [...shapeWarnings(measure), ...monthEndWarning(measure)]
}

/** A baseline that does not vary, or that ends on unusual weeks, makes any change look larger or smaller than it is. */
function shapeWarnings({ key, baseline }: CharterMeasure): readonly string[] {
  const values = baseline.values.map(Number)
  const limits = limitsOf(values)
  if (limits.meanMovingRange === 0)
    return [`The baseline of ${nameInside(key)} has no variation; check how it was recorded.`]
  const isUnusual = (['above', 'below'] as const).some((side) => signals(values, limits, side, 4).length > 0)
  return isUnusual
    ? [
        `The last baseline weeks of ${nameInside(key)} are themselves unusual: part of any change may be things going back to normal.`,
      ]
    : []
}

function monthEndWarning({ key, baseline }: CharterMeasure): readonly string[] {
  const { firstWeek, lastWeek } = baseline
  if (firstWeek === null || lastWeek === null || holdsMonthEnd(firstWeek, lastWeek)) return []
  return [`The baseline of ${nameInside(key)} has no month-end in it.`]
}

/** The last day of some month lies between the first Monday and the last Sunday. */
function holdsMonthEnd(firstWeek: string, lastWeek: string): boolean {
  return mondayOf(firstWeek).slice(0, 7) !== mondayOf(nextWeek(lastWeek)).slice(0, 7)
}

/** Without all the minutes net manual work is never measured, and expand needs it below zero. */
function minutesWarning({ minutes }: CharterContent): readonly string[] {
  const missing = minutesNames.filter((name) => minutes[name] === null).map((name) => minutesWords[name])
  if (missing.length === 0) return []
  return [
    `There are no minutes ${listed(missing)}, so net manual work is never measured and the pilot can never reach expand.`,
  ]
}

const minutesWords = {
  perCase: 'for a case done by hand',
  perTouch: 'for a manual touch',
  perException: 'for an exception',
  perHelp: 'for a help request',
} as const

function directionWarning({ key, direction }: CharterMeasure): readonly string[] {
  if (direction === measures[key].better) return []
  return [`For ${nameInside(key)} the charter says that ${direction} is better; usually ${measures[key].better} is.`]
}

function targetWarnings(measure: CharterMeasure, content: CharterContent): readonly string[] {
  const { minBaselineWeeks } = thresholdsIn(content.decisionPoints)
  const { key, role, target, baseline } = measure
  if (role !== 'goal' || target === null || baseline.values.length < minBaselineWeeks) return []
  const limits = limitsOf(baseline.values.map(Number))
  if (reaches(measure, limits.center, Number(target)))
    return [`The target for ${nameInside(key)} is met already: before the pilot it was ${amount(key, limits.center)}.`]
  return isSoft(measure, limits) ? [softTarget(measure, limits)] : []
}

function reaches({ direction }: CharterMeasure, value: number, target: number): boolean {
  return direction === 'lower' ? value <= target : value >= target
}

/** The target lies inside the natural limits of the old way (advice-engine, 5). */
export function isSoft({ direction, target }: CharterMeasure, { lower, upper }: Limits): boolean {
  return direction === 'lower' ? Number(target) >= lower : Number(target) <= upper
}

function softTarget({ key, target }: CharterMeasure, { lower, upper }: Limits): string {
  const range = `${amount(key, Math.max(lower, 0))} to ${amount(key, upper)}`
  return `The target of ${amount(key, Number(target))} for ${nameInside(key)} lies inside normal week-to-week variation (${range}); it can be met without any change.`
}

/** The number to reach in the sentence is no goal measure's target, where both can be compared. */
function sentenceWarning({ sentence, measures: agreed }: CharterContent): readonly string[] {
  const { to } = readGoal(sentence, '')
  const targets = agreed.filter(({ role, target }) => role === 'goal' && target !== null)
  const comparable = targets.filter(({ key }) => to !== null && inUnitOf(key, to) !== null)
  const isNamed = comparable.some(({ key, target }) => to !== null && inUnitOf(key, to) === Number(target))
  const [first] = comparable
  if (!first || isNamed || !to) return []
  return [
    `The sentence says ${to.value} ${to.unit}, the target for ${nameInside(first.key)} is ${amount(first.key, Number(first.target))}.`,
  ]
}

function inUnitOf(key: CharterMeasure['key'], amountSaid: Amount): number | null {
  if (key === 'cycle_time_hours') return hoursOf(amountSaid)
  return key.endsWith('_pct') && amountSaid.unit === '%' ? amountSaid.value : null
}

function groupWarning({ group }: CharterContent): readonly string[] {
  const isAboutTen = group.people >= 5 && group.people <= 15
  if (group.people === 0 || isAboutTen) return []
  return [`The group has ${counted(group.people, 'person', 'people')}; about ten is right for a first pilot.`]
}

function timeBoxWarning({ decisionPoints }: CharterContent): readonly string[] {
  const { timeBoxWeeks, weeksToHold } = thresholdsIn(decisionPoints)
  if (timeBoxWeeks > weeksToHold) return []
  return [
    `The time box of ${counted(timeBoxWeeks, 'week')} ends before the target can be held for ${counted(weeksToHold, 'week')}.`,
  ]
}
