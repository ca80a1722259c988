import { describe, expect, test } from 'vitest'
import { type FrictionSignal, frictionSignals, type HandledCase } from '../../src/domain/friction-signals.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { at, runningFile, statedIn, utc } from '../support/pilot-file.ts'
import { goodWeek, quietWeek } from '../support/running-pilot.ts'
import { frictionReport, handledAlike, withSigned } from '../support/some-friction.ts'

const now = at('2026-08-05T09:00Z') // Wednesday of W32

function signal(
  what: FrictionSignal['seen']['what'],
  file: PilotFile,
  cases: readonly HandledCase[] = [],
): FrictionSignal | undefined {
  return frictionSignals({ file, cases, now, calendar: utc }).find(({ seen }) => seen.what === what)
}

describe('a decision made elsewhere', () => {
  const reported = (words: string, kind: 'workaround' | 'complaint' = 'workaround', day = '2026-08-03T09:00Z') =>
    signal('decided elsewhere', runningFile([], { frictionReports: [frictionReport(1, kind, day, { words })] }))

  test('is a sign when a way around speaks of a chat, a mail or a call', () => {
    expect(reported('Maya said in the chat that we skip it.')).toMatchObject({
      since: at('2026-08-03T09:00Z'),
      evidence: '/friction?kind=workaround&reason=none',
      move: 'policy',
    })
    expect(reported('Sorted out by e-mail.')).toBeDefined()
    expect(reported('She called me about it.')).toBeDefined()
  })

  test('is none in other words, in a complaint, or long ago', () => {
    expect(reported('We use the old list.')).toBeUndefined()
    expect(reported('Mailroom and chatter, as always.')).toBeUndefined()
    expect(reported('The chat is full.', 'complaint')).toBeUndefined()
    expect(reported('Settled in the chat.', 'workaround', '2026-07-07T09:00Z')).toBeUndefined()
  })
})

describe('an attribute value that keeps being handled outside', () => {
  const freight = { attributes: { kind: 'freight' } }
  const rest = handledAlike(20, { attributes: { kind: 'goods' } })
  const outside = (many: number) => handledAlike(many, { ...freight, path: 'outside' })

  test('is a sign from five cases on that are half of all with it', () => {
    expect(
      signal('value handled outside', runningFile([]), [...rest, ...outside(5), ...handledAlike(5, freight)]),
    ).toEqual({
      seen: { what: 'value handled outside', field: 'kind', value: 'freight', outside: 5, all: 10 },
      since: at('2026-08-05T09:00Z'),
      evidence: '/cases?show=by-hand',
      move: 'policy',
    })
  })

  test('is none with fewer cases, a smaller share, or when every case has the value', () => {
    expect(signal('value handled outside', runningFile([]), [...rest, ...outside(4)])).toBeUndefined()
    expect(
      signal('value handled outside', runningFile([]), [...rest, ...outside(5), ...handledAlike(6, freight)]),
    ).toBeUndefined()
    expect(signal('value handled outside', runningFile([]), outside(9))).toBeUndefined()
  })
})

describe('a field that is corrected by hand', () => {
  const corrected = (many: number) => handledAlike(many, { fieldsEdited: ['cost_center'] })

  test('is a sign from five cases and a tenth of all on, and the CTO’s move', () => {
    expect(signal('field corrected by hand', runningFile([]), [...handledAlike(45), ...corrected(5)])).toMatchObject({
      seen: { field: 'cost_center', cases: 5, all: 50 },
      move: 'system',
    })
  })

  test('is none in fewer cases, or in a smaller share', () => {
    expect(signal('field corrected by hand', runningFile([]), corrected(4))).toBeUndefined()
    expect(signal('field corrected by hand', runningFile([]), [...handledAlike(46), ...corrected(5)])).toBeUndefined()
  })
})

describe('calls for help since success was announced', () => {
  const weeks = ['2026-W28', '2026-W29', '2026-W30', '2026-W31']
  const asking = (helpRequests: number, hours = 3) => {
    const file = runningFile(weeks, {
      rollups: weeks.map((week) => goodWeek(week, hours)),
      stated: weeks.map((week) => statedIn(week, week === '2026-W31' ? { ...quietWeek, helpRequests } : quietWeek)),
    })
    return withSigned(file, '2026-W29')
  }

  test('that rise well above the week signed as a success are a sign', () => {
    expect(signal('more help since success', asking(5))).toMatchObject({
      seen: { announced: '2026-W29', before: 2, week: '2026-W31', requests: 5 },
      since: at('2026-07-27T00:00Z'),
      move: 'policy',
    })
  })

  test('are none when they rise little, or when no week was signed as a success', () => {
    expect(signal('more help since success', asking(4))).toBeUndefined()
    expect(signal('more help since success', asking(9, 30))).toBeUndefined()
    expect(signal('more help since success', runningFile(weeks))).toBeUndefined()
  })
})

describe('a flow that is hardly used while its measures look good', () => {
  const used = (automated: number, hours = 3) => {
    const paths = { automated, fallback: 60 - automated, outside: 0, unknown: 0 }
    return runningFile(['2026-W31'], { rollups: [goodWeek('2026-W31', hours, { paths })] })
  }

  test('is a sign below half of the cases', () => {
    expect(signal('hardly used', used(29))).toMatchObject({
      seen: { week: '2026-W31' },
      evidence: '/weeks/2026-W31',
      move: 'policy',
    })
  })

  test('is none from half on, and none while the measures do not look good', () => {
    expect(signal('hardly used', used(30))).toBeUndefined()
    expect(signal('hardly used', used(29, 30))).toBeUndefined()
  })
})

test('a draft gives no sign of use', () => {
  const { pilot, ...file } = runningFile([])

  expect(
    frictionSignals({ file: { ...file, pilot: { ...pilot, stages: [] } }, cases: [], now, calendar: utc }),
  ).toEqual([])
})
