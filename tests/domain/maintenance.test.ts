import { describe, expect, test } from 'vitest'
import type { Maintenance } from '../../src/domain/effort.ts'
import {
  maintenanceInOrder,
  type MaintenanceTyped,
  planMaintenance,
  takeBackMaintenance,
  windowsHeld,
} from '../../src/domain/maintenance.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import { actBy } from '../support/house.ts'
import { at, runningFile, utc } from '../support/pilot-file.ts'

const now = at('2026-08-05T09:00Z')
const typed: MaintenanceTyped = {
  fromDay: '2026-08-08',
  fromTime: '22:00',
  toDay: '2026-08-09',
  toTime: '02:00',
  words: 'The ERP is updated.',
}
const window = (from: string, to: string): Maintenance => {
  return { from: at(from), to: at(to), takesBack: null, words: null, by: 'ines', at: now, seq: 1 }
}
const plan = (change: Partial<MaintenanceTyped>, maintenances: readonly Maintenance[] = []) =>
  planMaintenance(runningFile([], { maintenances }), { ...typed, ...change }, actBy('ines', now, 'engineer'), utc)
const wrongWith = (outcome: ReturnType<typeof plan>) => (isRefused(outcome) ? outcome.problems : outcome)

describe('a maintenance window', () => {
  test('is planned from one time to another, with a reason', () => {
    expect(plan({})).toMatchObject({
      act: 'plan maintenance',
      data: { from: at('2026-08-08T22:00Z'), to: at('2026-08-09T02:00Z') },
      texts: { words: 'The ERP is updated.' },
    })
  })

  test.each([
    [{ fromDay: '2026-08-32' }, 'fromDay', 'Give a day that exists, like 2026-09-14.'],
    [{ toTime: '25:00' }, 'toTime', 'Give a clock time, like 22:00.'],
    [{ words: '' }, 'words', 'Say in a sentence what is done.'],
    [
      { fromDay: '2026-08-05', fromTime: '08:59' },
      'fromDay',
      'Maintenance is planned before it begins. Log a failure instead.',
    ],
    [{ toDay: '2026-08-08', toTime: '22:00' }, 'toDay', 'It must end after it begins.'],
    [
      { toDay: '2026-08-15', toTime: '22:01' },
      'toDay',
      'Longer than a week is no maintenance. Pause the pilot instead.',
    ],
  ])('with %j is refused at %s: %s', (change, field, why) => {
    expect(wrongWith(plan(change))).toEqual([{ field, why }])
  })

  test('never overlaps another one, but may follow it at once', () => {
    const one = window('2026-08-09T01:00Z', '2026-08-09T03:00Z')

    expect(wrongWith(plan({}, [one]))).toEqual([{ field: 'fromDay', why: 'Another window is planned at that time.' }])
    expect(plan({}, [window('2026-08-08T20:00Z', '2026-08-08T22:00Z')])).toMatchObject({ act: 'plan maintenance' })
  })
})

test('what lies ahead stands first, the next one on top; then what is over, the newest on top', () => {
  const [a, b, c, d] = [
    window('2026-08-20T01:00Z', '2026-08-20T03:00Z'),
    window('2026-08-05T08:00Z', '2026-08-05T10:00Z'),
    window('2026-08-01T01:00Z', '2026-08-01T03:00Z'),
    window('2026-08-02T01:00Z', '2026-08-02T03:00Z'),
  ]

  const { ahead, past } = maintenanceInOrder({ maintenances: [a, b, c, d] }, now)
  const starts = (windows: readonly Maintenance[]) => windows.map(({ from }) => from)
  expect([starts(ahead), starts(past)]).toEqual([starts([b, a]), starts([d, c])])
})

describe('planned maintenance', () => {
  const planned = window('2026-08-08T22:00Z', '2026-08-09T02:00Z')
  const takeBack = (when: number, maintenances: readonly Maintenance[] = [planned], number = 1) =>
    takeBackMaintenance(runningFile([], { maintenances }), number, actBy('ines', when, 'engineer'))
  const backAt = (when: number): Maintenance => ({ ...planned, takesBack: planned.seq, at: when, seq: 2 })

  test('is taken back before it begins, and is no window then', () => {
    expect(takeBack(now)).toMatchObject({ act: 'take back maintenance', data: { takesBack: planned.seq } })
    expect(windowsHeld([planned, backAt(now)])).toEqual([])
    expect(plan({}, [planned, backAt(now)])).toMatchObject({ act: 'plan maintenance', object: { id: '2' } })
  })

  test('ends where it is taken back in the middle', () => {
    const middle = at('2026-08-08T23:00Z')
    expect(takeBack(middle)).toMatchObject({ act: 'take back maintenance' })
    expect(windowsHeld([planned, backAt(middle)])).toMatchObject([{ from: planned.from, to: middle }])
  })

  test('is not taken back twice, nor once it is over, nor where there is none', () => {
    const why = (outcome: ReturnType<typeof takeBack>) => isRefused(outcome) && outcome.why
    expect(why(takeBack(now, [planned, backAt(now)]))).toBe('This maintenance was taken back already.')
    expect(why(takeBack(planned.to))).toBe('This maintenance is over.')
    expect(why(takeBack(now, [planned], 2))).toBe('There is no maintenance with this number.')
  })
})
