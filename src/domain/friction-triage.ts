// Whose it is to do something about a report: the policy side's or the system side's. Either leader says so, of a whole group
// or of one report, and what was said of the one report goes before what was said of its group.
import { fact, type Fact } from './fact.ts'
import { type FrictionGroup, type FrictionReport, isOfGroup } from './friction.ts'
import type { Side } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import { refuse, type Refused } from './refusal.ts'

/** A side was said of a group, or of one report of it; the newest holds. */
export type FrictionTriage = FrictionGroup & {
  /** The number of the report; null for the whole group. */
  readonly report: number | null
  readonly side: Side
  readonly by: string
  readonly at: number
  readonly seq: number
}

type Triaged = Pick<FrictionTriage, 'report' | 'kind' | 'reason'>

/** Gives a group or a report to a side. Refused where nobody reported such a thing, and when it is that side's already. */
export function triageFriction(file: PilotFile, of: Triaged, side: Side): Fact | Refused {
  const { report, kind, reason } = of
  const isThere = file.frictionReports.some((one) => isOfGroup(one, of) && (report === null || one.report === report))
  if (!isThere) return refuse('There is no such report.')
  if (triageOf(file.frictionTriages, of)?.side === side) return refuse(`This is on the ${side} side already.`)

  const id = report === null ? `${kind}/${reason ?? 'no reason'}` : String(report)
  const version = file.frictionTriages.filter((one) => isSame(one, of)).length + 1
  const object = { type: 'friction', id, version }
  return fact('triage friction', file.pilot.id, object, { data: { report, kind, reason, side } })
}

/** What was said last of exactly this group, or of exactly this report; null when nothing was. */
export function triageOf(triages: readonly FrictionTriage[], of: Triaged): FrictionTriage | null {
  return triages.findLast((one) => isSame(one, of)) ?? null
}

/** What holds for a report: what was said of it, else of its group. */
export function triageOfReport(triages: readonly FrictionTriage[], report: FrictionReport): FrictionTriage | null {
  return triageOf(triages, report) ?? triageOf(triages, { ...report, report: null })
}

function isSame(triage: FrictionTriage, of: Triaged): boolean {
  return triage.report === of.report && isOfGroup(triage, of)
}
