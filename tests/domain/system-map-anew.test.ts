import { describe, expect, test } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { MapContent, MapVersion } from '../../src/domain/system-map.ts'
import { proposeMapAnew } from '../../src/domain/system-map-anew.ts'
import { asTariq, calendar, factOf, pilotFile, problemAt, running, stopped, whyOf } from '../support/drafted-pilot.ts'
import { erpSync, mapVersion, writtenMap } from '../support/written-map.ts'

const faster = writtenMap({ integrations: [erpSync({ everyMinutes: 30 })] })
const change = mapVersion(2, faster, { kind: 'change', base: 1 })
const corrected = (content: MapContent) => mapVersion(3, content, { kind: 'correction', base: 1 })
const moved = (content: MapContent, more: Partial<PilotFile> = {}, proposed: MapVersion = change) =>
  pilotFile({ maps: [mapVersion(1), proposed, corrected(content)], ...more }, running)
const anew = (
  file: PilotFile,
  seen = file.maps.findLast(({ kind }) => kind !== 'change')?.hash ?? '',
  why = 'Faster.',
) => proposeMapAnew({ file, version: 2, seen, why, calendar }, asTariq())
const archive = { id: 'archive', name: 'Archive', what: 'Keeps invoices', owner: 'Finance' }

describe('proposing a change of the system anew', () => {
  test('puts what it changes on the map as it is now, and leaves what others did', () => {
    const file = moved(writtenMap({ systems: [...writtenMap().systems, archive], buildDays: '20' }))
    const { content, base, object, data } = factOf(anew(file))

    expect(content).toMatchObject({ integrations: [{ everyMinutes: 30 }], buildDays: '20' })
    expect((content as unknown as MapContent).systems).toContainEqual(archive) // facts about maps carry exactly this
    expect({ base, version: object.version, data }).toMatchObject({
      base: 3,
      version: 4,
      data: { touchesPolicy: false },
    })
  })

  test('carries parts that come in, that go, and an estimate', () => {
    const other = writtenMap({ humanPoints: [], supportMinutes: 60, systems: [...writtenMap().systems, archive] })
    const proposed = mapVersion(2, other, { kind: 'change', base: 1 })
    const { content, data } = factOf(anew(moved(faster, {}, proposed)))

    expect(content).toMatchObject({ humanPoints: [], supportMinutes: 60, integrations: [{ everyMinutes: 30 }] })
    expect((content as unknown as MapContent).systems).toHaveLength(4) // facts about maps carry exactly this
    expect(data).toMatchObject({ touchesPolicy: true })
  })

  test('is written by hand where somebody changed the same part, or took away one that it leans on', () => {
    const slower = writtenMap({ integrations: [erpSync({ everyMinutes: 90 })] })
    const elsewhere = mapVersion(
      2,
      writtenMap({ records: [{ id: 'note', name: 'Note', truth: 'mailbox', writers: [] }] }),
      {
        kind: 'change',
        base: 1,
      },
    )
    const withoutMailbox = writtenMap({ systems: writtenMap().systems.filter(({ id }) => id !== 'mailbox') })

    expect(whyOf(anew(moved(slower)))).toContain('Somebody changed the same part')
    expect(whyOf(anew(moved(withoutMailbox, {}, elsewhere)))).toContain('one that it leans on')
  })

  test('also takes up what was withdrawn, but nothing that still stands or is in effect', () => {
    const event = { version: 2, what: 'withdrawn', effect: null, why: null, by: 'tariq', seat: 'cto' } as const
    const standing = pilotFile({ maps: [mapVersion(1), change] }, running)
    const withdrawn = { ...standing, mapChanges: [{ ...event, for: null, at: 5, seq: 5 }] }

    expect(factOf(anew(withdrawn))).toMatchObject({ object: { version: 3 }, base: 1 })
    expect(whyOf(anew(standing))).toContain('still stands')
    expect(whyOf(proposeMapAnew({ file: standing, version: 9, seen: '', why: '', calendar }, asTariq()))).toContain(
      'no such',
    )
  })

  test('wants the map that was seen, a reason, and a pilot that lives', () => {
    const file = moved(writtenMap({ buildDays: '20' }))

    expect(anew(file, 'old')).toMatchObject({ kind: 'overtaken' })
    expect(problemAt(anew(file, undefined, ''), 'why')).toBeDefined()
    expect(whyOf(anew({ ...file, pilot: { ...file.pilot, ...stopped } }))).toContain('has ended')
  })
})
