// The figures of a week are added up by the database. Here they are added up once more by hand, from the same cases.
import { eq } from 'drizzle-orm'
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cases, weekRollups } from '../../db/schema/evidence.ts'
import { excludeCase } from '../../src/domain/exclusion.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import type { Case } from '../../src/domain/case.ts'
import { percentile } from '../../src/domain/percentile.ts'
import type { WeekRollup } from '../../src/domain/scorecard.ts'
import { addUp, keepRollups } from '../../src/store/rollups.ts'
import { exclusionsOf } from '../../src/store/cases.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { rollupsOf } from '../../src/store/scorecards.ts'
import { type House, openHouse } from '../support/house.ts'
import { admit, bringCases, someCase, writeBatch } from '../support/some-cases.ts'

const week = '2026-W32'
const monday = '2026-08-03'

describe('The figures of a week', () => {
  let house: House
  beforeEach(async () => {
    house = await openHouse()
  })
  afterEach(() => house.close())

  test('are its medians and shares, over the cases that state them', async () => {
    await bringCases(house, [
      someCase('A', monday, 2),
      someCase('B', monday, 4, { path: 'fallback', errors: 2, manualTouches: 3 }),
      someCase('C', monday, 10, {
        path: 'outside',
        rework: true,
        exception: true,
        handoffs: null,
        manualTouches: null,
      }),
      someCase('D', monday, 20, { path: null, errors: null }),
      someCase('open', monday, null),
    ])

    expect(await figuresOf(house)).toEqual({
      week,
      completed: 4,
      excluded: 0,
      medianHours: 7,
      p90Hours: 17,
      medianHoursWithExcluded: 7,
      medianHoursAutomated: 2,
      worked: { medianHours: 3, p90Hours: 3.7, medianHoursWithExcluded: 3, medianHoursAutomated: 2 },
      paths: { automated: 1, fallback: 1, outside: 1, unknown: 1 },
      withErrors: { sum: 1, known: 3 },
      handoffs: { sum: 3, known: 3 },
      rework: { sum: 1, known: 4 },
      exceptions: { sum: 1, known: 4 },
      touches: [2, 0, 0, 1],
      touchesTotal: { sum: 3, known: 3 },
      failures: [],
    })
  })

  test('say no working hours where a case came in before these were measured', async () => {
    await bringCases(house, [someCase('A', monday, 2), someCase('B', monday, 4)])
    await house.services.store.transaction((tx) => tx.update(cases).set({ workedMs: null }).where(eq(cases.case, 'A')))
    await recompute(house)

    const figures = await figuresOf(house)
    expect([figures?.medianHours, figures?.worked]).toEqual([3, undefined])
  })

  test('leave an excluded case out, and say what they would be with it', async () => {
    const failures = [{ component: 'erp_sync', count: 3 }]
    await bringCases(house, [
      someCase('A', monday, 2),
      someCase('B', monday, 4),
      someCase('C', monday, 90, { failures }),
    ])
    await exclude(house, 'C')

    expect(await figuresOf(house)).toMatchObject({
      completed: 2,
      excluded: 1,
      medianHours: 3,
      medianHoursWithExcluded: 4,
      failures: [],
    })
  })

  test('count failures by component', async () => {
    await bringCases(house, [
      someCase('A', monday, 2, { failures: [{ component: 'routing', count: 1 }] }),
      someCase('B', monday, 4, {
        failures: [
          { component: 'erp_sync', count: 2 },
          { component: 'routing', count: 1 },
        ],
      }),
      someCase('C', '2026-08-10', 4, { failures: [{ component: 'routing', count: 9 }] }),
    ])

    expect((await figuresOf(house))?.failures).toEqual([
      { component: 'erp_sync', count: 2 },
      { component: 'routing', count: 2 },
    ])
  })

  test('belong to the week in the organisation’s zone', async () => {
    const lateOnSunday = { completedAt: Date.parse('2026-08-09T22:30Z') }
    await bringCases(house, [someCase('A', monday, 2, lateOnSunday)])

    expect(await figuresOf(house)).toBeNull()
    expect(await figuresOf(house, '2026-W33')).toMatchObject({ completed: 1 })
  })

  test('follow a case that a later batch moves to another week, or opens again', async () => {
    await bringCases(house, [someCase('A', monday, 2), someCase('B', monday, 4), someCase('C', monday, 6)])
    await bringCases(house, [someCase('A', '2026-08-10', 8), someCase('B', monday, null)])

    expect(await figuresOf(house)).toMatchObject({ completed: 1, medianHours: 6 })
    expect(await figuresOf(house, '2026-W33')).toMatchObject({ completed: 1, medianHours: 8 })

    await bringCases(house, [someCase('C', monday, null)])
    expect(await figuresOf(house)).toBeNull()
  })

  test('are the same after the same cases came once more', async () => {
    const pieces = [someCase('A', monday, 2), someCase('B', monday, 4)]
    await bringCases(house, pieces)
    const before = await figuresOf(house)
    await bringCases(house, pieces)

    expect(await figuresOf(house)).toEqual(before)
    expect(await house.services.store.reader.select().from(cases)).toHaveLength(2)
  })

  test('know nothing of a batch that is still being written, and everything once it is admitted', async () => {
    await bringCases(house, [someCase('A', monday, 2)])
    const pieces = [someCase('A', monday, 6), someCase('B', monday, 8)]
    const written = await writeBatch(house, pieces)
    await recompute(house)
    expect(await figuresOf(house)).toMatchObject({ completed: 1, medianHours: 2 })

    await admit(house, written, pieces)
    expect(await figuresOf(house)).toMatchObject({ completed: 2, medianHours: 7 })
  })

  test('are right when an older batch is admitted after a newer one', async () => {
    const older = [someCase('A', monday, 2), someCase('B', monday, 2)]
    const written = await writeBatch(house, older)
    await bringCases(house, [someCase('A', monday, 8)])
    await admit(house, written, older)

    expect(await figuresOf(house)).toMatchObject({ completed: 2, medianHours: 5 })
  })

  test('are added up again when a case was excluded while the batch was on its way', async () => {
    await bringCases(house, [someCase('A', monday, 2), someCase('X', monday, 100)])
    const pieces = [someCase('B', monday, 4)]
    const written = await writeBatch(house, pieces)
    await exclude(house, 'X')
    await admit(house, written, pieces)

    expect(await figuresOf(house)).toMatchObject({ completed: 2, excluded: 1, medianHours: 3 })
  })
})

