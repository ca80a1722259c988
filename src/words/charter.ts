// A charter as people read it: section by section, term by term. The same words stand on the page, in a comparison of two
// versions and on paper, and they depend on nothing but the content, so that an old version reads as it always did.
import { amount, counted, listed, nameInside, nameOf as measureName } from '../domain/advice/wording.ts'
import { type CharterContent, type CharterMeasure, type Minutes, minutesNames } from '../domain/charter.ts'
import { countsIn } from '../domain/cycle-time.ts'
import type { Wage } from '../domain/wage.ts'
import { decisionPoints, shownPoint, thresholdsIn } from '../domain/decision-points.ts'
import { defaultThresholds } from '../domain/advice/facts.ts'
import { dayName, weekName } from './dates.ts'
import { hoursSentence } from './figures.ts'
import { decisionPointsInWords } from './decision-points.ts'
import { nameOf, type Names } from './people.ts'

/** One term of a charter: what it says, and a quiet line below. */
export type Term = { readonly term: string; readonly text: string; readonly note?: string }

export type CharterSection = { readonly id: string; readonly heading: string; readonly terms: readonly Term[] }

/** The whole charter in words. `names` are the people's, by id. */
export function charterInWords(content: CharterContent, names: Names): readonly CharterSection[] {
  return [
    { id: 'goal', heading: 'The goal', terms: goalTerms(content) },
    { id: 'measures', heading: 'What success is', terms: measureTerms(content) },
    { id: 'decision-points', heading: 'Decision points', terms: decisionPointsInWords(content) },
    { id: 'numbers', heading: 'The numbers behind them', terms: numberTerms(content) },
    { id: 'minutes', heading: 'Minutes and touches', terms: minutesTerms(content) },
    { id: 'smallest', heading: 'The smallest version', terms: smallestTerms(content) },
    { id: 'rights', heading: 'Who decides', terms: rightsTerms(content, names) },
    { id: 'group', heading: 'The group', terms: groupTerms(content) },
    { id: 'rhythm', heading: 'Rhythm', terms: rhythmTerms(content) },
  ]
}

function goalTerms({ sentence, objective, adopted, firstWeek }: CharterContent): readonly Term[] {
  const start =
    adopted && firstWeek !== null
      ? `It runs already: its first week is the week of ${weekName(firstWeek)}. Earlier weeks are before the keys.`
      : 'Its first week is the first full week after the launch.'
  return [
    { term: 'Goal sentence', text: sentence },
    { term: 'Objective it serves', text: orNotYet(objective) },
    { term: 'Start', text: start },
  ]
}

function measureTerms({ measures, cycleTime }: CharterContent): readonly Term[] {
  const goals = measures.length === 0 ? [{ term: 'Goal measure', text: notYet }] : measures.map(measureTerm)
  return [...goals, { term: 'Hours that count', text: hoursSentence(countsIn({ cycleTime })) }]
}

function measureTerm(measure: CharterMeasure): Term {
  return {
    term: `${measure.role === 'goal' ? 'Goal' : 'Guardrail'}: ${nameInside(measure.key)}`,
    text: `${targetText(measure)} ${baselineText(measure)}`,
    note: valuesText(measure),
  }
}

function targetText({ key, role, direction, target }: CharterMeasure): string {
  const than = direction === 'lower' ? 'or less' : 'or more'
  if (target !== null) return `${role === 'goal' ? 'Target' : 'Limit'}: ${amount(key, Number(target))} ${than}.`
  return role === 'goal' ? 'No target yet.' : `No limit; ${direction} is better, and it must not get worse.`
}

function baselineText({ key, baseline }: CharterMeasure): string {
  const { values, firstWeek, lastWeek, from } = baseline
  if (values.length === 0) return 'No baseline yet.'
  const mean = values.reduce((sum, value) => sum + Number(value), 0) / values.length
  const when = firstWeek && lastWeek ? `, ${weekName(firstWeek)} to ${weekName(lastWeek)}` : ''
  const source = from === 'case log' ? 'from the case log' : 'as stated'
  return `Before: ${amount(key, mean)} on average over ${counted(values.length, 'week')}${when}, ${source}.`
}

