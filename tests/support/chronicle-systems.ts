// The part of a chronicle that is about the system: a map written, corrected and changed, a failure from report to repair.
import { emptyMap, type MapContent } from '../../src/domain/system-map.ts'
import { contentHash } from '../../src/store/hash.ts'
import { type Chronicle, ofPilot } from './chronicle.ts'

const map = { type: 'map', id: 'INV', version: 1 }
const erp = { id: 'erp', name: 'ERP', what: 'Books invoices.', owner: 'tariq' }
const nothingSaid = { component: null, side: null, severity: null }

/** Everything that can be recorded of the system, at least once. */
export async function systemIsLived({ happen }: Chronicle): Promise<void> {
  await happen('tariq', 'cto', ofPilot('write map', map, { content: emptyMap, data: { touchesPolicy: false } }))
  const corrected: MapContent = { ...emptyMap, systems: [erp] }
  const correction = {
    content: corrected,
    base: 1,
    data: { touchesPolicy: false },
    texts: { why: 'It was forgotten.' },
  }
  await happen('tariq', 'cto', ofPilot('correct map', { ...map, version: 2 }, correction))
  await mapIsChanged({ happen })
  await runsAreTold({ happen })
  await failureGoesBy({ happen })
  await frictionIsReported({ happen })
  await effortIsLogged({ happen })
  const target = { data: { target: 1, kind: 'webhook', place: 'alerts.example.com', what: 'set' } }
  await happen('tariq', 'cto', ofPilot('set alert target', { type: 'alert target', id: '1', version: 1 }, target))
}

type Happening = Pick<Chronicle, 'happen'>

async function mapIsChanged({ happen }: Happening): Promise<void> {
  const content: MapContent = { ...emptyMap, systems: [erp], supportMinutes: 60 }
  const object = { ...map, version: 3, hash: contentHash(content) }
  const change = { content, base: 2, data: { touchesPolicy: false }, texts: { why: 'A new estimate.' } }
  await happen('tariq', 'cto', ofPilot('change map', object, change))
  const key = { content, data: { side: 'system', completes: false } }
  await happen('tariq', 'cto', ofPilot('sign map change', object, key))
  await happen('tariq', 'cto', ofPilot('confirm map', object, { content }))
  const parked = { ...object, version: 4 }
  const early = { ...change, base: 3, data: { touchesPolicy: false, what: 'proposed', effect: 'parks' } }
  await happen('ines', 'engineer', ofPilot('change map', parked, early))
  await happen('ines', 'engineer', ofPilot('withdraw map change', parked, { data: { what: 'withdrawn' } }))
}

async function failureGoesBy({ happen }: Happening): Promise<void> {
  const object = { type: 'failure', id: '1', version: 1 }
  const said = (what: string, words: string) => ({ data: { what, said: nothingSaid }, texts: { words } })
  await happen('maya', 'lead', ofPilot('log failure', object, said('logged', 'The sync stands still.')))
  await happen('tariq', 'cto', ofPilot('handle failure', object, said('acknowledged', 'Looking.')))
  await happen('olivia', 'coo', ofPilot('triage failure', object, said('triaged', 'It is the system.')))
  await happen('tariq', 'cto', ofPilot('handle failure', object, said('resolved', 'A longer timeout.')))
}

async function runsAreTold({ happen }: Happening): Promise<void> {
  const data = { runs: 3, failed: 1, newestAt: 1_775_000_000_000, hash: 'ab'.repeat(32) }
  await happen('nobody', null, ofPilot('bring runs', { ...map, type: 'runs' }, { data }))
}

async function frictionIsReported({ happen }: Happening): Promise<void> {
  const object = { type: 'friction', id: '1', version: 1 }
  const report = { data: { count: 1, hash: 'cd'.repeat(32) } }
  await happen('ben', 'member', ofPilot('report friction', object, report))
  await happen('nobody', null, ofPilot('report friction by link', { ...object, id: '2' }, report))
  const group = { report: null, kind: 'help', reason: null, side: 'policy' }
  await happen('olivia', 'coo', ofPilot('triage friction', { ...object, id: 'help/no reason' }, { data: group }))
}

async function effortIsLogged({ happen }: Happening): Promise<void> {
  const spent = { data: { what: 'support', week: '2026-W17', minutes: 90 }, texts: { words: 'Reruns.' } }
  await happen('tariq', 'cto', ofPilot('log effort', { ...map, type: 'effort' }, spent))
  const build = { data: { what: 'build', build: '1.4', rules: { R1: 2 } }, texts: { words: 'R1 as it is now.' } }
  await happen('tariq', 'cto', ofPilot('log build', { ...map, type: 'build' }, build))
  const window = { data: { from: 1_776_000_000_000, to: 1_776_003_600_000 }, texts: { words: 'An update.' } }
  await happen('tariq', 'cto', ofPilot('plan maintenance', { ...map, type: 'maintenance' }, window))
  const taken = { data: { ...window.data, takesBack: 1 } }
  await happen('tariq', 'cto', ofPilot('take back maintenance', { ...map, type: 'maintenance' }, taken))
  const alert = { data: { integration: 'erp-sync', on: '2026-04-01', minutes: 4 } }
  await happen('tariq', 'cto', ofPilot('test alert', { ...map, type: 'alert' }, alert))
  const drill = { data: { on: '2026-04-01', people: ['maya', 'ben'], minutes: 20, normalMinutes: 15 } }
  await happen('maya', 'lead', ofPilot('drill fallback', { ...map, type: 'drill' }, drill))
}
