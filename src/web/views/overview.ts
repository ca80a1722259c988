// The pilot's first page as plain data: the last signed answer, the advice, the measures, the chart of the first goal, the
// gate, what waits, and one primary action.
import type { Noticed } from '../../domain/alert.ts'
import type { FactsWeek } from '../../domain/advice/facts.ts'
import type { Calendar } from '../../domain/calendar.ts'
import { charterInForce, type CharterContent } from '../../domain/charter.ts'
import { expansionGate } from '../../domain/expansion-gate.ts'
import { expiredOverruling } from '../../domain/overruling.ts'
import type { Seat } from '../../domain/person.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { signedAnswers } from '../../domain/pilot-weeks.ts'
import { vacancies } from '../../domain/vacancy.ts'
import type { DriftEvidence } from '../../store/drift-evidence.ts'
import type { Evidence } from '../../store/evidence.ts'
import { expiredText } from '../../words/answers.ts'
import { age, dayOf, dayTime, weekName } from '../../words/dates.ts'
import { decisionAddress, decisionText } from '../../words/decisions.ts'
import { type Names, nameOf, nameWithSeat, titleAtStart, titleOf } from '../../words/people.ts'
import { adviceView } from './advice.ts'
import { besideAdvice } from './advice-beside.ts'
import { correctionNote } from './correction-note.ts'
import { alarmsOf } from './alarms.ts'
import { checkLine, type Checks } from './checks.ts'
import { decidedLately } from './decided-lately.ts'
import { dividersOf } from '../charts/dividers.ts'
import { measureChart } from '../charts/measure-chart.ts'
import { freezeText } from './freeze.ts'
import { harmOn } from './harm.ts'
import { type Primary, primary } from './keys.ts'
import type { Lines, Pairs } from './lists.ts'
import type { Link } from './page.ts'
import { mapFindingsNote } from './map-findings-note.ts'
import { measureTiles } from './measure-tiles.ts'
import { signalsNote } from './signals.ts'
import { answerShown } from './signed-answer.ts'
import { decisionsOn } from '../../store/decisions-kept.ts'

export type OverviewOf = {
  readonly file: PilotFile
  readonly week: string | null
  readonly evidence: Evidence | null
  readonly noticed: Noticed
  readonly drift: DriftEvidence
  readonly seats: readonly Seat[]
  /** Free texts by id: what the reviews decided. */
  readonly texts: ReadonlyMap<string, string>
  readonly names: Names
  readonly now: number
  readonly calendar: Calendar
}

export function overviewView(given: OverviewOf) {
  const { file, evidence, names, week } = given
  const content = charterInForce(file.charters, file.keys)?.content ?? null
  const last = signedAnswers(file).at(-1)
  const reviewed = evidence?.facts.weeks.at(-1)
  return {
    answer: last ? answerShown(file, last, names) : null,
    advice: evidence && week ? { week: weekName(week), view: adviceOn(given, week, evidence) } : null,
    lastsUntil: overruledNote(given),
    corrected: last ? correctionNote(file, last.week, given.calendar) : null,
    action: primaryAction(given),
    chart: evidence && content ? firstGoalChart(given, content, evidence) : null,
    tiles: evidence && content && reviewed ? tilesFor(given, content, reviewed, evidence) : [],
    tilesHeading: week ? `The week of ${weekName(week)}` : '',
    waiting: waitingLines(given),
    decided: decidedLately(given),
    vacancies: vacancies(file),
    harm: harmOn(file),
    freeze: freezeNote(given),
    gate: evidence ? openChecks(evidence) : null,
    gates: `/pilots/${file.pilot.code}/gates`,
    map: mapFindingsNote(given),
    signals: hasEnded(file.pilot) ? null : signalsNote(file, given.now, given.calendar, names, given.drift),
    team: teamPairs(given, content),
    state: stateSentence(given),
    alarms: alarmsOf(given.noticed, { code: file.pilot.code, zone: given.calendar.zone, now: given.now }),
    links: overviewLinks(given),
  }
}

/** Why it says so stands on the review; here how old its evidence is, and whether the criteria were moved. */
function adviceOn(given: OverviewOf, week: string, { facts, advice }: Evidence) {
  const { age: howOld, former, links } = besideAdvice({ ...given, week, facts, advice })
  return adviceView(advice, { age: howOld, former, links })
}

function tilesFor(given: OverviewOf, content: CharterContent, week: FactsWeek, evidence: Evidence) {
  return measureTiles({ ...given, content, week, advice: evidence.advice })
}

function firstGoalChart({ file, now, calendar }: OverviewOf, content: CharterContent, { facts, advice }: Evidence) {
  const goal = content.measures.find((measure) => measure.role === 'goal')
  const newest = file.imports.at(-1)
  const source = newest && `case log, updated ${age(newest.at, now)}`
  const dividers = () => dividersOf(file, facts, calendar)
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  return goal ? measureChart(goal, { facts, advice, dividers, source, pilot }) : null
}

