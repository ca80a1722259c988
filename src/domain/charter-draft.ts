// A charter as somebody typed it. What is there must make sense; what is still empty can wait until the keys turn, so that
// a charter may be written in several sittings.
import { type CharterContent, type Minutes, type MinutesSource, minutesNames, type MinutesName } from './charter.ts'
import { type BaselineEvidence, type MeasureDraft, readMeasures } from './charter-measures.ts'
import { countsIn } from './cycle-time.ts'
import { isDay } from './day.ts'
import { readDecimal } from './decimal.ts'
import { type PointName, readDecisionPoints } from './decision-points.ts'
import { whyVague } from './goal-sentence.ts'
import type { Problem } from './refusal.ts'
import { readWage, type WageDraft } from './wage.ts'
import { weeksBetween } from './week.ts'
import { readWeek } from './week-typed.ts'

export type MinutesDraft = { readonly minutes: string; readonly source: string; readonly where: string }

/** The form's fields as text, each under the name that a problem with it carries. */
export type CharterDraft = {
  readonly sentence: string
  readonly objective: string
  readonly adopted: boolean
  /** A day in the pilot's first week, or the week itself ("2026-W37"). */
  readonly firstWeek: string
  readonly measures: readonly MeasureDraft[]
  /** What cycle time counts; absent where the form does not ask for it. */
  readonly cycleTime?: string
  readonly decisionPoints: Readonly<Record<PointName, string>>
  readonly minutes: Readonly<Record<MinutesName, MinutesDraft>>
  /** Absent where the form does not ask for it. */
  readonly wage?: WageDraft
  readonly plannedTouches: string
  /** One name a line. */
  readonly components: string
  readonly mayPause: readonly string[]
  readonly does: string
  readonly doesNot: string
  readonly dailyUse: string
  readonly groupPeople: string
  readonly groupWho: string
  readonly whenToUse: string
  readonly fallback: string
  readonly training: string
  readonly startAnnouncedOn: string
  readonly cycleWeeks: string
  readonly deadlineWeekday: string
  readonly deadlineTime: string
}

/** What a draft is read against: the case log, today's week, and what is already agreed. */
export type DraftEvidence = BaselineEvidence & {
  readonly team: string
  /** The people who hold a seat; only they can be named as able to pause. */
  readonly seated: readonly string[]
  /** The pilot's first week once it was launched; it cannot be agreed anew. */
  readonly launched: Pick<CharterContent, 'adopted' | 'firstWeek'> | null
}

/** The content that a draft says, or everything that is wrong with it, field by field. */
export function readDraft(draft: CharterDraft, evidence: DraftEvidence): CharterContent | readonly Problem[] {
  const problems: Problem[] = []
  const wrong = (problem: Problem) => void problems.push(problem)
  const vague = whyVague(draft.sentence, evidence.team)
  if (vague) wrong({ field: 'sentence', why: vague })
  const start = evidence.launched ?? readStart(draft, evidence, wrong)
  const wage = draft.wage && readWage(draft.wage, wrong)
  const cycleTime: Pick<CharterContent, 'cycleTime'> =
    draft.cycleTime === 'working hours' ? { cycleTime: 'working hours' } : {}
  const counts = countsIn(cycleTime)
  const content: CharterContent = {
    sentence: draft.sentence,
    objective: draft.objective,
    ...start,
    measures: readMeasures(draft.measures, { ...evidence, before: start.firstWeek, counts }, wrong),
    ...cycleTime,
    decisionPoints: readDecisionPoints(draft.decisionPoints, wrong),
    minutes: readAllMinutes(draft, wrong),
    ...(wage ? { wage } : {}),
    plannedTouches: whole(draft.plannedTouches, 'plannedTouches', 0, 100, wrong),
    components: readComponents(draft.components, wrong),
    mayPause: draft.mayPause.filter((person) => evidence.seated.includes(person)),
    smallest: { does: draft.does, doesNot: draft.doesNot },
    dailyUse: draft.dailyUse,
    group: { people: groupSize(draft, wrong), who: draft.groupWho },
    whenToUse: draft.whenToUse,
    fallback: draft.fallback,
    training: draft.training,
    startAnnouncedOn: readDay(draft.startAnnouncedOn, wrong),
    cycleWeeks: whole(draft.cycleWeeks, 'cycleWeeks', 1, 26, wrong),
    deadline: { weekday: whole(draft.deadlineWeekday, 'deadlineWeekday', 1, 7, wrong), time: readTime(draft, wrong) },
  }
  return problems.length > 0 ? problems : content
}

