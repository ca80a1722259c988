import { describe, expect, test } from 'vitest'
import { openDecisions } from '../../src/domain/open-decisions.ts'
import { calendar, pilotFile, running, stopped } from '../support/drafted-pilot.ts'
import { erpSync, mapVersion, writtenMap } from '../support/written-map.ts'

const now = Date.parse('2026-09-07T09:00Z')
const until = (...days: readonly string[]) =>
  mapVersion(
    1,
    writtenMap({
      integrations: days.map((expiresOn, nth) =>
        erpSync({ id: `sync_${nth + 1}`, name: `Sync ${nth + 1}`, credentials: { owner: 'IT', expiresOn } }),
      ),
    }),
  )
const asked = (days: readonly string[], pilot = running) =>
  openDecisions(pilotFile({ maps: [until(...days)] }, pilot), now, calendar).filter(
    ({ what }) => what === 'renew credentials',
  )

describe('credentials that are about to expire', () => {
  test('wait for the CTO, in one line for all of a pilot, due on the first one’s last day', () => {
    expect(asked(['2026-10-05', '2026-09-21', '2026-12-31'])).toMatchObject([
      {
        seat: 'cto',
        thing: 'system-map/integrations/sync_2',
        about: { name: 'Sync 2', on: '2026-09-21', others: 1 },
        dueAt: Date.parse('2026-09-21T15:00Z'),
      },
    ])
  })

  test('are overdue once they have expired', () => {
    expect(asked(['2026-09-01'])[0]?.dueAt).toBeLessThan(now)
  })

  test('wait for nobody while that is far off, in a draft, or on a pilot that has ended', () => {
    expect(asked(['2026-10-08'])).toEqual([])
    expect(asked(['2026-09-21'], {})).toEqual([])
    expect(asked(['2026-09-21'], stopped)).toEqual([])
  })
})
