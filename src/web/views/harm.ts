// A failure that nobody can work around, said wherever somebody may pause the pilot: the button that does so stands beside it.
import { componentName } from '../../domain/component.ts'
import { harmfulFailure } from '../../domain/failure.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { Link } from './page.ts'

export type Harm = { readonly text: string; readonly links: readonly Link[] }

/** What does harm on the pilot now, with the way to the failure and to the pause; null when nothing does. */
export function harmOn(file: PilotFile): Harm | null {
  const failure = hasEnded(file.pilot) ? null : harmfulFailure(file)
  if (!failure) return null
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const { number, component } = failure
  return {
    text: `Work cannot be finished since failure ${number} (${componentName(file, component)}), and nobody has said that it can be done by hand. Whoever may pause does so now.`,
    links: [{ text: `Failure ${number}`, href: `${pilot}/failures/${number}` }, ...pauseLinks(file)],
  }
}

/** Only what runs can be paused. */
function pauseLinks({ pilot }: PilotFile): readonly Link[] {
  const href = `/pilots/${encodeURIComponent(pilot.code)}/pause`
  return lastStage(pilot)?.stage === 'running' ? [{ text: 'Pause the pilot', href }] : []
}
