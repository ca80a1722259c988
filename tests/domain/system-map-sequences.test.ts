// Corrections, proposals, keys and withdrawals in any order, played through the domain: what must hold after each of them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Act, Fact } from '../../src/domain/fact.ts'
import type { Key } from '../../src/domain/pilot.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { isRefused, type Refused } from '../../src/domain/refusal.ts'
import { type MapContent, mapInForce, mapInForceAt, type MapVersion } from '../../src/domain/system-map.ts'
import { proposeMapAnew } from '../../src/domain/system-map-anew.ts'
import { signMapChange, withdrawMapChange } from '../../src/domain/system-map-change.ts'
import type { MapEdit } from '../../src/domain/system-map-edit.ts'
import { changeMap, correctMap } from '../../src/domain/system-map-writing.ts'
import { contentHash } from '../../src/store/hash.ts'
import { asOlivia, asTariq, calendar, pilotFile, running } from '../support/drafted-pilot.ts'
import { botGrant, erpSync, mapVersion, writtenMap } from '../support/written-map.ts'

/** Edits that touch policy, and edits that do not. */
const edits: readonly MapEdit[] = [
  { what: 'system', part: { id: '', name: 'Archive', what: 'Keeps invoices', owner: 'Finance' } },
  { what: 'estimate', buildDays: '20', supportMinutes: 90 },
  { what: 'estimate', buildDays: '25', supportMinutes: 30 },
  { what: 'integration', part: erpSync({ everyMinutes: 30 }) },
  { what: 'integration', part: erpSync({ routes: true }) },
  { what: 'grant', part: botGrant({ rights: ['write', 'approve'] }) },
  { what: 'grant', part: botGrant() },
  { what: 'removal', kind: 'human point', id: 'approval' },
  { what: 'human point', part: { id: '', where: 'Start', who: 'Ben', does: 'checks' } },
]

type Step =
  | { readonly does: 'correct'; readonly edit: MapEdit }
  | { readonly does: 'propose'; readonly edit: MapEdit }
  | { readonly does: 'sign as CTO' | 'sign as COO' | 'withdraw' | 'propose anew'; readonly nth: number }

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ does: fc.constantFrom('correct', 'propose'), edit: fc.constantFrom(...edits) }),
    fc.record({
      does: fc.constantFrom('sign as CTO', 'sign as COO', 'withdraw', 'propose anew'),
      nth: fc.nat({ max: 5 }),
    }),
  ),
  { maxLength: 25 },
)

const begun = pilotFile({ maps: [mapVersion(1)] }, running)
const start = 10_000

function decided(file: PilotFile, step: Step, at: number): Fact | Refused {
  const seen = mapInForce(file.maps, file.keys)?.hash ?? ''
  if (step.does === 'correct') return correctMap({ file, edit: step.edit, seen, why: 'It is so.' })
  if (step.does === 'propose') return changeMap({ file, edit: step.edit, seen, why: 'Better.', calendar }, asTariq(at))
  const changes = file.maps.filter(({ kind }) => kind === 'change')
  const change = changes[step.nth % Math.max(1, changes.length)]
  const version = change?.version ?? 0
  if (step.does === 'propose anew') return proposeMapAnew({ file, version, seen, why: 'Still.', calendar }, asTariq(at))
  const deciding = { file, version, seen: change?.hash ?? '' }
  if (step.does === 'withdraw') return withdrawMapChange(deciding, '', asTariq(at))
  return signMapChange({ ...deciding, keysHeldUntil: 0, calendar }, signer(step.does)(at))
}

function signer(does: 'sign as CTO' | 'sign as COO'): (at: number) => Act {
  return does === 'sign as CTO' ? asTariq : asOlivia
}

/** The file with what a fact makes true. */
function after(file: PilotFile, { act, object, base, content, data }: Fact, at: number): PilotFile {
  if (act === 'sign map change') {
    const side: Key['side'] = data?.side === 'system' ? 'system' : 'policy'
    const person = side === 'system' ? 'tariq' : 'olivia'
    const on = { object: 'map change', objectId: 'inv', version: object.version, hash: object.hash ?? '' } as const
    return {
      ...file,
      keys: [...file.keys, { ...on, side, person, for: null, completes: data?.completes === true, at, seq: at }],
    }
  }
  if (act === 'withdraw map change') {
    const gone = {
      version: object.version,
      what: 'withdrawn',
      effect: null,
      why: null,
      by: 'tariq',
      seat: 'cto',
    } as const
    return { ...file, mapChanges: [...file.mapChanges, { ...gone, for: null, at, seq: at }] }
  }
  const map = mapVersion(object.version, content as unknown as MapContent, {
    // facts about maps carry exactly this
    base: base ?? 0,
    kind: act === 'correct map' ? 'correction' : 'change',
    touchesPolicy: data?.touchesPolicy === true,
    at,
    seq: at,
  })
  return { ...file, maps: [...file.maps, map] }
}

