import { describe, expect, test } from 'vitest'
import { emptyMap, type MapContent } from '../../src/domain/system-map.ts'
import type { MapEdit } from '../../src/domain/system-map-edit.ts'
import { changeMap, correctMap, touchesPolicy, writeMap } from '../../src/domain/system-map-writing.ts'
import {
  asTariq,
  calendar,
  factOf,
  pilotFile,
  problemAt,
  running,
  signedFile,
  stopped,
  whyOf,
} from '../support/drafted-pilot.ts'
import { botGrant, erpSync, mapVersion, writtenMap } from '../support/written-map.ts'

const draft = pilotFile({ maps: [mapVersion(1)] })
const live = pilotFile({ maps: [mapVersion(1)] }, running)
const seen = mapVersion(1).hash
const archive = { what: 'system', part: { id: '', name: 'Archive', what: 'Keeps invoices', owner: 'Finance' } } as const
const written = (edit: MapEdit, file = draft) => writeMap({ file, edit, seen })
const contentAfter = (edit: MapEdit) => factOf(written(edit)).content as unknown as MapContent // facts about maps carry exactly this

describe('writing the map before the launch', () => {
  test('adds one part at a time, with an id made of its name once', () => {
    const first = writeMap({ file: pilotFile(), edit: archive, seen: '' })

    expect(factOf(first)).toMatchObject({
      act: 'write map',
      object: { version: 1 },
      base: 0,
      content: { ...emptyMap, systems: [{ id: 'archive', name: 'Archive' }] },
    })
    const renamed = { what: 'system', part: { ...archive.part, id: 'erp', name: 'The new ERP' } } as const
    expect(contentAfter(renamed).systems.map(({ id }) => id)).toEqual(['erp', 'approval_tool', 'mailbox'])
    expect(
      contentAfter({ what: 'human point', part: { id: '', where: 'Approval', who: 'Maya', does: 'checks' } })
        .humanPoints[1]?.id,
    ).toBe('approval_2')
  })

  test('is refused on a map that moved meanwhile, and when nothing differs', () => {
    const moved = writeMap({ file: draft, edit: archive, seen: 'old' })
    const same = written({ what: 'grant', part: botGrant() })

    expect(moved).toMatchObject({ kind: 'overtaken' })
    expect(whyOf(moved)).toContain('everything you typed is still here')
    expect(whyOf(same)).toBe('The map says exactly this already, so nothing was saved.')
  })

  test('refers only to what is on the map', () => {
    const record = { id: '', name: 'Order', truth: 'sap', writers: ['sap'] }
    expect(problemAt(written({ what: 'record', part: record }), 'truth')).toContain('not on the map any more')
    expect(problemAt(written({ what: 'record', part: record }), 'writers')).toContain('not on the map any more')
    expect(problemAt(written({ what: 'integration', part: erpSync({ records: ['order'] }) }), 'records')).toContain(
      'not on the map',
    )
    expect(problemAt(written({ what: 'grant', part: botGrant({ system: 'sap' }) }), 'system')).toBe(
      'Say in which system.',
    )
    expect(problemAt(written({ what: 'system', part: { ...archive.part, id: 'gone' } }), '')).toContain(
      'Somebody removed this',
    )
  })

  test.each<[string, MapEdit, string]>([
    ['a system without a name', { what: 'system', part: { ...archive.part, name: '' } }, 'name'],
    ['a system of a name that is taken', { what: 'system', part: { ...archive.part, name: 'erp' } }, 'name'],
    ['a system without purpose', { what: 'system', part: { ...archive.part, what: '' } }, 'what'],
    ['a system without owner', { what: 'system', part: { ...archive.part, owner: '' } }, 'owner'],
    ['an integration from nowhere', { what: 'integration', part: erpSync({ from: '' }) }, 'from'],
    ['an integration to itself', { what: 'integration', part: erpSync({ to: 'approval_tool' }) }, 'to'],
    ['an integration without trigger', { what: 'integration', part: erpSync({ trigger: '' }) }, 'trigger'],
    [
      'a cadence of a feed that only fails',
      { what: 'integration', part: erpSync({ onlyFailures: true }) },
      'everyMinutes',
    ],
    ['a flow of another integration', { what: 'integration', part: erpSync({ id: '', name: 'Feed' }) }, 'flows'],
    [
      'credentials of nobody',
      { what: 'integration', part: erpSync({ credentials: { owner: '', expiresOn: null } }) },
      'credentialsOwner',
    ],
    [
      'credentials until no day',
      { what: 'integration', part: erpSync({ credentials: { owner: 'IT', expiresOn: 'soon' } }) },
      'credentialsExpireOn',
    ],
    ['a grant of nothing', { what: 'grant', part: botGrant({ rights: [] }) }, 'rights'],
    [
      'a human point of nobody',
      { what: 'human point', part: { id: '', where: 'Start', who: '', does: 'checks' } },
      'who',
    ],
  ])('is refused for %s', (_, edit, field) => {
    expect(problemAt(written(edit), field)).toBeDefined()
  })

  test('removes nothing that others name, and says by which', () => {
    const refused = written({ what: 'removal', kind: 'system', id: 'erp' })
    const removed = contentAfter({ what: 'removal', kind: 'system', id: 'mailbox' })

    expect(problemAt(refused, '')).toBe(
      'It cannot be removed yet: the integration “ERP sync” and the access grant of “Sync bot” still name it. Change that first.',
    )
    expect(problemAt(written({ what: 'removal', kind: 'record', id: 'approval' }), '')).toContain(
      '“ERP sync” still names it',
    )
    expect(removed.systems.map(({ id }) => id)).toEqual(['erp', 'approval_tool'])
  })

  test('ends with the launch and with the pilot', () => {
    expect(whyOf(written(archive, live))).toContain('correct the record or change the system')
    expect(whyOf(written(archive, pilotFile({ maps: [mapVersion(1)] }, stopped)))).toContain('has ended')
  })
})

