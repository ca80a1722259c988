// A chart that leaves its reading to the reader will be read wrongly, so a sentence below says what it shows and what it does not.

import type { BehaviourChart, ChartSignal, ChartWeek } from './behaviour-chart.ts'

/** What the chart shows, in one to four sentences: signals first, then the target, then what is missing. */
export function chartSentence(chart: BehaviourChart): string {
  const pilot = chart.weeks.filter((week) => week.period === 'pilot')
  if (chart.weeks.every((week) => week.value === null)) return 'No week has a figure yet.'

  return [judgement(chart, pilot), targetSentence(chart, pilot), gapSentence(chart.weeks), thinSentence(chart.weeks)]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** What the lines mean, with their values, so that the drawing needs no colour: "Dashed: natural limits 38.2 and 58.8 h. …" */
export function chartLegend(chart: BehaviourChart): string {
  const { limits, target, unit } = chart
  const lines = [
    limits && `Line: baseline centre ${shown(limits.center, unit)}.`,
    limits && `Dashed: its natural limits ${shown(limits.lower)} and ${shown(limits.upper, unit)}.`,
    target !== null && `Dotted: target ${shown(target, unit)}.`,
    chart.weeks.some((week) => week.period === 'baseline') && 'Shaded: baseline weeks.',
    chart.signals.length > 0 && 'Ringed: signals.',
  ]

  return lines.filter(Boolean).join(' ')
}

/** Made once: making one takes longer than everything that is drawn with it. */
const withDecimals = {
  0: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }),
  1: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
  3: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 }),
} as const

/** A number as people read it, with its unit: "48.5 h", "1,240", "−6.0 h". One decimal below 100 unless it is whole. */
export function shown(value: number, unit = ''): string {
  const decimals = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) < 0.1 ? 3 : 1
  const digits = withDecimals[decimals].format(Math.abs(value))
  const sign = value < 0 && /[1-9]/.test(digits) ? '−' : ''

  return unit === '' ? sign + digits : `${sign}${digits}\u00a0${unitOf(value, unit)}`
}

/** "1 case", "2 cases": things that are counted stand in the singular where there is one. */
function unitOf(value: number, unit: string): string {
  return value === 1 && (unit === 'cases' || unit === 'days') ? unit.slice(0, -1) : unit
}

function judgement(chart: BehaviourChart, pilot: readonly ChartWeek[]): string {
  const about = chart.aboutLimits ? ` ${chart.aboutLimits}` : ''
  if (chart.limits === null) return chart.aboutLimits ?? 'There are no limits to compare with yet.'
  if (pilot.every((week) => week.value === null)) return `Only baseline weeks so far.${about}`
  if (chart.signals.length === 0) return `No pilot week shows more than the usual variation of the old way.${about}`

  const measured = pilot.filter((week) => week.value !== null && !week.thin).length

  return (
    toldTogether(chart.signals)
      .map((signal) => signalSentence(signal, chart, measured))
      .join(' ') + about
  )
}

/** Signals of one kind on one side are told together; a weaker kind is only told when it adds weeks to the stronger. */
function toldTogether(signals: readonly ChartSignal[]): ChartSignal[] {
  const kinds = ['outside', 'run_of_eight', 'three_of_four'] as const
  const told: ChartSignal[] = []

  for (const kind of kinds) {
    for (const side of ['above', 'below'] as const) {
      const same = signals.filter((signal) => signal.kind === kind && signal.side === side)
      const weeks = [...new Set(same.flatMap((signal) => signal.weeks))].sort()
      const known = new Set(told.filter((signal) => signal.side === side).flatMap((signal) => signal.weeks))
      if (weeks.some((week) => !known.has(week))) told.push({ kind, side, weeks })
    }
  }

  return told
}

function signalSentence(signal: ChartSignal, chart: BehaviourChart, measured: number): string {
  const half = signal.side === 'below' ? 'lower' : 'upper'
  const upTo = `up to the week of ${labelOf(signal.weeks.at(-1), chart)}`
  const seen = {
    outside: `${weeksOutside(signal, chart, measured)} ${signal.side} the ${half} limit of the old way`,
    run_of_eight: `At least eight weeks in a row, ${upTo}, lie ${signal.side} the baseline’s centre`,
    three_of_four: `Three of four weeks, ${upTo}, lie far ${signal.side} the baseline’s centre`,
  }

  return `${seen[signal.kind]}: a change, not noise.`
}

function weeksOutside(signal: ChartSignal, chart: BehaviourChart, measured: number): string {
  const count = signal.weeks.length
  if (count === 1) return `The week of ${labelOf(signal.weeks[0], chart)} lies`
  if (count === measured) return `All ${counted(count)} pilot weeks lie`
  if (count > 3) return `${capital(counted(count))} of ${counted(measured)} pilot weeks lie`

  return `The weeks of ${listed(signal.weeks.map((week) => labelOf(week, chart)))} lie`
}

function targetSentence(chart: BehaviourChart, pilot: readonly ChartWeek[]): string {
  const { target } = chart
  const values = pilot.map((week) => week.value).filter((value) => value !== null)
  if (target === null || values.length === 0) return ''
  const met = values.filter((value) => (chart.better === 'lower' ? value <= target : value >= target)).length

  const of = met === values.length && met > 1 ? `all ${counted(met)}` : `${counted(met)} of ${counted(values.length)}`

  return `The target of ${shown(target, chart.unit)} was met in ${of} ${values.length === 1 ? 'week' : 'weeks'}.`
}

function gapSentence(weeks: readonly ChartWeek[]): string {
  const missing = weeks.filter((week) => week.value === null)
  if (missing.length === 0) return ''
  if (missing.length > 3) return `${capital(counted(missing.length))} weeks have no figure and stay gaps.`

  const reasons = [...new Set(missing.map((week) => week.why ?? ''))]

  return reasons
    .map((why) =>
      gapsFor(
        why,
        missing.filter((week) => (week.why ?? '') === why),
      ),
    )
    .join(' ')
}

function gapsFor(why: string, weeks: readonly ChartWeek[]): string {
  const labels = listed(weeks.map((week) => week.label))
  if (weeks.length === 1) return `The week of ${labels} ${why === '' ? 'has no figure' : `was ${why}`}.`

  return `The weeks of ${labels} ${why === '' ? 'have no figure' : `were ${why}`}.`
}

function thinSentence(weeks: readonly ChartWeek[]): string {
  const thin = weeks.filter((week) => week.thin && week.value !== null).map((week) => week.label)
  if (thin.length === 0) return ''

  return `Too few cases to judge, drawn hollow: ${listed(thin)}.`
}

function labelOf(week: string | undefined, chart: BehaviourChart): string {
  return chart.weeks.find((each) => each.week === week)?.label ?? week ?? ''
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

const small = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

function counted(count: number): string {
  return small[count] ?? String(count)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