function valuesText({ baseline, key }: CharterMeasure): string | undefined {
  if (baseline.values.length === 0) return undefined
  const rounded = baseline.values.map((value) => String(Number(Number(value).toFixed(2))))
  return `${measureName(key)} by week: ${rounded.join(', ')}`
}

function numberTerms({ decisionPoints: own }: CharterContent): readonly Term[] {
  const thresholds = thresholdsIn(own)
  return decisionPoints.map((point) => {
    const isOwn = thresholds[point.name] !== defaultThresholds[point.name]
    const text = `${shownPoint(point, thresholds)} ${point.unit}`
    return {
      term: point.words,
      text,
      note: isOwn ? `the default is ${shownPoint(point, defaultThresholds)}` : undefined,
    }
  })
}

const minutesWords = {
  perCase: 'One case by hand',
  perTouch: 'One manual touch',
  perException: 'One exception or rework',
  perHelp: 'One help request',
} as const

function minutesTerms({ minutes, wage, plannedTouches }: CharterContent): readonly Term[] {
  return [
    ...minutesNames.map((name) => minutesTerm(minutesWords[name], minutes[name])),
    ...(wage ? [wageTerm(wage)] : []),
    { term: 'Planned manual touches', text: `${plannedTouches} a case` },
  ]
}

function minutesTerm(term: string, minutes: Minutes | null): Term {
  if (minutes === null) return { term, text: 'Not given, so it is not measured.' }
  return { term, text: `${minutes.minutes} minutes, ${foundText(minutes)}`, note: minutes.where }
}

function wageTerm(wage: Wage): Term {
  return { term: 'An hour of this work', text: `${wage.amount} ${wage.currency}, ${foundText(wage)}`, note: wage.where }
}

function foundText({ source }: Pick<Minutes, 'source'>): string {
  return `${source}${{ measured: '', sampled: ' (± 15 %)', estimated: ' (± 30 %)' }[source]}`
}

function smallestTerms({ smallest, components }: CharterContent): readonly Term[] {
  return [
    { term: 'It does', text: orNotYet(smallest.does) },
    { term: 'It does not', text: orNotYet(smallest.doesNot) },
    { term: 'What can fail in it', text: components.length === 0 ? notYet : components.join(', ') },
  ]
}

function rightsTerms({ mayPause }: CharterContent, names: Names): readonly Term[] {
  const others = mayPause.map((person) => nameOf(names, person))
  return [
    { term: 'The COO owns', text: 'The process, its rules and exceptions, the people, training and adoption.' },
    { term: 'The CTO owns', text: 'The system, its integrations and permissions, logs, alerts and rollback.' },
    {
      term: 'A rule changes',
      text: 'Once both keys have turned: on the policy, and on the system being able to carry it.',
    },
    { term: 'May pause', text: `${listed(['The COO', 'the CTO', ...others])}.` },
  ]
}

function groupTerms(content: CharterContent): readonly Term[] {
  const { group, dailyUse, whenToUse, fallback, training, startAnnouncedOn } = content
  const people = group.people === 0 ? null : counted(group.people, 'person', 'people')
  return [
    { term: 'Who', text: [people, group.who].filter(Boolean).join(': ') || notYet },
    { term: 'Good daily use', text: orNotYet(dailyUse) },
    { term: 'When to use it', text: orNotYet(whenToUse) },
    { term: 'Fallback', text: orNotYet(fallback) },
    { term: 'Training done', text: orNotYet(training) },
    { term: 'Start announced on', text: startAnnouncedOn === null ? notYet : dayName(startAnnouncedOn) },
  ]
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function rhythmTerms({ cycleWeeks, deadline }: CharterContent): readonly Term[] {
  const day = weekdays[deadline.weekday - 1] ?? ''
  return [
    { term: 'Test cycle', text: `${counted(cycleWeeks, 'week')}. Until the first one ends the scope is frozen.` },
    { term: 'A week closes', text: `By itself, on the ${day} after it at ${deadline.time}.` },
  ]
}

const notYet = 'Not written yet.'

function orNotYet(text: string): string {
  return text === '' ? notYet : text
}
