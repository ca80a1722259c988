import { describe, expect, test } from 'vitest'
import type { Key } from '../../src/domain/pilot.ts'
import { keyedMap, mapInForce, type MapVersion } from '../../src/domain/system-map.ts'
import { confirmMap, mapChangeStage, openMapChanges, signMapChange } from '../../src/domain/system-map-change.ts'
import { tookEffectIn } from '../../src/domain/took-effect.ts'
import {
  as,
  asOlivia,
  asTariq,
  calendar,
  factOf,
  pilotFile,
  running,
  stopped,
  whyOf,
} from '../support/drafted-pilot.ts'
import { mapVersion, writtenMap } from '../support/written-map.ts'

const change = (more: Partial<MapVersion> = {}) =>
  mapVersion(2, writtenMap({ supportMinutes: 60 }), { kind: 'change', base: 1, ...more })
const fileWith = (map: MapVersion, keys: readonly Key[] = []) =>
  pilotFile({ maps: [mapVersion(1), map], keys }, running)
const key = (map: MapVersion, side: Key['side'], more: Partial<Key> = {}): Key => ({
  ...keyedMap('inv', map),
  side,
  person: side === 'policy' ? 'olivia' : 'tariq',
  for: null,
  completes: false,
  at: 50,
  seq: 50,
  ...more,
})
const sign = (map: MapVersion, file = fileWith(map), act = asTariq()) =>
  signMapChange({ file, version: 2, seen: map.hash, keysHeldUntil: 0, calendar }, act)

describe('a change of the system', () => {
  test('holds once the CTO has turned the key', () => {
    const map = change()
    const signed = fileWith(map, [key(map, 'system')])

    expect(openMapChanges(fileWith(map))).toEqual([map])
    expect(factOf(sign(map))).toMatchObject({ act: 'sign map change', data: { side: 'system', completes: false } })
    expect(mapInForce(fileWith(map).maps, [])?.version).toBe(1)
    expect(mapInForce(signed.maps, signed.keys)?.version).toBe(2)
    expect(whyOf(sign(map, signed))).toBe('This change is in effect already.')
    expect(whyOf(sign(map, fileWith(map), asOlivia()))).toContain('the CTO’s key is enough')
  })

  test('takes both keys, of two people, where it touches policy', () => {
    const map = change({ touchesPolicy: true })
    const half = fileWith(map, [key(map, 'system')])

    expect(mapInForce(half.maps, half.keys)?.version).toBe(1)
    expect(factOf(sign(map, half, asOlivia()))).toMatchObject({ data: { side: 'policy', completes: true } })
    expect(whyOf(sign(map, half))).toBe('Your key is already turned on this.')
    expect(whyOf(sign(map, fileWith(map), as('maya', 'lead')))).toContain('Only the two leaders turn a key')
  })

  test('is stale when the map moved underneath it, and refused on other content', () => {
    const map = change()
    const correction = mapVersion(3, writtenMap({ buildDays: '20' }), { kind: 'correction', base: 1 })
    const moved = pilotFile({ maps: [mapVersion(1), map, correction] }, running)

    expect(mapChangeStage(moved, map)).toBe('stale')
    expect(whyOf(sign(map, moved))).toContain('Propose it again')
    expect(openMapChanges(moved)).toEqual([])
    expect(
      signMapChange({ file: fileWith(map), version: 2, seen: 'old', keysHeldUntil: 0, calendar }, asTariq()),
    ).toMatchObject({
      kind: 'overtaken',
    })
    expect(
      whyOf(signMapChange({ file: fileWith(map), version: 1, seen: '', keysHeldUntil: 0, calendar }, asTariq())),
    ).toContain('no such change')
    expect(whyOf(sign(map, pilotFile({ maps: [mapVersion(1), map] }, stopped)))).toContain('has ended')
  })

  test('takes effect in the week of its key; a correction takes none', () => {
    const at = Date.parse('2026-09-09T10:00Z')
    const map = change()
    const corrected = mapVersion(3, writtenMap(), { kind: 'correction', base: 2, at })
    const file = pilotFile({ maps: [mapVersion(1), map, corrected], keys: [key(map, 'system', { at })] }, running)

    expect(tookEffectIn(file, '2026-W37', calendar).maps).toEqual([map])
    expect(tookEffectIn(file, '2026-W36', calendar).maps).toEqual([])
  })
})

describe('confirming the map', () => {
  test('covers exactly the map in force of a launched pilot', () => {
    const file = pilotFile({ maps: [mapVersion(1)] }, running)

    expect(factOf(confirmMap(file, mapVersion(1).hash))).toMatchObject({ act: 'confirm map', object: { version: 1 } })
    expect(confirmMap(file, 'old')).toMatchObject({ kind: 'overtaken' })
    expect(whyOf(confirmMap(pilotFile({}, running), ''))).toContain('no map yet')
    expect(whyOf(confirmMap(pilotFile({ maps: [mapVersion(1)] }), ''))).toContain('both keys of it cover the map')
  })
})
