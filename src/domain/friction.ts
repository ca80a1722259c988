// What the people who do the work report: a complaint, a call for help, a workaround, or work they did outside the tool.
// Reports are evidence: they count for the week in which they come in, and nobody has to sign in to make one.
import { fact, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

export const frictionKinds = ['complaint', 'help', 'workaround', 'outside'] as const
export type FrictionKind = (typeof frictionKinds)[number]

export const frictionReasons = [
  'rule confusing',
  'form awkward',
  'alert late',
  'manual easier',
  'not trained',
  'bug',
  'side spreadsheet',
  'asked a manager',
] as const
export type FrictionReason = (typeof frictionReasons)[number]

/** What somebody says in a report. Whoever is signed in needs no name; whoever is not may give one. */
export type FrictionSaid = {
  readonly kind: FrictionKind | null
  readonly reason: FrictionReason | null
  readonly words: string
  readonly case: string | null
  readonly name: string | null
}

/** A report. `person` is the id of whoever was signed in, `name` what somebody who was not called themselves. */
export type FrictionReport = FrictionSaid & {
  readonly report: number
  readonly kind: FrictionKind
  readonly person: string | null
  readonly week: string
  readonly at: number
  readonly seq: number
}

/** How a report came in: from a page of the pilot, or by the link that hangs on the wall. */
export type ReportedBy = 'report friction' | 'report friction by link'

/** The report to be made: its number, and the hash of what it says, which is all that the ledger knows of its words. */
export type NewReport = { readonly number: number; readonly hash: string; readonly by: ReportedBy }

/** Takes a report in. Refused without a kind or a sentence, and when the pilot has ended. */
export function reportFriction(
  { pilot }: Pick<PilotFile, 'pilot'>,
  { number, hash, by }: NewReport,
  { kind, words }: FrictionSaid,
): Fact | Refused {
  if (hasEnded(pilot)) return refuse('This pilot has ended. It takes no more reports.')
  const problems: Problem[] = []
  if (kind === null) problems.push({ field: 'kind', why: 'Choose what it is.' })
  if (words === '') problems.push({ field: 'words', why: 'Say it in a sentence.' })
  if (problems.length > 0) return refuseFields(problems)

  return fact(by, pilot.id, { type: 'friction', id: String(number), version: 1 }, { data: { count: 1, hash } })
}

/** Reports of the same kind for the same reason are one thing that repeats. */
export type FrictionGroup = { readonly kind: FrictionKind; readonly reason: FrictionReason | null }

export function isOfGroup(report: FrictionGroup, { kind, reason }: FrictionGroup): boolean {
  return report.kind === kind && report.reason === reason
}

/** Reports that repeat, newest first in each; the most frequent group first, then the one heard of last. */
export type Repeated = FrictionGroup & { readonly reports: readonly [FrictionReport, ...FrictionReport[]] }

/** The groups of a pilot's reports. */
export function repeatedFriction(reports: readonly FrictionReport[]): readonly Repeated[] {
  const groups = new Map<string, [FrictionReport, ...FrictionReport[]]>()
  for (const report of reports.toSorted((a, b) => b.report - a.report)) {
    const name = `${report.kind}/${report.reason}`
    const known = groups.get(name)
    if (known) known.push(report)
    else groups.set(name, [report])
  }
  return [...groups.values()]
    .map((of) => ({ kind: of[0].kind, reason: of[0].reason, reports: of }))
    .toSorted((a, b) => b.reports.length - a.reports.length || b.reports[0].report - a.reports[0].report)
}
