// Cases of INV that rules can be held against, written as an import leaves them.
import { cases, weekRollups } from '../../db/schema/evidence.ts'
import { fact } from '../../src/domain/fact.ts'
import type { CaseRow } from '../../src/store/cases.ts'
import type { House } from './house.ts'
import { goodWeek } from './running-pilot.ts'

/** One invoice of a week; `change` alters what a test is about. */
export function invoice(ref: string, week: string, change: Partial<CaseRow> = {}): CaseRow {
  const completedAt = Date.parse('2026-08-26T13:00Z')
  return {
    pilot: 'INV',
    case: ref,
    batch: 1,
    receivedAt: completedAt - 4 * 3_600_000,
    completedAt,
    week,
    cycleMs: 4 * 3_600_000,
    workedMs: 4 * 3_600_000,
    path: 'automated',
    outsideHow: null,
    manualTouches: 1,
    handoffs: 1,
    errors: 0,
    rework: false,
    exception: false,
    routedTo: 'team',
    fieldsEdited: [],
    attributes: {},
    ...change,
  }
}

/** Brings cases of one week as batch 1. */
export async function bringInvoices(house: House, week: string, rows: readonly CaseRow[]): Promise<void> {
  const figures = goodWeek(week, 4, { completed: rows.length })
  await house.services.store.transaction(async (tx) => {
    for (const row of rows) await tx.insert(cases).values(row)
    await tx.insert(weekRollups).values({ pilot: 'INV', week, figures, computedAt: house.at() })
  })
  const newestAt = Math.max(...rows.map(({ completedAt }) => completedAt ?? 0))
  const data = { batch: 1, kind: 'cases', fileHash: 'f'.repeat(64), cases: rows.length, rejected: 0, oldestAt: null }
  const object = { type: 'import', id: '1', version: 1 }
  await house.play(fact('import cases', 'INV', object, { data: { ...data, newestAt } }), 'maya', 'lead')
}
