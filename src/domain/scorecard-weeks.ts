// The scorecard week by week: the baseline, what came before the keys, and the pilot. A signed week shows what was signed,
// whatever the logs say today; every other week shows the logs. A figure that nobody measured stays null.
import { netWorkOf, type NetWork } from './advice/net-work.ts'
import type { Calendar } from './calendar.ts'
import { charterInForce, charterInForceAt, type CharterContent } from './charter.ts'
import { countsOf, countsShown, countsWhenSigned, type CycleCounts, rollupFor } from './cycle-time.ts'
import { charterForEngine, logReachesEnd, reachesEnd, statedFor, valuesOf, weekFromLogs } from './evidence.ts'
import type { FactsWeek } from './advice/facts.ts'
import { figuresSaid } from './figures-said.ts'
import { keptFor } from './kept.ts'
import type { CaseShareKey, MeasureKey, ScorecardKey } from './measure.ts'
import { hasEnded, lastStage } from './pilot.ts'
import type { AnswerVersion, PilotFile } from './pilot-file.ts'
import { completingKey, firstWeekOf, isWhollyPaused, signedAnswerFor, weekStateOf } from './pilot-weeks.ts'
import type { Counted, StatedFigures, WeekRollup, WeekState } from './scorecard.ts'
import { besideOf, saidOf } from './scorecard-beside.ts'
import { moneyOf, type NetMoney } from './wage.ts'
import { nextWeek, weeksBetween } from './week.ts'

export type Period = 'baseline' | 'before the keys' | 'pilot'

/** One line of the scorecard. Hours are those that `cycleTimeCounts` names, shares are 0 to 1. */
export type ScorecardWeek = {
  readonly week: string
  readonly period: Period
  /** Null outside the pilot: such a week is never closed nor signed. */
  readonly state: WeekState | null
  /** At its close no log and no stated figure reached its end. */
  readonly isMissing: boolean
  readonly isPaused: boolean
  readonly cases: number | null
  readonly excluded: number
  readonly values: Readonly<Record<MeasureKey, number | null>>
  /** Over how many cases a measure of the log is known. */
  readonly known: Readonly<Partial<Record<ScorecardKey, number>>>
  /** The measures that are shares of cases: how many cases of how many. */
  readonly counts: Readonly<Partial<Record<CaseShareKey, Counted>>>
  readonly cycleTimeCounts: CycleCounts
  /** Null under ten cases: it would be one case's figure. */
  readonly p90Hours: number | null
  /** The median with excluded cases put back; null where there are none. */
  readonly medianHoursWithExcluded: number | null
  readonly medianHoursAutomated: number | null
  readonly adoption: number | null
  /** Cases done outside the tool, as a share of all. */
  readonly outsideShare: number | null
  readonly users: number | null
  readonly helpRequests: number | null
  readonly dailyHelpUsers: number | null
  readonly supportMinutes: number | null
  /** Complaints and calls for help come from friction reports. */
  readonly areReported: boolean
  readonly netManualWork: NetWork | null
  /** The same by the charter's wage; null where it names none. */
  readonly netMoney: NetMoney | null
  /** When the log last told of it (ms), and who stated what no log gives. */
  readonly importedAt: number | null
  readonly statedBy: string | null
  readonly statedAt: number | null
  /** Signed, and corrected since: later weeks use the corrected figures. */
  readonly isCorrected: boolean
}

/** Every week from the first that anything is known of to the current one, oldest first. */
export function scorecardWeeks(file: PilotFile, now: number, calendar: Calendar): readonly ScorecardWeek[] {
  const content = charterInForce(file.charters, file.keys)?.content ?? null
  return weeksKnown(file, content, now, calendar).map((week) => scorecardWeek(file, content, week, now, calendar))
}

function weeksKnown(file: PilotFile, content: CharterContent | null, now: number, calendar: Calendar) {
  const starts = [file.rollups[0]?.week, firstWeekOf(file), ...baselinesOf(content).map(({ firstWeek }) => firstWeek)]
  const last = lastWeekOf(file, now, calendar)
  const first = starts.flatMap((week) => week ?? []).toSorted()[0]
  const weeks: string[] = []
  for (let week = first; week !== undefined && weeksBetween(week, last) >= 0; week = nextWeek(week)) weeks.push(week)
  return weeks
}

/** A pilot that has ended has no week after the one of its last answer. */
function lastWeekOf(file: PilotFile, now: number, calendar: Calendar): string {
  const current = calendar.weekOf(now)
  return hasEnded(file.pilot) ? (lastStage(file.pilot)?.week ?? current) : current
}

function baselinesOf(content: CharterContent | null) {
  return content?.measures.map(({ baseline }) => baseline) ?? []
}

