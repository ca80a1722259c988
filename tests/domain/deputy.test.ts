import { describe, expect, it } from 'vitest'
import { deputiesNamed, type DeputyEvent, standingOn, stoodInFor } from '../../src/domain/deputy.ts'
import type { Leader, Seat } from '../../src/domain/person.ts'
import type { Pilot } from '../../src/domain/pilot.ts'
import { holdersAfter, type SeatEvent } from '../../src/domain/seat.ts'
import { at, runningFile } from '../support/pilot-file.ts'

const { pilot } = runningFile([])
const monday = at('2026-09-07T09:00Z')

type Happened = readonly (DeputyEvent | (SeatEvent & { readonly seq: number }))[]

/** INV after Olivia and Tariq took their seats and what a test adds; each thing a minute after the one before. */
function after(...more: readonly ((seq: number, when: number) => Happened[number])[]): Pilot {
  const first = [taken('coo', 'olivia'), taken('cto', 'tariq'), taken('member', 'ben')]
  const all = [...first, ...more].map((tell, seq) => tell(seq, monday + seq * 60_000))
  const seats = all.flatMap((event) => ('deputy' in event ? [] : [event]))
  const namings = all.flatMap((event) => ('deputy' in event ? [event] : []))
  return { ...pilot, holders: holdersAfter(seats), deputies: deputiesNamed(namings, seats) }
}

function happened(seat: Seat, person: string, what: SeatEvent['what']) {
  return (seq: number, when: number): Happened[number] => ({ seat, person, what, at: when, seq })
}

function taken(seat: Seat, person: string) {
  return happened(seat, person, 'taken')
}

/** Ben for Olivia, from Monday to Friday, unless a test says otherwise. */
function naming(change: Partial<DeputyEvent> = {}) {
  const ben = { seat: 'coo' as Leader, holder: 'olivia', deputy: 'ben', from: '2026-09-07', to: '2026-09-11' }
  return (seq: number, when: number): Happened[number] => ({ ...ben, what: 'named', ...change, at: when, seq })
}

function seatsOf(who: string, on: Pilot, day: string) {
  return standingOn(on, { person: who, duties: [], seats: [] }, day).seats
}

describe('A deputy', () => {
  it('has the leader’s seat beside their own from the first to the last day, both included', () => {
    const named = after(naming())
    const days = ['2026-09-06', '2026-09-07', '2026-09-11', '2026-09-12']

    expect(days.map((day) => seatsOf('ben', named, day))).toEqual([
      ['member'],
      ['member', 'coo'],
      ['member', 'coo'],
      ['member'],
    ])
  })

  it('acts for the leader, who keeps the seat meanwhile', () => {
    const named = after(naming())
    const ben = standingOn(named, { person: 'ben', duties: [], seats: [] }, '2026-09-08')

    expect(ben.standsInFor).toEqual([{ seat: 'coo', person: 'olivia' }])
    expect(seatsOf('olivia', named, '2026-09-08')).toEqual(['coo'])
  })

  it('needs no seat of their own', () => {
    expect(seatsOf('nora', after(naming({ deputy: 'nora' })), '2026-09-08')).toEqual(['coo'])
  })

  it('stands in no more once it was ended, for that time and no other', () => {
    const october = { from: '2026-10-05', to: '2026-10-09' }
    const ended = after(naming(), naming(october), naming({ what: 'ended' }))

    expect(seatsOf('ben', ended, '2026-09-08')).toEqual(['member'])
    expect(seatsOf('ben', ended, '2026-10-06')).toEqual(['member', 'coo'])
  })

  it.each([
    ['gave it up', [happened('coo', 'olivia', 'ended')]],
    ['was followed by another', [taken('coo', 'maya')]],
    ['gave it up and came back', [happened('coo', 'olivia', 'ended'), taken('coo', 'olivia')]],
  ])('is gone with the seat of the leader who %s', (_how, events) => {
    const gone = after(naming(), ...events)

    expect(seatsOf('ben', gone, '2026-09-08')).toEqual(['member'])
    expect(gone.deputies[0]?.gone?.why).toBe('the seat changed hands')
  })

  it.each<[Seat]>([['cto'], ['engineer'], ['sponsor'], ['observer']])(
    'is gone for good once they take the seat of the %s',
    (seat) => {
      const both = after(naming(), taken(seat, 'ben'))
      const back = after(naming(), taken(seat, 'ben'), happened(seat, 'ben', 'ended'))

      expect(seatsOf('ben', both, '2026-09-08')).toEqual(['member', seat])
      expect(seatsOf('ben', back, '2026-09-08')).toEqual(['member'])
    },
  )

  it('keeps standing in when somebody else changes seats', () => {
    const named = after(naming(), taken('engineer', 'ines'), happened('cto', 'tariq', 'ended'))

    expect(seatsOf('ben', named, '2026-09-08')).toEqual(['member', 'coo'])
  })
})

describe('For whom somebody could act', () => {
  it('is known afterwards, though it was ended since', () => {
    const ended = after(naming(), naming({ what: 'ended' }))
    const [before, while_, later] = [monday, monday + 200_000, monday + 400_000]

    expect(stoodInFor(ended, 'ben', while_, '2026-09-07')).toBe('olivia')
    expect(stoodInFor(ended, 'ben', before, '2026-09-07')).toBeNull()
    expect(stoodInFor(ended, 'ben', later, '2026-09-07')).toBeNull()
    expect(stoodInFor(ended, 'ben', while_, '2026-09-12')).toBeNull()
  })
})
