// The system map of the story, drawn page by page: where data live, how they flow, what is planned for every way of getting
// stuck, who has looked at the alert, and what all this will cost.
import { failureWays } from '../../src/domain/system-map.ts'
import type { Typed } from './filled-form.ts'
import type { Story } from './story.ts'

const map = 'system-map'

/** The systems, the record with its one home, and the integration that carries what was approved. */
export async function drawMap({ does }: Story): Promise<void> {
  const system = { what: 'Invoices go through it.', owner: 'IT operations' }
  await does('tariq', `${map}/systems/new`, 'Save', { name: 'ERP', ...system })
  await does('tariq', `${map}/systems/new`, 'Save', { name: 'Approval tool', ...system })
  await does('tariq', `${map}/records/new`, 'Save', { name: 'Invoice', truth: 'erp', writers: 'erp' })
  await does('tariq', `${map}/integrations/new`, 'Save', erpSync)
  const approves = { where: 'Approval', who: 'The budget owner', does: 'approves' }
  await does('tariq', `${map}/human-points/new`, 'Save', approves)
  const mayWrite = { holder: 'Sync bot', kind: 'bot', system: 'erp', rights: 'write' }
  await does('tariq', `${map}/grants/new`, 'Save', mayWrite)
}

const erpSync: Typed = {
  name: 'ERP sync',
  from: 'approval_tool',
  to: 'erp',
  records: 'invoice',
  mode: 'buffered',
  trigger: 'An invoice is approved',
  flows: 'erp-sync',
  runsAs: 'Sync bot',
  alert: 'A mail to Ines',
  rollback: 'Delete the batch in the ERP',
  repairedBy: 'Ines',
}

/** What is done about each way of failing. */
export async function planFailures({ does }: Story): Promise<void> {
  const plan = {
    seenHow: 'An alert within ten minutes',
    whoActs: 'Ines',
    fallback: 'By hand',
    rollback: 'Delete the batch',
  }
  const said = failureWays.flatMap((way) => Object.entries(plan).map(([part, words]) => [`${way}.${part}`, words]))
  await does('tariq', `${map}/failure-paths/erp_sync/edit`, 'Save', Object.fromEntries(said))
}

/** Ines sets the alert off and sees it. */
export async function tryAlert({ does }: Story): Promise<void> {
  await does('ines', `${map}/integrations/erp_sync`, 'Note the test', { minutes: '6' })
}

/** What it takes to build and to support, and a look at who may do what. */
export async function estimateEffort({ does }: Story): Promise<void> {
  await does('tariq', `${map}/estimate/edit`, 'Save', { buildDays: '3', supportMinutes: '300' })
  await does('tariq', map, 'Grants reviewed today')
}
