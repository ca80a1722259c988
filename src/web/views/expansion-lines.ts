// The expansion gate as lines: each check with what was seen, how old that is, whose it is, and what is missing in words.
import { amount, counted, hours, listed, nameInside, percent } from '../../domain/advice/wording.ts'
import type { FactsWeek } from '../../domain/advice/facts.ts'
import { thresholdsOf } from '../../domain/advice/facts.ts'
import { solidWeeks } from '../../domain/advice/pilot-weeks.ts'
import { mayVouchFor } from '../../domain/attestation.ts'
import { charterInForce } from '../../domain/charter.ts'
import { charterForEngine } from '../../domain/evidence.ts'
import {
  excludedShare,
  type ExpansionCheck,
  expansionChecks,
  expansionGate,
  vouchedForBy,
} from '../../domain/expansion-gate.ts'
import { oldFlowFindings, type OldFlowFinding } from '../../domain/old-flow.ts'
import { hasEnded } from '../../domain/pilot.ts'
import type { Attestation } from '../../domain/pilot-file.ts'
import { age, dayName, weekName } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { checkLine, type CheckLine, type Checks } from './checks.ts'
import { toldByRecords } from './record-lines.ts'
import type { Said } from './record-said.ts'

export type ExpansionOf = Shown & {
  /** The pilot's weeks up to the one under review, as the engine sees them; none before the first. */
  readonly weeks: readonly FactsWeek[]
  /** The evidence of attestations, by the id of its text. */
  readonly evidence: ReadonlyMap<string, string>
  /** The leader's seat of whoever looks; null for everybody else. */
  readonly seat: string | null
}

/** Every check of the expansion gate as it stands today. */
export function expansionLines(given: ExpansionOf): Checks {
  const { file, weeks, calendar, now } = given
  const content = charterInForce(file.charters, file.keys)?.content
  const gate = { file, weeks, calendar, today: calendar.dayOf(now) }
  const results = content ? expansionChecks({ ...gate, charter: charterForEngine(content) }) : {}
  return { lines: expansionGate.map((check) => lineOf(check, results[check.name] ?? 'not measured', given)) }
}

/** What figures and records tell stands first, then what somebody vouches for. */
function lineOf(check: ExpansionCheck, result: CheckLine['state'], given: ExpansionOf): CheckLine {
  const isOpen = result === 'fail' || result === 'not measured'
  const told = check.kind === 'derived' ? toldByFigures(check, given) : toldByRecords(check.name, given)
  const vouched = vouchedForBy(check, given.file) === null ? null : vouchedWords(check, told !== null, given)
  const both = [told, vouched].filter((said) => said !== null)
  const join = (words: (said: Said) => string | undefined, between: string) =>
    both.flatMap((said) => words(said) ?? []).join(between) || undefined
  const note = join((said) => said.note, ' · ')
  return checkLine(result, check.words, {
    evidence: join((said) => said.evidence, ' '),
    missing: isOpen ? join((said) => said.missing, ' ') : undefined,
    note: note === undefined ? sideWords[check.side] : `${sideWords[check.side]} · ${note}`,
    links: both.flatMap((said) => said.links),
  })
}

const sideWords = { policy: 'Policy side', system: 'System side', both: 'Both sides' } as const

/** What somebody vouched for last, and who may do it now. `isHalf`: records tell the other half of the check. */
function vouchedWords(check: ExpansionCheck, isHalf: boolean, given: ExpansionOf): Said {
  const { file, evidence, names, now } = given
  const last = file.attestations.findLast((attestation) => attestation.check === check.name)
  const who = last && nameWithSeat(names, file.pilot.holders, last.by)
  return {
    evidence: last && `“${evidence.get(last.evidence) ?? ''}”`,
    missing: notVouchedFor(check, isHalf, last, given),
    note: last && `${who}, ${age(last.at, now)} · until ${dayName(last.expiresOn)}`,
    links: [...drillLink(check, given), ...vouchLink(check, given)],
  }
}