describe('Whatever batches come in, in whatever order', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())

  const days = ['2026-08-03', '2026-08-05', '2026-08-10', '2026-08-12']
  const aCase = fc
    .record({
      number: fc.integer({ min: 0, max: 7 }),
      day: fc.constantFrom(...days),
      hours: fc.option(fc.integer({ min: 0, max: 200 })),
      path: fc.constantFrom('automated', 'fallback', null),
      errors: fc.option(fc.integer({ min: 0, max: 2 })),
      manualTouches: fc.option(fc.integer({ min: 0, max: 3 })),
    })
    .map(({ number, day, hours, ...said }) => someCase(`case ${number}`, day, hours, said as Partial<Case>)) // paths are of the list

  test('each week says what the newest word on each of its cases says', async () => {
    const batch = fc.uniqueArray(aCase, { selector: (piece) => piece.ref, minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 4 }), async (batches) => {
        await forgetCases(house)
        for (const pieces of batches) await bringCases(house, pieces)
        const newest = [...new Map(batches.flat().map((piece) => [piece.ref, piece])).values()]

        for (const one of ['2026-W32', '2026-W33', '2026-W34'])
          expect(await figuresOf(house, one)).toEqual(byHand(newest, one))
      }),
      { numRuns: 25 },
    )
  })
})

