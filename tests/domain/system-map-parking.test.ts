import { describe, expect, test } from 'vitest'
import { breakingContent, keyedBreaking } from '../../src/domain/freeze.ts'
import { askedEarly, freezeBroken } from '../../src/domain/freeze-signals.ts'
import { openDecisions } from '../../src/domain/open-decisions.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { MapVersion } from '../../src/domain/system-map.ts'
import {
  breakFreezeFor,
  exemptMapChange,
  mapChangeStage,
  type MapChangeEvent,
  openMapChanges,
  signMapChange,
  withdrawMapChange,
} from '../../src/domain/system-map-change.ts'
import { contentHash } from '../../src/store/hash.ts'
import {
  as,
  asOlivia,
  asTariq,
  calendar,
  factOf,
  problemAt,
  running,
  signedFile,
  stopped,
  whyOf,
} from '../support/drafted-pilot.ts'
import { mapVersion, writtenMap } from '../support/written-map.ts'

const early = Date.parse('2026-09-10T09:00Z')
const after = Date.parse('2027-01-04T09:00Z')
const change = mapVersion(2, writtenMap({ supportMinutes: 60 }), { kind: 'change', base: 1, by: 'ines', at: early })
const freezeHash = contentHash(breakingContent(exemptMapChange(change)))
const event = (what: MapChangeEvent['what'], more: Partial<MapChangeEvent> = {}): MapChangeEvent => {
  const by = { by: 'ines', seat: 'engineer', for: null } as const
  return { version: 2, what, effect: null, why: null, ...by, at: early, seq: 20, ...more }
}
const parks = event('proposed', { effect: 'parks' })
const frees = event('broke the freeze', { effect: 'frees', by: 'tariq', seat: 'cto', seq: 22, why: 'why' })
const file = (mapChanges: readonly MapChangeEvent[], more: Partial<PilotFile> = {}, map: MapVersion = change) => ({
  ...signedFile(undefined, running),
  maps: [mapVersion(1), map],
  mapChanges,
  ...more,
})
const sign = (on: PilotFile, at = early) =>
  signMapChange({ file: on, version: 2, seen: change.hash, keysHeldUntil: 0, calendar }, asTariq(at))
const broken = (on: PilotFile, act = asOlivia(early), why = 'The auditor asked.') =>
  breakFreezeFor({ file: on, version: 2, seen: freezeHash, freezeHash, why, keysHeldUntil: 0, calendar }, act)

describe('a change of the system that was proposed while the scope is frozen', () => {
  test('is parked, and takes no key before the first cycle has ended', () => {
    const parked = file([parks])

    expect(mapChangeStage(parked, change)).toBe('parked')
    expect(openMapChanges(parked)).toEqual([change])
    expect(whyOf(sign(parked))).toContain('Breaking the freeze takes both keys and a reason.')
    expect(factOf(sign(parked, after)).act).toBe('sign map change')
  })

  test('waits for nobody while it is parked, and for the CTO once the cycle has ended', () => {
    const waiting = (on: PilotFile, at: number) =>
      openDecisions(on, at, calendar).filter(({ thing }) => thing.startsWith('system-map'))

    expect(waiting(file([parks]), early)).toEqual([])
    expect(waiting(file([parks]), after)).toMatchObject([{ what: 'change the system', seat: 'cto' }])
    expect(waiting(file([parks]), after)[0]?.since).toBeGreaterThan(early)
    expect(waiting(file([parks, frees]), early)).toMatchObject([{ what: 'change the system', seat: 'cto' }])
  })

  test('is taken up once both leaders broke the freeze for exactly this, each with a reason', () => {
    const parked = file([parks])
    const first = { ...keyedBreaking(exemptMapChange(change), freezeHash), side: 'policy', person: 'olivia' } as const
    const keys = [...parked.keys, { ...first, for: null, completes: false, at: early, seq: 21 }]
    const half = { ...parked, keys }

    expect(factOf(broken(parked))).toMatchObject({ act: 'break freeze', data: { side: 'policy', completes: false } })
    expect(factOf(broken(half, asTariq(early)))).toMatchObject({ data: { side: 'system', completes: true } })
    expect(openDecisions(half, early, calendar)).toContainEqual(
      expect.objectContaining({ what: 'break the freeze', seat: 'cto', thing: 'system-map/changes/2' }),
    )
    expect(factOf(sign(file([parks, frees]))).act).toBe('sign map change')
    expect(problemAt(broken(parked, asOlivia(early), ''), 'why')).toBeDefined()
    expect(whyOf(broken(parked, as('ines', 'engineer', early)))).toContain('Only the two leaders')
    expect(whyOf(broken(parked, asOlivia(after)))).toContain('not frozen any more')
    expect(whyOf(broken(file([parks, frees])))).toContain('not parked')
  })

  test('leaves the signs of a broken freeze and of an early wish', () => {
    const keyed = event('broke the freeze', { by: 'olivia', seat: 'coo', seq: 21, why: 'because' })
    const told = file([parks, keyed, frees])

    expect(freezeBroken(told)).toMatchObject([
      { thing: 'system-map/changes/2', by: ['olivia', 'tariq'], whys: ['because', 'why'] },
    ])
    expect(askedEarly(told)).toEqual([{ kind: 'system change', by: 'ines', at: early }])
  })

  test('is stale once the map moved beneath it, and then nothing is broken for it', () => {
    const corrected = mapVersion(3, writtenMap({ buildDays: '20' }), { kind: 'correction', base: 1, at: early })
    const moved = { ...file([parks]), maps: [mapVersion(1), change, corrected] }

    expect(mapChangeStage(moved, change)).toBe('stale')
    expect(whyOf(broken(moved))).toContain('The map has moved since')
    expect(whyOf(sign(moved, after))).toContain('The map has moved since')
  })
})

describe('taking a change of the system back', () => {
  const withdraw = (on: PilotFile, act = as('ines', 'engineer', early), seen = change.hash) =>
    withdrawMapChange({ file: on, version: 2, seen }, 'A slip.', act)

  test('is for whoever proposed it, until it is settled', () => {
    const gone = file([parks, event('withdrawn', { seq: 30 })])

    expect(factOf(withdraw(file([parks])))).toMatchObject({ act: 'withdraw map change', texts: { why: 'A slip.' } })
    expect(withdraw(file([]), asTariq(early))).toMatchObject({ kind: 'not yours' })
    expect(withdraw(file([]), undefined, 'old')).toMatchObject({ kind: 'overtaken' })
    expect(whyOf(withdraw(gone))).toBe('This change is withdrawn already.')
    expect(whyOf(sign(gone, after))).toBe('This change is withdrawn already.')
    expect(openMapChanges(gone)).toEqual([])
    expect(whyOf(withdraw({ ...file([]), pilot: { ...file([]).pilot, ...stopped } }))).toContain('has ended')
  })
})