/** Every file that came about, in order, with its instant. */
function played(sequence: readonly Step[]): readonly { readonly file: PilotFile; readonly at: number }[] {
  const files = [{ file: begun, at: start }]
  sequence.forEach((step, nth) => {
    const { file } = files.at(-1) ?? { file: begun }
    const at = start + nth + 1
    const outcome = decided(file, step, at)
    if (!isRefused(outcome)) files.push({ file: after(file, outcome, at), at })
  })
  return files
}

const sidesOn = ({ keys }: PilotFile, map: MapVersion) =>
  new Set(keys.filter((key) => key.object === 'map change' && key.version === map.version).map(({ side }) => side))

/** Who approves, where people stand, and what routes: told without the domain’s own comparison. */
const policyIn = (map: MapContent) =>
  contentHash([
    map.humanPoints,
    map.grants.filter(({ rights }) => rights.some((right) => right === 'approve')),
    map.integrations.filter((one) => one.routes),
  ])

const runs = { numRuns: 150 }

test('the map in force is the one that was last corrected, or last given the keys that it needs', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      for (const { file } of played(sequence)) {
        const held = file.maps.flatMap((map) => {
          const on = file.keys.filter((key) => key.object === 'map change' && key.version === map.version)
          const needed = map.touchesPolicy ? 2 : 1
          if (map.kind !== 'change') return [{ map, from: map.at }]
          return new Set(on.map(({ side }) => side)).size >= needed
            ? [{ map, from: Math.max(...on.map(({ at }) => at)) }]
            : []
        })
        const newest = held.toSorted((a, b) => a.from - b.from).at(-1)?.map
        expect(mapInForce(file.maps, file.keys)?.version).toBe(newest?.version)
      }
    }),
    runs,
  )
})

test('the map of a past moment never changes by what is done later', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const files = played(sequence)
      const last = files.at(-1)?.file ?? begun
      for (const { file, at } of files) {
        const then = mapInForceAt(file.maps, file.keys, at)
        expect(mapInForceAt(last.maps, last.keys, at)?.hash).toBe(then?.hash)
      }
    }),
    runs,
  )
})

test('who approves, where people stand and what routes never changes the system without the COO’s key', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const files = played(sequence)
      files.slice(1).forEach(({ file }, nth) => {
        const before = mapInForce(files[nth]?.file.maps ?? [], files[nth]?.file.keys ?? [])
        const now = mapInForce(file.maps, file.keys)
        if (!before || now?.kind !== 'change' || now.version === before.version) return
        if (policyIn(before.content) !== policyIn(now.content)) expect(sidesOn(file, now)).toContain('policy')
        expect(sidesOn(file, now)).toContain('system')
      })
    }),
    runs,
  )
})

test('no key is ever taken on a change that was withdrawn or that the map outran', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const last = played(sequence).at(-1)?.file ?? begun
      for (const { version, at } of last.mapChanges)
        expect(last.keys.filter((key) => key.version === version && key.at > at)).toEqual([])
      for (const key of last.keys) {
        const change = last.maps.find(({ version }) => version === key.version)
        expect(mapInForceAt(last.maps, last.keys, key.at - 1)?.version).toBe(change?.base)
      }
    }),
    runs,
  )
})

test('a change proposed anew carries nothing but what it changed', () => {
  const changed = mapVersion(2, writtenMap({ supportMinutes: 60 }), { kind: 'change', base: 1 })
  fc.assert(
    fc.property(fc.constantFrom(...edits), (edit) => {
      const file = pilotFile({ maps: [mapVersion(1), changed] }, running)
      const seen = mapVersion(1).hash
      const moved = correctMap({ file, edit, seen, why: 'It is so.' })
      if (isRefused(moved)) return
      const now = after(file, moved, start)
      const current = mapInForce(now.maps, now.keys)
      const anew = proposeMapAnew(
        { file: now, version: 2, seen: current?.hash ?? '', why: 'Still.', calendar },
        asTariq(start),
      )
      if (isRefused(anew)) expect(edit.what).toBe('estimate')
      else expect(anew.content).toEqual({ ...current?.content, supportMinutes: 60 })
    }),
    runs,
  )
})
