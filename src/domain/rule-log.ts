// The rule log: every change that was asked for, by whom and why, who decided, when it went on, and how long each part of
// its way took.
import { crowdedWeeks, type SwitchOn, switchOns } from './attribution.ts'
import type { Calendar } from './calendar.ts'
import type { PilotFile } from './pilot-file.ts'
import { isOpen, type RuleChange, ruleChanges } from './rule-change.ts'
import { type Milestones, milestonesOf, type PartOfTheWay, partsOfTheWay } from './rule-change-milestones.ts'
import { stageTimes } from './rule-change-times.ts'

/** One change in the log. */
export type LogLine = Milestones & {
  readonly change: RuleChange
  /** How long (ms) it was in each part of its way, over all rounds; null for one that it has not come to. */
  readonly times: Readonly<Record<PartOfTheWay, number | null>>
  /** How long (ms) it was parked. */
  readonly parkedMs: number
  /** Everything that was switched on in its week, itself included, where that is more than one; else nothing. */
  readonly sameWeek: readonly SwitchOn[]
}

/** Every change as it stands at `now` (ms), the newest first. */
export function ruleLog(file: PilotFile, now: number, calendar: Calendar): readonly LogLine[] {
  const changes = ruleChanges(file)
  const crowded = crowdedWeeks(switchOns(changes), calendar)
  return changes.map((change) => logLine(change, crowded, now, calendar)).toReversed()
}

function logLine(
  change: RuleChange,
  crowded: ReadonlyMap<string, readonly SwitchOn[]>,
  now: number,
  calendar: Calendar,
): LogLine {
  const spent = stageTimes(change, now)
  const msIn = (stage: PartOfTheWay | 'parked') => spent.find((one) => one.stage === stage)?.ms ?? null
  const milestones = milestonesOf(change)
  const on = milestones.switchedOn
  return {
    change,
    ...milestones,
    times: {
      requested: msIn('requested'),
      'policy approved': msIn('policy approved'),
      'confirmed safe': msIn('confirmed safe'),
    },
    parkedMs: msIn('parked') ?? 0,
    sameWeek: on === null ? [] : (crowded.get(calendar.weekOf(on.at)) ?? []),
  }
}

/** What the log is narrowed to. */
export const logShows = ['all', 'waiting', 'parked', 'in-effect', 'closed'] as const
export type LogShow = (typeof logShows)[number]

/** Whether a change belongs to what is shown: what waits for somebody, what waits for nobody, what holds, what came to nothing. */
export function belongsTo(show: LogShow, { stage }: Pick<RuleChange, 'stage'>): boolean {
  if (show === 'all') return true
  if (stage === 'parked') return show === 'parked'
  if (stage === 'in effect') return show === 'in-effect'
  return show === (isOpen({ stage }) ? 'waiting' : 'closed')
}

export const logSorts = ['asked', 'on', ...partsOfTheWay] as const
export type LogSort = (typeof logSorts)[number]
export type LogOrder = { readonly sort: LogSort; readonly isDown: boolean }

/** In another order; what has no value comes last either way. */
export function inOrder(lines: readonly LogLine[], { sort, isDown }: LogOrder): readonly LogLine[] {
  const way = isDown ? -1 : 1
  return lines.toSorted((a, b) => {
    const [one, other] = [valueOf(a, sort), valueOf(b, sort)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return way * (one - other || a.change.number - b.change.number)
  })
}

function valueOf({ change, switchedOn, times }: LogLine, sort: LogSort): number | null {
  if (sort === 'asked') return change.number
  return sort === 'on' ? (switchedOn?.at ?? null) : times[sort]
}
