import { describe, expect, it } from 'vitest'
import { type Alert, alertsOn, isForTargets, type Noticed, peopleTold } from '../../src/domain/alert.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { at, runningFile, utc } from '../support/pilot-file.ts'
import { nothingNoticed } from '../support/quiet-feed.ts'

const now = at('2026-07-20T12:00Z')
const silence = {
  integration: 'erp',
  name: 'ERP sync',
  everyMinutes: 60,
  heardAt: null,
  since: at('2026-07-20T09:00Z'),
}
const noticed: Noticed = { ...nothingNoticed, silences: [silence] }
const file = runningFile(['2026-W28'])
const words = (of: PilotFile, instant = now) => alertsOn(of, noticed, instant, utc).map(({ what }) => what)

const reported = {
  failure: 1,
  fingerprint: 'erp',
  component: 'erp',
  platform: 'n8n',
  side: 'system',
  message: 'Timeout',
  firstAt: now - 3_600_000,
  lastAt: now,
  firstReceivedAt: now,
  runs: 1,
  cases: 0,
} as const

describe('What is told at once', () => {
  it('is a failure a quarter of an hour after it became known, however long ago it happened', () => {
    const failing = { ...file, reportedFailures: [reported] }

    expect(words(failing, now + 15 * 60_000 - 1)).not.toContain('failure')
    expect(words(failing, now + 15 * 60_000)).toContain('failure')
  })

  it('has a name that does not change while it lasts, and another one the next time', () => {
    const nameOf = (since: number, instant: number) => {
      const again = { ...noticed, silences: [{ ...silence, since }] }
      return alertsOn(file, again, instant, utc).find(({ what }) => what === 'silence')?.thing
    }

    expect(nameOf(silence.since, now + 86_400_000)).toBe(nameOf(silence.since, now))
    expect(nameOf(silence.since + 1, now)).not.toBe(nameOf(silence.since, now))
  })

  it('is nothing on a pilot that has ended', () => {
    const ended = { stage: 'stopped', because: 'answer', week: '2026-W28', by: 'olivia', at: now, seq: 99 } as const
    const { pilot } = file

    expect(words({ ...file, pilot: { ...pilot, stages: [...pilot.stages, ended] } })).toEqual([])
  })
})

describe('Who is told', () => {
  const quiet: Alert = { what: 'silence', thing: 'erp', silence }

  it('is the CTO with the engineers, each once, and whoever stands in on the day', () => {
    const { pilot } = file
    const named = { seat: 'cto', holder: 'tariq', deputy: 'ben', from: '2026-07-20', to: '2026-07-24' } as const
    const away = { ...pilot, deputies: [{ ...named, namedAt: 1, gone: null }] }
    const twice = { ...away, holders: [...away.holders, { seat: 'engineer', person: 'tariq' } as const] }

    expect(peopleTold(twice, quiet, '2026-07-20')).toEqual(['tariq', 'ines', 'ben'])
    expect(peopleTold(twice, quiet, '2026-07-25')).toEqual(['tariq', 'ines'])
  })

  it('are other places too, but not of what waits for one leader', () => {
    const decision = {
      what: 'launch',
      seat: 'coo',
      thing: 'launch',
      about: null,
      by: null,
      since: now,
      dueAt: now,
    } as const

    expect(isForTargets(quiet)).toBe(true)
    expect(isForTargets({ what: 'decision', thing: 'launch', decision })).toBe(false)
    expect(peopleTold(file.pilot, { what: 'decision', thing: 'launch', decision }, '2026-07-20')).toEqual(['olivia'])
  })
})