/** What passes it, and why that is not so today; undefined where somebody vouches that it passes. */
function notVouchedFor(
  check: ExpansionCheck,
  isHalf: boolean,
  last: Attestation | undefined,
  given: ExpansionOf,
): string | undefined {
  const document = vouchedForBy(check, given.file) === 'policy' ? 'the rule book' : 'the map'
  const it = isHalf && check.name === 'documents_current' ? document : null
  const then = isHalf ? '' : ` ${check.passesWhen}`
  if (!last) return `Nobody has vouched for ${it ?? 'it'} yet.${then}`
  if (last.expiresOn < given.calendar.dayOf(given.now))
    return `${it === null ? 'It' : `The word for ${it}`} expired on ${dayName(last.expiresOn)}.${then}`
  return last.result === 'fail' ? `Missing: ${check.passesWhen}` : undefined
}

/** A drill says more than anybody's word, so everybody is led to where it is noted. */
function drillLink({ name }: ExpansionCheck, { file }: ExpansionOf): Said['links'] {
  if (name !== 'manual_fallback') return []
  return [
    { text: 'Drills of the fallback', href: `/pilots/${encodeURIComponent(file.pilot.code)}/system-map/fallback` },
  ]
}

function vouchLink(check: ExpansionCheck, { file, seat }: ExpansionOf): Said['links'] {
  if (hasEnded(file.pilot) || !mayVouchFor(check, file, seat)) return []
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/gates/attestations/new?check=${check.name}`
  return [{ text: 'Vouch for this', href: address }]
}

function toldByFigures(check: ExpansionCheck, given: ExpansionOf): Said {
  const note = 'computed from the figures, nobody can vouch for it'
  return { evidence: derivedEvidence(check, given), missing: check.passesWhen, note, links: [] }
}

function derivedEvidence({ name }: ExpansionCheck, given: ExpansionOf): string | undefined {
  const { file, weeks } = given
  const content = charterInForce(file.charters, file.keys)?.content
  if (!content) return 'There is no charter in force yet.'
  if (name !== 'exclusions') return oldFlowEvidence(given)
  const share = excludedShare(file, weeks)
  return share === null
    ? 'No case was completed in a pilot week yet.'
    : `${percent(share)} of the completed cases are excluded.`
}

function oldFlowEvidence({ file, weeks }: ExpansionOf): string | undefined {
  const content = charterInForce(file.charters, file.keys)?.content
  if (!content) return undefined
  const charter = charterForEngine(content)
  const thresholds = thresholdsOf(charter)
  const solid = solidWeeks(weeks, thresholds).length
  const findings = oldFlowFindings(file, charter, weeks)
  if (findings.length === 0)
    return `It needs ${counted(thresholds.weeksToHold, 'solid week')}; there ${solid === 1 ? 'is' : 'are'} ${solid}.`
  const failed = findings.filter(({ holds }) => holds === false).map(failedWords)
  const unknown = [...new Set(findings.filter(({ holds }) => holds === null).map(({ what }) => whatWords(what)))]
  return [
    ...failed.slice(0, 4).map((sentence) => `${sentence}.`),
    ...(failed.length > 4 ? [`And ${failed.length - 4} more.`] : []),
    ...(unknown.length > 0 ? [`Not measured in every week: ${listed(unknown)}.`] : []),
    ...(failed.length + unknown.length === 0
      ? [`It was in each of the last ${counted(thresholds.weeksToHold, 'week')}.`]
      : []),
  ].join(' ')
}

function failedWords({ week, what, value, limit }: OldFlowFinding): string {
  const when = `in the week of ${weekName(week)}`
  if (what === 'net_manual_work') return `Net manual work was up to ${hours(value ?? 0)} ${when}`
  return `${capital(nameInside(what))} was ${amount(what, value ?? 0)} ${when}, before it was ${amount(what, limit ?? 0)}`
}

function whatWords(what: OldFlowFinding['what']): string {
  return what === 'net_manual_work' ? 'net manual work' : nameInside(what)
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
