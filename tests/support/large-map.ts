// A system map as large as they come: thirty systems and forty-five integrations, with long names, of an organisation where
// everything goes through everything else.
import type { Integration, MapContent, SystemPart } from '../../src/domain/system-map.ts'
import { botGrant, erpSync, writtenMap } from './written-map.ts'

const areas = ['Invoice', 'Supplier', 'Payment', 'Contract', 'Order', 'Archive']
const kinds = ['mailbox', 'registry', 'workflow engine', 'data warehouse', 'approval portal for managers']

const systems: readonly SystemPart[] = areas.flatMap((area, row) =>
  kinds.map((kind, column) => ({
    id: `s${row * kinds.length + column}`,
    name: `${area} ${kind}`,
    what: `Holds the ${area.toLowerCase()}s that the others need`,
    owner: 'Finance systems',
  })),
)

/** Each system sends to the next, and every second one far ahead as well. */
const integrations: readonly Integration[] = systems.flatMap(({ id, name }, nth) => {
  const next = (by: number) => systems[(nth + by) % systems.length]?.id ?? id
  const flow = (to: string, more: Partial<Integration>) =>
    erpSync({ id: `${id}_${to}`, from: id, to, records: ['r0'], flows: [`${id}-${to}`], ...more })
  const near = flow(next(1), { name: `${name} to the next`, mode: nth % 3 === 0 ? 'direct' : 'buffered' })
  return nth % 2 === 0 ? [near, flow(next(11), { name: `Nightly copy of ${name}`, routes: nth % 8 === 0 })] : [near]
})

export const largeMap: MapContent = writtenMap({
  systems,
  records: systems
    .slice(0, 12)
    .map(({ id, name }, nth) => ({ id: `r${nth}`, name: `${name} entry`, truth: id, writers: [id] })),
  integrations,
  grants: systems.slice(0, 20).map(({ id }, nth) => botGrant({ id: `g${nth}`, holder: `Bot ${nth + 1}`, system: id })),
  humanPoints: [],
})
