// One measure by itself: its chart, what stands beside it, and a table from which each figure opens what lies behind it.
import { charterInForce } from '../../domain/charter.ts'
import type { CheckedCase } from '../../domain/charts/case-gaps.ts'
import { shareEvidence } from '../../domain/charts/share-evidence.ts'
import { caseShareKeys, measures, type ScorecardKey, scorecardKeys } from '../../domain/measure.ts'
import { moneyText } from '../../words/figures.ts'
import { capital } from '../../words/sentences.ts'
import type { ChartView } from '../charts/behaviour-chart.ts'
import { shareChart } from '../charts/share-chart.ts'
import { isTooFewToSignal, shareNotes } from '../charts/share-notes.ts'
import type { NavLink } from './page.ts'
import { chartOf, dividersShown } from './scorecard-charts.ts'
import { errorGapChart, timeGapChart } from './scorecard-gaps.ts'
import type { ScorecardOf } from './scorecard-of.ts'

export function scorecardMeasureView(key: ScorecardKey, given: ScorecardOf, checked: readonly CheckedCase[]) {
  const pilot = `/pilots/${encodeURIComponent(given.file.pilot.code)}`
  const { chart, beside } = chartsOf(key, given, checked, pilot)
  return {
    heading: measures[key].name,
    line: lineOf(key),
    money: key === 'net_manual_work_hours' ? moneySentence(given) : null,
    chart,
    beside,
    back: `${pilot}/scorecard`,
    measures: measureLinks(pilot, key),
  }
}

/** Every measure with its page; the one that is looked at is marked. */
export function measureLinks(pilot: string, current: ScorecardKey | null): readonly NavLink[] {
  return scorecardKeys.map((key) => ({
    text: measures[key].name,
    href: `${pilot}/scorecard/${key}`,
    current: key === current,
  }))
}

function chartsOf(
  key: ScorecardKey,
  given: ScorecardOf,
  checked: readonly CheckedCase[],
  pilot: string,
): { readonly chart: ChartView; readonly beside: readonly ChartView[] } {
  const chart = chartOf(key, given, pilot)
  const share = caseShareKeys.find((one) => one === key)
  if (!share) return { chart, beside: present([timeGapChart(key, given, pilot)]) }

  const content = charterInForce(given.file.charters, given.file.keys)?.content ?? null
  const evidence = shareEvidence(share, given.weeks, content)
  const gaps = isTooFewToSignal(evidence) ? errorGapChart(checked, given, pilot) : null
  return {
    chart: { ...chart, notes: [...chart.notes, ...shareNotes(evidence)] },
    beside: present([shareChart(evidence, dividersShown(given)), gaps]),
  }
}

function present(charts: readonly (ChartView | null)[]): readonly ChartView[] {
  return charts.filter((chart) => chart !== null)
}

function lineOf(key: ScorecardKey): string {
  return `${capital(measures[key].better)} is better. Each figure of the table opens what lies behind it.`
}

/** The newest week in money, with the wage behind it; null where the charter names no wage. */
function moneySentence({ file, weeks }: ScorecardOf): string | null {
  const wage = charterInForce(file.charters, file.keys)?.content.wage
  const newest = weeks.findLast(({ netMoney, state }) => netMoney !== null && state !== 'open')
  if (!wage || !newest?.netMoney) return null
  return `In money, in the week under review: ${moneyText(newest.netMoney)}; below zero is saved. An hour is counted at ${wage.amount} ${wage.currency}, ${wage.source}: ${wage.where}.`
}