function periodOf(file: PilotFile, content: CharterContent | null, week: string): Period {
  const first = firstWeekOf(file)
  if (first !== null && week >= first) return 'pilot'
  const isBaseline = baselinesOf(content).some(
    ({ firstWeek, lastWeek }) => firstWeek !== null && lastWeek !== null && week >= firstWeek && week <= lastWeek,
  )
  return isBaseline ? 'baseline' : 'before the keys'
}

function scorecardWeek(
  file: PilotFile,
  content: CharterContent | null,
  week: string,
  now: number,
  calendar: Calendar,
): ScorecardWeek {
  const period = periodOf(file, content, week)
  const signed = period === 'pilot' ? signedAnswerFor(file, week) : null
  if (signed) return { ...signedWeek(file, signed, calendar), week, period }

  const state = period === 'pilot' ? weekStateOf(file, week, now, calendar) : null
  const rollup = rollupFor(file, week)
  const stated = statedFor(file, week)
  const said = figuresSaid(file, week, calendar)
  const told = reachesEnd(file, week, calendar)
  const netManualWork = content && period === 'pilot' ? netWorkToday(file, content, week, calendar) : null
  return {
    week,
    period,
    state,
    isMissing: state === 'closed' && !told,
    isPaused: period === 'pilot' && isWhollyPaused(file, week, calendar),
    cases: rollup?.completed ?? (logReachesEnd(file, week, calendar) ? 0 : null),
    values: valuesOf(rollup, said),
    cycleTimeCounts: countsOf(file),
    ...besideOf(rollup),
    ...saidOf(said?.figures ?? null),
    areReported: said?.areReported ?? false,
    netManualWork,
    netMoney: inMoney(netManualWork, content),
    importedAt: rollup ? (file.imports.at(-1)?.at ?? null) : null,
    statedBy: stated?.by ?? null,
    statedAt: stated?.at ?? null,
    isCorrected: false,
  }
}

function netWorkToday(file: PilotFile, content: CharterContent, week: string, calendar: Calendar): NetWork | null {
  return netWorkOf(weekFromLogs(file, week, calendar), charterForEngine(content))
}

function inMoney(net: NetWork | null, content: CharterContent | null): NetMoney | null {
  return net && content?.wage ? moneyOf(net, content.wage) : null
}

/** A signed week stays at the wage that was agreed when it was signed. */
function contentWhenSigned(file: PilotFile, answer: AnswerVersion): CharterContent | null {
  const at = completingKey(file, answer)?.at ?? answer.at
  return charterInForceAt(file.charters, file.keys, at)?.content ?? null
}

/** What is frozen in a signed answer beside the facts. */
type FrozenScorecard = {
  readonly rollup: WeekRollup | null
  readonly stated: { readonly figures: StatedFigures; readonly by: string; readonly at: number } | null
  readonly importedAt: number | null
  /** Absent in answers that were signed before there were reports. */
  readonly areReported?: boolean
}

type Frozen = {
  readonly facts: FactsWeek
  readonly scorecard: FrozenScorecard
  readonly advice: { readonly netManualWork: NetWork | null }
}

/** The texts that were frozen when an answer was signed. They are long and never change, so they are read once. */
const openFrozen = keptFor(({ content: { weekFacts, scorecard, adviceText } }: AnswerVersion): Frozen => {
  return { facts: JSON.parse(weekFacts), scorecard: JSON.parse(scorecard), advice: JSON.parse(adviceText) } // as they were written
})

function signedWeek(
  file: PilotFile,
  answer: AnswerVersion,
  calendar: Calendar,
): Omit<ScorecardWeek, 'week' | 'period'> {
  const { week } = answer
  const { facts, scorecard, advice } = openFrozen(answer)
  const { rollup, stated, importedAt, areReported = false } = scorecard
  const said = stated && { ...stated, week, why: null, seq: 0 }
  return {
    state: 'signed',
    isMissing: facts.missing === true,
    isPaused: isWhollyPaused(file, week, calendar),
    cases: facts.cases ?? null,
    values: { ...valuesOf(rollup, said), ...facts.values },
    cycleTimeCounts: rollup ? countsShown(rollup) : countsWhenSigned(file, answer),
    ...besideOf(rollup),
    users: facts.users ?? null,
    helpRequests: facts.helpRequests ?? null,
    dailyHelpUsers: facts.dailyHelpUsers ?? null,
    supportMinutes: facts.work?.support?.minutes ?? stated?.figures.supportMinutes ?? null,
    areReported,
    adoption: facts.adoption ?? null,
    netManualWork: advice.netManualWork,
    netMoney: inMoney(advice.netManualWork, contentWhenSigned(file, answer)),
    importedAt,
    statedBy: stated?.by ?? null,
    statedAt: stated?.at ?? null,
    isCorrected: file.corrections.some((correction) => correction.week === week),
  }
}
