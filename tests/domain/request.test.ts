import { describe, expect, test } from 'vitest'
import { findRequest, requestsOn } from '../../src/domain/request.ts'
import { requestEvent as event } from '../support/some-requests.ts'

const stageAfter = (...requests: readonly ReturnType<typeof event>[]) => findRequest({ requests }, 1)?.stage

describe('a request', () => {
  test('is asked, costed, and then accepted or cut', () => {
    const asked = event(1, 'asked')
    const costed = event(2, 'costed', { minutes: 90 })

    expect(stageAfter(asked)).toBe('asked')
    expect(stageAfter(asked, costed)).toBe('costed')
    expect(stageAfter(asked, costed, event(3, 'accepted', { minutes: 90 }))).toBe('accepted')
    expect(stageAfter(asked, costed, event(3, 'cut'))).toBe('cut')
    expect(stageAfter(asked, event(2, 'withdrawn'))).toBe('withdrawn')
  })

  test('that the freeze parked stays parked when somebody says what it costs', () => {
    expect(stageAfter(event(1, 'asked', { effect: 'parks' }), event(2, 'costed', { minutes: 90 }))).toBe('parked')
  })

  test('waits no longer once both have broken the freeze for it, and not for the first key', () => {
    const parked = event(1, 'asked', { effect: 'parks' })
    const first = event(2, 'broke the freeze')
    const second = event(3, 'broke the freeze', { effect: 'frees', by: 'tariq', seat: 'cto' })

    expect(stageAfter(parked, first)).toBe('parked')
    expect(stageAfter(parked, first, second)).toBe('asked')
  })

  test('costs what was said last', () => {
    const requests = [event(1, 'asked'), event(2, 'costed', { minutes: 90 }), event(3, 'costed', { minutes: 600 })]

    expect(findRequest({ requests }, 1)?.minutes).toBe(600)
  })

  test('tells by its last event what somebody has seen of it', () => {
    const requests = [event(1, 'asked'), event(2, 'costed', { minutes: 90 })]

    expect(findRequest({ requests: requests.slice(0, 1) }, 1)?.seen).toBe('1')
    expect(findRequest({ requests }, 1)?.seen).toBe('2')
  })

  test('keeps apart from others by its number', () => {
    const requests = [event(1, 'asked'), event(2, 'asked', { request: 2 }), event(3, 'cut')]

    expect(requestsOn({ requests }).map(({ number, stage }) => `${number} ${stage}`)).toEqual(['1 cut', '2 asked'])
    expect(findRequest({ requests }, 3)).toBeNull()
  })
})
