// The chart of any measure of the scorecard: within the limits of its locked baseline where the charter agrees on it, and
// as plain points where it does not.
import { charterInForce, type CharterMeasure } from '../../domain/charter.ts'
import { reachOf } from '../../domain/charts/reachable.ts'
import { countsOf } from '../../domain/cycle-time.ts'
import type { ScorecardKey } from '../../domain/measure.ts'
import { age } from '../../words/dates.ts'
import type { ChartView } from '../charts/behaviour-chart.ts'
import { dividersOf } from '../charts/dividers.ts'
import { measureChart } from '../charts/measure-chart.ts'
import { reachNote } from '../charts/measure-notes.ts'
import { plainChart } from '../charts/plain-chart.ts'
import { staleText } from './measure-tiles.ts'
import type { ScorecardOf } from './scorecard-of.ts'

/** The chart of a measure, with what stands beside it. */
export function chartOf(key: ScorecardKey, given: ScorecardOf, pilot: string): ChartView {
  const { evidence, weeks } = given
  const content = charterInForce(given.file.charters, given.file.keys)?.content ?? null
  const agreed = content?.measures.find((measure) => measure.key === key)
  const source = sourceText(key, given)
  if (!agreed || !evidence) return plainChart(key, { weeks, content, dividers: dividersShown(given), source, pilot })

  const { facts, advice } = evidence
  const dividers = () => dividersShown(given)
  const chart = measureChart(agreed, { facts, advice, dividers, source, pilot })
  return { ...chart, notes: [...chart.notes, ...reachNotes(agreed, given)] }
}

/** What was switched on in the pilot's weeks. */
export function dividersShown({ file, evidence, calendar }: ScorecardOf) {
  return evidence ? dividersOf(file, evidence.facts, calendar) : []
}

/** Only a goal has to be reached; what a component holds up is known of the cycle time alone. */
function reachNotes({ key, role }: CharterMeasure, { evidence, untouched }: ScorecardOf): readonly string[] {
  const measure = evidence?.facts.charter.measures.find((one) => one.key === key)
  if (!evidence || !measure || role !== 'goal') return []
  const reach = reachOf(measure, evidence.facts, key === 'cycle_time_hours' ? untouched : null)
  return reach ? [reachNote(reach, measure, evidence.facts)] : []
}

const saidBy: Readonly<Partial<Record<ScorecardKey, string>>> = {
  complaints: 'friction reports, and what was stated where nobody reports yet',
  help_requests: 'friction reports, and what was stated where nobody reports yet',
  downtime_minutes: 'failure log, and what was stated before there was one',
  support_hours: 'support log, and what was stated where nothing was logged',
}

function sourceText(key: ScorecardKey, { file, now }: ScorecardOf): string | undefined {
  const newest = file.imports.at(-1)
  const counts = key === 'cycle_time_hours' ? `, ${countsOf(file)}` : ''
  return saidBy[key] ?? (newest && `case log${counts}, updated ${age(newest.at, now)}${staleText(file, now)}`)
}
