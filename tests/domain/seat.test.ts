import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/domain/fact.ts'
import { holderOf, isLeader, otherLeader, type Seat } from '../../src/domain/person.ts'
import { isRefused, type Refused } from '../../src/domain/refusal.ts'
import {
  agree,
  decline,
  end,
  endAll,
  holdersAfter,
  leave,
  offer,
  openOffers,
  type Place,
  type SeatEvent,
  type Seating,
  take,
} from '../../src/domain/seat.ts'

const at = Date.parse('2026-09-07T09:00Z')

const empty: Seating = { pilot: 'INV', history: [], underway: false, ended: false }
const coo = (person: string): Place => ({ seat: 'coo', person })
const cto = (person: string): Place => ({ seat: 'cto', person })

/** The seating after an act, unchanged when it was refused. */
function after(seating: Seating, outcome: Fact | Refused): Seating {
  if (isRefused(outcome)) return seating
  const event = { ...outcome.data, at } as unknown as SeatEvent // a seat's fact carries exactly this
  return { ...seating, history: [...seating.history, event] }
}

const taken = (seating: Seating, place: Place) => {
  const offered = after(seating, offer(seating, place))
  return after(offered, take(offered, place))
}

const draft = taken(taken(empty, coo('olivia')), cto('tariq'))
const running: Seating = { ...draft, underway: true }

const whyNot = (outcome: Fact | Refused) =>
  isRefused(outcome) ? [outcome.why, ...outcome.problems.map(({ why }) => why)].join(' ') : ''

describe('A seat', () => {
  it('is taken by the person it was offered to, and by nobody else', () => {
    const offered = after(empty, offer(empty, coo('olivia')))

    expect(whyNot(take(offered, coo('ben')))).toContain('no longer offered to you')
    expect(holdersAfter(after(offered, take(offered, coo('olivia'))).history)).toMatchObject([coo('olivia')])
  })

  it('is not taken after it was declined or withdrawn', () => {
    const offered = after(empty, offer(empty, coo('olivia')))
    const declined = after(offered, decline(offered, coo('olivia')))
    const withdrawn = after(offered, end(offered, coo('olivia')))

    expect(isRefused(take(declined, coo('olivia')))).toBe(true)
    expect(isRefused(take(withdrawn, coo('olivia')))).toBe(true)
  })

  it('of a leader is offered to one person at a time', () => {
    const offered = after(empty, offer(empty, coo('olivia')))

    expect(whyNot(offer(offered, coo('ben')))).toContain('already offered to someone')
  })

  it('of a member is held by as many as take it', () => {
    const both = taken(taken(draft, { seat: 'member', person: 'ben' }), { seat: 'member', person: 'nora' })

    expect(holdersAfter(both.history).filter(({ seat }) => seat === 'member')).toHaveLength(2)
  })

  it('is given up by whoever has it', () => {
    const left = after(running, leave(running, cto('tariq')))

    expect(holderOf(holdersAfter(left.history), 'cto')).toBeNull()
    expect(whyNot(leave(running, cto('olivia')))).toBe('You do not have this seat.')
  })

  it('changes no more once the pilot has ended', () => {
    const ended: Seating = { ...running, ended: true }

    expect(whyNot(offer(ended, { seat: 'member', person: 'ben' }))).toContain('has ended')
  })
})

describe('The two leaders', () => {
  it('are never one person, in words', () => {
    expect(whyNot(offer(draft, cto('olivia')))).toContain('Nobody is CTO and COO of one pilot')
    expect(whyNot(offer(draft, coo('tariq')))).toContain('Nobody is COO and CTO of one pilot')
  })

  it('are not offered to one person either', () => {
    const offered = after(empty, offer(empty, coo('ben')))

    expect(whyNot(offer(offered, cto('ben')))).toContain('never one person')
  })

  it('change freely while the pilot is a draft, the newer holder replacing the older', () => {
    expect(holderOf(holdersAfter(taken(draft, cto('ben')).history), 'cto')).toBe('ben')
  })
})

