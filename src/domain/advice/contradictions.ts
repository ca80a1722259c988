// Facts can be well formed and still contradict themselves. Such facts are refused, because any advice on them would rest
// on a guess about which half is true.
import { isWeek, nextWeek } from '../week.ts'
import type { Facts, FactsWeek, Thresholds } from './facts.ts'
import { pointer, type FactsRefusal } from './reading.ts'

/** Everything in which the facts contradict themselves; an empty list when they hold together. */
export function contradictions(facts: Facts, thresholds: Thresholds): readonly FactsRefusal[] {
  return [
    ...goals(facts),
    ...measureNames(facts),
    ...shares(thresholds),
    ...order(facts),
    ...facts.weeks.flatMap((week, index) => [
      ...strangeValues(facts, week, `/weeks/${index}`),
      ...valuesWithoutScorecard(week, `/weeks/${index}`),
      ...noWordOnFailures(week, `/weeks/${index}`),
    ]),
  ]
}

function goals(facts: Facts): FactsRefusal[] {
  const count = facts.charter.measures.filter((measure) => measure.role === 'goal').length
  if (count === 1 || count === 2) return []
  return [{ path: '/charter/measures', why: `A pilot has one or two goal measures; here are ${count}.` }]
}

function measureNames(facts: Facts): FactsRefusal[] {
  const keys = facts.charter.measures.map((measure) => measure.key)
  return keys.flatMap((key, index) => {
    if (keys.indexOf(key) === index) return []
    return [{ path: `/charter/measures/${index}/key`, why: `The measure "${key}" is named twice.` }]
  })
}

function shares({ shareLow, shareHigh }: Thresholds): FactsRefusal[] {
  if (shareLow <= shareHigh) return []
  return [
    { path: '/charter/thresholds/shareLow', why: `shareLow (${shareLow}) cannot be above shareHigh (${shareHigh}).` },
  ]
}

function order(facts: Facts): FactsRefusal[] {
  if (facts.weeks.length === 0) return [{ path: '/weeks', why: 'There must be at least one week to review.' }]
  return facts.weeks.flatMap(({ week }, index) => {
    const path = `/weeks/${index}/week`
    const before = facts.weeks[index - 1]?.week
    if (!isWeek(week)) return [{ path, why: `"${week}" is not an ISO week such as "2026-W37".` }]
    if (before === undefined || !isWeek(before) || nextWeek(before) === week) return []
    return [{ path, why: `After ${before} comes ${nextWeek(before)}, not ${week}: name every week, in order.` }]
  })
}

function strangeValues(facts: Facts, week: FactsWeek, path: string): FactsRefusal[] {
  const known = facts.charter.measures.map((measure) => measure.key)
  const strange = Object.keys(week.values ?? {}).filter((key) => !known.includes(key))
  return strange.map((key) => ({
    path: pointer(`${path}/values`, key),
    why: `The charter has no measure "${key}". It has: ${known.join(', ')}.`,
  }))
}

function valuesWithoutScorecard(week: FactsWeek, path: string): FactsRefusal[] {
  if (!week.missing) return []
  const given = Object.entries(week.values ?? {}).filter(([, value]) => value !== null)
  return given.map(([key]) => ({
    path: pointer(`${path}/values`, key),
    why: `${week.week} is marked as missing, so it cannot have a value here.`,
  }))
}

function noWordOnFailures(week: FactsWeek, path: string): FactsRefusal[] {
  const excused = week.missing === true || week.paused === true || (week.cases ?? null) === null
  if (excused || (week.failures ?? null) !== null) return []
  return [{ path: `${path}/failures`, why: `Say which failures ${week.week} had; an empty list when it had none.` }]
}
