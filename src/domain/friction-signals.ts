// Signs of drift that friction and work by hand give: each says what was seen, since when, where the evidence is, and whose
// move it is.
import type { FactsCharter, FactsWeek } from './advice/facts.ts'
import type { Calendar } from './calendar.ts'
import { charterInForce } from './charter.ts'
import { charterForEngine, weekForEngine } from './evidence.ts'
import type { FrictionReport } from './friction.ts'
import type { Side } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import { boundsOf, firstWeekOf, signedAnswers } from './pilot-weeks.ts'
import { thresholds } from './signal-thresholds.ts'
import { previousWeek, weeksBetween } from './week.ts'

/** What was seen. Reports are named by their numbers. */
export type FrictionSeen =
  | { readonly what: 'decided elsewhere'; readonly reports: readonly [FrictionReport, ...FrictionReport[]] }
  | {
      readonly what: 'value handled outside'
      readonly field: string
      readonly value: string
      readonly outside: number
      readonly all: number
    }
  | { readonly what: 'field corrected by hand'; readonly field: string; readonly cases: number; readonly all: number }
  | {
      readonly what: 'more help since success'
      readonly announced: string
      readonly before: number
      readonly week: string
      readonly requests: number
    }
  | { readonly what: 'hardly used'; readonly week: string; readonly adoption: number }

export type FrictionSignal = {
  readonly seen: FrictionSeen
  /** Since which instant (ms). */
  readonly since: number
  /** Where the evidence is, below the pilot's address. */
  readonly evidence: string
  /** Whose move it is. */
  readonly move: Side | 'both'
}

/** A completed case of the last weeks, as its log tells how it was handled. */
export type HandledCase = {
  readonly completedAt: number
  readonly path: string | null
  readonly fieldsEdited: readonly string[]
  readonly attributes: Readonly<Record<string, string>>
}

/** What the signs are read from; `cases` are those of the last weeks that are spoken of, oldest first. */
export type FrictionEvidence = {
  readonly file: PilotFile
  readonly cases: readonly HandledCase[]
  readonly now: number
  readonly calendar: Calendar
}

/** Every sign of drift in friction reports and work by hand at `now` (ms). */
export function frictionSignals(evidence: FrictionEvidence): readonly FrictionSignal[] {
  const { file, cases } = evidence
  return [
    ...decidedElsewhere(evidence),
    ...valuesOutside(cases),
    ...fieldsCorrected(cases),
    ...(firstWeekOf(file) === null ? [] : [...moreHelp(evidence), ...hardlyUsed(evidence)]),
  ]
}

const elsewhere = /\b(chats?|teams|slack|whatsapp|e-?mails?|e-?mailed|mails?|mailed|phone|phoned|called)\b/i

/** Done another way, and settled in a chat or a mail: a decision that no rule knows of. */
function decidedElsewhere({ file, now, calendar }: FrictionEvidence): readonly FrictionSignal[] {
  const week = calendar.weekOf(now)
  const [newest, ...others] = file.frictionReports
    .filter((report) => weeksBetween(report.week, week) < thresholds.weeksSpokenOf)
    .filter(({ kind, words }) => (kind === 'workaround' || kind === 'outside') && elsewhere.test(words))
    .toReversed()
  if (!newest || 1 + others.length < thresholds.decidedElsewhere) return []
  const seen = { what: 'decided elsewhere', reports: [newest, ...others] } as const
  const since = (others.at(-1) ?? newest).at
  return [{ seen, since, evidence: `/friction?kind=${newest.kind}&reason=${reasonIn(newest)}`, move: 'policy' }]
}

function reasonIn({ reason }: FrictionReport): string {
  return encodeURIComponent(reason ?? 'none')
}

/** Cases of one kind that the flow does not carry, however the rest goes. */
function valuesOutside(cases: readonly HandledCase[]): readonly FrictionSignal[] {
  const pairs = new Map<string, { field: string; value: string; all: number; outside: HandledCase[] }>()
  for (const one of cases)
    for (const [field, value] of Object.entries(one.attributes)) {
      const name = JSON.stringify([field, value])
      const known = pairs.get(name) ?? { field, value, all: 0, outside: [] }
      known.all += 1
      if (one.path === 'outside') known.outside.push(one)
      pairs.set(name, known)
    }
  return [...pairs.values()]
    .filter(
      ({ all, outside }) =>
        outside.length >= thresholds.outsideCases && outside.length >= thresholds.outsideShare * all,
    )
    .filter(({ all }) => all < cases.length)
    .map(({ field, value, all, outside }) => ({
      seen: { what: 'value handled outside', field, value, outside: outside.length, all },
      since: outside[0]?.completedAt ?? 0,
      evidence: '/cases?show=by-hand',
      move: 'policy',
    }))
}

function fieldsCorrected(cases: readonly HandledCase[]): readonly FrictionSignal[] {
  const corrected = new Map<string, HandledCase[]>()
  for (const one of cases)
    for (const field of one.fieldsEdited) corrected.set(field, [...(corrected.get(field) ?? []), one])
  return [...corrected]
    .filter(([, of]) => of.length >= thresholds.correctedCases && of.length >= thresholds.correctedShare * cases.length)
    .map(([field, of]) => ({
      seen: { what: 'field corrected by hand', field, cases: of.length, all: cases.length },
      since: of[0]?.completedAt ?? 0,
      evidence: '/cases',
      move: 'system',
    }))
}

/** Success is announced when both leaders sign a week in which every goal measure met its target. */
function moreHelp({ file, now, calendar }: FrictionEvidence): readonly FrictionSignal[] {
  const charter = charterInForce(file.charters, file.keys)
  const week = previousWeek(calendar.weekOf(now))
  if (!charter) return []
  const terms = charterForEngine(charter.content)
  const announced = signedAnswers(file).find((answer) => meetsGoals(terms, weekForEngine(file, answer.week, calendar)))
  if (!announced || announced.week >= week) return []
  const before = weekForEngine(file, announced.week, calendar).helpRequests
  const requests = weekForEngine(file, week, calendar).helpRequests
  if (before == null || requests == null) return []
  if (requests - before < thresholds.moreHelp || requests < before * thresholds.timesMoreHelp) return []
  const seen = { what: 'more help since success', announced: announced.week, before, week, requests } as const
  return [{ seen, since: boundsOf(week, calendar).from, evidence: '/friction#groups', move: 'policy' }]
}

/** The measures look good, and most of the work goes another way. */
function hardlyUsed({ file, now, calendar }: FrictionEvidence): readonly FrictionSignal[] {
  const charter = charterInForce(file.charters, file.keys)
  const week = previousWeek(calendar.weekOf(now))
  if (!charter) return []
  const facts = weekForEngine(file, week, calendar)
  const { adoption } = facts
  if (adoption == null || adoption >= thresholds.lowUsage) return []
  if (!meetsGoals(charterForEngine(charter.content), facts)) return []
  const seen = { what: 'hardly used', week, adoption } as const
  return [{ seen, since: boundsOf(week, calendar).from, evidence: `/weeks/${week}`, move: 'policy' }]
}

function meetsGoals({ measures }: FactsCharter, { values }: FactsWeek): boolean {
  const goals = measures.filter(({ role }) => role === 'goal')
  return goals.every(({ key, direction, target }) => {
    const value = values?.[key]
    if (value == null || target == null) return false
    return direction === 'lower' ? value <= target : value >= target
  })
}
