import { describe, expect, it } from 'vitest'
import type { FailureSaid } from '../../src/domain/failure.ts'
import { failureSignals } from '../../src/domain/failure-signals.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { pilotFile } from '../support/drafted-pilot.ts'
import { happened, reported } from '../support/some-failures.ts'
import { versionOfR3 } from '../support/some-drills.ts'
import { mapVersion } from '../support/written-map.ts'

const now = Date.parse('2026-09-07T09:00Z')
const day = 86_400_000
const began = now - 3 * day

function signals(changed: FailureSaid['changed'], more: Partial<PilotFile> = {}, at = now - day) {
  const failures = [happened(1, 'resolved', at, { changed, downtimeMinutes: 0 })]
  return failureSignals(pilotFile({ reportedFailures: [reported(1, began)], failures, ...more }), now)
}

describe('A failure that was corrected', () => {
  it('without any change is a sign of drift, and the move of its side', () => {
    expect(signals('nothing')).toMatchObject([
      { seen: 'nothing was changed', since: now - day, evidence: '/failures/1', move: 'system' },
    ])
    const unknown = { reportedFailures: [reported(1, began, { side: 'unknown' })] }
    expect(signals('nothing', unknown)).toMatchObject([{ move: 'both' }])
  })

  it('is none where the log of versions, the map or the rules say what was changed', () => {
    const build = { what: 'build', build: '1.5', rules: {}, words: null, by: 'ines', at: began + 1, seq: 3 } as const
    expect(signals('system', { builds: [build] })).toEqual([])
    expect(signals('system', { maps: [mapVersion(1, undefined, { at: began + 1 })] })).toEqual([])
    expect(signals('map', { maps: [mapVersion(1, undefined, { at: began + 1 })] })).toEqual([])
    expect(
      signals('rule', { rules: [{ ...versionOfR3(1, 'Large invoices go to the director.'), at: began + 1 }] }),
    ).toEqual([])
  })

  it('by a map, a rule or a system that is the same as before is one too', () => {
    expect(signals('system')).toMatchObject([{ seen: 'the system is unchanged' }])
    const maps = [mapVersion(1, undefined, { at: began - 1 })]
    expect(signals('map', { maps })).toMatchObject([{ seen: 'the map is unchanged' }])
    const rules = [{ ...versionOfR3(1, 'Large invoices go to the director.'), at: began - 1 }]
    expect(signals('rule', { rules })).toMatchObject([{ seen: 'the rules are unchanged' }])
  })

  it('is spoken of for four weeks, and not before it is over', () => {
    expect(signals('nothing', {}, now - 29 * day)).toEqual([])
    expect(failureSignals(pilotFile({ reportedFailures: [reported(1, began)] }), now)).toEqual([])
  })
})
