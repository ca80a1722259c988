// The pages of the system map with the least and with the most that they may have to say; finished words, typed text as text.
import { Eta } from 'eta'
import { describe, expect, it } from 'vitest'
import { breakingContent } from '../../src/domain/freeze.ts'
import { exemptMapChange, type MapChangeEvent } from '../../src/domain/system-map-change.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { contentHash } from '../../src/store/hash.ts'
import { mapDrawing } from '../../src/web/charts/system-map.ts'
import { fallbackView } from '../../src/web/views/fallback.ts'
import { integrationView } from '../../src/web/views/integration.ts'
import type { Signer } from '../../src/web/views/key-form.ts'
import { page } from '../../src/web/views/page.ts'
import { mapChangeView } from '../../src/web/views/system-map-change.ts'
import { mapDifferenceView } from '../../src/web/views/system-map-difference.ts'
import { mapEditView } from '../../src/web/views/system-map-edit.ts'
import { sheetNames } from '../../src/web/views/system-map-sheets.ts'
import { systemMapView } from '../../src/web/views/system-map.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'
import { pilotFile } from '../support/drafted-pilot.ts'
import { alertTest, botGrant, erpSync, mapVersion, writtenMap } from '../support/written-map.ts'

const eta = new Eta({ views: new URL('../../views', import.meta.url).pathname })
const frozen = at('2026-07-13T09:00Z')
const now = at('2026-09-07T09:00Z')
const names = new Map([
  ['olivia', 'Olivia'],
  ['tariq', 'Tariq'],
  ['ines', 'Ines'],
])
const tariq: Signer = {
  person: 'tariq',
  seat: 'cto',
  signsFor: null,
  email: 't@example.com',
  isFresh: false,
  keysHeldUntil: 0,
}
const nobody: Signer = { ...tariq, person: 'owen', seat: null }

