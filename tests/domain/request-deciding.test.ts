import { describe, expect, test } from 'vitest'
import { breakingContent } from '../../src/domain/freeze.ts'
import type { Key } from '../../src/domain/pilot.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import { exemptRequest, findRequest, type Request } from '../../src/domain/request.ts'
import {
  acceptRequest,
  breakFreezeFor,
  costRequest,
  cutRequest,
  makeRequest,
  withdrawRequest,
} from '../../src/domain/request-deciding.ts'
import { contentHash } from '../../src/store/hash.ts'
import { as, asOlivia, asTariq, factOf, problemAt, whyOf } from '../support/drafted-pilot.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'
import { requestEvent as event, withRequests } from '../support/some-requests.ts'

const frozen = at('2026-07-20T09:00Z')
const free = at('2026-08-10T09:00Z')
const calendar = utc
const asked = event(1, 'asked', { effect: 'parks' })
const costed = event(2, 'costed', { minutes: 90 })
const accepted = event(3, 'accepted', { minutes: 90 })

function told(...events: readonly ReturnType<typeof event>[]): { file: PilotFile; request: Request; seen: string } {
  const file = withRequests(runningFile([]), ...events)
  const request = findRequest(file, 1)
  if (!request) throw new Error('no request')
  return { file, request, seen: request.seen }
}

const freezeHashOf = (request: Request) => contentHash(breakingContent(exemptRequest(request)))

function accept({ file, request, seen }: ReturnType<typeof told>, now: number, why = '') {
  return acceptRequest({ file, request, seen, calendar, freezeHash: freezeHashOf(request) }, why, asOlivia(now))
}

describe('asking for something', () => {
  const wish = { wish: 'A dashboard for sales.', wishHash: 'salted', why: 'They ask every day.', calendar }
  const ask = (change: Partial<typeof wish>, now = free, file = runningFile([])) =>
    makeRequest({ file, ...wish, ...change }, as('sam', 'sponsor', now))

  test('is a wish and a reason, and its hash tells this wish from every other', () => {
    expect(factOf(ask({}))).toMatchObject({
      act: 'make request',
      object: { type: 'request', id: '1', version: 1 },
      content: { request: 1, wish: 'salted' },
      data: { what: 'asked', effect: null },
      texts: { wish: 'A dashboard for sales.', why: 'They ask every day.' },
    })
    expect(factOf(ask({}, free, told(asked).file)).object.id).toBe('2')
  })

  test('parks by itself while the scope is frozen', () => {
    expect(factOf(ask({}, frozen)).data).toMatchObject({ effect: 'parks' })
  })

  test('wants one sentence on one line, and the reason', () => {
    expect(problemAt(ask({ wish: '' }), 'wish')).toContain('one sentence')
    expect(problemAt(ask({ wish: 'A dashboard.\nAnd a mail.' }), 'wish')).toContain('Two wishes are two requests')
    expect(problemAt(ask({ wish: 'x'.repeat(301) }), 'wish')).toContain('this has 301')
    expect(problemAt(ask({ why: '' }), 'why')).toContain('Say why')
  })

  test('is over when the pilot is', () => {
    const file = runningFile([])
    const stages = [...file.pilot.stages, stage('stopped', 'answer', free - 1)]

    expect(whyOf(ask({}, free, { ...file, pilot: { ...file.pilot, stages } }))).toContain('has ended')
  })
})

describe('saying what it would cost', () => {
  test('is in whole minutes, however the hours were typed', () => {
    const minutes = (hours: string) => factOf(costRequest(told(asked), hours, 'Two screens.')).data?.minutes

    expect(['1.5', '1,5', '0.25', '40'].map(minutes)).toEqual([90, 90, 15, 2400])
  })

  test('wants a number and what the hours are for', () => {
    for (const hours of ['', 'a day', '0', '-3', '1.234', '10001'])
      expect(problemAt(costRequest(told(asked), hours, 'Two screens.'), 'hours'), hours).toContain('like 1.5')
    expect(problemAt(costRequest(told(asked), '4', ''), 'why')).toContain('what these hours are for')
  })

  test('may be said again until it is decided', () => {
    expect(isRefused(costRequest(told(asked, costed), '12', 'The second screen was forgotten.'))).toBe(false)
    expect(whyOf(costRequest(told(asked, costed, accepted), '12', 'x'))).toBe('This request is already accepted.')
  })
})

