// Keys that deputies turn. What holds for every key, whoever turns it, is told by the tests of what keys are turned on.
import { describe, expect, it } from 'vitest'
import type { NamedDeputy } from '../../src/domain/deputy.ts'
import type { Act, Fact } from '../../src/domain/fact.ts'
import type { Key, Pilot } from '../../src/domain/pilot.ts'
import { isRefused, type Refused } from '../../src/domain/refusal.ts'
import { turnKey, type Turning } from '../../src/domain/turn-key.ts'
import { at, runningFile } from '../support/pilot-file.ts'

const now = at('2026-09-08T09:00Z')
const content = { object: 'rule change', objectId: '12', version: 1, hash: 'the change' } as const

const benForOlivia: NamedDeputy = {
  seat: 'coo',
  holder: 'olivia',
  deputy: 'ben',
  from: '2026-09-07',
  to: '2026-09-11',
  namedAt: at('2026-09-04T09:00Z'),
  gone: null,
}
const { pilot } = runningFile([])
const withBen: Pilot = { ...pilot, deputies: [benForOlivia] }

function by(person: string, seat: 'coo' | 'cto', holder?: string): Act {
  const whom = holder === undefined ? {} : { for: holder }
  return { by: { person, seat, ...whom, session: '', credential: 'password' }, at: now, command: 'c' }
}

function key(side: Key['side'], person: string, holder: string | null = null): Key {
  return { ...content, side, person, for: holder, completes: false, at: now, seq: 1 }
}

function turn(act: Act, keys: readonly Key[] = [], on: Pilot = withBen): Turning | Refused {
  return turnKey({ pilot: on, keys, keysHeldUntil: 0 }, content, act)
}

function whyNot(outcome: Turning | Fact | Refused): string {
  return isRefused(outcome) ? outcome.why : 'not refused'
}

describe('A deputy', () => {
  it('turns the key of the leader who named them', () => {
    expect(turn(by('ben', 'coo', 'olivia'))).toEqual({ side: 'policy', completes: false })
    expect(turn(by('ben', 'coo', 'olivia'), [key('system', 'tariq')])).toEqual({ side: 'policy', completes: true })
  })

  it('turns none without being named, for nobody, or for somebody else', () => {
    expect(turn(by('ben', 'coo', 'olivia'), [], pilot)).toMatchObject({ kind: 'not yours' })
    expect(turn(by('ben', 'coo'))).toMatchObject({ kind: 'not yours' })
    expect(turn(by('ben', 'coo', 'nora'))).toMatchObject({ kind: 'not yours' })
    expect(turn(by('ben', 'cto', 'tariq'))).toMatchObject({ kind: 'not yours' })
  })

  it('turns none once that was ended, or the leader has left the seat', () => {
    const gone = { ...benForOlivia, gone: { why: 'ended', at: now } } as const
    const holders = [{ seat: 'cto', person: 'tariq' }] as const

    expect(turn(by('ben', 'coo', 'olivia'), [], { ...pilot, deputies: [gone] })).toMatchObject({ kind: 'not yours' })
    expect(turn(by('ben', 'coo', 'olivia'), [], { ...withBen, holders })).toMatchObject({ kind: 'not yours' })
  })

  it('turns none on the other side while they stand in, not even with a seat of their own', () => {
    const holders = [
      { seat: 'coo', person: 'olivia' },
      { seat: 'cto', person: 'ben' },
    ] as const

    expect(whyNot(turn(by('ben', 'cto'), [], { ...withBen, holders }))).toContain('You stand in for the other leader.')
  })

  it('may do so once their time is over', () => {
    const past = { ...benForOlivia, to: '2026-09-06' }
    const inesForTariq = { ...benForOlivia, seat: 'cto', holder: 'tariq' } as const
    const both = { ...pilot, deputies: [past, inesForTariq] }

    expect(turn(by('ben', 'cto', 'tariq'), [], both)).toEqual({ side: 'system', completes: false })
  })

  it('never turns both keys on the same content, though their time on one side is over', () => {
    const past = { ...benForOlivia, to: '2026-09-06' }
    const tariqs = { ...benForOlivia, seat: 'cto', holder: 'tariq' } as const
    const both = { ...pilot, deputies: [past, tariqs] }

    expect(whyNot(turn(by('ben', 'cto', 'tariq'), [key('policy', 'ben', 'olivia')], both))).toContain(
      'You turned the other side’s key on exactly this content.',
    )
  })
})

describe('A leader and their deputy', () => {
  it('have one key between them', () => {
    expect(whyNot(turn(by('olivia', 'coo'), [key('policy', 'ben', 'olivia')]))).toBe(
      'The policy key is already turned on this.',
    )
    expect(whyNot(turn(by('ben', 'coo', 'olivia'), [key('policy', 'olivia')]))).toBe(
      'The policy key is already turned on this.',
    )
  })

  it('act side by side: the leader turns it though somebody stands in', () => {
    expect(turn(by('olivia', 'coo'))).toEqual({ side: 'policy', completes: false })
  })

  it('leave a key that counts, also after the deputy’s time was ended', () => {
    expect(turn(by('tariq', 'cto'), [key('policy', 'ben', 'olivia')], pilot)).toEqual({
      side: 'system',
      completes: true,
    })
  })

  it('leave none that counts once the leader has left the seat', () => {
    const holders = [
      { seat: 'coo', person: 'nora' },
      { seat: 'cto', person: 'tariq' },
    ] as const

    expect(turn(by('tariq', 'cto'), [key('policy', 'ben', 'olivia')], { ...pilot, holders })).toEqual({
      side: 'system',
      completes: false,
    })
  })
})
