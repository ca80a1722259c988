import { describe, expect, test } from 'vitest'
import { type Brought, importCases, mayStillBring, noOptions, strictlyRefused } from '../../src/domain/import.ts'
import type { Actor } from '../../src/domain/fact.ts'
import type { Standing } from '../../src/domain/person.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import { factOf, pilotFile, running, stopped, whyOf } from '../support/drafted-pilot.ts'

const brought: Brought = {
  batch: 7,
  kind: 'events',
  fileHash: 'ab'.repeat(32),
  cases: 60,
  rejected: 2,
  oldestAt: 1,
  newestAt: 2,
}

describe('admitting a batch', () => {
  test('says what came in, how far it reaches, and which file it was', () => {
    const { pilot } = pilotFile({}, running)
    const made = factOf(importCases(pilot, brought))

    expect(made).toMatchObject({ act: 'import cases', pilot: pilot.id, object: { id: '7', hash: brought.fileHash } })
    expect(made.data).toEqual(brought)
  })

  test('is possible before the launch, because the baseline comes from the log', () => {
    expect(isRefused(importCases(pilotFile().pilot, brought))).toBe(false)
  })

  test('is refused where there is nothing to admit, or nothing to admit it to', () => {
    expect(whyOf(importCases(pilotFile().pilot, { ...brought, cases: 0 }))).toContain('not one whole case')
    expect(whyOf(importCases(pilotFile({}, stopped).pilot, brought))).toContain('This pilot has ended.')
  })
})

test('all or nothing means nothing when a single row was rejected', () => {
  expect(strictlyRefused(noOptions, 5)).toBeNull()
  expect(strictlyRefused({ ...noOptions, strict: true }, 0)).toBeNull()
  expect(strictlyRefused({ ...noOptions, strict: true }, 1)?.why).toContain('One row was rejected')
  expect(strictlyRefused({ ...noOptions, strict: true }, 5)?.why).toContain('5 rows were rejected')
})

describe('who may still bring cases when the import ends', () => {
  const by: Actor = { person: 'maya', seat: 'lead', session: 's', credential: 'password' }
  const nothing = { standing: null, token: null }
  const standing = (seats: Standing['seats']): Standing => ({ person: 'maya', duties: [], seats })

  test.each([
    ['the lead', standing(['lead']), true],
    ['an engineer', standing(['engineer']), true],
    ['a member', standing(['member']), false],
    ['somebody who lost every seat', standing([]), false],
    ['somebody who left', null, false],
  ])('%s', (_who, held, may) => {
    expect(mayStillBring(by, 'INV', { standing: held, token: null })).toBe(may)
  })

  test('the command line, but nobody who only calls themselves so', () => {
    const commandLine = { person: 'command-line', seat: null, session: '' } as const
    expect(mayStillBring({ ...commandLine, credential: 'command line' }, 'INV', nothing)).toBe(true)
    expect(mayStillBring({ ...commandLine, credential: 'password' }, 'INV', nothing)).toBe(false)
  })

  test.each([
    ['with a token for cases of the pilot', { pilot: 'INV', scopes: ['cases'] }, true],
    ['with one for cases of every pilot', { pilot: null, scopes: ['read', 'cases'] }, true],
    ['with another pilot’s token', { pilot: 'OTH', scopes: ['cases'] }, false],
    ['with a token that only reads', { pilot: 'INV', scopes: ['read', 'runs'] }, false],
    ['whose token was ended', null, false],
  ])('another program %s', (_how, granted, may) => {
    const program = { person: 'programming-interface', seat: null, session: 't', credential: 'token' } as const
    const token = granted && { ...granted, id: 't', at: 0 }
    expect(mayStillBring(program, 'INV', { standing: null, token })).toBe(may)
  })
})