describe('accepting a request', () => {
  test('takes its cost, and keeps at what cost it was accepted', () => {
    expect(whyOf(accept(told(asked), free))).toContain('has not said yet what it would cost')
    expect(factOf(accept(told(asked, costed), free)).data).toEqual({ what: 'accepted', minutes: 90 })
  })

  test('waits until the first cycle ends', () => {
    expect(whyOf(accept(told(asked, costed), frozen))).toContain('frozen until the first cycle ends')
    expect(isRefused(accept(told(asked, costed), at('2026-08-03T00:00Z')))).toBe(false)
  })

  test('is possible earlier only when both have broken the freeze for exactly this request', () => {
    const waiting = told(asked, costed)
    const on = { object: 'freeze', objectId: 'requests/1', version: 1, hash: freezeHashOf(waiting.request) } as const
    const key = { ...on, side: 'system', person: 'tariq', for: null, completes: true, at: frozen, seq: 9 } as const
    const acceptWith = (change: Partial<Key>) => {
      const file = { ...waiting.file, keys: [...waiting.file.keys, { ...key, ...change }] }
      return accept({ ...waiting, file }, frozen)
    }

    expect(isRefused(acceptWith({}))).toBe(false)
    expect(whyOf(acceptWith({ completes: false }))).toContain('frozen')
    expect(whyOf(acceptWith({ objectId: 'requests/2' }))).toContain('frozen')
    expect(whyOf(acceptWith({ hash: 'another wish' }))).toContain('frozen')
  })

  test('is never over a cost that was not on the page', () => {
    const dearer = event(3, 'costed', { minutes: 6_000 })
    const outcome = accept({ ...told(asked, costed, dearer), seen: told(asked, costed).seen }, free)

    expect(outcome).toMatchObject({ refused: true, kind: 'overtaken' })
  })
})

describe('breaking the freeze for a request', () => {
  const waiting = told(asked)
  const { file, request } = waiting
  const breakFor = (change: Partial<Parameters<typeof breakFreezeFor>[1]> = {}, act = asOlivia(frozen)) => {
    const hash = freezeHashOf(request)
    const given = { hash, seen: hash, why: 'The auditor asked.', keysHeldUntil: 0, calendar }
    return breakFreezeFor({ file, request }, { ...given, ...change }, act)
  }

  test('turns a key on exactly this wish, with the reason', () => {
    expect(factOf(breakFor())).toMatchObject({
      act: 'break freeze',
      object: { type: 'freeze', id: 'requests/1', version: 1, hash: freezeHashOf(request) },
      content: { thing: 'requests/1', round: 1, hash: 'the wish' },
      data: { side: 'policy', completes: false },
      texts: { why: 'The auditor asked.' },
    })
  })

  test('wants a reason from each, and is a leader’s only', () => {
    expect(problemAt(breakFor({ why: '' }), 'why')).toContain('cannot wait')
    expect(breakFor({}, as('sam', 'sponsor', frozen))).toMatchObject({ kind: 'not yours' })
  })

  test('is refused once the request is decided', () => {
    const done = told(asked, event(2, 'cut'))
    const key = { hash: 'h', seen: 'h', why: 'Why.', keysHeldUntil: 0, calendar }

    expect(whyOf(breakFreezeFor(done, key, asOlivia(frozen)))).toBe('This request is already cut.')
  })

  test('makes no sense when nothing is frozen', () => {
    expect(whyOf(breakFor({}, asTariq(free)))).toContain('not frozen any more')
  })
})

describe('cutting and withdrawing', () => {
  test('cut wants a reason, and is possible while the scope is frozen', () => {
    expect(problemAt(cutRequest(told(asked), ''), 'why')).toContain('Say why')
    expect(factOf(cutRequest(told(asked), 'Not this pilot.')).data).toEqual({ what: 'cut' })
  })

  test('withdrawn is by who asked, with the reason', () => {
    const sam = as('sam', 'sponsor', free)

    expect(withdrawRequest(told(asked), 'Solved.', as('ben', 'member', free))).toMatchObject({ kind: 'not yours' })
    expect(problemAt(withdrawRequest(told(asked), '', sam), 'why')).toContain('no longer wanted')
    expect(factOf(withdrawRequest(told(asked), 'Solved.', sam)).data).toEqual({ what: 'withdrawn' })
  })

  test('nothing is decided twice', () => {
    const done = told(asked, costed, accepted)

    expect(whyOf(cutRequest(done, 'x'))).toBe('This request is already accepted.')
    expect(whyOf(accept(done, free))).toBe('This request is already accepted.')
    expect(whyOf(withdrawRequest(done, 'x', as('sam', 'sponsor', free)))).toBe('This request is already accepted.')
  })
})
