// An integration of INV that is expected to speak, and who is told when it does not.
import type { Integration, MapContent } from '../../src/domain/system-map.ts'
import { emptyMap } from '../../src/domain/system-map.ts'
import { fact } from '../../src/domain/fact.ts'
import { keepAddress } from '../../src/store/alert-targets.ts'
import type { Noticed, TargetKind } from '../../src/domain/alert.ts'
import type { House } from './house.ts'

/** An integration between two systems; `change` alters what a test is about. */
export function feed(change: Partial<Integration> = {}): Integration {
  return {
    id: 'erp-sync',
    name: 'ERP sync',
    from: 'inbox',
    to: 'erp',
    records: [],
    mode: 'direct',
    trigger: 'an invoice is approved',
    everyMinutes: 60,
    onlyFailures: false,
    routes: false,
    flows: ['erp-flow'],
    runsAs: 'sync bot',
    credentials: null,
    alert: 'a mail',
    rollback: '',
    repairedBy: 'Ines',
    paths: [],
    ...change,
  }
}

/** All is well on a pilot. */
export const nothingNoticed: Noticed = {
  silences: [],
  shortfalls: [],
  series: [],
  gaps: [],
  stalls: [],
  jumps: [],
  disputes: [],
}

/** The CTO writes a map with these integrations. */
export async function drawMap(house: House, integrations: readonly Integration[]): Promise<void> {
  const content: MapContent = { ...emptyMap, integrations }
  const object = { type: 'map', id: 'INV', version: 1 }
  const made = fact('write map', 'INV', object, {
    content: JSON.parse(JSON.stringify(content)),
    data: { touchesPolicy: false },
  })
  await house.play(made, 'tariq', 'cto')
}

export const signingSecret = `whsec_${Buffer.from('a secret that both sides know').toString('base64')}`

/** A place that is told, set by the CTO. */
export async function tellPlace(house: House, kind: TargetKind, address: string, target = 1): Promise<void> {
  const place = new URL(kind === 'mail' ? `mailto://${address}` : address).host
  const object = { type: 'alert target', id: String(target), version: 1 }
  await house.play(
    fact('set alert target', 'INV', object, { data: { target, kind, place, what: 'set' } }),
    'tariq',
    'cto',
  )
  const secret = kind === 'webhook' ? signingSecret : null
  await house.services.store.transaction((tx) => keepAddress(tx, 'INV', target, { address, secret }))
}
