// The page of a week's review: the whole of it, or in a meeting one step at a time, in the order in which the meeting goes.
import { charterInForce } from '../../domain/charter.ts'
import { expansionGate } from '../../domain/expansion-gate.ts'
import { peopleThere } from '../../domain/meeting.ts'
import { expiredOverruling } from '../../domain/overruling.ts'
import { boundsOf, weekNumber } from '../../domain/pilot-weeks.ts'
import { expiredText } from '../../words/answers.ts'
import type { FrozenScorecard } from '../../store/evidence.ts'
import { dayOf, dayTime, timeOf, weekName } from '../../words/dates.ts'
import { stepWords } from '../../words/meetings.ts'
import { nameWithSeat } from '../../words/people.ts'
import { adviceView } from './advice.ts'
import { besideAdvice } from './advice-beside.ts'
import { answerStep, earlierRounds } from './answer-step.ts'
import { changesIn } from './changes.ts'
import { checkLine, type Checks } from './checks.ts'
import { type Problems, problemSummary } from './field.ts'
import { beginPress, type MeetingFrame, meetingFrame } from './meeting.ts'
import { measureTiles } from './measure-tiles.ts'
import { measuresTable } from './measures-table.ts'
import { decidedStep, notingFolds } from './review-decided.ts'
import { failuresStep } from './review-failures.ts'
import { lastWeekStep } from './review-last.ts'
import { reviewAddress, type ReviewOf } from './review-of.ts'
import { questionsStep } from './review-questions.ts'
import { waitedStep } from './review-waited.ts'

/** What is shown of a review: all of it, or one step, counted from 1. */
export type Shown = number | 'all'

/** For `views/reviews/show.eta`: every step with its number and what stands in it, in their order. */
export function reviewView(given: ReviewOf, shown: Shown) {
  const { review, file, calendar } = given
  const number = weekNumber(file, review.week, calendar)
  const frame: MeetingFrame | null = shown === 'all' ? null : meetingFrame(given, shown)
  return {
    address: reviewAddress(given),
    heading: `Review of the week of ${weekName(review.week)}`,
    line: `Week ${number} · ${review.week} · ${evidenceLine(given)}`,
    standing: standingLines(given),
    problems: homelessProblems(given),
    frame,
    begin: frame ? null : beginPress(given),
    back: frame || !given.place ? null : { text: 'Back to the meeting', href: reviewAddress(given) },
    wall: review.signed ? null : `${reviewAddress(given)}/wall`,
    steps: shown === 'all' ? makers.map((_, at) => stepView(given, at + 1)) : [stepView(given, shown)],
    folds: shown === 'all' ? notingFolds(given) : [],
  }
}

/** One step with its number, its title and its content under its own name. */
function stepView(given: ReviewOf, number: number) {
  const make = makers[number - 1]
  if (!make) throw new Error(`there is no step ${number}`)
  return { number, id: ids[number - 1], title: stepWords(number).title, ...make(given) }
}

/** What other pages lead to within the review keeps its name. */
const ids = ['step-1', 'step-2', 'step-3', 'questions', 'step-5', 'step-6', 'step-7']

const makers: readonly ((given: ReviewOf) => object)[] = [
  (given) => ({ lastWeek: lastWeekStep(given) }),
  (given) => ({ changes: changesOf(given) }),
  (given) => ({ scorecard: scorecardStep(given) }),
  (given) => ({ questions: questionsStep(given) }),
  (given) => ({ failing: failuresStep(given), waited: waitedStep(given) }),
  (given) => ({ gate: gateStep(given) }),
  (given) => ({ answer: theAnswer(given) }),
]

/** What was refused stands at its form; on top where the page has none. */
function homelessProblems({ again, review, place }: ReviewOf): Problems | null {
  if (!again) return null
  const isHomeless = review.signed !== null || again.part === 'page' || (again.part === 'adjournment' && !place)
  return isHomeless ? problemSummary(again.problems) : null
}

