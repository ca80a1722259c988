// A behaviour chart is read by people who act on it: what it draws, what it leaves out and what its sentence claims must agree.

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { behaviourChart, type BehaviourChart, type ChartWeek } from '../../src/web/charts/behaviour-chart.ts'
import { limitsOf } from '../../src/domain/advice/limits.ts'
import { chartSignals } from '../../src/web/charts/chart-signals.ts'
import { chartLegend, chartSentence, shown } from '../../src/web/charts/chart-sentence.ts'
import { drawing, narrow, wide } from '../../src/web/charts/drawing.ts'
import { apart, rowsOfLabels, textWidth } from '../../src/web/charts/labels.ts'
import { charts, weeksOf } from '../support/gallery-charts.ts'

const cycleTime = charts[0]!
const errorRate = charts[1]!
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('what the chart draws', () => {
  it('rings the weeks that make a signal and no other', () => {
    const rings = drawing(cycleTime, wide).points.map((point) => point.ringed)

    expect(rings.slice(0, 8)).toEqual(Array(8).fill(false))
    expect(rings.slice(8)).toEqual(Array(9).fill(true))
  })

  it('leaves a gap where a week is missing, never a guess', () => {
    const { paths, points } = drawing(errorRate, wide)

    expect(points).toHaveLength(15)
    expect(paths.length).toBeGreaterThan(1)
  })

  it('draws a thin week hollow and leaves it out of the line', () => {
    const { points, paths } = drawing(errorRate, wide)
    const thin = points.find((point) => point.thin)!

    expect(thin.says).toContain('too few cases')
    expect(paths.join(' ')).not.toContain(`${thin.x},${thin.y}`)
  })

  it('says so when the axis does not start at zero', () => {
    expect(drawing(cycleTime, wide).axisNote).toBeUndefined()
    expect(plain(drawing(errorRate, wide).axisNote?.text ?? '')).toMatch(/^The axis starts at [\d.]+ %, not at zero\.$/)
  })

  it('draws zero where less than none is possible', () => {
    const net = drawing({ ...cycleTime, weeks: weeksOf([4, 2, -1, -6]), limits: null, target: null, signals: [] }, wide)

    expect(net.lines.map((line) => line.kind)).toEqual(['zero'])
  })

  it('stands a divider at the beginning of its week, with its words', () => {
    const { headings, dividers, points } = drawing(cycleTime, wide)
    const label = headings.find((heading) => heading.text === 'R4 on')!

    expect(dividers.some((divider) => divider.x === label.x)).toBe(true)
    expect(label.x).toBeGreaterThan(points[11]!.x)
    expect(label.x).toBeLessThan(points[12]!.x)
  })

  it('names the week of the launch on the axis, wide and narrow', () => {
    expect(drawing(cycleTime, wide).weekLabels.map((label) => label.text)).toContain('31 Aug')
    expect(drawing(cycleTime, narrow).weekLabels.map((label) => label.text)).toContain('31 Aug')
  })

  it('draws only numbers inside its frame, whatever the weeks say', () => {
    fc.assert(
      fc.property(anyWeeks, fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })), (weeks, target) => {
        for (const place of [wide, narrow]) {
          const chart = drawing({ ...cycleTime, weeks, target, limits: null, signals: [], dividers: [] }, place)
          const inside = chart.points.every(
            (point) =>
              point.x >= place.left && point.x <= chart.frame.right && point.y <= chart.frame.bottom && point.y >= 0,
          )

          expect(inside).toBe(true)
          expect(JSON.stringify(chart)).not.toMatch(/NaN|null,"y"/)
        }
      }),
    )
  })
})

describe('labels', () => {
  it('never cover each other above the plot', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 46, max: 590 }), { maxLength: 4 }), (places) => {
        const labels = rowsOfLabels(
          [...places].sort((a, b) => a - b).map((x) => ({ x, text: 'R4 on', line: true })),
          { from: 46, to: 720 },
        )
        const spans = labels.map(({ row, textX, anchor, text }) => ({
          row,
          from: anchor === 'start' ? textX : textX - textWidth(text),
        }))

        for (const [nth, a] of spans.entries()) {
          for (const b of spans.slice(nth + 1))
            expect(a.row !== b.row || Math.abs(a.from - b.from) >= textWidth('R4 on')).toBe(true)
        }
      }),
    )
  })

  it('move apart beside the plot and keep their order', () => {
    expect(apart([100, 102, 40], 15, { top: 0, bottom: 200 })).toEqual([100, 115, 40])
    expect(apart([195, 198], 15, { top: 0, bottom: 200 })).toEqual([185, 200])
  })
})

