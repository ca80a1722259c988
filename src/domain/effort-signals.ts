// Two signs that building drifts: the automation does not run the rules that are in effect, and building takes longer than
// was estimated.
import type { BuildEntry } from './effort.ts'
import { runningBuild } from './effort-build.ts'
import { buildDays } from './effort-log.ts'
import type { PilotFile } from './pilot-file.ts'
import { newestVersion, ruleName, rulesInEffect } from './rule.ts'
import { thresholds } from './signal-thresholds.ts'
import { mapInForce } from './system-map.ts'

/** A rule that a build runs in another version than the one in effect; null where it is not in the build, or not in effect. */
export type RuleMismatch = { readonly rule: string; readonly runs: number | null; readonly inEffect: number | null }

export type EffortSignal = {
  readonly seen:
    | { readonly what: 'other rules run'; readonly build: string; readonly rules: readonly RuleMismatch[] }
    | { readonly what: 'build above estimate'; readonly days: number; readonly estimate: number }
  /** Since which instant (ms). */
  readonly since: number
}

/** Every sign of drift in building at `now` (ms). Whose move it is: the CTO's. */
export function effortSignals(file: PilotFile, now: number): readonly EffortSignal[] {
  return [...otherRulesRun(file, now), ...aboveEstimate(file)]
}

/** A rule that was just switched on has some hours to be built. */
function otherRulesRun(file: PilotFile, now: number): readonly EffortSignal[] {
  const build = runningBuild(file)
  if (!build) return []
  const late = mismatches(file, build).filter(({ since }) => now - since >= thresholds.buildLagHours * 3_600_000)
  if (late.length === 0) return []
  const seen = { what: 'other rules run', build: build.build, rules: late.map(({ mismatch }) => mismatch) } as const
  return [{ seen, since: Math.min(...late.map(({ since }) => since)) }]
}

type Mismatch = { readonly mismatch: RuleMismatch; readonly since: number }

/** Where the build and the book differ, since when both were as they are. */
function mismatches({ rules }: PilotFile, { rules: built, at }: BuildEntry): readonly Mismatch[] {
  const inEffect = new Map(rulesInEffect(rules).map((rule) => [ruleName(rule.number), rule]))
  const names = [...new Set([...inEffect.keys(), ...Object.keys(built)])]
  return names.flatMap((rule) => {
    const runs = built[rule] ?? null
    const version = inEffect.get(rule)?.version ?? null
    if (runs === version) return []
    const changedAt = newestVersion(rules, Number(rule.slice(1)))?.at ?? at
    return [{ mismatch: { rule, runs, inEffect: version }, since: Math.max(at, changedAt) }]
  })
}

function aboveEstimate(file: PilotFile): readonly EffortSignal[] {
  const estimate = mapInForce(file.maps, file.keys)?.content.buildDays ?? null
  const days = buildDays(file)
  if (estimate === null || days === null || days <= Number(estimate)) return []
  const since = file.efforts.findLast(({ what }) => what === 'build')?.at ?? 0
  return [{ seen: { what: 'build above estimate', days, estimate: Number(estimate) }, since }]
}
