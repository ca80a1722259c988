// Until the first test cycle ends the scope is frozen: what is asked for waits, so that the first numbers mean something.
// Breaking the freeze for one thing takes both keys and a reason.
import type { Calendar } from './calendar.ts'
import { charterInForceAt, inForceSince } from './charter.ts'
import { type Act, type Data, fact, type Fact } from './fact.ts'
import { hasEnded, lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { boundsOf, firstWeekOf, isWhollyPaused } from './pilot-weeks.ts'
import { isRefused, overtaken, refuse, type Refused } from './refusal.ts'
import { turnKey } from './turn-key.ts'
import { nextWeek } from './week.ts'

/**
 * The instant (ms) at which the first test cycle ends and the freeze with it, as it looks now; null before the launch. It
 * ends with a week, under the charter that holds then; weeks wholly paused so far do not count. A cycle that has ended stays
 * ended, whatever length a later charter gives it.
 */
export function freezeEndsAt(file: PilotFile, now: number, calendar: Calendar): number | null {
  let week = firstWeekOf(file)
  const signed = file.charters.find((charter) => inForceSince(charter, file.keys) !== null)
  if (week === null || !signed) return null
  for (let counted = 0; ; week = nextWeek(week)) {
    const { to } = boundsOf(week, calendar)
    if (to > now || !isWhollyPaused(file, week, calendar)) counted += 1
    // The weeks that an adopted pilot had before it was launched go by the charter that adopted it.
    const charter = charterInForceAt(file.charters, file.keys, Math.min(to, now)) ?? signed
    if (counted >= charter.content.cycleWeeks) return to
  }
}

/** Whether the scope is frozen at an instant (ms): launched, not ended, and the first cycle not over. */
export function isFrozen(file: PilotFile, now: number, calendar: Calendar): boolean {
  if (lastStage(file.pilot) === null || hasEnded(file.pilot)) return false
  const ends = freezeEndsAt(file, now, calendar)
  return ends !== null && now < ends
}

/** What the freeze is broken for: one thing, by its name in addresses ("rule-changes/12") and its exact content. */
export type Exempt = { readonly thing: string; readonly round: number; readonly hash: string }

/** What the keys that break the freeze cover. */
export function breakingContent({ thing, round, hash }: Exempt): Data {
  return { thing, round, hash }
}

/** What a key that breaks the freeze is turned on; `hash` is that of `breakingContent`. */
export function keyedBreaking({ thing, round }: Exempt, hash: string) {
  return { object: 'freeze', objectId: thing, version: round, hash } as const
}

/** Both keys broke the freeze for exactly this; `hash` is that of `breakingContent`. */
export function isExempt({ keys }: PilotFile, exempt: Exempt, hash: string): boolean {
  const { objectId, version } = keyedBreaking(exempt, hash)
  return keys.some(
    (key) =>
      key.object === 'freeze' &&
      key.objectId === objectId &&
      key.version === version &&
      key.hash === hash &&
      key.completes,
  )
}

export type Breaking = {
  readonly file: PilotFile
  readonly exempt: Exempt
  /** Hash of `breakingContent`, as it is now and as it stood on the page. */
  readonly hash: string
  readonly seen: string
  readonly why: string
  readonly keysHeldUntil: number
  readonly calendar: Calendar
}

/** A key on breaking the freeze for one thing. With the second one the thing waits no longer. */
export function breakFreeze(breaking: Breaking, act: Act): Fact | Refused {
  const { file, exempt, hash, seen, why, keysHeldUntil, calendar } = breaking
  const { pilot, keys } = file
  if (!isFrozen(file, act.at, calendar)) return refuse('The scope is not frozen any more: nothing has to be broken.')
  if (seen !== hash) return overtaken('What the freeze would be broken for')
  if (why === '')
    return refuse('Say why.', [{ field: 'why', why: 'Say why this cannot wait until the first cycle ends.' }])
  const turning = turnKey({ pilot, keys, keysHeldUntil }, keyedBreaking(exempt, hash), act)
  if (isRefused(turning)) return turning

  const object = { type: 'freeze', id: exempt.thing, version: exempt.round, hash }
  return fact('break freeze', pilot.id, object, {
    content: breakingContent(exempt),
    data: { ...turning },
    texts: { why },
  })
}
