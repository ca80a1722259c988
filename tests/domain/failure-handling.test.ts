import { describe, expect, it } from 'vitest'
import { findFailure, seenOfFailure } from '../../src/domain/failure.ts'
import {
  acknowledgeFailure,
  addToFailure,
  logFailure,
  type Resolving,
  resolveFailure,
  triageFailure,
} from '../../src/domain/failure-handling.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import { as, asTariq, factOf, pilotFile, problemAt, stopped, whyOf } from '../support/drafted-pilot.ts'
import { happened, reported } from '../support/some-failures.ts'

const minute = 60_000
const now = 100 * minute
const open = pilotFile({ reportedFailures: [reported(1, 10 * minute)] })
const resolved = {
  ...open,
  failures: [happened(1, 'resolved', 50 * minute, { changed: 'system', downtimeMinutes: 5 })],
}

/** The first failure of a file, as somebody sees it who opened its page just now. */
function handling(file: PilotFile = open) {
  const failure = findFailure(file, 1)
  return { file, number: 1, seen: failure ? seenOfFailure(failure) : '' }
}

describe('Logging a failure', () => {
  const said = { component: 'ERP sync', severity: 2 } as const
  const log = (more: object = {}, words = 'The sync stands still.', file = open) =>
    logFailure({ file, number: 2, said: { ...said, ...more }, words }, as('ben', 'member', now))

  it('takes a part, a severity and one sentence; the rest is now, and seen by a person', () => {
    const fact = factOf(log())
    expect(fact).toMatchObject({ act: 'log failure', object: { id: '2' }, texts: { words: 'The sync stands still.' } })
    expect(fact.data).toMatchObject({ what: 'logged', said: { component: 'ERP sync', severity: 2, occurredAt: null } })
  })

  it('takes a part that nobody knows, and none that was made up', () => {
    expect(isRefused(log({ component: 'unknown' }))).toBe(false)
    expect(problemAt(log({ component: 'the moon' }), 'component')).toContain('Say what failed')
  })

  it.each([
    ['words', {}, ''],
    ['severity', { severity: null }, 'It stands.'],
    ['occurredAt', { occurredAt: now + 1 }, 'It stands.'],
    ['detectedAt', { detectedAt: now + 1 }, 'It stands.'],
    ['detectedAt', { occurredAt: now - minute, detectedAt: now - 2 * minute }, 'It stands.'],
  ])('is refused for its %s', (field, more, words) => {
    expect(problemAt(log(more, words), field)).toBeDefined()
  })

  it('ends with the pilot', () => {
    expect(whyOf(log({}, 'It stands.', pilotFile({}, stopped)))).toContain('has ended')
  })
})

describe('Adding to a failure', () => {
  it('takes a sentence while the failure is open', () => {
    expect(factOf(addToFailure({ file: open, number: 1 }, 'For me too.')).data).toMatchObject({ what: 'added to' })
    expect(problemAt(addToFailure({ file: open, number: 1 }, ''), 'words')).toContain('what you saw')
    expect(whyOf(addToFailure({ file: resolved, number: 1 }, 'Again.'))).toContain('Log another one')
    expect(whyOf(addToFailure({ file: open, number: 9 }, 'Again.'))).toContain('no failure')
  })
})

describe('Acknowledging a failure', () => {
  it('happens once', () => {
    expect(factOf(acknowledgeFailure(handling())).data).toMatchObject({ what: 'acknowledged' })
    const acknowledged = { ...open, failures: [happened(1, 'acknowledged', 20 * minute)] }
    expect(whyOf(acknowledgeFailure(handling(acknowledged)))).toContain('already')
  })

  it('is refused on a page that shows an older state, and once the failure is resolved', () => {
    const added = { ...open, failures: [happened(1, 'added to', 20 * minute)] }
    expect(acknowledgeFailure({ ...handling(), file: added })).toMatchObject({ kind: 'overtaken' })
    expect(whyOf(acknowledgeFailure(handling(resolved)))).toContain('resolved already')
  })
})

describe('Saying on which side a failure is', () => {
  const unknown = pilotFile({ reportedFailures: [reported(1, 10 * minute, { side: 'unknown' })] })

  it('needs no reason where nobody knew the side, and one where it moves to the other', () => {
    expect(factOf(triageFailure(handling(unknown), 'policy', '')).data).toMatchObject({ said: { side: 'policy' } })
    expect(problemAt(triageFailure(handling(), 'policy', ''), 'sideWhy')).toContain('why it moves')
    expect(isRefused(triageFailure(handling(), 'policy', 'The rule asks for a number that nobody has.'))).toBe(false)
  })

  it('is refused without a side, on an older page, and when nothing would change', () => {
    expect(problemAt(triageFailure(handling(), null, ''), 'side')).toBeDefined()
    expect(triageFailure({ ...handling(), seen: 'older' }, 'policy', 'Why.')).toMatchObject({ kind: 'overtaken' })
    const triaged = { ...open, failures: [happened(1, 'triaged', 20 * minute, { side: 'system' })] }
    expect(whyOf(triageFailure(handling(triaged), 'system', ''))).toContain('already')
  })

  it('can be said after the repair too', () => {
    expect(isRefused(triageFailure(handling(resolved), 'policy', 'It was the rule.'))).toBe(false)
  })
})

describe('Resolving a failure', () => {
  const done: Resolving = { changed: 'system', downtimeMinutes: 15, fallbackUsed: true, fallbackWorks: true }
  const resolve = (more: Partial<Resolving> = {}, words = 'A longer timeout.', file: PilotFile = open) =>
    resolveFailure(handling(file), { ...done, ...more }, words, asTariq(now))

  it('says what was done, what was changed and how long work stood still', () => {
    expect(factOf(resolve())).toMatchObject({
      act: 'handle failure',
      data: { what: 'resolved', said: { changed: 'system', downtimeMinutes: 15, fallbackUsed: true } },
      texts: { words: 'A longer timeout.' },
    })
  })

  it.each([
    ['words', {}, ''],
    ['changed', { changed: null }, 'Done.'],
    ['downtimeMinutes', { downtimeMinutes: null }, 'Done.'],
    ['downtimeMinutes', { downtimeMinutes: 91 }, 'Done.'],
  ])('is refused for its %s', (field, more, words) => {
    expect(problemAt(resolve(more, words), field)).toBeDefined()
  })

  it('happens once', () => {
    expect(whyOf(resolve({}, 'Done.', resolved))).toContain('already')
  })
})
