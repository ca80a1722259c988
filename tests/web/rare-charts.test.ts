// Charts of what hardly ever happens, and of shares with limits of their own: what they draw and what their words claim.
import { describe, expect, test } from 'vitest'
import { shareEvidence } from '../../src/domain/charts/share-evidence.ts'
import type { ScorecardWeek } from '../../src/domain/scorecard-weeks.ts'
import { scorecardWeeks } from '../../src/domain/scorecard-weeks.ts'
import { gapChart, type GapChart } from '../../src/web/charts/gap-chart.ts'
import { shareChart } from '../../src/web/charts/share-chart.ts'
import { shareNotes, zeroInShort, zeroText } from '../../src/web/charts/share-notes.ts'
import { at, runningFile, utc } from '../support/pilot-file.ts'
import { invoiceCharter } from '../support/running-pilot.ts'

const plain = (text: string | undefined) => (text ?? '').replaceAll('\u00a0', ' ')
const [someWeek] = scorecardWeeks(runningFile(['2026-W28']), at('2026-07-20T00:00Z'), utc)
if (!someWeek) throw new Error('the pilot has a week')

/** A week with so many errors in sixty cases. */
function week(name: string, errors: number, change: Partial<ScorecardWeek> = {}): ScorecardWeek {
  return {
    ...someWeek!,
    week: name,
    state: 'closed',
    period: name < '2026-W28' ? 'baseline' : 'pilot',
    counts: { error_rate_pct: { sum: errors, known: 60 } },
    ...change,
  }
}

const before = [6, 7, 6, 5, 6, 6].map((errors, nth) => week(`2026-W2${nth}`, errors))

describe('the p′ chart of a share', () => {
  test('rings a week beyond the limits of its own size, and says that it decides nothing', () => {
    const weeks = [...before, week('2026-W28', 6), week('2026-W29', 20)]
    const chart = shareChart(shareEvidence('error_rate_pct', weeks, null), [])
    const rings = chart?.drawings[0]?.drawing.points.map(({ ringed }) => ringed) ?? []

    expect(rings).toEqual([...before.map(() => false), false, true])
    expect(plain(chart?.sentence)).toContain('outside: 13 Jul. This chart stands beside the other and decides nothing.')
    expect(chart?.drawings[0]?.drawing.steps).toHaveLength(2)
  })

  test('says when the charter does not lock the weeks before', () => {
    const chart = shareChart(shareEvidence('error_rate_pct', [...before, week('2026-W28', 6)], null), [])

    expect(chart?.legend).toContain('the charter does not lock them')
  })

  test('is not drawn from fewer weeks than the charter wants, nor from weeks without an error', () => {
    const pilotWeek = week('2026-W28', 1)
    const none = before.map((one) => ({ ...one, counts: { error_rate_pct: { sum: 0, known: 60 } } }))

    expect(shareChart(shareEvidence('error_rate_pct', [...before.slice(1), pilotWeek], null), [])).toBeNull()
    expect(shareChart(shareEvidence('error_rate_pct', [...none, pilotWeek], null), [])).toBeNull()
  })
})

describe('what is known of a share', () => {
  test('is taken from the shares that the charter locked, whatever the log says of those weeks today', () => {
    const content = invoiceCharter()
    const [, errorRate] = content.measures
    if (!errorRate) throw new Error('the charter has a guardrail')
    const values = ['10', '10', '10', '20', '10', '10']
    const baseline = { from: 'case log', firstWeek: '2026-W20', lastWeek: '2026-W25', values } as const
    const agreed = { ...content, measures: [...content.measures.slice(0, 1), { ...errorRate, baseline }] }
    const evidence = shareEvidence('error_rate_pct', [...before, week('2026-W28', 0)], agreed)

    expect(evidence.isLocked).toBe(true)
    expect(evidence.baselineWeeks.map(({ counts }) => counts.sum)).toEqual([6, 6, 6, 12, 6, 6])
  })

  test('leaves out the week that is still open', () => {
    const open = week('2026-W29', 0, { state: 'open' })

    expect(shareEvidence('error_rate_pct', [...before, week('2026-W28', 3), open], null).pilotWeeks).toHaveLength(1)
  })

  test('says nothing of a difference while there is nothing to compare with', () => {
    expect(shareNotes(shareEvidence('error_rate_pct', [week('2026-W28', 3)], null))).toEqual([])
  })
})

test('a zero says how large it may still be', () => {
  expect(zeroText('error_rate_pct', { sum: 0, known: 50 })).toBe('0 errors in 50 cases: up to 5.1 % (Wilson)')
  expect(zeroInShort({ sum: 0, known: 50 })).toBe('0 of 50, up to 5.1 %')
  expect(zeroText('error_rate_pct', { sum: 1, known: 50 })).toBeNull()
  expect(zeroText('error_rate_pct', { sum: 0, known: 0 })).toBeNull()
})

describe('a chart of gaps', () => {
  const gap = (value: number) => ({ label: '3 Aug', value, period: 'pilot', what: 'C1' }) as const
  const chart: GapChart = {
    id: 'gaps',
    title: 'Cases between errors, g chart',
    unit: 'cases',
    events: 'errors',
    method: 'g chart (Benneyan)',
    gaps: [gap(10), gap(90), gap(20)],
    since: 5,
    limits: { center: 20, lower: 0, upper: 80 },
    limitsFrom: 'all 3 gaps so far',
  }

  test('rings a gap that is longer than the limits, which is good', () => {
    const { drawings, sentence } = gapChart(chart)

    expect(drawings[0]?.drawing.points.map(({ ringed }) => ringed)).toEqual([false, true, false])
    expect(sentence).toBe(
      'Longer gaps are better. Of 3 gaps between errors, 1 is longer than the upper limit. Since the last one: 5\u00a0cases.',
    )
  })

  test('says so when the time since the last one is already longer', () => {
    expect(gapChart({ ...chart, since: 81 }).sentence).toContain('81\u00a0cases, already longer than the upper limit.')
  })

  test('says one case where it is one', () => {
    expect(gapChart({ ...chart, since: 1 }).sentence).toContain('Since the last one: 1\u00a0case.')
  })

  test('judges nothing without limits', () => {
    const { sentence, legend } = gapChart({ ...chart, limits: null })

    expect(sentence).toContain('none can be judged yet')
    expect(legend).toBe('g chart (Benneyan): no limits, because four gaps are needed for them.')
  })
})