/** Signed evidence stays as it stood; the other moves until then. */
function evidenceLine({ review, calendar, now }: ReviewOf): string {
  if (!review.signed) return `evidence as of ${dayOf(now, calendar.zone, now)}`
  return `evidence as it stood when it was signed, ${dayOf(review.signed.at, calendar.zone, now)}`
}

/** When it was held and by whom, that it was adjourned, and the code of a signed one: what its minutes begin with. */
function standingLines(given: ReviewOf): readonly string[] {
  const { meeting, file, names, calendar, now, code } = given
  const { begun } = meeting
  const name = (person: string) => nameWithSeat(names, file.pilot.holders, person)
  const held = begun
    ? [`Begun on ${dayTime(begun.at, calendar.zone, now)}. There: ${peopleThere(meeting).map(name).join(', ')}.`]
    : []
  const adjourned = meeting.events.filter(({ what }) => what === 'adjourned')
  const broken = adjourned.map(
    ({ at, by, why }) =>
      `Adjourned on ${dayOf(at, calendar.zone, now)} at ${timeOf(at, calendar.zone)} by ${name(by)}: “${given.texts.get(why ?? '') ?? ''}”`,
  )
  const signed = code === null ? [] : [`Signed. Verification code ${code}.`]
  const expired = given.review.signed ? null : expiredOverruling(file, now, calendar)
  return [...held, ...broken, ...signed, ...(expired ? [`${expiredText(expired.answer.week)}.`] : [])]
}

function changesOf({ file, review, names, calendar }: ReviewOf) {
  return changesIn(file, boundsOf(review.week, calendar), names, calendar)
}

function scorecardStep(given: ReviewOf) {
  const { file, evidence } = given
  const content = charterInForce(file.charters, file.keys)?.content
  const week = evidence.facts.weeks.at(-1)
  return {
    tiles: content && week ? measureTiles({ ...asItStood(given), content, week, advice: evidence.advice }) : [],
    measures: measuresTable(evidence.advice),
    href: `/pilots/${file.pilot.code}/scorecard`,
  }
}

/** Behind a signed answer stand the cases, imports and stated figures of that moment, whatever came later. */
function asItStood(given: ReviewOf): ReviewOf {
  const { file, review, signedAt } = given
  if (!review.signed || signedAt === null) return given
  const { rollup } = JSON.parse(review.signed.content.scorecard) as FrozenScorecard // frozen as this text
  const before = <Dated extends { readonly at: number }>(all: readonly Dated[]) =>
    all.filter(({ at }) => at <= signedAt)
  const others = file.rollups.filter(({ week }) => week !== review.week)
  const rollups = rollup ? [...others, rollup] : others
  return {
    ...given,
    now: signedAt,
    file: { ...file, rollups, imports: before(file.imports), stated: before(file.stated) },
  }
}

function gateStep({ evidence, file }: ReviewOf): { readonly checks: Checks; readonly href: string } {
  const lines = expansionGate.map((check) => {
    const state = evidence.facts.checks[check.name] ?? 'not measured'
    const isOpen = state === 'fail' || state === 'not measured'
    return checkLine(state, check.words, isOpen ? { missing: check.passesWhen } : {})
  })
  return { checks: { lines }, href: `/pilots/${file.pilot.code}/gates` }
}

/** On the wall nothing can be opened, so only what is read aloud stands there. */
function adviceOfReview(given: ReviewOf) {
  const { evidence, review } = given
  const beside = besideAdvice({ ...given, ...evidence, week: review.week })
  const { age, former, corrected } = beside
  return given.isWall ? { age, former, corrected } : beside
}

/** Nobody's own choice stands on the wall, not even that of whoever opened it. */
function theAnswer(given: ReviewOf) {
  const asSeen = given.isWall ? { ...given, signer: { ...given.signer, person: '', seat: null } } : given
  const step = answerStep(asSeen, reviewAddress(given))
  return {
    advice: adviceView(given.evidence.advice, adviceOfReview(given)),
    earlier: earlierRounds(given),
    decided: decidedStep(given),
    step: given.place || given.isWall ? { ...step, waiting: null } : step,
  }
}
