// Events come late, twice and in the wrong order. What is known of a run is what its events say together.
import type { Run } from './run.ts'

/** What is known of an attempt once one more event of it has come: an ending is kept, whatever comes after it. */
export function afterEvent(before: Run | null, event: Run): Run {
  if (before === null) return event
  const [last, first] = isNewer(before, event) ? [event, before] : [before, event]
  return {
    ...last,
    startedAt: last.startedAt ?? first.startedAt,
    case: last.case ?? first.case,
    link: last.link ?? first.link,
    handledByHand: last.handledByHand || first.handledByHand,
    more: { ...first.more, ...last.more },
  }
}

/** An ending is newer than any waiting; of two endings the later one counts, and of equal ones the first that was told. */
function isNewer(before: Run, event: Run): boolean {
  if (before.status === 'waiting') return true
  if (event.status === 'waiting') return false
  return (event.endedAt ?? 0) > (before.endedAt ?? 0)
}
