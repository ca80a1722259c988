import { describe, expect, it } from 'vitest'
import { flowsExpected, lastWorkingDay, shortfallsOn } from '../../src/domain/volume.ts'
import { testFlow } from '../../src/domain/run.ts'
import { at, utc } from '../support/pilot-file.ts'
import { feed } from '../support/quiet-feed.ts'
import { watchedFile } from '../support/watched-feed.ts'

const file = watchedFile([feed({ fewestADay: 40 })])
const arrived = (runs: number, flow = 'erp-flow') => new Map([[flow, runs]])
const short = (...[day, runs, of = file]: [string, ReadonlyMap<string, number>, typeof file?]) =>
  shortfallsOn(of, day, runs, utc)

describe('A working day', () => {
  it('with fewer runs than the map expects falls short', () => {
    expect(short('2026-09-08', arrived(39))).toEqual([
      { integration: 'erp-sync', name: 'ERP sync', on: '2026-09-08', runs: 39, fewest: 40 },
    ])
    expect(short('2026-09-08', arrived(40))).toEqual([])
    expect(short('2026-09-08', new Map())).toMatchObject([{ runs: 0 }])
  })

  it('is the last whole one, Friday until Monday is over', () => {
    expect(lastWorkingDay(at('2026-09-09T00:01Z'), utc)).toBe('2026-09-08')
    expect(['2026-09-12', '2026-09-13', '2026-09-14'].map((day) => lastWorkingDay(at(`${day}T12:00Z`), utc))).toEqual([
      '2026-09-11',
      '2026-09-11',
      '2026-09-11',
    ])
  })

  it('on which the pilot was launched, or planned work was done, says nothing', () => {
    expect(short('2026-09-07', new Map())).toEqual([])
    const window = {
      from: at('2026-09-08T10:00Z'),
      to: at('2026-09-08T11:00Z'),
      takesBack: null,
      words: null,
      by: 'ines',
      at: 1,
      seq: 2,
    }
    expect(short('2026-09-08', new Map(), { ...file, maintenances: [window] })).toEqual([])
  })

  it('counts no runs that people send to try, whatever the integration is called', () => {
    const named = watchedFile([feed({ fewestADay: 1, name: testFlow, flows: [testFlow] })])
    expect(flowsExpected(named)).toEqual([])
    expect(short('2026-09-08', arrived(5, testFlow), named)).toMatchObject([{ runs: 0 }])
  })

  it('of an integration without a number is nobody’s business', () => {
    expect(short('2026-09-08', new Map(), watchedFile([feed()]))).toEqual([])
  })
})