function draw(template: string, view: object): string {
  const shown = page({ title: 'System map', footer: { asOf: 'Monday 7 September 2026' } })
  const html = eta.render(template, { ...view, page: shown, command: '0'.repeat(32) })
  expect(html).not.toMatch(/undefined|NaN|\[object|Invalid Date/)
  return html
}

/** Everything that a part can leave unsaid. */
const bare = writtenMap({
  systems: [
    { id: 'erp', name: '<b>ERP</b>', what: '', owner: '' },
    { id: 'approval_tool', name: 'Approval tool', what: '', owner: '' },
  ],
  records: [{ id: 'invoice', name: 'Invoice', truth: null, writers: ['erp', 'approval_tool'] }],
  integrations: [
    erpSync({ records: [], everyMinutes: null, routes: true, flows: [], runsAs: '', credentials: null, paths: [] }),
    erpSync({ id: 'other', name: 'Other', credentials: { owner: 'IT', expiresOn: null }, alert: '', repairedBy: '' }),
  ],
  grants: [botGrant({ rights: [] }), botGrant({ id: 'all', kind: 'person', rights: ['read', 'write', 'approve'] })],
  humanPoints: [{ id: 'start', where: 'Start', who: '', does: 'steps in by hand' }],
  grantsReviewedOn: null,
  buildDays: null,
  supportMinutes: null,
})
const change = mapVersion(2, bare, {
  kind: 'change',
  base: 1,
  touchesPolicy: true,
  by: 'tariq',
  why: 'why',
  at: frozen,
})
const draft = (maps: PilotFile['maps'] = []) => pilotFile({ maps })
const live = (more: Partial<PilotFile> = {}) => runningFile([], { maps: [mapVersion(1)], ...more })
const ended = (file: PilotFile): PilotFile => {
  const stages = [...file.pilot.stages, stage('stopped', 'answer', now - 1)]
  return { ...file, pilot: { ...file.pilot, stages } }
}
const shown = (file: PilotFile) => ({ file, names, calendar: utc, now })

describe('the map', () => {
  const given = (file: PilotFile) => {
    return { ...shown(file), shown: file.maps.at(-1) ?? null, isNow: true, asOf: null, drawing: null, problems: [] }
  }

  it.each([
    ['without a system, for a reader', draft(), nobody],
    ['without a system, for the CTO', draft(), tariq],
    ['of a draft that leaves everything unsaid', draft([mapVersion(1, bare)]), tariq],
    ['of a running pilot', live({ alertTests: [alertTest()] }), tariq],
    ['of a pilot with a change that waits', live({ maps: [mapVersion(1), change] }), tariq],
    ['of a pilot that has ended', ended(live()), tariq],
  ])('%s says finished words', (_, file, signer) => {
    const view = systemMapView({ ...given(file), seats: signer.seat ? [signer.seat] : [], signer })

    expect(draw('/system-map/show', view)).toContain('<h1>System map</h1>')
  })

  it('is drawn with names as they were typed, and the day it speaks of', async () => {
    const file = live({ maps: [mapVersion(1, bare)] })
    const drawing = await mapDrawing(bare, contentHash(bare))
    const past = { ...given(file), drawing, isNow: false, asOf: '2026-09-01', seats: [], signer: nobody }
    const html = draw('/system-map/show', systemMapView(past))

    expect(html).toContain('&lt;b&gt;ERP&lt;/b&gt;')
    expect(html).not.toContain('<b>ERP</b>')
    expect(html).toContain('As it stood at the end of Tuesday 1 September 2026.')
  })

  it('has a sheet for every kind of part, empty and filled, before the launch and after it', () => {
    for (const file of [draft(), draft([mapVersion(1, bare)]), live()])
      for (const sheet of sheetNames) {
        const editing = { ...shown(file), sheet, sent: undefined, problems: [], isMoved: false }
        const ids = file.maps.length > 0 ? ['', 'erp_sync'] : ['']
        for (const id of ids) expect(draw('/system-map/edit', mapEditView({ ...editing, id }))).toContain('<form')
      }
  })

  it('differs between two versions by name, or not at all', () => {
    const file = live({ maps: [mapVersion(1), change] })

    expect(draw('/system-map/difference', mapDifferenceView({ ...shown(file), from: '1', to: '2' }) ?? {})).toContain(
      'Changed',
    )
    expect(
      draw('/system-map/difference', mapDifferenceView({ ...shown(file), from: '2', to: '2' }) ?? {}),
    ).not.toContain('<h2>')
  })
})

describe('a change of the system', () => {
  const event = (what: MapChangeEvent['what'], more: Partial<MapChangeEvent> = {}): MapChangeEvent => {
    return {
      version: 2,
      what,
      effect: null,
      why: null,
      by: 'tariq',
      seat: null,
      for: null,
      at: frozen,
      seq: 9,
      ...more,
    }
  }
  const parks = event('proposed', { effect: 'parks' })
  const moved = mapVersion(3, writtenMap({ buildDays: '1' }), { kind: 'correction', base: 1 })
  const withChange = (more: Partial<PilotFile> = {}) => live({ maps: [mapVersion(1), change], ...more })
  const freezeHash = contentHash(breakingContent(exemptMapChange(change)))

  it.each([
    ['that waits', withChange(), now],
    ['that the freeze holds', withChange({ mapChanges: [parks] }), frozen],
    ['that was parked', withChange({ mapChanges: [parks] }), now],
    ['that is stale', withChange({ maps: [mapVersion(1), change, moved] }), now],
    ['that was withdrawn', withChange({ mapChanges: [event('withdrawn')] }), now],
    ['of a pilot that has ended', ended(withChange()), now],
  ])('%s says finished words, to the CTO and to a reader', (_, file, then) => {
    for (const signer of [tariq, nobody]) {
      const seats = signer.seat ? [signer.seat] : []
      const view = mapChangeView({
        ...shown(file),
        now: then,
        change,
        texts: new Map(),
        freezeHash,
        seats,
        signer,
        again: null,
      })
      expect(draw('/system-map/change', view)).toContain('<h1>Change of the system, version 2</h1>')
    }
  })

  it('keeps what was typed into a form that was refused', () => {
    const view = mapChangeView({
      ...shown(withChange()),
      change,
      texts: new Map(),
      freezeHash,
      seats: ['cto'],
      signer: tariq,
      again: { step: 'withdrawal', sent: { why: 'A <slip>' }, problems: [{ text: 'It is overtaken.' }] },
    })
    const html = draw('/system-map/change', view)

    expect(html).toContain('A &lt;slip&gt;</textarea>')
    expect(html).toMatch(/<details class="fold" id="map-change-withdrawal-fold" open>/)
  })
})

describe('an integration and the fallback', () => {
  it.each([
    [
      'that says everything',
      live({ alertTests: [alertTest(), alertTest({ minutes: null, words: 'none' })] }),
      erpSync(),
    ],
    ['that says nothing', live({ maps: [mapVersion(1, bare)] }), bare.integrations[0] ?? erpSync()],
  ])('%s says finished words', (_, file, integration) => {
    const map = file.maps[0]?.content ?? bare
    const given = { ...shown(file), map, integration, texts: new Map(), sent: undefined, problems: [] }

    expect(draw('/system-map/integration', integrationView({ ...given, asOf: null, seats: ['cto'] }))).toContain('<h1>')
    expect(draw('/system-map/integration', integrationView({ ...given, asOf: '2026-09-01', seats: [] }))).toContain(
      '<h1>',
    )
  })

  it.each([
    ['of a draft without a charter', draft()],
    ['that nobody drilled', live()],
    [
      'that was drilled',
      live({
        fallbackDrills: [
          {
            on: '2026-09-04',
            people: ['ines', 'tariq'],
            minutes: 30,
            normalMinutes: 15,
            words: null,
            by: 'tariq',
            at: 1,
            seq: 1,
          },
        ],
      }),
    ],
  ])('%s says finished words', (_, file) => {
    const view = fallbackView({ ...shown(file), seats: ['lead'], texts: new Map(), sent: undefined, problems: [] })

    expect(draw('/system-map/fallback', view)).toContain('<h1>Drills of the fallback</h1>')
  })
})
