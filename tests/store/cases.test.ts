// What is on its way is seen by nobody; what came in twice is told once; what crashed leaves nothing.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { batches, caseFailures, cases } from '../../db/schema/evidence.ts'
import { bulkInsert } from '../../db/bulk-insert.ts'
import { isRefused, refuse } from '../../src/domain/refusal.ts'
import { noOptions, notStarted } from '../../src/domain/import.ts'
import { admitBatch, dropReplaced, dropRows, sweepBatches } from '../../src/store/admissions.ts'
import { beginBatch, findBatch, keepProgress, openBatch } from '../../src/store/batches.ts'
import { openCases } from '../../src/store/case-lists.ts'
import { failuresOf, findCase, importsOf } from '../../src/store/cases.ts'
import { readSeq } from '../../src/store/ledger.ts'
import { rollupsOf } from '../../src/store/scorecards.ts'
import { actBy, type House, openHouse } from '../support/house.ts'
import { admit, bringCases, someCase, writeBatch } from '../support/some-cases.ts'

const monday = '2026-08-03'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const reader = () => house.services.store.reader
const rows = () => reader().select().from(cases)
const hoursOf = async (ref: string) => {
  const found = await findCase(reader(), 'INV', ref)
  return found?.cycleMs == null ? null : found.cycleMs / 3_600_000
}

describe('a case', () => {
  test('is kept as the log told it', async () => {
    const told = someCase('A', monday, 2, {
      path: 'outside',
      outsideReason: 'chat',
      fieldsEdited: ['amount', 'due date'],
      attributes: { supplier: 'Müller “& Co”', '=cmd': '=1+1' },
      exception: true,
      rework: null,
      failures: [{ component: 'erp_sync', count: 3 }],
    })
    await bringCases(house, [told])
    const found = await findCase(reader(), 'INV', 'A')

    expect(found).toMatchObject({
      week: '2026-W32',
      path: 'outside',
      outsideHow: 'chat',
      fieldsEdited: told.fieldsEdited,
      attributes: told.attributes,
      exception: true,
      rework: null,
    })
    expect(found && (await failuresOf(reader(), found))).toEqual(told.failures)
  })

  test('is not there before a fact has admitted its batch', async () => {
    const pieces = [someCase('A', monday, 2)]
    const written = await writeBatch(house, pieces)
    expect(await findCase(reader(), 'INV', 'A')).toBeNull()

    await admit(house, written, pieces)
    expect(await hoursOf('A')).toBe(2)
  })

  test('is told by the newest batch, and belongs to its pilot alone', async () => {
    await bringCases(house, [someCase('A', monday, 2)])
    await bringCases(house, [someCase('A', monday, 9)])

    expect(await hoursOf('A')).toBe(9)
    expect(await findCase(reader(), 'OTH', 'A')).toBeNull()
  })

  test('told by two batches is told by the one that began last, whichever ended first', async () => {
    const early = [someCase('A', monday, 2)]
    const late = [someCase('A', monday, 9)]
    const first = await writeBatch(house, early)
    const second = await writeBatch(house, late)
    await admit(house, second, late)
    await admit(house, first, early)

    expect(await hoursOf('A')).toBe(9)
    await dropReplaced(house.services.store, 'INV')
    expect(await rows()).toHaveLength(1)
    expect(await hoursOf('A')).toBe(9)
  })
})

describe('admitting', () => {
  test('refused leaves the ledger, the figures and everything that is seen as they were', async () => {
    await bringCases(house, [someCase('A', monday, 2)])
    const before = [await readSeq(reader()), await rollupsOf(reader(), 'INV'), await importsOf(reader(), 'INV')]
    const { batch, weeks } = await writeBatch(house, [someCase('A', monday, 50)])
    const outcome = await admitBatch(house.services.store, {
      pilot: 'INV',
      batch,
      weeks,
      act: actBy('maya', house.at(), 'lead'),
      progress: notStarted,
      decide: async () => refuse('No.'),
    })

    expect(isRefused(outcome)).toBe(true)
    expect([await readSeq(reader()), await rollupsOf(reader(), 'INV'), await importsOf(reader(), 'INV')]).toEqual(
      before,
    )
    expect(await hoursOf('A')).toBe(2)
  })

  test('shows cases and figures at one stroke: no reader ever sees the one without the other', async () => {
    const pieces = [someCase('A', monday, 2), someCase('B', monday, 4)]
    const written = await writeBatch(house, pieces)
    const seen: boolean[] = []
    const watching = setInterval(() => {
      void Promise.all([findCase(reader(), 'INV', 'A'), rollupsOf(reader(), 'INV')]).then(([found, figures]) =>
        seen.push((found !== null) === figures.length > 0),
      )
    }, 0)
    await admit(house, written, pieces)
    clearInterval(watching)

    expect(seen.every(Boolean)).toBe(true)
    expect(await rollupsOf(reader(), 'INV')).toHaveLength(1)
  })

  test('removes what was replaced, with its failures', async () => {
    const failures = [{ component: 'erp_sync', count: 1 }]
    await bringCases(house, [someCase('A', monday, 2, { failures }), someCase('B', monday, 2, { failures })])
    await bringCases(house, [someCase('A', monday, 3)])

    expect((await rows()).map((row) => row.case).toSorted((one, other) => (one < other ? -1 : 1))).toEqual(['A', 'B'])
    expect((await reader().select().from(caseFailures)).map((row) => row.case)).toEqual(['B'])
  })
})