describe('the sentence', () => {
  it('says that a change is more than noise, and how often the target was met', () => {
    expect(plain(chartSentence(cycleTime))).toBe(
      'All nine pilot weeks lie below the lower limit of the old way: a change, not noise. Trial limits, from 8 baseline weeks. The target of 4 h was met in four of nine weeks.',
    )
  })

  it('claims nothing where nothing is seen, and names the gaps and the thin weeks', () => {
    expect(plain(chartSentence(errorRate))).toBe(
      'No pilot week shows more than the usual variation of the old way. The target of 3.5 % was met in all seven weeks. The weeks of 14 Sep and 19 Oct have no figure. Too few cases to judge, drawn hollow: 21 Sep.',
    )
  })

  it('says why there are no limits', () => {
    expect(chartSentence(charts[2]!)).toBe('There are too few baseline weeks for limits.')
  })

  it('says that a paused week was paused', () => {
    const paused = weeksOf([47, 49]).concat({
      week: '2026-W30',
      label: '20 Jul',
      value: null,
      period: 'pilot',
      why: 'paused',
    })

    expect(chartSentence({ ...errorRate, weeks: paused })).toContain('The week of 20 Jul was paused.')
  })

  it('tells a run only where it says more than the limits did', () => {
    const outside = { kind: 'outside', side: 'below', weeks: ['2026-W43', '2026-W44'] } as const
    const run = {
      kind: 'run_of_eight',
      side: 'below',
      weeks: cycleTime.weeks.slice(9).map((week) => week.week),
    } as const
    const both = chartSentence({ ...cycleTime, signals: [outside, run] })

    expect(both).toContain('The weeks of 19 Oct and 26 Oct lie below the lower limit')
    expect(both).toContain('At least eight weeks in a row, up to the week of 26 Oct, lie below the baseline’s centre')
    expect(chartSentence({ ...cycleTime, signals: [...cycleTime.signals, run] })).not.toContain('in a row')
  })

  it('has a figure for nobody before there is one', () => {
    expect(chartSentence({ ...cycleTime, weeks: weeksOf([null, null]) })).toBe('No week has a figure yet.')
  })
})

describe('the signals ringed', () => {
  const baseline = [47, 52, 49, 45, 51, 48, 50, 46]
  const signalsAfter = (...pilot: (number | null)[]) =>
    chartSignals(weeksOf([...baseline, ...pilot]), limitsOf(baseline), 'goal')

  it('are the weeks in which the engine sees one', () => {
    expect(signalsAfter(48, 31, 49)).toEqual([{ kind: 'outside', side: 'below', weeks: ['2026-W37'] }])
    expect(signalsAfter(47, 47, 48, 46, 47, 48, 47, 46)).toEqual([
      { kind: 'run_of_eight', side: 'below', weeks: ['2026-W43'] },
    ])
  })

  it('never run through a missing week', () => {
    expect(signalsAfter(47, 47, 48, 46, null, 48, 47, 46)).toEqual([])
  })

  it('are none for a goal whose baseline never varied, though a guardrail still raises its concern', () => {
    const weeks = weeksOf([5, 5, 5, 5, 5, 5, 5, 5, 1])

    expect(chartSignals(weeks, limitsOf([5, 5, 5]), 'goal')).toEqual([])
    expect(chartSignals(weeks, limitsOf([5, 5, 5]), 'guardrail').map((signal) => signal.kind)).toEqual(['outside'])
  })
})

describe('limits', () => {
  it('of a measure that cannot be negative never lie below zero, and the sentence says so', () => {
    const limits = { center: 2, lower: -1.2, upper: 5.2, lowerMid: 0.4, upperMid: 3.6 }
    const complaints = { ...errorRate, unit: '', weeks: weeksOf([1, 3, 2, 1, 3, 2, 1, 3, 2]), limits }

    expect(behaviourChart(complaints).sentence).toContain('The lower limit is zero, so no week can fall below it.')
    expect(behaviourChart({ ...complaints, mayBeNegative: true }).legend).toContain('−1.2 and 5.2')
  })
})

describe('beside the drawing', () => {
  it('the legend explains every line in words, for a print without colour', () => {
    expect(plain(chartLegend(cycleTime))).toBe(
      'Line: baseline centre 48.5 h. Dashed: its natural limits 36.3 and 60.7 h. Dotted: target 4 h. Shaded: baseline weeks. Ringed: signals.',
    )
  })

  it('the table has a row a week with the same figures and remarks', () => {
    const { table } = behaviourChart(errorRate)
    const texts = table.rows.map((row) => row.cells.map((cell) => plain(cell.text)))

    expect(texts[0]).toEqual(['6 Jul', '3.1 %', 'baseline'])
    expect(texts[10]).toEqual(['14 Sep', 'no figure', 'pilot'])
    expect(texts[11]).toEqual(['21 Sep', '2.6 %', 'pilot · too few cases'])
  })

  it('numbers are written as people read them', () => {
    expect([48.52, 4, 1240.4, -6.04, 0.0123, 0].map((value) => plain(shown(value, 'h')))).toEqual([
      '48.5 h',
      '4 h',
      '1,240 h',
      '−6 h',
      '0.012 h',
      '0 h',
    ])
    expect(shown(-0.0001)).toBe('0')
  })
})

const anyWeeks: fc.Arbitrary<ChartWeek[]> = fc
  .array(fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })), { maxLength: 60 })
  .map((values) => weeksOf(values))

// The example's charts are meant to be whole: a chart whose weeks do not carry its signals would prove nothing.
it('the example rings weeks that it has', () => {
  const known = (chart: BehaviourChart) => chart.weeks.map((week) => week.week)

  for (const chart of charts)
    expect(known(chart)).toEqual(expect.arrayContaining(chart.signals.flatMap((signal) => [...signal.weeks])))
})