/** The figures as the page would show them. */
async function figuresOf(house: House, of = week): Promise<WeekRollup | null> {
  const rows = await rollupsOf(house.services.store.reader, 'INV')
  return rows.find((row) => row.week === of)?.figures ?? null
}

async function recompute(house: House): Promise<void> {
  const rollups = await addUp(house.services.store.reader, 'INV', [week])
  await house.services.store.transaction((tx) => keepRollups(tx, 'INV', rollups, house.at()))
}

async function exclude(house: House, ref: string): Promise<void> {
  const { store } = house.services
  const pilot = await findPilot(store.reader, 'INV')
  const history = (await exclusionsOf(store.reader, 'INV')).filter((one) => one.case === ref)
  const made = pilot && excludeCase(pilot, ref, history, { reason: 'duplicate', why: 'Entered twice.' })
  if (!made || isRefused(made)) throw new Error('not excluded')
  await house.play(made, 'maya', 'lead')
  await recompute(house)
}

async function forgetCases(house: House): Promise<void> {
  await house.services.store.transaction(async (tx) => {
    await tx.delete(cases)
    await tx.delete(weekRollups)
  })
}

function byHand(all: readonly Case[], of: string): WeekRollup | null {
  const hoursOf = (pieces: readonly Case[]) =>
    pieces.map((piece) => (piece.completedAt ?? 0) - piece.receivedAt).map((ms) => ms / 3_600_000)
  const weekAt = (at: number) =>
    at < Date.parse('2026-08-09T22:00Z') ? '2026-W32' : at < Date.parse('2026-08-16T22:00Z') ? '2026-W33' : '2026-W34'
  const here = all.filter((piece) => piece.completedAt !== null && weekAt(piece.completedAt) === of)
  if (here.length === 0) return null
  const counted = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null)
    return { sum: known.reduce((sum, value) => sum + value, 0), known: known.length }
  }
  const on = (path: string | null) => here.filter((piece) => piece.path === path)
  const touches = here.map((piece) => piece.manualTouches).filter((many) => many !== null)
  return {
    week: of,
    completed: here.length,
    excluded: 0,
    medianHours: percentile(hoursOf(here), 0.5),
    p90Hours: percentile(hoursOf(here), 0.9),
    medianHoursWithExcluded: percentile(hoursOf(here), 0.5),
    medianHoursAutomated: percentile(hoursOf(on('automated')), 0.5),
    worked: {
      medianHours: percentile(here.map(workedIn), 0.5),
      p90Hours: percentile(here.map(workedIn), 0.9),
      medianHoursWithExcluded: percentile(here.map(workedIn), 0.5),
      medianHoursAutomated: percentile(on('automated').map(workedIn), 0.5),
    },
    paths: { automated: on('automated').length, fallback: on('fallback').length, outside: 0, unknown: on(null).length },
    withErrors: counted(here.map((piece) => (piece.errors === null ? null : Number(piece.errors > 0)))),
    handoffs: counted(here.map((piece) => piece.handoffs)),
    rework: counted(here.map((piece) => Number(piece.rework))),
    exceptions: counted(here.map((piece) => Number(piece.exception))),
    touches: Array.from(
      { length: Math.max(0, ...touches.map((many) => many + 1)) },
      (_, many) => touches.filter((one) => one === many).length,
    ),
    touchesTotal: counted(here.map((piece) => piece.manualTouches)),
    failures: [],
  }
}

/** Hour by hour on the clock of Amsterdam, which shows two hours more in August. */
function workedIn({ receivedAt, completedAt }: Case): number {
  let worked = 0
  for (let at = receivedAt; at < (completedAt ?? 0); at += 3_600_000) {
    const clock = new Date(at + 2 * 3_600_000)
    const isAtWork = clock.getUTCHours() >= 9 && clock.getUTCHours() < 17 && clock.getUTCDay() % 6 !== 0
    worked += isAtWork ? 1 : 0
  }
  return worked
}
