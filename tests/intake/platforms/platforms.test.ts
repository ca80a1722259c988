// What platforms send, where no published sample covers it.
import { describe, expect, it } from 'vitest'
import { beside, canonicalText, instant, readJson, withoutSecrets } from '../../../src/intake/platforms/payload.ts'
import { readPayload } from '../../../src/intake/platforms/platforms.ts'

const arrived = Date.parse('2026-09-07T09:00Z')
const own = { run_id: 'r1', flow: 'ERP sync', status: 'failed', ended_at: '2026-09-07T08:59:00Z' }

describe('Our own small schema', () => {
  it('is read with everything it may say', () => {
    const more = {
      error_message: 'Timeout',
      error_kind: 'system',
      case_ref: 'INV-1',
      handled_by_hand: true,
      attempt: 2,
    }
    expect(readPayload('runs', { ...own, ...more }, arrived)).toMatchObject({
      is: 'runs',
      runs: [
        {
          run: 'r1',
          attempt: 2,
          flow: 'ERP sync',
          status: 'failed',
          endedAt: Date.parse('2026-09-07T08:59Z'),
          errorMessage: 'Timeout',
          errorKind: 'system',
          case: 'INV-1',
          handledByHand: true,
        },
      ],
    })
  })

  it.each([
    [{ ...own, run_id: undefined }, 'run_id is missing.'],
    [{ ...own, flow: '' }, 'flow is missing.'],
    [{ ...own, status: 'broken' }, 'status is one of success, failed, cancelled, waiting.'],
    [{ ...own, error_kind: 'human' }, 'error_kind is one of business, system, unknown.'],
    [{ ...own, started_at: 'yesterday' }, 'started_at is not a date and time.'],
    [{ ...own, ended_at: '9999-12-31T23:59:59Z' }, 'ended_at is not a date and time.'],
    ['a text', 'The body is not a JSON object or list.'],
    [[], 'It holds no run.'],
  ])('says what is wrong: %j', (payload, why) => {
    expect(readPayload('runs', payload, arrived)).toEqual({ is: 'refused', why })
  })

  it('comes in a CloudEvents envelope too, with its id', () => {
    const envelope = { specversion: '1.0', id: 'e1', source: '/erp', type: 'run.ended', data: own }
    expect(readPayload('cloudevents', envelope, arrived)).toMatchObject({ is: 'runs', event: '/erp e1' })
    expect(readPayload('cloudevents', { ...envelope, id: '' }, arrived)).toMatchObject({ why: 'id is missing.' })
    expect(readPayload('cloudevents', { ...envelope, data: {} }, arrived)).toMatchObject({
      why: 'data: run_id is missing.',
    })
  })
})

describe('A flow of Power Automate that tells of itself', () => {
  const workflow = { name: 'f1', tags: { flowDisplayName: 'Approve invoice' }, run: { name: 'run-1' } }

  it('has failed when it names an error, and is at work otherwise', () => {
    const failed = { ...workflow, error: { message: 'The ERP did not answer.' } }
    expect(readPayload('power-automate', workflow, arrived)).toMatchObject({ runs: [{ status: 'waiting' }] })
    expect(readPayload('power-automate', failed, arrived)).toMatchObject({
      runs: [{ run: 'run-1', flow: 'Approve invoice', status: 'failed', errorMessage: 'The ERP did not answer.' }],
    })
  })

  it.each([
    ['Succeeded', 'success'],
    ['TimedOut', 'failed'],
    ['Cancelled', 'cancelled'],
  ])('ends as it says: %s', (status, ours) => {
    expect(readPayload('power-automate', { ...workflow, status }, arrived)).toMatchObject({ runs: [{ status: ours }] })
  })
})

