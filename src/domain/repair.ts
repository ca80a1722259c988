// Somebody reports that what a fix named is repaired. The engine grants a component one such try, so the report is kept.
import { fact, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { newestCharter } from './charter.ts'
import { signedAnswers } from './pilot-weeks.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

/** Reports a repair done, in words. Anyone on the pilot may. */
export function reportRepair(file: PilotFile, component: string, what: string): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended.')
  const problems: Problem[] = []
  if (!componentsOf(file).includes(component)) problems.push({ field: 'component', why: 'Choose what was repaired.' })
  if (what === '') problems.push({ field: 'what', why: 'Say in a sentence what was done.' })
  if (problems.length > 0) return refuseFields(problems)

  const object = { type: 'repair', id: component, version: file.repairs.length + 1 }
  return fact('report repair', file.pilot.id, object, { data: { component }, texts: { what } })
}

/** Everything that can be repaired: what a signed fix named first, then what the charter names, then what failed. */
export function componentsOf(file: PilotFile): readonly string[] {
  const fixed = signedAnswers(file).flatMap(({ content }) => componentIn(content.fix?.what ?? '') ?? [])
  const named = newestCharter(file.charters)?.content.components ?? []
  const failed = file.rollups.flatMap((rollup) => rollup.failures.map(({ component }) => component))
  return [...new Set([...fixed.toReversed(), ...named, ...failed])]
}

/** The component that a fix names, "component:erp_sync"; null when it names something else. */
function componentIn(what: string): string | null {
  return what.startsWith('component:') ? what.slice('component:'.length) : null
}