type Wrong = (problem: Problem) => void

/** Every page looks at every week from the first one on, so a year that was mistyped would hold all of them up. */
const longestRun = 520

/** A pilot that already runs names its first week, which lies behind us; any other begins when it is launched. */
function readStart(draft: CharterDraft, { currentWeek }: DraftEvidence, wrong: Wrong) {
  const week = readWeek(draft.firstWeek)
  const say = (why: string) => wrong({ field: 'firstWeek', why })
  if (draft.firstWeek !== '' && week === null) say('Give a day in the first week, like 2026-09-07.')
  else if (draft.adopted && week === null) say('A pilot that already runs names its first week.')
  else if (draft.adopted && week !== null && week > currentWeek) say('A pilot that already runs has begun by now.')
  else if (draft.adopted && week !== null && weeksBetween(week, currentWeek) > longestRun)
    say('That is more than ten years ago. Look at the year.')
  else if (!draft.adopted && week !== null)
    say('Only a pilot that already runs names its first week: tick that, or leave this empty.')
  return { adopted: draft.adopted, firstWeek: draft.adopted ? week : null }
}

function readAllMinutes({ minutes }: CharterDraft, wrong: Wrong): CharterContent['minutes'] {
  const read = (name: MinutesName) => readMinutes(name, minutes[name], wrong)
  const [perCase, perTouch, perException, perHelp] = minutesNames.map(read)
  return {
    perCase: perCase ?? null,
    perTouch: perTouch ?? null,
    perException: perException ?? null,
    perHelp: perHelp ?? null,
  }
}

const sources: readonly MinutesSource[] = ['measured', 'sampled', 'estimated']

/** An assumption in minutes names its source and where that stands, or nobody can check it later. */
function readMinutes(name: MinutesName, draft: MinutesDraft, wrong: Wrong): Minutes | null {
  if (draft.minutes === '') {
    if (draft.where !== '')
      wrong({ field: `${name}.minutes`, why: 'Say how many minutes, or leave the whole line empty.' })
    return null
  }
  const minutes = readDecimal(draft.minutes)
  const source = sources.find((one) => one === draft.source)
  const isPlain = minutes !== null && Number(minutes) >= 0 && Number(minutes) <= 10_000
  if (!isPlain) wrong({ field: `${name}.minutes`, why: 'Write minutes as a plain number, like 25 or 2.5.' })
  if (!source) wrong({ field: `${name}.source`, why: 'Say whether this was measured, sampled or estimated.' })
  if (draft.where === '')
    wrong({ field: `${name}.where`, why: 'Say where this comes from: a study, a sample of cases, whose estimate.' })
  return isPlain && source ? { minutes, source, where: draft.where } : null
}

const mostComponents = 60

function readComponents(typed: string, wrong: Wrong): readonly string[] {
  const names = [
    ...new Set(
      typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]
  if (names.length > mostComponents)
    wrong({
      field: 'components',
      why: `Name at most ${mostComponents}: a pilot with more parts is too broad for a first round.`,
    })
  if (names.some((name) => name.length > 80)) wrong({ field: 'components', why: 'Keep each name under 80 characters.' })
  return names
}

function groupSize({ groupPeople }: CharterDraft, wrong: Wrong): number {
  return groupPeople === '' ? 0 : whole(groupPeople, 'groupPeople', 1, 10_000, wrong)
}

function readDay(typed: string, wrong: Wrong): string | null {
  if (typed === '') return null
  if (!isDay(typed)) wrong({ field: 'startAnnouncedOn', why: 'Give the day as 2026-09-07.' })
  return typed
}

function readTime({ deadlineTime }: CharterDraft, wrong: Wrong): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(deadlineTime))
    wrong({ field: 'deadlineTime', why: 'Give a clock time, like 12:00.' })
  return deadlineTime
}

function whole(typed: string, field: string, least: number, most: number, wrong: Wrong): number {
  const value = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN
  if (value >= least && value <= most) return value
  wrong({ field, why: `Write a whole number from ${least} to ${most.toLocaleString('en-GB')}.` })
  return least
}
