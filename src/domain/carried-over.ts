// What a pilot was given by the one before it, and nobody has confirmed yet. Until the COO confirms the rule book and the CTO
// the map, and the charter was saved once by somebody who read it, the launch gate does not pass.
import { newestCharter } from './charter.ts'
import type { Pilot } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { rulesInEffect, type RuleVersion } from './rule.ts'

/** It was recorded in the very moment in which the pilot was opened out of another: then it came from there. */
export function isCarriedOver(
  { from, openedAt }: Pick<Pilot, 'from' | 'openedAt'>,
  { version, at }: { readonly version: number; readonly at: number },
): boolean {
  return from !== null && version === 1 && at === openedAt
}

/** Whether the newest charter is still the one that was carried over. */
export function isCharterToConfirm({ pilot, charters }: PilotFile): boolean {
  const newest = newestCharter(charters)
  return newest !== null && isCarriedOver(pilot, newest)
}

/** The rules that came from the pilot before, word for word, while the COO has not confirmed the book. */
export function rulesToConfirm({ pilot, rules, confirmations }: PilotFile): readonly RuleVersion[] {
  if (confirmations.some(({ document }) => document === 'rule book')) return []
  return rulesInEffect(rules).filter((rule) => isCarriedOver(pilot, rule))
}

/** Whether the map came from the pilot before, and the CTO has not confirmed it. */
export function isMapToConfirm({ pilot, maps, confirmations }: PilotFile): boolean {
  return maps.some((map) => isCarriedOver(pilot, map)) && !confirmations.some(({ document }) => document === 'map')
}

/** What keeps the launch waiting of what was carried over, in one sentence; null when nothing does. */
export function carriedOverMissing(file: PilotFile): string | null {
  const said = [
    ...(isCharterToConfirm(file) ? ['Nobody has gone through the terms of the charter.'] : []),
    ...(rulesToConfirm(file).length > 0 ? ['The COO has not confirmed the rule book.'] : []),
    ...(isMapToConfirm(file) ? ['The CTO has not confirmed the map.'] : []),
  ]
  return said.length === 0 ? null : said.join(' ')
}
