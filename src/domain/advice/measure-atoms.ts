// The three questions about a measure: has the goal met its target long enough, has it really moved, and did nothing that
// is guarded get worse?
import type { AtomFinding } from './atom.ts'
import { isHeld, type Evidence } from './evidence.ts'
import type { Limits } from './limits.ts'
import { fewestTestedWeeks, isTooShort, neverVaried, testedValues, type MeasureFinding } from './measure.ts'
import { valueOf } from './pilot-weeks.ts'
import { hodgesLehmann } from './rank-test.ts'
import type { Signal } from './signals.ts'
import { amount, chance, counted, listed, nameOf, percent } from './wording.ts'

/** The goal has met its target for the weeks to hold. */
export function targetAtom(goal: MeasureFinding, { thresholds }: Evidence): AtomFinding {
  const left = thresholds.weeksToHold - goal.streak
  return {
    name: `target:${goal.measure.key}`,
    holds: () => isHeld(goal, thresholds),
    broken: () => goal.misses,
    detail: () => `${heldSentence(goal, thresholds.weeksToHold)} ${nowSentence(goal)}`,
    needs: () =>
      (goal.measure.target ?? null) === null
        ? 'A target in the charter.'
        : `${counted(left, 'more solid week')}${left > 1 ? ' in a row' : ''} at target (${targetWords(goal)}).`,
  }
}

/** The goal is better than its baseline, and no week that nobody measured could hide the opposite. */
export function signalAtom(goal: MeasureFinding, evidence: Evidence): AtomFinding {
  const { thresholds } = evidence
  return {
    name: `signal:${goal.measure.key}`,
    holds: () => goal.chart().state === 'better' && !goal.chart().mayHideWorse,
    broken: () => goal.chart().state === 'worse',
    detail: () => stateSentence(goal, evidence),
    needs: () => {
      const short = thresholds.minBaselineWeeks - goal.measure.baseline.length
      if (short > 0) return `${counted(short, 'more baseline week')}, agreed by both keys.`
      if (neverVaried(goal.measure, goal.chart().limits)) return 'A baseline that shows how the weeks really varied.'
      if (goal.chart().state === 'better') return 'The values of the weeks that were not measured.'
      return `A signal on the good side of the chart, none on the bad side, and a rank test at ${thresholds.alpha} or below.`
    },
  }
}

/** The guardrail was measured in each of the last weeks to hold, is not worse and does not miss its target. */
export function guardrailAtom(guardrail: MeasureFinding, evidence: Evidence): AtomFinding {
  const { lastSolid, thresholds } = evidence
  const { key } = guardrail.measure
  const unmeasured = lastSolid.filter((week) => valueOf(week, key) === null).map(({ week }) => week)
  const enough = lastSolid.length >= thresholds.weeksToHold
  return {
    name: `guardrail:${key}`,
    holds: () => enough && unmeasured.length === 0 && !breaks(guardrail, evidence),
    broken: () => breaks(guardrail, evidence),
    detail: () => {
      const gaps = unmeasured.length > 0 ? ` Not measured in ${listed(unmeasured)}.` : ''
      return `${nowSentence(guardrail)} ${stateSentence(guardrail, evidence)}${gaps}`
    },
    needs: () =>
      breaks(guardrail, evidence)
        ? `${nameOf(key)} no worse than its baseline${targetPhrase(guardrail)}.`
        : `A value of ${nameOf(key)} in each of the last ${counted(thresholds.weeksToHold, 'solid week')}.`,
  }
}

/** A guardrail with a value is worse, or misses its target. One bad case in a thin week breaks nothing. */
export function breaks(guardrail: MeasureFinding, { kind }: Evidence): boolean {
  return kind === 'solid' && guardrail.value !== null && (guardrail.misses || guardrail.chart().state === 'worse')
}

/** "Target held 3 of 4 weeks." for each goal, with its name where there are two. */
export function heldSentences({ goals, thresholds }: Evidence): readonly string[] {
  return goals.map((goal) => {
    const held = heldSentence(goal, thresholds.weeksToHold)
    return goals.length > 1 ? `${nameOf(goal.measure.key)}: ${held.toLowerCase()}` : held
  })
}

