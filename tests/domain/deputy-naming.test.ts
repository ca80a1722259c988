import { describe, expect, it } from 'vitest'
import type { NamedDeputy } from '../../src/domain/deputy.ts'
import { endAllOf, endDeputy, nameDeputy, type Naming } from '../../src/domain/deputy-naming.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { SeatHolder } from '../../src/domain/person.ts'
import { isRefused, type Refused } from '../../src/domain/refusal.ts'
import { at, runningFile, stage } from '../support/pilot-file.ts'

const today = '2026-09-07'
const week = { from: '2026-09-07', to: '2026-09-11' }
const more: readonly SeatHolder[] = [
  { seat: 'lead', person: 'maya' },
  { seat: 'member', person: 'ben' },
  { seat: 'sponsor', person: 'sam' },
  { seat: 'observer', person: 'owen' },
]
const inv = { ...runningFile([]).pilot }
const pilot = { ...inv, holders: [...inv.holders, ...more] }

const benForOlivia: NamedDeputy = {
  seat: 'coo',
  holder: 'olivia',
  deputy: 'ben',
  ...week,
  namedAt: at('2026-09-04T09:00Z'),
  gone: null,
}

function name(by: string, deputy: string, change: Partial<Naming> = {}): Fact | Refused {
  return nameDeputy({ pilot, deputy, ...week, today, isActive: true, ...change }, by)
}

function whyNot(outcome: Fact | Refused): string {
  return isRefused(outcome) ? [outcome.why, ...outcome.problems.map(({ why }) => why)].join(' ') : 'not refused'
}

const withBen = { ...pilot, deputies: [benForOlivia] }

describe('Naming a deputy', () => {
  it('is each leader’s own, for their own seat, from today on', () => {
    expect(name('olivia', 'ben')).toMatchObject({
      data: { seat: 'coo', holder: 'olivia', deputy: 'ben', what: 'named' },
    })
    expect(name('tariq', 'ines')).toMatchObject({ data: { seat: 'cto', holder: 'tariq', deputy: 'ines' } })
    expect(name('tariq', 'nora')).toMatchObject({ data: { deputy: 'nora' } })
  })

  it('is nobody else’s: a deputy does not pass on what they hold', () => {
    const byDeputy = name('ben', 'nora', { pilot: withBen })

    expect(isRefused(byDeputy) && byDeputy.kind).toBe('not yours')
    expect(whyNot(name('maya', 'ben'))).toContain('Only a leader names a deputy')
  })

  it.each([
    ['olivia', 'olivia', 'A deputy is somebody else.'],
    ['olivia', 'tariq', 'The other leader never stands in'],
    ['olivia', 'ines', 'The engineer works on the other side'],
    ['tariq', 'maya', 'The team lead works on the other side'],
    ['olivia', 'sam', 'The sponsor reads everything and signs nothing.'],
    ['tariq', 'owen', 'The observer reads everything and signs nothing.'],
    ['olivia', '', 'Choose someone who is here.'],
  ])('by %s is refused for %s: %s', (by, deputy, why) => {
    expect(whyNot(name(by, deputy))).toContain(why)
  })

  it('is refused for somebody who has left', () => {
    expect(whyNot(name('olivia', 'ben', { isActive: false }))).toContain('Choose someone who is here.')
  })

  it('is refused for whoever stands in for the other leader, whatever the days, until that is over or ended', () => {
    const october = { from: '2026-10-05', to: '2026-10-09' }
    const ended = { ...benForOlivia, gone: { why: 'ended' as const, at: at('2026-09-05T09:00Z') } }
    const past = { ...benForOlivia, from: '2026-08-03', to: '2026-08-07' }
    const beside = (one: NamedDeputy) => name('tariq', 'ben', { ...october, pilot: { ...pilot, deputies: [one] } })

    expect(whyNot(beside(benForOlivia))).toContain('Nobody does for both.')
    expect([isRefused(beside(ended)), isRefused(beside(past))]).toEqual([false, false])
  })

  it('is refused where somebody stands in on one of the days already', () => {
    const lastDay = name('olivia', 'nora', { from: '2026-09-11', to: '2026-09-14', pilot: withBen })
    const dayAfter = name('olivia', 'nora', { from: '2026-09-12', to: '2026-09-14', pilot: withBen })

    expect(whyNot(lastDay)).toContain('On some of these days somebody stands in already.')
    expect(isRefused(dayAfter)).toBe(false)
  })

  it.each([
    ['2026-09-06', '2026-09-11', 'Nobody stands in backwards.'],
    ['2026-09-11', '2026-09-10', 'The last day lies before the first.'],
    ['2026-09-07', '2026-11-07', 'At most 60 days'],
    ['', '2026-09-11', 'Choose the first day.'],
    ['2026-09-07', '2026-09-31', 'Choose the last day.'],
  ])('from %s to %s is refused: %s', (from, to, why) => {
    expect(whyNot(name('olivia', 'ben', { from, to }))).toContain(why)
  })

  it('is possible for one day, and for as long as sixty', () => {
    expect(isRefused(name('olivia', 'ben', { from: today, to: today }))).toBe(false)
    expect(isRefused(name('olivia', 'ben', { from: today, to: '2026-11-06' }))).toBe(false)
  })

  it('is over with the pilot', () => {
    const ended = { ...pilot, stages: [stage('stopped', 'answer', at('2026-09-04T09:00Z'))] }

    expect(whyNot(name('olivia', 'ben', { pilot: ended }))).toContain('has ended')
  })
})

describe('Ending it', () => {
  const which = { seat: 'coo', deputy: 'ben', from: week.from } as const

  it('is for whoever named the deputy, and for the deputy', () => {
    for (const by of ['olivia', 'ben'])
      expect(endDeputy(withBen, which, by)).toMatchObject({ data: { ...which, holder: 'olivia', what: 'ended' } })
  })

  it('is nobody else’s', () => {
    const byTariq = endDeputy(withBen, which, 'tariq')

    expect(isRefused(byTariq) && byTariq.kind).toBe('not yours')
  })

  it('has nothing to end once they are gone', () => {
    expect(whyNot(endDeputy(pilot, which, 'olivia'))).toContain('no longer stands in')
    expect(whyNot(endDeputy(withBen, { ...which, from: '2026-10-05' }, 'olivia'))).toContain('no longer stands in')
  })

  it('happens by itself to whoever leaves the organisation', () => {
    expect(endAllOf(withBen, 'ben').map(({ data }) => data?.what)).toEqual(['ended'])
    expect(endAllOf(withBen, 'nora')).toEqual([])
  })
})
