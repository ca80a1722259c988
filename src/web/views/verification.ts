// The verification of the ledger as a page shows it: how far it is, or what it found.
import { age, dayTime } from '../../words/dates.ts'
import type { Verification } from '../verification.ts'
import type { Progress } from './figure.ts'
import type { Link } from './page.ts'

/** For `views/ledger/_verification.eta`, at `it.verification`: exactly one of progress and result, or neither before the first. */
export type VerificationView = {
  readonly progress: Progress | null
  readonly result: VerificationResult | null
  readonly button: string
}

export type VerificationResult = {
  readonly tone: 'notice' | 'problems'
  readonly headline: string
  readonly sentences: readonly string[]
  /** The head that was found, as it is printed. */
  readonly code: string | null
  readonly link: Link | null
}

/** What the last verification says. */
export function verificationView(last: Verification, now: number, zone: string): VerificationView {
  if (last.state === 'never') return { progress: null, result: null, button: 'Verify the ledger' }
  if (last.state === 'running') return { progress: progressOf(last), result: null, button: '' }
  return { progress: null, result: resultOf(last, now, zone), button: 'Verify again' }
}

function progressOf({ done, of }: Verification & { state: 'running' }): Progress {
  return {
    id: 'verification',
    what: 'Verifying the ledger.',
    says: of === null ? 'Starting.' : `${done} of ${of} entries looked at.`,
    done,
    of,
    again: '/ledger/verification',
    leave: 'You may leave this page and come back.',
    link: { text: 'Look how far it is', href: '/ledger/verification' },
  }
}

function resultOf({ verdict, at }: Verification & { state: 'ended' }, now: number, zone: string): VerificationResult {
  const when = `Looked at ${age(at, now)}, on ${dayTime(at, zone, now)}.`
  if (verdict.result === 'cannot tell')
    return { tone: 'problems', headline: 'Cannot tell', sentences: [verdict.why, when], code: null, link: null }
  if (verdict.result === 'altered') return alteredResult(verdict.first, when)
  const { entries, head, remarks } = verdict
  const says = `All ${entries} entries stand in one unbroken chain, and every table follows from them.`
  return { tone: 'notice', headline: 'Intact', sentences: [says, ...remarks, when], code: head, link: null }
}

function alteredResult({ seq, says }: { readonly seq: number | null; readonly says: string }, when: string) {
  const advice = 'Tell both leaders, keep the database file as it is, and restore a backup only together.'
  const link = seq === null ? null : { text: `Open entry ${seq}`, href: `/ledger/${seq}` }
  return { tone: 'problems', headline: 'Altered', sentences: [says, advice, when], code: null, link } as const
}