describe('From ready on', () => {
  const offered = after(running, offer(running, cto('ben')))

  it('a leader’s seat passes only when the leader who remains has agreed', () => {
    expect(whyNot(take(offered, cto('ben')))).toBe('The other leader has to agree to this first.')

    const agreed = after(offered, agree(offered, cto('ben'), 'olivia'))
    expect(holderOf(holdersAfter(after(agreed, take(agreed, cto('ben'))).history), 'cto')).toBe('ben')
  })

  it('nobody but the remaining leader agrees, not even whoever has the seat now', () => {
    const byTariq = agree(offered, cto('ben'), 'tariq')

    expect(isRefused(byTariq) && byTariq.kind).toBe('not yours')
    expect(isRefused(agree(offered, cto('ben'), 'ada'))).toBe(true)
  })

  it('an agreement counts no longer when the leader who gave it is replaced', () => {
    const agreed = after(offered, agree(offered, cto('ben'), 'olivia'))
    const left = after(agreed, leave(agreed, coo('olivia')))

    expect(openOffers(left)).toEqual([{ seat: 'cto', person: 'ben', agreed: false, at }])
  })

  it('an administrator does not end a leader’s seat, but ends others and withdraws offers', () => {
    expect(whyNot(end(running, coo('olivia')))).toContain('someone that the other leader has agreed to')
    expect(isRefused(end(offered, cto('ben')))).toBe(false)
  })

  it('whoever leaves the organisation gives up seats and offers, leader or not', () => {
    const two = after(offered, offer(offered, { seat: 'observer', person: 'tariq' }))
    const gone = endAll(two, 'tariq').reduce(after, two)

    expect(holderOf(holdersAfter(gone.history), 'cto')).toBeNull()
    expect(openOffers(gone).map(({ person }) => person)).toEqual(['ben'])
  })
})

describe('Whatever people do with the seats of a pilot', () => {
  const persons = ['olivia', 'tariq', 'ben', 'nora'] as const
  const place = fc.record({ seat: fc.constantFrom<Seat>('coo', 'cto', 'member'), person: fc.constantFrom(...persons) })
  const move = fc.record({
    how: fc.constantFrom('offer', 'take', 'decline', 'leave', 'end', 'agree', 'depart'),
    place,
    by: fc.constantFrom(...persons),
  })
  type Move = { readonly how: string; readonly place: Place; readonly by: string }

  const moves: Readonly<Record<string, (seating: Seating, made: Move) => readonly (Fact | Refused)[]>> = {
    offer: (seating, made) => [offer(seating, made.place)],
    take: (seating, made) => [take(seating, made.place)],
    decline: (seating, made) => [decline(seating, made.place)],
    leave: (seating, made) => [leave(seating, made.place)],
    end: (seating, made) => [end(seating, made.place)],
    agree: (seating, made) => [agree(seating, made.place, made.by)],
    depart: (seating, made) => endAll(seating, made.by),
  }
  const played = (seating: Seating, made: Move) => (moves[made.how]?.(seating, made) ?? []).reduce(after, seating)

  it('no one is both leaders, and each leader’s seat has one holder at most', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), fc.boolean(), (made, underway) => {
        const holders = holdersAfter(made.reduce(played, { ...empty, underway }).history)
        const leaders = holders.filter(({ seat }) => isLeader(seat))

        expect(new Set(leaders.map(({ seat }) => seat)).size).toBe(leaders.length)
        expect(new Set(leaders.map(({ person }) => person)).size).toBe(leaders.length)
      }),
    )
  })

  it('from ready on nobody becomes a leader without the key of the one who remains', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (made) => {
        made.reduce((before, one) => {
          const next = played(before, one)
          const event = next.history.at(-1)
          if (next !== before && event?.what === 'taken' && isLeader(event.seat)) {
            const remaining = holderOf(holdersAfter(before.history), otherLeader(event.seat))
            const offered = openOffers(before).find(
              ({ person, seat }) => person === event.person && seat === event.seat,
            )
            expect(remaining === null || offered?.agreed).toBe(true)
          }
          return next
        }, running)
      }),
    )
  })
})
