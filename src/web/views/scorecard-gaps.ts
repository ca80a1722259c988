// The rare events of a pilot as charts: cases between errors, days between complaints and between failures that stop work.
import { type CaseGap, caseGapsIn, type CheckedCase } from '../../domain/charts/case-gaps.ts'
import { caseGapLimits, fewestGaps, type GapLimits, timeGapLimits } from '../../domain/charts/rare-events.ts'
import { failuresIn } from '../../domain/failure.ts'
import type { ScorecardKey } from '../../domain/measure.ts'
import { calendarDay, dayShort } from '../../words/dates.ts'
import type { ChartView } from '../charts/behaviour-chart.ts'
import { type Gap, gapChart } from '../charts/gap-chart.ts'
import type { ScorecardOf } from './scorecard-of.ts'

const dayMs = 86_400_000

/** The g chart of the error rate: limits from the baseline's gaps, or from all so far where those are too few. */
export function errorGapChart(checked: readonly CheckedCase[], given: ScorecardOf, pilot: string): ChartView | null {
  const { gaps, since } = caseGapsIn(checked)
  if (gaps.length === 0) return null
  const periods = new Map(given.weeks.map(({ week, period }) => [week, period]))
  const periodOf = ({ week }: CaseGap) => periods.get(week) ?? 'before the keys'
  const before = gaps.filter((gap) => periodOf(gap) === 'baseline')
  const isEnough = before.length >= fewestGaps
  const from = isEnough ? before : gaps
  return gapChart({
    id: 'g-chart-errors',
    title: 'Cases between errors, g chart',
    unit: 'cases',
    events: 'errors',
    method: 'g chart (Benneyan)',
    gaps: gaps.map((gap) => ({
      label: dayShort(calendarDay(gap.completedAt, given.calendar.zone)),
      value: gap.gap,
      period: periodOf(gap),
      href: `${pilot}/cases/${encodeURIComponent(gap.case)}`,
      what: gap.case,
    })),
    since,
    limits: caseGapLimits(from.map(({ gap }) => gap)),
    limitsFrom: isEnough ? `the ${before.length} gaps of the baseline weeks` : `all ${gaps.length} gaps so far`,
  })
}

/** The t chart that belongs to a measure: complaints by friction report, downtime by failures of severity 1. */
export function timeGapChart(key: ScorecardKey, given: ScorecardOf, pilot: string): ChartView | null {
  if (key === 'complaints') return daysBetween('complaints', complaintsOf(given, pilot), given)
  return key === 'downtime_minutes' ? daysBetween('failures of severity 1', graveFailures(given, pilot), given) : null
}

type Event = { readonly at: number; readonly what: string; readonly href: string }

function complaintsOf({ file }: ScorecardOf, pilot: string): readonly Event[] {
  const complaints = file.frictionReports.filter(({ kind }) => kind === 'complaint')
  return complaints.map(({ at, report }) => ({ at, what: `Report ${report}`, href: `${pilot}/friction` }))
}

function graveFailures({ file }: ScorecardOf, pilot: string): readonly Event[] {
  return failuresIn(file)
    .filter(({ severity }) => severity === 1)
    .map(({ occurredAt, number }) => ({
      at: occurredAt,
      what: `Failure ${number}`,
      href: `${pilot}/failures/${number}`,
    }))
}

function daysBetween(events: string, happened: readonly Event[], { calendar, now }: ScorecardOf): ChartView | null {
  const inOrder = happened.toSorted((a, b) => a.at - b.at)
  const last = inOrder.at(-1)
  if (inOrder.length < 2 || !last) return null
  const gaps = inOrder.slice(1).map((event, nth): Gap => {
    const days = (event.at - (inOrder[nth]?.at ?? event.at)) / dayMs
    const label = dayShort(calendarDay(event.at, calendar.zone))
    return { label, value: days, period: 'pilot', href: event.href, what: event.what }
  })
  const limits: GapLimits | null = timeGapLimits(gaps.map(({ value }) => value))
  return gapChart({
    id: 't-chart',
    title: `Days between ${events}, t chart`,
    unit: 'days',
    events,
    method: 't chart (Nelson)',
    gaps,
    since: (now - last.at) / dayMs,
    limits,
    limitsFrom: `all ${gaps.length} gaps so far`,
  })
}
