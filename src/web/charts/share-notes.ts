// What can be said of a share of cases beside its chart: how little a zero proves, how far it may lie from before, and
// whether so few cases could show an improvement at all.
import { rounded } from '../../domain/advice/wording.ts'
import { wilson } from '../../domain/advice/wilson.ts'
import { shareDifference } from '../../domain/charts/newcombe.ts'
import { casesToSignal } from '../../domain/charts/proportion.ts'
import { countsOf, shareBefore, type ShareEvidence } from '../../domain/charts/share-evidence.ts'
import { type CaseShareKey, measures } from '../../domain/measure.ts'
import type { Counted } from '../../domain/scorecard.ts'
import { casesText } from '../../words/figures.ts'

const counted: Readonly<Record<CaseShareKey, string>> = {
  error_rate_pct: 'errors',
  rework_share_pct: 'reworked',
  adoption_pct: 'automated',
  outside_share_pct: 'outside',
}

/** "0 errors in 50 cases: up to 5.1 % (Wilson)"; null where something was counted, or nothing could be. */
export function zeroText(key: CaseShareKey, { sum, known }: Counted): string | null {
  if (sum !== 0 || known === 0) return null
  return `0 ${counted[key]} in ${casesText(known)}: up to ${percent(wilson(0, known).high)} (Wilson)`
}

/** The same in a table, whose footnote names the method: "0 of 50, up to 5.1 %". */
export function zeroInShort({ sum, known }: Counted): string | null {
  if (sum !== 0 || known === 0) return null
  return `0 of ${known}, up to ${percent(wilson(0, known).high)}`
}

/** Every sentence that holds for this share. */
export function shareNotes(evidence: ShareEvidence): readonly string[] {
  return [zeroNote(evidence), differenceNote(evidence), fewCasesNote(evidence)].filter((note) => note !== null)
}

function zeroNote({ key, lately }: ShareEvidence): string | null {
  const zero = zeroText(key, lately)
  return zero && `${zero.replace(' (Wilson)', '')}, the one-sided 95 % bound of Wilson over the last solid weeks.`
}

function differenceNote(evidence: ShareEvidence): string | null {
  const { key, lately } = evidence
  const found = shareDifference(lately, countsOf(evidence.baselineWeeks))
  if (!found) return null
  const name = measures[key].name
  const bounds = `between ${points(found.low)} and ${points(found.high)} points at 95 % (Newcombe)`
  return `${name} over the last solid weeks against the baseline weeks: ${points(found.difference)} points, ${bounds}.`
}

/** The lower limit of a p chart is zero below so many cases, so that no week can lie under it. */
function fewCasesNote(evidence: ShareEvidence): string | null {
  if (!isTooFewToSignal(evidence)) return null
  const before = shareBefore(evidence) ?? 0
  const instead = evidence.key === 'error_rate_pct' ? ' The g chart below counts the cases between errors instead.' : ''
  return `With about ${casesText(Math.round(evidence.usualCases))} a week and ${percent(before)} before, no single week can show an improvement: a p chart needs ${casesText(Math.ceil(casesToSignal(before)))} a week for that.${instead}`
}

/** So few cases a week that no week could lie below the lower limit of the share before. */
export function isTooFewToSignal(evidence: ShareEvidence): boolean {
  const before = shareBefore(evidence)
  const isLess = measures[evidence.key].better === 'lower'
  return (
    isLess && before !== null && before > 0 && evidence.usualCases > 0 && evidence.usualCases < casesToSignal(before)
  )
}

function percent(share: number): string {
  return `${rounded(Number((share * 100).toFixed(1)))} %`
}

/** Percentage points with their sign: "−1.2". */
function points(difference: number): string {
  const text = rounded(Number((difference * 100).toFixed(1)))
  return difference > 0 && text !== '0' ? `+${text}` : text
}
