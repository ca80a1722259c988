// Failures of INV as values: what runs reported, and what people did about it, oldest first.
import type { FailureAct, FailureEvent, FailureSaid, ReportedFailure } from '../../src/domain/failure.ts'

export const nothingSaid: FailureSaid = {
  component: null,
  occurredAt: null,
  detectedAt: null,
  detectedBy: null,
  side: null,
  severity: null,
  stopsWork: null,
  fallbackUsed: null,
  fallbackWorks: null,
  downtimeMinutes: null,
  casesHit: null,
  changed: null,
}

/** The ERP sync fails at `at` (ms) and is told of two minutes later; `more` alters what a test is about. */
export function reported(failure: number, at: number, more: Partial<ReportedFailure> = {}): ReportedFailure {
  return {
    failure,
    fingerprint: 'ERP sync |  | timeout after # s',
    component: 'ERP sync',
    platform: 'n8n',
    side: 'system',
    message: 'Timeout after 30 s',
    firstAt: at,
    lastAt: at,
    firstReceivedAt: at + 2 * 60_000,
    runs: 1,
    cases: 1,
    ...more,
  }
}

/** Somebody did something about a failure at `at` (ms), which is its place in the ledger too. */
export function happened(
  failure: number,
  what: FailureAct,
  at: number,
  said: Partial<FailureSaid> = {},
  by = 'tariq',
): FailureEvent {
  return { failure, what, said: { ...nothingSaid, ...said }, words: `text-${at}`, by, at, seq: at }
}
