// Cycle time counts round the clock, or only while people are at work. The charter says which; a week, its baseline and
// its target always count alike, and every figure says how it was counted.
import { charterInForce, type CharterContent, newestCharter } from './charter.ts'
import { keptFor } from './kept.ts'
import type { AnswerVersion, PilotFile } from './pilot-file.ts'
import { completingKey } from './pilot-weeks.ts'
import type { TimeLimit } from './rule.ts'
import type { WeekRollup } from './scorecard.ts'

export type CycleCounts = TimeLimit['counts']

/** What the cycle time of a charter counts; round the clock where it says nothing. */
export function countsIn(content: Pick<CharterContent, 'cycleTime'> | null): CycleCounts {
  return content?.cycleTime ?? 'round the clock'
}

/** What cycle time counts on a pilot: by the charter in force, and before there is one by the newest draft. */
export const countsOf = keptFor(({ charters, keys }: Pick<PilotFile, 'charters' | 'keys'>): CycleCounts => {
  return countsIn((charterInForce(charters, keys) ?? newestCharter(charters))?.content ?? null)
})

/** What it counted when both keys were on an answer. */
export function countsWhenSigned(file: PilotFile, answer: AnswerVersion): CycleCounts {
  const since = completingKey(file, answer)?.seq ?? Infinity
  return countsOf({ charters: file.charters, keys: file.keys.filter(({ seq }) => seq <= since) })
}

/** A week of the case log with its cycle times so counted; null where its cases came in before working time was measured. */
export function countedBy(rollup: WeekRollup, counts: CycleCounts): WeekRollup {
  return counts === 'round the clock' ? rollup : { ...rollup, counts, ...(rollup.worked ?? notMeasured) }
}

const notMeasured = { medianHours: null, p90Hours: null, medianHoursWithExcluded: null, medianHoursAutomated: null }

/** What the case log says of a week, as the charter counts; null where no case was completed in it. */
export function rollupFor(file: PilotFile, week: string): WeekRollup | null {
  const found = file.rollups.find((one) => one.week === week)
  return found ? countedBy(found, countsOf(file)) : null
}

/** How the cycle times of a week are counted, for whoever shows them. */
export function countsShown(rollup: Pick<WeekRollup, 'counts'>): CycleCounts {
  return rollup.counts ?? 'round the clock'
}