describe('the map of a launched pilot', () => {
  test('is corrected at once, for a reason', () => {
    const corrected = correctMap({ file: live, edit: archive, seen, why: 'It was there all along.' })

    expect(factOf(corrected)).toMatchObject({ act: 'correct map', base: 1, texts: { why: 'It was there all along.' } })
    expect(problemAt(correctMap({ file: live, edit: archive, seen, why: '' }), 'why')).toBeDefined()
    expect(whyOf(correctMap({ file: draft, edit: archive, seen, why: 'x' }))).toContain('simply written')
  })

  test('is changed only by a proposal with a reason, which the freeze parks', () => {
    const changing = { edit: archive, seen, why: 'Auditors ask for it.', calendar }
    const after = Date.parse('2027-01-01T00:00Z')
    const frozen = { ...signedFile(undefined, running), maps: [mapVersion(1)] }

    expect(factOf(changeMap({ ...changing, file: live }, asTariq(after)))).toMatchObject({
      act: 'change map',
      object: { version: 2 },
      base: 1,
      data: { touchesPolicy: false },
    })
    const early = changeMap({ ...changing, file: frozen }, asTariq(Date.parse('2026-09-10T09:00Z')))
    expect(factOf(early)).toMatchObject({ data: { what: 'proposed', effect: 'parks' } })
    expect(factOf(changeMap({ ...changing, file: frozen }, asTariq(after)))).toMatchObject({ data: { effect: null } })
    expect(problemAt(changeMap({ ...changing, file: live, why: '' }, asTariq(after)), 'why')).toBeDefined()
    expect(whyOf(changeMap({ ...changing, file: draft }, asTariq(after)))).toContain('simply written')
  })
})

describe('a change touches policy', () => {
  const map = writtenMap()
  const approving = botGrant({ id: 'x', rights: ['approve'] })

  test.each<[string, MapContent, boolean]>([
    ['when a person stands elsewhere', writtenMap({ humanPoints: [] }), true],
    ['when something may approve', writtenMap({ grants: [botGrant(), approving] }), true],
    ['when an integration begins to route', writtenMap({ integrations: [erpSync({ routes: true })] }), true],
    ['not when something may write', writtenMap({ grants: [botGrant({ rights: ['read', 'write'] })] }), false],
    ['not when an integration runs more often', writtenMap({ integrations: [erpSync({ everyMinutes: 5 })] }), false],
  ])('%s', (_, after, touches) => {
    expect(touchesPolicy(map, after)).toBe(touches)
    expect(touchesPolicy(after, map)).toBe(touches)
  })
})