describe('An execution of n8n', () => {
  const execution = { id: 1000, workflowId: '7', mode: 'trigger', startedAt: '2026-09-07T08:00:00Z' }

  it('is read by number or by text, and its retry is an attempt at the first', () => {
    expect(readPayload('n8n', { ...execution, status: 'success' }, arrived)).toMatchObject({
      runs: [{ run: '1000', attempt: 1, status: 'success' }],
    })
    expect(readPayload('n8n', { ...execution, id: '1001', retryOf: 1000, status: 'crashed' }, arrived)).toMatchObject({
      runs: [{ run: '1000', attempt: 2, status: 'failed' }],
    })
  })

  it('in whose trigger something broke has no run, and is told all the same', () => {
    const error = { name: 'WorkflowActivationError', timestamp: Date.parse('2026-09-07T08:10Z') }
    const trigger = { trigger: { error, mode: 'internal' }, workflow: { id: '7', name: 'Intake' } }
    expect(readPayload('n8n', [trigger], arrived)).toMatchObject({
      runs: [{ flow: 'Intake', status: 'failed', step: 'trigger', errorMessage: error.name, endedAt: error.timestamp }],
    })
    expect(readPayload('n8n', { ...trigger, workflow: {} }, arrived)).toMatchObject({ runs: [{ flow: 'n8n' }] })
  })

  it('that failed ended when its error says, and hit the case that somebody named beside it', () => {
    const error = { message: 'The service refused the connection', timestamp: Date.parse('2026-09-07T08:20Z') }
    const told = {
      execution: { id: '3', error, lastNodeExecuted: 'ERP' },
      workflow: { name: 'Book' },
      case_ref: 'INV-7',
    }
    expect(readPayload('n8n', told, arrived)).toMatchObject({
      runs: [{ run: '3', status: 'failed', endedAt: error.timestamp, step: 'ERP', case: 'INV-7' }],
    })
    const succeeded = { ...execution, status: 'success', case_ref: 'INV-7' }
    expect(readPayload('n8n', succeeded, arrived)).toMatchObject({ runs: [{ status: 'success', case: 'INV-7' }] })
  })

  it('is told one by one, and not as a list', () => {
    expect(readPayload('n8n', { data: [execution], nextCursor: null }, arrived)).toMatchObject({
      is: 'refused',
      why: expect.stringContaining('REST listing') as string,
    })
  })
})

describe('A payload', () => {
  it('keeps every digit of a long key', () => {
    expect(readJson('{"key": 9007199254740993, "say": "12345678901234567890", "n": -9007199254740995}')).toEqual({
      key: '9007199254740993',
      say: '12345678901234567890',
      n: '-9007199254740995',
    })
  })

  it('is the same however its fields are ordered and spaced', () => {
    expect(canonicalText(readJson('{"b": [1, {"d":1,"c":2}], "a":null}'))).toBe(
      canonicalText(readJson('{"a":null,"b":[1,{"c":2,"d":1}]}')),
    )
  })

  it.each([
    ['2014-03-01T08:00:00.000+0200', '2014-03-01T06:00:00Z'],
    ['2018-11-26T14:14:26.2879878Z', '2018-11-26T14:14:26.287Z'],
    ['2013-03-23T13:42:45', '2013-03-23T13:42:45Z'],
  ])('tells its time in one of many ways: %s', (typed, same) => {
    expect(instant({ at: typed }, 'at')).toBe(Date.parse(same))
  })

  it.each(['0001-01-01T00:00:00', '9999-12-31T23:59:59Z', 0, 8.64e15, 'soon'])('means no time with %s', (typed) => {
    expect(instant({ at: typed }, 'at')).toBeNull()
  })

  it.each([
    ['a text that never ends', `{"run_id":"${'\\"'.repeat(500_000)}`, undefined],
    ['a number of a million digits', `[${'1'.repeat(999_000)}.5]`, [Infinity]],
  ])('keeps nobody waiting: %s', (_what, body, read) => {
    expect(readJson(body)).toEqual(read)
  })

  it('takes half a letter and a zero from nobody, wherever they stand', () => {
    const payload = readJson(
      '{"run_id":"r\\ud8001\\u0000","flow":"\\ude00ERP 😀","status":"failed","x\\ud800":"y\\ud83d"}',
    )
    expect(readPayload('runs', payload, arrived)).toMatchObject({
      runs: [{ run: 'r1', flow: 'ERP 😀', more: { x: 'y' } }],
    })
    const long = { ...own, error_message: `${'x'.repeat(1_999)}😀` }
    expect(JSON.stringify(readPayload('runs', long, arrived))).not.toContain('\\ud83d')
  })

  it('leaves secrets behind', () => {
    expect(
      beside({ user: 'ann', apiKey: 'x', nested: { password: 'y', Authorization: 'z' }, note: 'token=abc' }),
    ).toEqual({ user: 'ann', note: 'token=…' })
    expect(withoutSecrets('Bearer abcdefghijk at https://ann:pw@erp.example.com')).toBe(
      'Bearer … at https://…@erp.example.com',
    )
  })

  it('that is deep or large is kept in part only', () => {
    const deep = { a: { b: { c: { d: { e: 'too deep' } } } } }
    expect(JSON.stringify(beside(deep))).not.toContain('too deep')
    const wide = Object.fromEntries(Array.from({ length: 100 }, (_, nth) => [`f${nth}`, 'x'.repeat(5_000)]))
    expect(JSON.stringify(beside(wide)).length).toBeLessThan(6_000)
  })
})