function heldSentence({ streak }: MeasureFinding, weeksToHold: number): string {
  return `Target held ${Math.min(streak, weeksToHold)} of ${counted(weeksToHold, 'week')}.`
}

/** "Cycle time is 30 h this week; its target is 24 h or less." */
export function nowSentence(finding: MeasureFinding): string {
  const { measure, value } = finding
  const now = value === null ? 'was not measured this week' : `is ${amount(measure.key, value)} this week`
  const target = (measure.target ?? null) === null ? 'it has no target' : `its target is ${targetWords(finding)}`
  return `${nameOf(measure.key)} ${now}; ${target}.`
}

/** "24 h or less". */
export function targetWords({ measure }: MeasureFinding): string {
  const { key, direction, target = null } = measure
  if (target === null) return 'no target'
  return `${amount(key, target)} or ${direction === 'lower' ? 'less' : 'more'}`
}

const signalWords: Readonly<Record<Signal, string>> = {
  outside: 'a week beyond the natural limits',
  three_of_four: 'three of four weeks beyond the mid-line',
  run_of_eight: 'eight weeks in a row on one side of the centre',
}

/** What the chart and the rank test say, with the limits and the shift. */
export function stateSentence(finding: MeasureFinding, { facts, thresholds }: Evidence): string {
  const { measure } = finding
  const { limits, state, signalsBetter, signalsWorse, pBetter, pWorse } = finding.chart()
  const baselineWeeks = counted(measure.baseline.length, 'week')
  if (isTooShort(measure, thresholds) || !limits) {
    return `Unclear: the baseline has ${baselineWeeks}, at least ${thresholds.minBaselineWeeks} are needed.`
  }
  if (neverVaried(measure, limits)) return 'Unclear: the baseline has no variation; check how it was recorded.'

  const signs = [...signalsBetter.map(withSide('good')), ...signalsWorse.map(withSide('bad'))]
  const tested = testedValues(measure, facts)
  const luck = state === 'worse' ? luckSentence('bad', pWorse) : luckSentence('good', pBetter)
  return [
    `${verdict[state]} Signals: ${signs.length > 0 ? listed(signs) : 'none'}.`,
    tested.length < fewestTestedWeeks ? `The rank test needs ${fewestTestedWeeks} weeks.` : luck,
    ...shiftSentence(finding, hodgesLehmann(tested, measure.baseline), limits.center),
    limitsSentence(finding, limits),
  ].join(' ')
}

const verdict = { better: 'Better than the baseline.', worse: 'Worse than the baseline.', unclear: 'Unclear.' } as const

function withSide(side: 'good' | 'bad') {
  return (signal: Signal): string => `${signalWords[signal]} (${side} side)`
}

function luckSentence(look: 'good' | 'bad', p: number): string {
  return `The chance that luck alone makes the weeks look this ${look} is ${chance(p)}.`
}

function shiftSentence({ measure }: MeasureFinding, shift: number | null, center: number): readonly string[] {
  if (shift === null) return []
  const share = center === 0 ? '' : ` (${percent(Math.abs(shift / center))})`
  const way = shift < 0 ? 'lower' : 'higher'
  return [shift === 0 ? 'No shift.' : `About ${amount(measure.key, Math.abs(shift))}${share} ${way}.`]
}

/** Six to eleven baseline weeks give trial limits, twelve and more firm ones. */
function limitsSentence({ measure }: MeasureFinding, { lower, upper, meanMovingRange }: Limits): string {
  const kind = measure.baseline.length < 12 ? 'Trial limits' : 'Firm limits'
  const neverNegative = measure.baseline.every((value) => value >= 0)
  const shownLower = neverNegative ? Math.max(0, lower) : lower
  const said = `${kind}: ${amount(measure.key, shownLower)} to ${amount(measure.key, upper)}.`
  const flat = meanMovingRange === 0 ? ' The baseline has no variation; check how it was recorded.' : ''
  return neverNegative && lower < 0 ? `${said} No single week can lie below them.${flat}` : `${said}${flat}`
}

function targetPhrase(guardrail: MeasureFinding): string {
  return (guardrail.measure.target ?? null) === null ? '' : `, and ${targetWords(guardrail)}`
}
