import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordFault, waitAfter } from '../../src/domain/sign-in.ts'

const own = ['Olivia', 'olivia@example.com', 'olivia', 'Example Ltd']

describe('A password', () => {
  it.each([
    'zebra crossing on tuesday',
    'correct zebra staple',
    'ünïcödé ist schön',
    '9f8e2ac41b7d05',
    'x'.repeat(4) + 'ykwz pqjv',
  ])('like "%s" is taken, without rules about its characters', (password) => {
    expect(passwordFault(password, own)).toBeNull()
  })

  it('has at least 12 characters and at most 256', () => {
    expect(passwordFault('elevenchars', own)).toContain('at least 12')
    expect(passwordFault('zebra crossing '.repeat(20), own)).toContain('at most 256')
  })

  it.each([
    'password1234',
    'Passw0rd!!!!',
    'P@$$w0rd1234',
    'Summer2026!!',
    'passwordpassword',
    'Correct horse battery staple',
    'qwertyuiop12',
    '123456789012',
    '1q2w3e4r5t6y',
    'aaaaaaaaaaaa',
    'mnbvcxzlkjhg',
  ])('that everybody tries first is refused: %s', (password) => {
    expect(passwordFault(password, own)).toContain('Too many people')
  })

  it.each(['Olivia123456', 'olivia@example.com', 'example ltd 2026'])(
    'that is the person’s own name or address is refused: %s',
    (password) => {
      expect(passwordFault(password, own)).toContain('a name or an address')
    },
  )
})

describe('Wrong tries', () => {
  it('cost nothing at first, then shut the door for longer and longer', () => {
    expect(waitAfter(4)).toBe(0)
    expect(waitAfter(5)).toBeGreaterThan(0)
    expect(waitAfter(8)).toBeGreaterThan(waitAfter(7))
  })

  it('never shut it for more than a quarter of an hour', () => {
    fc.assert(fc.property(fc.nat(), (failures) => waitAfter(failures) <= 15 * 60_000))
  })
})
