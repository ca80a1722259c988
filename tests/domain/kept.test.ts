import { describe, expect, it } from 'vitest'
import { keptFor, keptForMinute, keptForWeek } from '../../src/domain/kept.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { emptyFile } from '../support/empty-file.ts'

const pilot = {
  id: 'INV',
  code: 'INV',
  name: '',
  team: '',
  openedAt: 0,
  holders: [],
  deputies: [],
  stages: [],
  from: null,
}
const newFile = (): PilotFile => ({ ...emptyFile, pilot })
const amsterdam = calendarOf('Europe/Amsterdam')
const noon = Date.parse('2026-09-07T12:00Z')

/** Counts how often something was worked out. */
function counting() {
  let times = 0
  return () => (times += 1)
}

describe('What follows from a file alone', () => {
  it('is worked out once for the file, also when nothing was found', () => {
    const times = counting()
    const found = keptFor((_file: PilotFile) => (times(), undefined))
    const file = newFile()

    expect([found(file), found(file), times()]).toEqual([undefined, undefined, 2])
  })

  it('is worked out anew for every newer file', () => {
    const found = keptFor(({ frictionLinkAt }: PilotFile) => frictionLinkAt)
    const before = newFile()

    expect(found(before)).toBeNull()
    expect(found({ ...before, frictionLinkAt: noon })).toBe(noon)
  })
})

describe('What is asked for week by week', () => {
  it('is worked out once for each week, file and zone', () => {
    const times = counting()
    const found = keptForWeek((_file, week, calendar) => `${week} ${calendar.zone} ${times()}`)
    const file = newFile()

    expect(found(file, '2026-W37', amsterdam)).toBe('2026-W37 Europe/Amsterdam 1')
    expect(found(file, '2026-W38', amsterdam)).toBe('2026-W38 Europe/Amsterdam 2')
    expect(found(file, '2026-W37', amsterdam)).toBe('2026-W37 Europe/Amsterdam 1')
    expect(found(file, '2026-W37', calendarOf('UTC'))).toBe('2026-W37 UTC 3')
    expect(found(newFile(), '2026-W37', amsterdam)).toBe('2026-W37 Europe/Amsterdam 4')
  })
})

describe('What the clock changes too', () => {
  it('is worked out once a minute', () => {
    const at = keptForMinute((_file, now) => now)
    const file = newFile()

    expect(at(file, noon, amsterdam)).toBe(noon)
    expect(at(file, noon + 59_999, amsterdam)).toBe(noon)
    expect(at(file, noon + 60_000, amsterdam)).toBe(noon + 60_000)
    expect(at(file, noon, amsterdam)).toBe(noon)
  })

  it('is worked out for each file and for each zone', () => {
    const day = keptForMinute((_file, now, calendar) => calendar.timeOf(now))
    const file = newFile()

    expect(day(file, noon, amsterdam)).toBe('14:00')
    expect(day(file, noon, calendarOf('America/New_York'))).toBe('08:00')
    expect(day(newFile(), noon + 30_000, amsterdam)).toBe('14:00')
  })

  it('is read again where it could not be read', async () => {
    const times = counting()
    const read = keptForMinute(async () => {
      if (times() === 1) throw new Error('the database is busy')
      return 'read'
    })
    const file = newFile()

    await expect(read(file, noon, amsterdam)).rejects.toThrow('busy')
    expect(await read(file, noon, amsterdam)).toBe('read')
  })
})
