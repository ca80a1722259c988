import { describe, expect, it } from 'vitest'
import type { Act } from '../../src/domain/fact.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import {
  agreeToReset,
  issueLink,
  type Lead,
  openRequest,
  requestLapsesAfter,
  type Reset,
  type ResetEvent,
  stillToAgree,
} from '../../src/domain/reset.ts'

const now = Date.parse('2026-09-07T09:00Z')
const by = (person: string, at = now): Act => ({
  by: { person, seat: null, session: '', credential: 'password' },
  at,
  command: '0'.repeat(32),
})
const asked = (at = now): ResetEvent => ({ what: 'asked', by: 'ada', at })
const agreed = (person: string, at = now): ResetEvent => ({ what: 'agreed', by: person, at })
const cooOfInv: Lead = { code: 'INV', seat: 'coo', standsIn: false, other: 'tariq' }
const ofOlivia = (leads: readonly Lead[], ...events: ResetEvent[]): Reset => ({ person: 'olivia', leads, events })

const said = (outcome: ReturnType<typeof issueLink>) => (isRefused(outcome) ? outcome.why : outcome.data?.what)

describe('A new sign-in link', () => {
  it('is given at once to someone who holds no key', () => {
    expect(said(issueLink(ofOlivia([]), by('ada')))).toBe('given')
  })

  it('waits for the other leader where the person holds a key', () => {
    expect(said(issueLink(ofOlivia([cooOfInv]), by('ada')))).toBe('asked')
    expect(said(issueLink(ofOlivia([cooOfInv], asked()), by('ada')))).toBe('The other leader has not agreed yet.')
    expect(said(issueLink(ofOlivia([cooOfInv], asked(), agreed('tariq')), by('ada')))).toBe('given')
  })

  it('waits for every other leader where the person leads several pilots', () => {
    const leads: readonly Lead[] = [cooOfInv, { code: 'PAY', seat: 'cto', standsIn: false, other: 'ines' }]

    expect(stillToAgree(ofOlivia(leads, asked(), agreed('tariq')), now)).toEqual(['ines'])
  })

  it('is neither asked for nor made by the very leader who has to agree', () => {
    const why = 'Another administrator has to ask, and you agree.'

    expect(said(issueLink(ofOlivia([cooOfInv]), by('tariq')))).toContain(why)
    expect(said(issueLink(ofOlivia([cooOfInv], asked(), agreed('tariq')), by('tariq')))).toContain(why)
  })

  it('needs a new agreement each time', () => {
    const once = ofOlivia([cooOfInv], asked(), agreed('tariq'), { what: 'given', by: 'ada', at: now })

    expect(said(issueLink(once, by('ada')))).toBe('asked')
  })

  it('lapses after seven days, and so does the agreement to it', () => {
    const old = ofOlivia([cooOfInv], asked(now - requestLapsesAfter), agreed('tariq', now - requestLapsesAfter))

    expect(openRequest(old, now)).toBeNull()
    expect(said(issueLink(old, by('ada')))).toBe('asked')
  })

  it('cannot wait for a seat that is vacant', () => {
    expect(said(issueLink(ofOlivia([{ ...cooOfInv, other: null }]), by('ada')))).toBe('given')
  })
})

describe('The agreement', () => {
  it('is the other leader’s alone', () => {
    const outcome = agreeToReset(ofOlivia([cooOfInv], asked()), by('ines'))

    expect(isRefused(outcome) && outcome.kind).toBe('not yours')
  })

  it('is given once, and to a request that stands', () => {
    expect(isRefused(agreeToReset(ofOlivia([cooOfInv], asked()), by('tariq')))).toBe(false)
    expect(said(agreeToReset(ofOlivia([cooOfInv], asked(), agreed('tariq')), by('tariq')))).toBe(
      'You have already agreed.',
    )
    expect(said(agreeToReset(ofOlivia([cooOfInv]), by('tariq')))).toContain('Nobody is asking')
  })
})
