// Home: what is overdue, what waits for you, what waits for others, and the pilots by urgency. No charts, no feed, no totals.
import type { Noticed } from '../../domain/alert.ts'
import { listed } from '../../domain/advice/wording.ts'
import { doesTheWork } from '../../domain/inbox.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import { signedAnswers } from '../../domain/pilot-weeks.ts'
import { vacancies, voidKeys } from '../../domain/vacancy.ts'
import type { LostDeputyship, SeatedPilot } from '../../store/home-page.ts'
import { headlineOf } from '../../words/advice.ts'
import { dayOf, weekName } from '../../words/dates.ts'
import { thingText } from '../../words/decisions.ts'
import { casesText, netWorkText } from '../../words/figures.ts'
import { nameOf, titleOf } from '../../words/people.ts'
import { lowered } from '../../words/sentences.ts'
import { faceOf } from './answer.ts'
import { disputeLines } from './disputes.ts'
import { harmOn } from './harm.ts'
import { type InboxOf, openFor, openForOthers, othersRow, ownRow, type Row } from './inbox.ts'
import type { Line, Lines } from './lists.ts'
import { sponsoredTable } from './sponsored.ts'
import type { Table } from './table.ts'
import { mapFindingsNote } from './map-findings-note.ts'

export type HomeOf = InboxOf & {
  readonly pilots: readonly SeatedPilot[]
  readonly lost: readonly LostDeputyship[]
  /** Seats that were offered to this person and agreements asked of them. */
  readonly asks: Lines
}

export type HomeView = {
  readonly notices: readonly string[]
  readonly overdue: readonly Row[]
  readonly waiting: readonly Row[]
  readonly others: readonly Row[]
  readonly disputes: Lines
  /** For the sponsor: answers, net hours and money. */
  readonly sponsored: Table | null
  readonly pilots: Lines
}

export function homeView(given: HomeOf): HomeView {
  const { pilots, asks, now, person } = given
  const mine = pilots.flatMap(openFor).toSorted((a, b) => a.open.dueAt - b.open.dueAt)
  const isLate = ({ open }: (typeof mine)[number]) => open.dueAt < now
  return {
    notices: [
      ...pilots.flatMap((pilot) => noticesOn(pilot, given)),
      ...given.lost.map((lost) => lostSentence(lost, given)),
    ],
    overdue: mine.filter(isLate).map((one) => ownRow(one, given)),
    waiting: [...asks.map(askRow), ...mine.filter((one) => !isLate(one)).map((one) => ownRow(one, given))],
    others: pilots.flatMap((pilot) => openForOthers(pilot, person)).map((one) => othersRow(one, given)),
    disputes: pilots
      .filter(({ seats }) => seats.includes('sponsor'))
      .flatMap(({ file, noticed }) => disputeLines(file.pilot.code, noticed.disputes, given)),
    sponsored: sponsoredTable(pilots),
    pilots: pilots.map((pilot) => pilotLine(pilot, given)).toSorted((a, b) => a.urgency - b.urgency),
  }
}

/** Ids of the free texts that the rows quote. */
export function textsOn(pilots: readonly SeatedPilot[]): readonly string[] {
  const open = pilots.flatMap(({ decisions, tasks }) => [...decisions, ...tasks])
  return open.flatMap(({ about }) => (about && 'text' in about ? [about.text] : []))
}

/** What was asked of the person beside what waits on their pilots: a seat, an agreement. */
function askRow({ text, href, note }: Line): Row {
  return {
    text,
    href,
    notes: note === undefined ? [] : [note],
    standsIn: null,
    effect: null,
    reminded: null,
    remind: null,
  }
}

/** What cannot happen while a leader's seat is vacant, and what somebody who left one leaves behind. */
function noticesOn({ file, decisions }: SeatedPilot, { names }: HomeOf): readonly string[] {
  const left = voidKeys(file, decisions).map(({ person, seat, things }) => {
    const which = things.length === 1 ? 'the open key is void' : 'the open keys are void'
    const on = listed(things.map(thingText))
    return `${file.pilot.code}: ${nameOf(names, person)} no longer has the ${titleOf(seat)}’s seat, so ${which}: ${on}.`
  })
  const harm = harmOn(file)
  return [...(harm === null ? [] : [`${file.pilot.code}: ${harm.text}`]), ...vacancies(file), ...left]
}

function lostSentence({ pilot, named }: LostDeputyship, { names }: HomeOf): string {
  const holder = nameOf(names, named.holder)
  return `${pilot.code}: ${holder} no longer has the ${titleOf(named.seat)}’s seat, so you stand in for ${holder} no more.`
}

type Urgent = Line & { readonly urgency: number }

/** Stop advised comes first, then fix, then silence, then ready to expand, then the rest; ended pilots last. */
function pilotLine(pilot: SeatedPilot, given: HomeOf): Urgent {
  const silent = silentNote(pilot.noticed)
  const line = withMapNote(pilot, standingLine(pilot, given), given)
  return silent === null
    ? line
    : { ...line, urgency: Math.min(line.urgency, 2), note: [silent, line.note].filter(Boolean).join(' · ') }
}

/** Those whose move it is read how much was found on the map of a pilot that runs. */
function withMapNote({ file, seats }: SeatedPilot, line: Urgent, given: HomeOf): Urgent {
  const isTheirs = seats.includes('cto') || seats.includes('engineer')
  const found = isTheirs && lastStage(file.pilot) !== null ? mapFindingsNote({ ...given, file }) : null
  return found === null ? line : { ...line, note: [line.note, `map: ${found.count}`].filter(Boolean).join(' · ') }
}

/** Runs that fail in a row, a feed that is silent or speaks too little, cases that stalled: the first words about the pilot. */
function silentNote({ series, silences, shortfalls, stalls }: Noticed): string | null {
  const said = [
    ...series.map(({ name, runs }) => `! failing: ${name}, ${runs} times in a row`),
    ...(silences.length === 0 ? [] : [`! silent: ${silences.map(({ name }) => name).join(', ')}`]),
    ...(shortfalls.length === 0 ? [] : [`! too few runs: ${shortfalls.map(({ name }) => name).join(', ')}`]),
    ...(stalls.length === 0 ? [] : [`! stalled: ${casesText(stalls.length)}`]),
  ]
  return said.length === 0 ? null : said.join(' · ')
}

function standingLine({ file, seats, evidence, week }: SeatedPilot, given: HomeOf): Urgent {
  const { code, name } = file.pilot
  const stage = lastStage(file.pilot)
  const base = { text: `${code} ${name}`, href: `/pilots/${code}${doesTheWork(seats) ? '/know' : ''}` }
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
