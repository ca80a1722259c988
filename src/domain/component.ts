// The parts that can fail, under one id each: what the map calls an integration, what the charter calls a component, and what
// platforms call a flow as long as the map does not know it.
import { charterInForce } from './charter.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Integration, mapInForce } from './system-map.ts'

export type Component = { readonly id: string; readonly name: string }

/** What is logged while nobody knows what failed. */
export const unknownComponent = 'unknown'

type Parts = Pick<PilotFile, 'maps' | 'keys' | 'charters' | 'failures' | 'reportedFailures'>

/** Every part that a failure can be logged for, those of the map first; that nobody knows it comes last. */
export function knownComponents(file: Parts): readonly Component[] {
  const integrations = integrationsOf(file).map(({ id, name }) => ({ id, name }))
  const named = charterInForce(file.charters, file.keys)?.content.components ?? []
  const failed = [
    ...file.reportedFailures.map(({ component }) => component),
    ...file.failures.flatMap(({ said }) => said.component ?? []),
  ]
  const others = [...new Set([...named, ...failed])].filter(
    (id) => id !== unknownComponent && integrations.every((one) => one.id !== id && one.name !== id),
  )
  return [...integrations, ...others.map((id) => ({ id, name: id })), { id: unknownComponent, name: 'I do not know' }]
}

/** The integration of the map in force behind a part; null where the map does not know it. */
export function integrationOf(file: Pick<PilotFile, 'maps' | 'keys'>, component: string): Integration | null {
  const named = ({ id, name, flows }: Integration) =>
    id === component || name === component || flows.includes(component)
  return integrationsOf(file).find(named) ?? null
}

/** A part as people call it. */
export function componentName(file: Pick<PilotFile, 'maps' | 'keys'>, component: string): string {
  if (component === unknownComponent) return 'not known what'
  return integrationOf(file, component)?.name ?? component
}

function integrationsOf({ maps, keys }: Pick<PilotFile, 'maps' | 'keys'>): readonly Integration[] {
  return mapInForce(maps, keys)?.content.integrations ?? []
}
