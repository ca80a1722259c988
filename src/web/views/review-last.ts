// The first step of a review: what the one before it decided, and what came of that.
import { askedAfter } from '../../domain/action.ts'
import { componentName } from '../../domain/component.ts'
import type { AnswerVersion } from '../../domain/pilot-file.ts'
import { completingKey, firstWeekOf, signedAnswers } from '../../domain/pilot-weeks.ts'
import { reviewStateOf } from '../../domain/review-held.ts'
import { ruleName } from '../../domain/rule.ts'
import { previousWeek } from '../../domain/week.ts'
import { dayOf, weekName } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import { actionLine } from './action-lines.ts'
import type { SignedAnswer } from './answer.ts'
import type { PressedLine } from './press.ts'
import { type ReviewOf, toldUntil } from './review-of.ts'
import { answerShown } from './signed-answer.ts'
import type { Trail } from './trail.ts'

export type LastWeek = {
  /** The last answer that both signed; null before the first. */
  readonly answer: SignedAnswer | null
  /** What came of its fix, and whether a review was passed over since. */
  readonly notes: readonly string[]
  /** What earlier reviews decided and this one asks after. */
  readonly asked: readonly PressedLine[]
  /** Rules that were switched on since. */
  readonly switchedOn: Trail
}

/** What last week’s review changed. */
export function lastWeekStep(given: ReviewOf): LastWeek {
  const { file, review, names } = given
  const last = signedAnswers(file).findLast((answer) => answer.week < review.week) ?? null
  const asked = askedAfter(file, review.week, { since: given.lastSignedAt, until: toldUntil(given) })
  return {
    answer: last && answerShown(file, last, names),
    notes: [...weekBefore(given), ...(last ? followUp(given, last) : [])],
    asked: asked.map((action) => actionLine({ ...given, now: toldUntil(given) }, action)),
    switchedOn: last ? switchedOnSince(given, completingKey(file, last)?.at ?? last.at) : [],
  }
}

/** A review that was adjourned or missed shows in the next one. */
function weekBefore({ file, review, meeting, names, now, calendar, texts }: ReviewOf): readonly string[] {
  const adjourned = meeting.adjourned
  const own = adjourned
    ? [
        `This review was adjourned by ${nameWithSeat(names, file.pilot.holders, adjourned.by)} on ${dayOf(adjourned.at, calendar.zone, now)}: “${texts.get(adjourned.why ?? '') ?? ''}”`,
      ]
    : []
  const week = previousWeek(review.week)
  if ((firstWeekOf(file) ?? week) > week) return own
  const said = passedOver[reviewStateOf(file, week, now, calendar)]
  return said === undefined ? own : [`The review of the week of ${weekName(week)} ${said}.`, ...own]
}

const passedOver: { readonly [State in ReturnType<typeof reviewStateOf>]?: string } = {
  missed: 'was missed: nobody held it',
  adjourned: 'was adjourned and has no answer',
  unanswered: 'ended without an answer that both signed',
  due: 'has not been held',
}

function followUp(given: ReviewOf, last: AnswerVersion): readonly string[] {
  const { file, names, calendar, now } = given
  const what = last.content.fix?.what
  if (!what?.startsWith('component:')) return []
  const component = what.slice('component:'.length)
  const repair = file.repairs.findLast(
    (one) => one.component === component && one.at >= last.at && one.at <= toldUntil(given),
  )
  if (!repair) return [`Nobody has reported the repair of ${componentName(file, component)} done.`]
  return [
    `${nameWithSeat(names, file.pilot.holders, repair.by)} reported the repair done on ${dayOf(repair.at, calendar.zone, now)}.`,
  ]
}

function switchedOnSince(given: ReviewOf, since: number): Trail {
  const { file, names, calendar, now } = given
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const on = file.ruleChanges.filter(({ what, at }) => what === 'switched on' && at > since && at <= toldUntil(given))
  return on.flatMap(({ change, by, at }) => {
    const rule = file.rules.find((version) => version.change === change)
    if (!rule) return []
    const { number, retired } = rule
    const text = `${nameWithSeat(names, file.pilot.holders, by)} ${retired ? 'retired' : 'switched on'} ${ruleName(number)} on ${dayOf(at, calendar.zone, now)}.`
    return [{ text, href: `${pilot}/rule-changes/${change}`, at: new Date(at).toISOString(), side: 'policy' as const }]
  })
}
