// What if the target were another one, a check had passed, or the coming weeks went so? The week's facts are altered as
// somebody typed them, and the very same engine is asked. Nothing of it is kept.
import { checkNames, checkResult } from './advice/checks.ts'
import { modelWeek } from './advice/coming-weeks.ts'
import { type CheckResult, type Facts, type FactsMeasure, type FactsWeek, thresholdsOf } from './advice/facts.ts'
import { reviewedWeek } from './advice/pilot-weeks.ts'
import { nameOf } from './advice/wording.ts'
import { readDecimal, toDecimal } from './decimal.ts'
import { decisionPoints, type PointName, readDecisionPoints, shownPoint } from './decision-points.ts'
import { incompleteBefore } from './evidence.ts'
import type { Problem } from './refusal.ts'
import { nextWeek } from './week.ts'

/** So many coming weeks can be supposed: half a year. */
export const mostWeeksAhead = 26

export const checkResults: readonly CheckResult[] = ['pass', 'fail', 'not measured', 'not applicable']

/** What can be said of the coming weeks beside the measures; adoption in per cent, support in hours. */
export const comingFigures = ['cases', 'adoption', 'helpRequests', 'supportHours'] as const
export type ComingFigure = (typeof comingFigures)[number]

/** As somebody typed it, each value under the name of its field. What is absent or empty stays as it is. */
export type Typed = Readonly<Record<string, string | undefined>>

/** `without`: weeks that are supposed to have no scorecard. */
export type Supposing = { readonly facts: Facts; readonly typed: Typed; readonly without: readonly string[] }

type Wrong = (problem: Problem) => void

/** The facts as they are supposed to be, or everything that is wrong with what was typed, field by field. */
export function supposedFacts({ facts, typed, without }: Supposing): Facts | readonly Problem[] {
  const problems: Problem[] = []
  const wrong: Wrong = (problem) => void problems.push(problem)
  const charter = {
    ...facts.charter,
    measures: facts.charter.measures.map((measure) => ({ ...measure, target: targetTyped(measure, typed, wrong) })),
    thresholds: pointsTyped(facts, typed, wrong),
  }
  const checks = checksTyped(facts, typed, wrong)
  const past = { ...facts, charter, checks, weeks: withoutScorecards(facts.weeks, without, wrong) }
  const weeks = [...past.weeks, ...comingWeeks(past, typed, wrong)]
  if (problems.length > 0) return problems

  return { ...past, weeks, incompleteReviewsBefore: incompleteBefore(weeks, charter) }
}

/** What is wrong, where the facts could not be supposed. */
export function isUnreadable(supposed: Facts | readonly Problem[]): supposed is readonly Problem[] {
  return Array.isArray(supposed)
}

/** The number in a field; `otherwise` where it is empty. */
function numberTyped(
  { field, least, most, says }: { field: string; least: number; most: number; says: string },
  typed: Typed,
  wrong: Wrong,
): number | null {
  const text = typed[field] ?? ''
  if (text === '') return null
  const value = Number(readDecimal(text.replace(/\s*%$/, '')) ?? Number.NaN)
  if (value >= least && value <= most) return value
  wrong({ field, why: `${says}: write a number from ${least} to ${most.toLocaleString('en-GB')}, like 4 or 2.5.` })
  return null
}

const anyAmount = { least: 0, most: 1_000_000_000 } as const

function targetTyped({ key, target }: FactsMeasure, typed: Typed, wrong: Wrong): number | null {
  const says = `Target of ${nameOf(key).toLowerCase()}`
  return numberTyped({ field: `target.${key}`, says, ...anyAmount }, typed, wrong) ?? target ?? null
}

/** The thresholds that were typed; those that were not stay as the charter has them. */
function pointsTyped(facts: Facts, typed: Typed, wrong: Wrong): Facts['charter']['thresholds'] {
  const agreed = thresholdsOf(facts.charter)
  const texts = decisionPoints.map((point) => [point.name, typed[point.name] || shownPoint(point, agreed)] as const)
  const points = readDecisionPoints(Object.fromEntries(texts) as Record<PointName, string>, wrong) // every point has its text
  return Object.fromEntries(Object.entries(points).map(([name, value]) => [name, Number(value)]))
}

