// What the launch asks of the system side, in its smallest lawful form: three systems, two records, one integration with its
// six failure paths and a tested alert, one grant, one human point. As values for the domain, and put in place at INV.
import { type Data, fact } from '../../src/domain/fact.ts'
import type { AlertTest } from '../../src/domain/effort.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import {
  type FailurePath,
  failureWays,
  type Grant,
  type Integration,
  type MapContent,
  type MapVersion,
} from '../../src/domain/system-map.ts'
import { contentHash } from '../../src/store/hash.ts'
import type { House } from './house.ts'

const planned = {
  seenHow: 'An alert within ten minutes',
  whoActs: 'Ines',
  fallback: 'By hand',
  rollback: 'Take it back',
}

/** One path for each way of failing. */
export const sixPaths: readonly FailurePath[] = failureWays.map((way) => ({ way, ...planned, cannotHappen: '' }))

/** From the approval tool into the ERP; `change` alters what a test is about. */
export function erpSync(change: Partial<Integration> = {}): Integration {
  return {
    id: 'erp_sync',
    name: 'ERP sync',
    from: 'approval_tool',
    to: 'erp',
    records: ['approval'],
    mode: 'buffered',
    trigger: 'An invoice is approved',
    everyMinutes: 60,
    onlyFailures: false,
    routes: false,
    flows: ['erp-sync'],
    runsAs: 'Sync bot',
    credentials: { owner: 'IT operations', expiresOn: '2027-03-01' },
    alert: 'A mail to Ines',
    rollback: 'Delete the batch in the ERP',
    repairedBy: 'Ines',
    paths: sixPaths,
    ...change,
  }
}

/** What the sync bot may do in the ERP; `change` alters what a test is about. */
export function botGrant(change: Partial<Grant> = {}): Grant {
  return { id: 'sync_bot_erp', holder: 'Sync bot', kind: 'bot', system: 'erp', rights: ['write'], ...change }
}

/** A whole map without a finding; `change` alters what a test is about. */
export function writtenMap(change: Partial<MapContent> = {}): MapContent {
  return {
    systems: [
      { id: 'erp', name: 'ERP', what: 'Holds orders and bookings', owner: 'Finance systems' },
      { id: 'approval_tool', name: 'Approval tool', what: 'Shows invoices to approvers', owner: 'IT operations' },
      { id: 'mailbox', name: 'Mailbox', what: 'Receives invoices', owner: 'IT operations' },
    ],
    records: [
      { id: 'invoice', name: 'Invoice', truth: 'approval_tool', writers: ['approval_tool'] },
      { id: 'approval', name: 'Approval', truth: 'approval_tool', writers: ['approval_tool'] },
    ],
    integrations: [erpSync()],
    grants: [botGrant()],
    humanPoints: [{ id: 'approval', where: 'Approval', who: 'The budget owner', does: 'approves' }],
    grantsReviewedOn: '2026-06-20',
    buildDays: '12',
    supportMinutes: 120,
    ...change,
  }
}

/** One version of the map, written at `at` (ms); `change` alters what a test is about. */
export function mapVersion(version: number, content = writtenMap(), change: Partial<MapVersion> = {}): MapVersion {
  const written = { base: version - 1, kind: 'draft', touchesPolicy: false, why: null, by: 'tariq' } as const
  return { version, content, hash: contentHash(content), ...written, at: version, seq: version, ...change }
}

/** Ines tried an alert and saw it; `change` alters what a test is about. */
export function alertTest(change: Partial<AlertTest> = {}): AlertTest {
  return { integration: 'erp_sync', on: '2026-09-01', minutes: 4, words: null, by: 'ines', at: 1, seq: 1, ...change }
}

/** Everything that the launch asks of the system side. */
export const mappedFile: Pick<PilotFile, 'maps' | 'alertTests'> = { maps: [mapVersion(1)], alertTests: [alertTest()] }

/** Puts all of it in place at INV, as facts: for arranging, never for what a test asserts. */
export async function writeMapOfInv(house: House, content = writtenMap()): Promise<void> {
  const written = { content: asData(content), base: 0, data: { touchesPolicy: false } }
  await house.play(fact('write map', 'INV', { type: 'map', id: 'INV', version: 1 }, written), 'tariq', 'cto')
  const data = { integration: 'erp_sync', on: '2026-06-20', minutes: 4 }
  await house.play(
    fact('test alert', 'INV', { type: 'alert', id: 'erp_sync', version: 1 }, { data }),
    'ines',
    'engineer',
  )
}

function asData(content: MapContent): Data {
  return JSON.parse(JSON.stringify(content)) as Data // what was written is plain data
}