/** The one thing to do next, for the person who looks. */
function primaryAction(given: OverviewOf): Primary {
  const { file, seats, now, calendar, week } = given
  const address = `/pilots/${file.pilot.code}`
  const mine = decisionsOn(file, now, calendar).find((decision) => seats.some((seat) => seat === decision.seat))
  if (mine) return primary(undefined, { text: decisionText(mine), href: decisionAddress(file.pilot.code, mine) })
  if (file.charters.length === 0) return primary('A pilot begins with its charter.', writeOrRead(address, seats))
  if (lastStage(file.pilot) === null)
    return primary(undefined, { text: 'See what is missing for the launch', href: `${address}/gates` })
  if (seats.every((seat) => seat === 'member'))
    return primary(undefined, { text: 'What you need to know', href: `${address}/know` })
  if (week && !hasEnded(file.pilot))
    return primary(undefined, { text: 'Open the review', href: `${address}/reviews/${week}` })
  return primary(undefined, { text: 'Open the scorecard', href: `${address}/scorecard` })
}

function writeOrRead(address: string, seats: readonly Seat[]) {
  const mayWrite = seats.some((seat) => seat === 'coo' || seat === 'lead')
  return mayWrite
    ? { text: 'Write the charter', href: `${address}/charter/edit` }
    : { text: 'Read the charter', href: `${address}/charter` }
}

function waitingLines({ file, now, calendar, names }: OverviewOf): Lines {
  return decisionsOn(file, now, calendar).map((decision) => {
    const holder = file.pilot.holders.find((one) => one.seat === decision.seat)
    const who = holder ? nameOf(names, holder.person) : `nobody: the ${titleOf(decision.seat)}’s seat is vacant`
    const due = decision.dueAt < now ? 'overdue since' : 'due'
    return {
      text: decisionText(decision),
      href: decisionAddress(file.pilot.code, decision),
      note: `waits for ${who} · ${due} ${dayTime(decision.dueAt, calendar.zone, now)}`,
    }
  })
}

/** Only what is missing: what has passed stands on the gates page. */
function openChecks({ facts }: Evidence): { readonly passed: string; readonly open: Checks } {
  const results = expansionGate.map((check) => ({ check, result: facts.checks[check.name] ?? 'not measured' }))
  const open = results.filter(({ result }) => result === 'fail' || result === 'not measured')
  const lines = open.map(({ check, result }) => checkLine(result, check.words, { missing: check.passesWhen }))
  return { passed: `${results.length - open.length} of ${results.length} checks have passed.`, open: { lines } }
}

/** Leaders and lead by name; of the others one line a seat. */
function teamPairs({ file, names }: OverviewOf, content: CharterContent | null): Pairs {
  const { holders } = file.pilot
  const filled = [...new Set(holders.map(({ seat }) => seat))]
  const seated = filled.map((seat) => ({
    term: titleAtStart(seat),
    text: holders
      .filter((holder) => holder.seat === seat)
      .map(({ person }) => nameOf(names, person))
      .join(', '),
  }))
  const objective = content?.objective ? [{ term: 'Serves', text: content.objective }] : []
  const whenToUse = content?.whenToUse ? [{ term: 'When to use it', text: content.whenToUse }] : []
  return [...objective, ...whenToUse, ...seated]
}

/** What is done here rarely but must be found at once: pausing, the seats, and a machine's access. */
function overviewLinks({ file, seats }: OverviewOf): readonly Link[] {
  const address = `/pilots/${file.pilot.code}`
  const stage = lastStage(file.pilot)?.stage
  const pause = { text: stage === 'paused' ? 'Resume the pilot' : 'Pause the pilot', href: `${address}/pause` }
  const isOnTheWay = stage === 'running' || stage === 'paused'
  const isTechnical = seats.includes('cto') || seats.includes('engineer')
  return [
    { text: 'Seats', href: `${address}/seats` },
    ...(isTechnical ? [{ text: 'Tokens', href: `${address}/tokens` }] : []),
    ...(isOnTheWay ? [pause] : []),
  ]
}

function stateSentence({ file, names, calendar, now }: OverviewOf): string | null {
  const last = lastStage(file.pilot)
  if (!last || last.stage === 'running') return null
  const who = nameWithSeat(names, file.pilot.holders, last.by)
  const when = dayOf(last.at, calendar.zone, now)
  if (last.because === 'disagreement')
    return `Paused since ${when}: the two leaders differ, and one of them chose stop.`
  if (last.stage === 'paused') return `Paused by ${who} since ${when}. Resuming takes both keys.`
  return `This pilot was ${last.stage} by a signed answer on ${when}.`
}

/** What the freeze holds back, and where it is listed; null once nothing waits. */
function freezeNote(given: OverviewOf): { readonly text: string; readonly link: Link } | null {
  const text = freezeText(given)
  const href = `/pilots/${encodeURIComponent(given.file.pilot.code)}/requests`
  return text === null ? null : { text, link: { text: 'What was asked for', href } }
}

/** An overruled advice reopens the question on its day. */
function overruledNote({ file, calendar, now }: OverviewOf): string | null {
  const expired = expiredOverruling(file, now, calendar)
  return expired && `${expiredText(expired.answer.week)}, and the question is open again.`
}
