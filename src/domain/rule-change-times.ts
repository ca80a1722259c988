// How long a rule change took, stage by stage: where it waits is where two people have to talk.
import type { ChangeAct, ChangeEvent, ChangeStage, RuleChange } from './rule-change.ts'

/** Stages in which a change waits for somebody, in their order. */
const waits = ['parked', 'requested', 'returned', 'policy approved', 'confirmed safe'] as const

export type StageTime = { readonly stage: (typeof waits)[number]; readonly ms: number }

/** How long (ms) a change was in each stage, over all rounds, up to `now` (ms); stages that it never was in are left out. */
export function stageTimes({ events }: Pick<RuleChange, 'events'>, now: number): readonly StageTime[] {
  const spans = spansOf(events, now)
  return waits.flatMap((stage) => {
    const own = spans.filter((span) => span.stage === stage)
    return own.length === 0 ? [] : [{ stage, ms: own.reduce((sum, { ms }) => sum + ms, 0) }]
  })
}

type Told = Exclude<ChangeStage, 'stale'>

/** From each event to the next one, and from the last one to now. */
function spansOf(
  events: readonly ChangeEvent[],
  now: number,
): readonly { readonly stage: Told; readonly ms: number }[] {
  let active: Told = 'requested'
  return events.map((event, nth) => {
    const stage = stageAfter(event, active)
    if (stage !== 'parked') active = stage
    return { stage, ms: Math.max(0, (events[nth + 1]?.at ?? now) - event.at) }
  })
}

const leadsTo: { readonly [What in ChangeAct]?: Told } = {
  approved: 'policy approved',
  'confirmed safe': 'confirmed safe',
  objected: 'returned',
  returned: 'returned',
  declined: 'declined',
  parked: 'parked',
  withdrawn: 'withdrawn',
  'switched on': 'in effect',
}

/** What was parked goes on in the stage in which it was before; the first key on breaking the freeze leaves it parked. */
function stageAfter({ what, effect, content }: ChangeEvent, active: Told): Told {
  if (effect === 'parks' || (what === 'broke the freeze' && effect !== 'frees')) return 'parked'
  if (content !== null) return 'requested'
  return leadsTo[what] ?? active
}
