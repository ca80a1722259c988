import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { median } from '../../src/domain/percentile.ts'
import { readText } from './log-files.ts'

const hour = 3_600_000

describe('the waits of an event log', () => {
  test('stand between neighbouring activities of one case, with the exact median', async () => {
    const { report } = await readText(`case,activity,time
A,receive,2026-05-04T08:00:00Z
B,receive,2026-05-04T08:30:00Z
A,approve,2026-05-04T10:00:00Z
B,approve,2026-05-04T12:30:00Z
C,receive,2026-05-05T08:00:00Z
C,approve,2026-05-05T09:00:00Z
A,pay,2026-05-06T10:00:00Z
`)
    expect(report.waits).toEqual([
      { from: 'receive', to: 'approve', times: 3, medianMs: 2 * hour },
      { from: 'approve', to: 'pay', times: 1, medianMs: 48 * hour },
    ])
  })

  test('are none in a case file', async () => {
    const { report } = await readText('case,received_at,completed_at\nA,2026-05-04T08:00Z,2026-05-04T10:00Z\n')
    expect(report.waits).toEqual([])
  })

  test('are what a plain count over the whole log gives', async () => {
    const event = fc.record({
      ref: fc.constantFrom('A', 'B', 'C'),
      activity: fc.constantFrom('a', 'b', 'c'),
      at: fc.nat(500),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 60 }), async (events) => {
        const rows = events.map(({ ref, activity, at }) => `${ref},${activity},${new Date(at * 60_000).toISOString()}`)
        const { report } = await readText(`case,activity,time\n${rows.join('\n')}\n`)
        const told = report.waits.map(({ from, to, times, medianMs }) => `${from} ${to}: ${times}, ${medianMs}`)
        expect(told.toSorted()).toEqual(countedPlainly(events).toSorted())
      }),
      { numRuns: 40 },
    )
  })
})

function countedPlainly(events: readonly { readonly ref: string; readonly activity: string; readonly at: number }[]) {
  const waits = new Map<string, number[]>()
  for (const ref of ['A', 'B', 'C']) {
    const own = events.filter((event) => event.ref === ref).toSorted((a, b) => a.at - b.at)
    for (const [nth, next] of own.entries()) {
      const last = own[nth - 1]
      if (!last) continue
      const pair = `${last.activity} ${next.activity}`
      waits.set(pair, [...(waits.get(pair) ?? []), (next.at - last.at) * 60_000])
    }
  }
  return [...waits].map(([pair, ms]) => `${pair}: ${ms.length}, ${median(ms)}`)
}
