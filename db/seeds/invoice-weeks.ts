// The weeks of the example: how long invoices took, how they went, and what Maya stated because no log says it. The case
// files are drawn from these figures, so that every page shows the same story to everybody.
import type { StatedFigures } from '../../src/domain/scorecard.ts'

/** A week of the old flow: no case has a path yet. */
export type OldWeek = {
  readonly cases: number
  readonly medianHours: number
  readonly withErrors: number
  readonly rework: number
  readonly exceptions: number
}

/** A week of the pilot: how many cases went which way, and which component failed within how many of them. */
export type PilotWeek = OldWeek & {
  /** The one supplier whose invoices went by chat, where it was one. */
  readonly chatFrom?: string
  /** Who approved one invoice that was the director’s to approve. */
  readonly misroutedTo?: string
  readonly ways: { readonly fallback: number; readonly 'outside:chat': number; readonly 'outside:email': number }
  /** Within cases. What broke beside them stands in invoice-failures.ts. */
  readonly failures: Readonly<Record<string, number>>
  readonly stated: StatedFigures
}

/** The eight weeks before anything changed. */
export const baselineWeeks: readonly OldWeek[] = [
  { cases: 58, medianHours: 47, withErrors: 2, rework: 5, exceptions: 4 },
  { cases: 61, medianHours: 52, withErrors: 2, rework: 6, exceptions: 5 },
  { cases: 59, medianHours: 49, withErrors: 1, rework: 4, exceptions: 4 },
  { cases: 60, medianHours: 45, withErrors: 2, rework: 5, exceptions: 3 },
  { cases: 62, medianHours: 51, withErrors: 3, rework: 6, exceptions: 5 },
  { cases: 58, medianHours: 48, withErrors: 2, rework: 4, exceptions: 4 },
  { cases: 60, medianHours: 50, withErrors: 1, rework: 5, exceptions: 4 },
  { cases: 59, medianHours: 46, withErrors: 2, rework: 5, exceptions: 3 },
]

/** The week in which the charter was written, signed and launched; the work went on as before. */
export const weekOfTheKeys: OldWeek = { cases: 60, medianHours: 47.5, withErrors: 2, rework: 5, exceptions: 4 }

/** The nine weeks of the pilot. */
export const pilotWeeks: readonly PilotWeek[] = [
  {
    cases: 58,
    medianHours: 31,
    withErrors: 2,
    rework: 5,
    exceptions: 7,
    ways: { fallback: 6, 'outside:chat': 6, 'outside:email': 11 },
    failures: { mail_intake: 1 },
    stated: stated({ users: 9, help: 9, daily: 2, support: 840, training: 600, complaints: 6, downtime: 30 }),
  },
  {
    cases: 59,
    medianHours: 22,
    withErrors: 2,
    rework: 5,
    exceptions: 6,
    ways: { fallback: 4, 'outside:chat': 4, 'outside:email': 8 },
    failures: { price_match: 1 },
    stated: stated({ users: 10, help: 7, daily: 1, support: 600, training: 120, complaints: 5, downtime: 45 }),
  },
  {
    cases: 60,
    medianHours: 12,
    withErrors: 2,
    rework: 4,
    exceptions: 6,
    ways: { fallback: 8, 'outside:chat': 3, 'outside:email': 5 },
    failures: { price_match: 1 },
    stated: stated({ users: 10, help: 5, daily: 1, support: 480, training: 0, complaints: 4, downtime: 190 }),
  },
  {
    cases: 61,
    medianHours: 8,
    withErrors: 2,
    rework: 4,
    exceptions: 5,
    ways: { fallback: 9, 'outside:chat': 2, 'outside:email': 3 },
    failures: { vendor_feed: 1 },
    stated: stated({ users: 10, help: 5, daily: 0, support: 390, training: 0, complaints: 4, downtime: 260 }),
  },
  {
    cases: 60,
    medianHours: 5.1,
    withErrors: 2,
    rework: 3,
    exceptions: 4,
    ways: { fallback: 10, 'outside:chat': 1, 'outside:email': 2 },
    failures: { mail_intake: 1 },
    stated: stated({ users: 10, help: 4, daily: 0, support: 360, training: 0, complaints: 3, downtime: 310 }),
  },
  {
    cases: 59,
    medianHours: 3.9,
    withErrors: 1,
    rework: 3,
    exceptions: 4,
    ways: { fallback: 4, 'outside:chat': 1, 'outside:email': 1 },
    failures: {},
    stated: stated({ users: 10, help: 4, daily: 0, support: 420, training: 0, complaints: 2, downtime: 120 }),
  },
  {
    cases: 61,
    medianHours: 3.6,
    withErrors: 1,
    rework: 2,
    exceptions: 4,
    ways: { fallback: 2, 'outside:chat': 1, 'outside:email': 1 },
    failures: {},
    stated: stated({ users: 10, help: 3, daily: 0, support: 390, training: 0, complaints: 2, downtime: 15 }),
  },
  {
    cases: 60,
    medianHours: 3.4,
    withErrors: 1,
    rework: 2,
    exceptions: 3,
    chatFrom: 'Kestrel Media',
    misroutedTo: 'IT',
    ways: { fallback: 1, 'outside:chat': 6, 'outside:email': 1 },
    failures: {},
    stated: stated({ users: 10, help: 4, daily: 0, support: 330, training: 60, complaints: 1, downtime: 20 }),
  },
  {
    cases: 61,
    medianHours: 3.1,
    withErrors: 1,
    rework: 2,
    exceptions: 3,
    ways: { fallback: 2, 'outside:chat': 1, 'outside:email': 1 },
    failures: {},
    stated: stated({ users: 10, help: 3, daily: 0, support: 330, training: 0, complaints: 1, downtime: 25 }),
  },
]

/** Who sends invoices, which budget they go to, and what they usually cost, in euros. */
export type Supplier = { readonly supplier: string; readonly budget: string; readonly usual: number }

export const suppliers: readonly [Supplier, ...Supplier[]] = [
  { supplier: 'Van Dijk Logistics', budget: 'Operations', usual: 1850 },
  { supplier: 'Halden Cleaning', budget: 'Facilities', usual: 640 },
  { supplier: 'Brightwell IT', budget: 'IT', usual: 2400 },
  { supplier: 'Osprey Catering', budget: 'Facilities', usual: 310 },
  { supplier: 'Meridian Print', budget: 'Marketing', usual: 520 },
  { supplier: 'Calder Electrics', budget: 'Operations', usual: 1150 },
  { supplier: 'Lindqvist Office', budget: 'Facilities', usual: 180 },
  { supplier: 'Rhine Freight', budget: 'Operations', usual: 3900 },
  { supplier: 'Solent Water', budget: 'Facilities', usual: 240 },
  { supplier: 'Northgate Paper', budget: 'Operations', usual: 760 },
  { supplier: 'Kestrel Media', budget: 'Marketing', usual: 4300 },
]

/** Above this many euros the finance director approves. */
export const directorAbove = 10_000

function stated(said: Record<'users' | 'help' | 'daily' | 'support' | 'training' | 'complaints' | 'downtime', number>) {
  return {
    users: said.users,
    helpRequests: said.help,
    dailyHelpUsers: said.daily,
    supportMinutes: said.support,
    trainingMinutes: said.training,
    complaints: said.complaints,
    downtimeMinutes: said.downtime,
  }
}
