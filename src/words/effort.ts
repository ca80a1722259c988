// Effort in words: hours and days, builds, and the signs that building drifts.
import { listed, rounded } from '../domain/advice/wording.ts'
import type { EffortSignal, RuleMismatch } from '../domain/effort-signals.ts'

/** "1.5 h" */
export function hoursText(minutes: number): string {
  return `${rounded(minutes / 60)} h`
}

/** "2.5 days" */
export function daysText(days: number): string {
  return days === 1 ? '1 day' : `${rounded(days)} days`
}

/** "R1 and R3 in version 1, R2 in version 2"; what a build runs, in the order of the book. */
export function rulesRunText(rules: Readonly<Record<string, number>>): string {
  const versions = [...new Set(Object.values(rules))].toSorted((one, other) => one - other)
  const said = versions.map((version) => `${listed(rulesIn(rules, version))} in version ${version}`)
  return said.length === 0 ? 'no rule' : said.join(', ')
}

function rulesIn(rules: Readonly<Record<string, number>>, version: number): readonly string[] {
  const names = Object.keys(rules).filter((rule) => rules[rule] === version)
  return names.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
}

/** What was seen, and the next step, a sentence each. */
export function effortSignalInWords({ seen }: EffortSignal): { readonly seen: string; readonly next: string } {
  if (seen.what === 'other rules run')
    return {
      seen: `Version ${seen.build} does not run the rules in effect: ${listed(seen.rules.map(mismatchText))}.`,
      next: 'Build what the rule book says, and log the version here.',
    }
  return {
    seen: `${daysText(seen.days)} of building were logged, ${daysText(seen.estimate)} were estimated.`,
    next: 'Cut what is not needed, or correct the estimate on the map.',
  }
}

/** "R3 runs as version 1, version 2 is in effect" */
function mismatchText({ rule, runs, inEffect }: RuleMismatch): string {
  if (runs === null) return `${rule} is in effect and not in the build`
  if (inEffect === null) return `${rule} still runs and is in effect no longer`
  return `${rule} runs as version ${runs}, version ${inEffect} is in effect`
}