function checksTyped(facts: Facts, typed: Typed, wrong: Wrong): Facts['checks'] {
  const results = checkNames(facts).map((name) => {
    const text = typed[`check.${name}`] || checkResult(facts, name)
    const result = checkResults.find((one) => one === text)
    if (!result) wrong({ field: `check.${name}`, why: 'Choose one of the results.' })
    return [name, result ?? 'not measured'] as const
  })
  return Object.fromEntries(results)
}

/** A week that is left out becomes one without a scorecard: dropping it would move all the others. */
function withoutScorecards(
  weeks: readonly FactsWeek[],
  without: readonly string[],
  wrong: Wrong,
): readonly FactsWeek[] {
  if (without.some((name) => !weeks.some(({ week }) => week === name)))
    wrong({ field: 'without', why: 'Only a week of this pilot can be left out.' })
  return weeks.map((week) =>
    without.includes(week.week)
      ? {
          week: week.week,
          cases: null,
          values: {},
          failures: null,
          missing: true,
          changeSwitchedOn: week.changeSwitchedOn,
        }
      : week,
  )
}

/** So many weeks more, all alike: as the last one with a scorecard, but for what was typed. */
function comingWeeks(facts: Facts, typed: Typed, wrong: Wrong): readonly FactsWeek[] {
  const model = comingModel(facts, typed, wrong)
  const count = numberTyped({ field: 'ahead', says: 'Coming weeks', least: 0, most: mostWeeksAhead }, typed, wrong) ?? 0
  if (!Number.isInteger(count)) wrong({ field: 'ahead', why: 'Coming weeks: write a whole number, like 2.' })
  const weeks: FactsWeek[] = []
  for (let week = nextWeek(reviewedWeek(facts).week); weeks.length < Math.floor(count); week = nextWeek(week))
    weeks.push({ ...model, week })
  return weeks
}

function comingModel(facts: Facts, typed: Typed, wrong: Wrong): Omit<FactsWeek, 'week'> {
  const model = modelWeek(facts)
  const { cases, adoption, helpRequests, supportHours } = comingTyped(typed, wrong)
  const support = supportHours === null ? {} : { support: { minutes: supportHours * 60, source: 'measured' as const } }
  const values = facts.charter.measures.map(({ key }) => {
    const says = `${nameOf(key)} in the coming weeks`
    const value = numberTyped({ field: `next.${key}`, says, ...anyAmount }, typed, wrong)
    return [key, value ?? model.values?.[key] ?? null] as const
  })
  return {
    ...model,
    cases: cases ?? model.cases ?? 0,
    values: Object.fromEntries(values),
    adoption: adoption === null ? model.adoption : adoption / 100,
    helpRequests: helpRequests ?? model.helpRequests,
    work: model.work && { ...model.work, ...support },
    failures: model.failures ?? [],
    missing: false,
    paused: false,
    changeSwitchedOn: false,
  }
}

function comingTyped(typed: Typed, wrong: Wrong): Readonly<Record<ComingFigure, number | null>> {
  const read = (name: ComingFigure, says: string, most: number) => {
    const value = numberTyped({ field: `next.${name}`, says, least: 0, most }, typed, wrong)
    const isCounted = name === 'cases' || name === 'helpRequests'
    if (isCounted && value !== null && !Number.isInteger(value))
      wrong({ field: `next.${name}`, why: `${says}: write a whole number.` })
    return value
  }
  return {
    cases: read('cases', 'Cases a week', 1_000_000),
    adoption: read('adoption', 'Cases through the automation', 100),
    helpRequests: read('helpRequests', 'Help requests a week', 1_000_000),
    supportHours: read('supportHours', 'Support hours a week', 10_000),
  }
}

/** What stands in the fields before anybody typed: the facts as they are. The coming weeks are empty: as the last one. */
export function asItStands(facts: Facts): Readonly<Record<string, string>> {
  const agreed = thresholdsOf(facts.charter)
  const targets = facts.charter.measures.map(({ key, target }) => [
    `target.${key}`,
    target === null || target === undefined ? '' : toDecimal(target),
  ])
  const points = decisionPoints.map((point) => [point.name, shownPoint(point, agreed)])
  const checks = checkNames(facts).map((name) => [`check.${name}`, checkResult(facts, name)])
  return { ...Object.fromEntries([...targets, ...points, ...checks]), ahead: '0' }
}
