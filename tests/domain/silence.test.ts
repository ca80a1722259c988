import { describe, expect, it } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { testFlow } from '../../src/domain/run.ts'
import { feedsOf, flowsHeard, silencesOf } from '../../src/domain/silence.ts'
import { emptyMap, type Integration } from '../../src/domain/system-map.ts'
import { emptyFile } from '../support/empty-file.ts'
import { feed } from '../support/quiet-feed.ts'

const pilot = {
  id: 'INV',
  code: 'INV',
  name: '',
  team: '',
  from: null,
  openedAt: 0,
  holders: [],
  deputies: [],
  stages: [],
}
const at = (time: string) => Date.parse(`2026-09-07T${time}Z`)
const launched = at('09:00')

function file(integrations: readonly Integration[], change: Partial<PilotFile> = {}): PilotFile {
  const stage = { stage: 'running', because: 'launch', week: '2026-W37', by: 'tariq', at: launched, seq: 9 } as const
  const map = {
    version: 1,
    base: 0,
    kind: 'draft',
    touchesPolicy: false,
    hash: 'h',
    why: null,
    by: 'tariq',
    at: 1,
    seq: 1,
  }
  return {
    ...emptyFile,
    pilot: { ...pilot, stages: [stage] },
    maps: [{ ...map, kind: 'draft', content: { ...emptyMap, integrations } }],
    ...change,
  }
}

const heard = (time: string, flow = 'erp-flow') => new Map([[flow, at(time)]])
const states = (...given: Parameters<typeof feedsOf>) => feedsOf(...given).map(({ state }) => state)

describe('A feed', () => {
  it('is silent once nothing came for longer than its cadence, since it came last', () => {
    expect(silencesOf(file([feed()]), heard('10:00'), at('11:00'))).toEqual([])
    expect(silencesOf(file([feed()]), heard('10:00'), at('11:00') + 1)).toEqual([
      { integration: 'erp-sync', name: 'ERP sync', everyMinutes: 60, heardAt: at('10:00'), since: at('10:00') },
    ])
  })

  it('that never spoke is silent since the launch', () => {
    expect(silencesOf(file([feed()]), new Map(), at('10:01'))).toMatchObject([{ heardAt: null, since: launched }])
  })

  it('that has not spoken yet is awaited until its cadence is over', () => {
    expect(states(file([feed()]), new Map(), at('09:30'))).toEqual(['awaited'])
  })

  it('is heard by any of its flows, and by its own name', () => {
    const two = file([feed({ flows: ['a', 'b'] })])
    expect(states(two, heard('11:00', 'b'), at('11:30'))).toEqual(['heard'])
    expect(states(two, heard('11:00', 'ERP sync'), at('11:30'))).toEqual(['heard'])
    expect(states(two, heard('11:00', 'another'), at('11:30'))).toEqual(['silent'])
  })

  it('is not heard by the test that people send from the page, whatever it is called', () => {
    const named = file([feed({ name: testFlow, flows: [testFlow] })])
    expect(states(named, heard('11:00', testFlow), at('11:30'))).toEqual(['silent'])
    expect(flowsHeard(named)).toEqual([])
  })

  it('that speaks only of failures, or without a cadence, has no alarm and says so', () => {
    const quiet = file([feed({ onlyFailures: true }), feed({ everyMinutes: null })])
    expect(states(quiet, new Map(), at('23:00'))).toEqual(['only failures', 'no cadence'])
  })

  it('is expected to be quiet before the launch and while the pilot is paused', () => {
    const paused = { stage: 'paused', because: 'pause', week: null, by: 'maya', at: at('09:30'), seq: 10 } as const
    const running = file([feed()])
    const draft = { ...running, pilot }
    const resting = { ...running, pilot: { ...pilot, stages: [...running.pilot.stages, paused] } }
    expect([draft, resting].map((one) => states(one, new Map(), at('23:00')))).toEqual([
      ['not yet expected'],
      ['not yet expected'],
    ])
  })

  it('may be quiet during planned work, and for its cadence after it', () => {
    const window = { from: at('10:00'), to: at('12:00'), takesBack: null, words: null, by: 'tariq', at: 1, seq: 2 }
    const planned = file([feed()], { maintenances: [window] })
    expect(states(planned, heard('09:50'), at('11:59'))).toEqual(['heard'])
    expect(states(planned, heard('09:50'), at('12:59'))).toEqual(['heard'])
    expect(states(planned, heard('09:50'), at('13:01'))).toEqual(['silent'])
  })
})