describe('a batch', () => {
  test('that begins is newer than every other', async () => {
    const uploaded = {
      pilot: 'INV',
      by: 'maya',
      session: 's',
      file: 'f',
      options: noOptions,
      state: 'uploaded',
      at: 1,
      aliveAt: 1,
    } as const
    const first = await openBatch(house.services.store, uploaded)
    await bringCases(house, [someCase('A', monday, 2)])
    const begun = await beginBatch(house.services.store, first, ['uploaded'], noOptions, { at: 2, real: 2 })

    expect(begun).toBe(3)
    expect(await findBatch(reader(), 'INV', first)).toBeNull()
    expect(await beginBatch(house.services.store, first, ['uploaded'], noOptions, { at: 2, real: 2 })).toBeNull()
  })

  test('that has ended says nothing more about its progress', async () => {
    const pieces = [someCase('A', monday, 2)]
    const written = await writeBatch(house, pieces)
    await admit(house, written, pieces)
    await keepProgress(house.services.store, written.batch, { ...notStarted, phase: 'writing' }, Date.now())

    expect((await findBatch(reader(), 'INV', written.batch))?.progress.phase).toBe('waiting')
  })

  test('that crashed is swept away with everything it had written; one at work is left alone', async () => {
    const failures = [{ component: 'erp_sync', count: 1 }]
    const crashed = await writeBatch(house, [someCase('A', monday, 2, { failures })])
    const atWork = await writeBatch(house, [someCase('B', monday, 2)])
    const { store: opened } = house.services
    await keepProgress(opened, crashed.batch, notStarted, Date.now() - 300_000)
    await sweepBatches(opened, Date.now())

    expect((await rows()).map((row) => row.case)).toEqual(['B'])
    expect(await reader().select().from(caseFailures)).toEqual([])
    expect((await findBatch(reader(), 'INV', crashed.batch))?.state).toBe('stopped')
    expect((await findBatch(reader(), 'INV', atWork.batch))?.state).toBe('reading')
  })

  test('of thousands of rows is dropped piece by piece, to the last one', async () => {
    const pieces = Array.from({ length: 2_500 }, (_, number) => someCase(`M-${number}`, monday, 2))
    const { batch } = await writeBatch(house, pieces)
    await bringCases(house, [someCase('A', monday, 2)])
    await dropRows(house.services.store, batch)

    expect((await rows()).map((row) => row.case)).toEqual(['A'])
  })
})

test('what a fact has admitted is dropped by nobody', async () => {
  const entry = await bringCases(house, [someCase('A', monday, 2)])
  await dropRows(house.services.store, Number(entry.object.id))
  expect(await hoursOf('A')).toBe(2)
})

test('open cases are counted with their age, those of the future are not', async () => {
  await bringCases(house, [
    someCase('old', '2026-06-01', null),
    someCase('middle', '2026-08-01', null),
    someCase('new', '2026-09-01', null),
    someCase('later', '2026-12-01', null),
    someCase('done', monday, 2),
  ])

  expect(await openCases(reader(), 'INV', house.at())).toEqual({
    many: 3,
    oldestReceivedAt: Date.parse('2026-06-01T12:00Z'),
    medianReceivedAt: Date.parse('2026-08-01T12:00Z'),
  })
})

test('many rows at once are all or nothing, too', async () => {
  const { store } = house.services
  const insert = bulkInsert(store, batches)
  const row = {
    batch: 90,
    pilot: 'INV',
    by: 'maya',
    session: '',
    options: noOptions,
    state: 'reading',
    progress: notStarted,
    at: 1,
    aliveAt: 1,
  } as const

  await expect(store.transaction(async () => insert([row, row]))).rejects.toThrow('UNIQUE')
  expect(await findBatch(reader(), 'INV', 90)).toBeNull()
})
