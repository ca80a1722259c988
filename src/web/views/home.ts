// Home: what waits for you, what is overdue, what waits for others, and the pilots by urgency. No charts, no feed, no totals.
import type { Calendar } from '../../domain/calendar.ts'
import { type OpenDecision, openDecisions, vacancies } from '../../domain/open-decisions.ts'
import { type Leader, isLeader } from '../../domain/person.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import { signedAnswers } from '../../domain/pilot-weeks.ts'
import { isRevealed, reviewOf } from '../../domain/review.ts'
import { workingDaysAfter } from '../../domain/working-days.ts'
import type { SeatedPilot } from '../../store/home-page.ts'
import { headlineOf } from '../../words/advice.ts'
import { dayOf, dayTime, weekName } from '../../words/dates.ts'
import { decisionAddress, decisionText } from '../../words/decisions.ts'
import { netWorkText } from '../../words/figures.ts'
import { type Names, nameOf, titleOf } from '../../words/people.ts'
import { lowered } from '../../words/sentences.ts'
import { faceOf } from './answer.ts'
import type { Line, Lines } from './lists.ts'

export type HomeOf = {
  readonly pilots: readonly SeatedPilot[]
  /** Seats that were offered to this person and agreements asked of them. */
  readonly asks: Lines
  readonly names: Names
  readonly now: number
  readonly calendar: Calendar
}

type Waiting = { readonly pilot: SeatedPilot; readonly decision: OpenDecision }

export function homeView(given: HomeOf) {
  const waiting = given.pilots.flatMap((pilot) =>
    openDecisions(pilot.file, given.now, given.calendar).map((decision) => ({ pilot, decision })),
  )
  const mine = waiting.filter(isMine)
  const overdue = mine.filter(({ decision }) => decision.dueAt < given.now)
  const inTime = mine.filter(({ decision }) => decision.dueAt >= given.now)
  return {
    waiting: [...given.asks, ...inTime.map((one) => lineFor(one, given))],
    overdue: overdue.map((one) => lineFor(one, given)),
    others: waiting.filter((one) => !isMine(one) && isLeaderOf(one.pilot)).map((one) => lineFor(one, given, true)),
    vacancies: given.pilots.flatMap(({ file }) => vacancies(file)),
    disputes: given.pilots
      .filter(({ seats }) => seats.includes('sponsor'))
      .flatMap((pilot) => disputeLines(pilot, given)),
    pilots: given.pilots.map((pilot) => pilotLine(pilot, given)).toSorted((a, b) => a.urgency - b.urgency),
  }
}

/** How many decisions wait for the person, for the bar of every page. */
export function waitingCount(pilots: readonly SeatedPilot[], now: number, calendar: Calendar): number {
  return pilots.flatMap((pilot) =>
    openDecisions(pilot.file, now, calendar).filter((decision) => isMine({ pilot, decision })),
  ).length
}

function isMine({ pilot, decision }: Waiting): boolean {
  return pilot.seats.some((seat) => seat === decision.seat)
}

function isLeaderOf({ seats }: SeatedPilot): boolean {
  return seats.some(isLeader)
}

function lineFor({ pilot, decision }: Waiting, given: HomeOf, forOther = false): Line {
  const { code } = pilot.file.pilot
  const who = forOther ? `${holderName(pilot, decision.seat, given.names)} · ` : ''
  const due = `due ${dayTime(decision.dueAt, given.calendar.zone, given.now)}`
  const since = `since ${dayOf(decision.since, given.calendar.zone, given.now)}`
  return {
    text: `${code}: ${lowered(decisionText(decision))}`,
    href: decisionAddress(code, decision),
    note: `${who}${since} · ${due}`,
  }
}

function holderName({ file }: SeatedPilot, seat: Leader, names: Names): string {
  const holder = file.pilot.holders.find((one) => one.seat === seat)
  return holder ? `${nameOf(names, holder.person)} (${titleOf(seat)})` : `no ${titleOf(seat)}`
}

type Urgent = Line & { readonly urgency: number }

/** Stop advised comes first, then fix, then ready to expand, then the rest; ended pilots last. */
function pilotLine({ file, evidence, week }: SeatedPilot, given: HomeOf): Urgent {
  const { code, name } = file.pilot
  const stage = lastStage(file.pilot)
  const base = { text: `${code} ${name}`, href: `/pilots/${code}` }
  if (hasEnded(file.pilot) && stage)
    return { ...base, urgency: 6, note: `${stage.stage} on ${dayOf(stage.at, given.calendar.zone, given.now)}` }
  if (!evidence || !week)
    return {
      ...base,
      urgency: 4,
      note: stage ? 'launched, no closed week yet' : 'draft: the charter is not launched yet',
    }
  const { answer, kind } = evidence.advice
  const paused = stage?.stage === 'paused' ? 'paused · ' : ''
  const last = signedAnswers(file).at(-1)
  const said = last
    ? ` · last answer: ${faceOf(last.content.answer).face.toLowerCase()}, week of ${weekName(last.week)}`
    : ''
  const urgency = { stop: 0, fix: 1, expand: 3 }[answer]
  return {
    ...base,
    word: answer,
    shape: faceOf(answer).shape,
    urgency,
    note: `${paused}advice: ${lowered(headlineOf(answer, kind))}${said}${netNote(evidence.advice.netManualWork)}`,
  }
}

function netNote(net: Parameters<typeof netWorkText>[0]): string {
  const text = netWorkText(net)
  return text === null ? '' : ` · net manual work ${text}`
}

const daysToAgree = 5

/** The sponsor is told of every review in which the two leaders still differ after five working days. */
function disputeLines({ file }: SeatedPilot, { calendar, now }: HomeOf): Lines {
  const weeks = [...new Set(file.choices.map((choice) => choice.week))]
  return weeks.flatMap((week) => {
    const { round, signed } = reviewOf(file, week)
    const revealedAt = Math.max(round.policy?.at ?? 0, round.system?.at ?? 0)
    const told = workingDaysAfter(calendar.dayOf(revealedAt), daysToAgree)
    if (signed || !isRevealed(round) || told > calendar.dayOf(now)) return []
    const text = `${file.pilot.code}: no answer is signed for the week of ${weekName(week)}`
    const note = `both have chosen since ${dayOf(revealedAt, calendar.zone, now)}`
    return [{ text, href: `/pilots/${file.pilot.code}/reviews/${week}`, note }]
  })
}
