// The pages of failures, runs and alerts with the least and with the most that they may have to say; finished words, and what
// platforms and people said as text.
import { Eta } from 'eta'
import { describe, expect, it } from 'vitest'
import { type Failure, failuresIn } from '../../src/domain/failure.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { Message } from '../../src/store/messages.ts'
import type { RunRow } from '../../src/store/runs.ts'
import { alertsView } from '../../src/web/views/alerts.ts'
import { failureView } from '../../src/web/views/failure.ts'
import { newFailureView } from '../../src/web/views/failure-new.ts'
import { failuresView } from '../../src/web/views/failures.ts'
import { page } from '../../src/web/views/page.ts'
import { runsView } from '../../src/web/views/runs.ts'
import { pilotFile } from '../support/drafted-pilot.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'
import { happened, reported } from '../support/some-failures.ts'
import { mapVersion } from '../support/written-map.ts'

const eta = new Eta({ views: new URL('../../views', import.meta.url).pathname })
const now = at('2026-08-10T09:00Z')
const begun = at('2026-08-03T09:00Z')
const names = new Map([
  ['olivia', 'Olivia'],
  ['tariq', 'Tariq'],
])

function draw(template: string, view: object): string {
  const shown = page({ title: 'Failures', footer: { asOf: 'Monday 10 August 2026' } })
  const html = eta.render(template, { ...view, page: shown, command: '0'.repeat(32) })
  expect(html).not.toMatch(/undefined|NaN|\[object|Invalid Date/)
  return html
}

const shown = (file: PilotFile) => ({ file, names, calendar: utc, now })
const failed = runningFile([], {
  maps: [mapVersion(1)],
  reportedFailures: [
    reported(1, begun, { message: '<i>Timeout</i>' }),
    reported(2, begun, { component: 'unheard of', side: 'unknown', cases: 0 }),
  ],
  failures: [
    happened(3, 'logged', begun, { severity: 1 }),
    happened(1, 'acknowledged', begun + 1),
    happened(1, 'triaged', begun + 2, { side: 'policy' }),
    happened(1, 'resolved', begun + 3, { changed: 'nothing', downtimeMinutes: 4 }),
  ],
})
const ended = (file: PilotFile): PilotFile => {
  const stages = [...file.pilot.stages, stage('stopped', 'answer', now - 1)]
  return { ...file, pilot: { ...file.pilot, stages } }
}
const files: readonly [string, PilotFile][] = [
  ['a draft', pilotFile()],
  ['a pilot on which something failed', failed],
  ['one that has ended', ended(failed)],
]
const run: RunRow = {
  pilot: 'INV',
  platform: 'n8n',
  run: '1',
  attempt: 1,
  flow: 'erp-sync',
  status: 'failed',
  startedAt: null,
  endedAt: null,
  case: null,
  errorMessage: '<i>Timeout</i>',
  errorKind: 'unknown',
  step: null,
  handledByHand: false,
  link: null,
  more: {},
  failure: 1,
  batch: null,
  week: '2026-W32',
  receivedAt: begun,
}

describe('the failures', () => {
  const texts = new Map<string, string>()
  const actedFor = new Map<number, string>()

  it.each(files)('of %s are listed in finished words', (_, file) => {
    const given = { ...shown(file), texts, actedFor, series: [], elsewhere: [] }

    expect(draw('/failures/index', failuresView({ ...given, asOf: null }))).toContain('<h1>Failures</h1>')
    expect(draw('/failures/index', failuresView({ ...given, asOf: '2026-08-05' }))).toContain(
      'As they stood at the end',
    )
  })

  it.each(failuresIn(failed).map((failure): [number, Failure] => [failure.number, failure]))(
    'one by one, failure %i, say finished words to whoever looks',
    (number, failure) => {
      const given = { ...shown(failed), failure, texts, actedFor, address: `/pilots/INV/failures/${number}` }
      for (const seats of [[], ['cto'], ['coo']] as const)
        for (const runs of [[], [run]]) {
          const view = failureView({ ...given, asOf: null, seats, runs, mayPause: false, again: undefined })
          expect(draw('/failures/show', view)).toContain(`Failure ${number}`)
        }
    },
  )

  it('show what a platform said as text', () => {
    const given = { ...shown(failed), texts, actedFor, series: [], elsewhere: [], asOf: null }

    expect(draw('/failures/index', failuresView(given))).toContain('&lt;i&gt;Timeout&lt;/i&gt;')
  })

  it.each(files)('of %s are logged on a form in finished words', (_, file) => {
    expect(draw('/failures/new', newFailureView(shown(file)))).toContain('<form')
  })
})

describe('the runs', () => {
  it.each(files)('of %s say finished words', (_, file) => {
    const uses = new Map([
      ['t', { token: 't', platform: 'n8n', lastAt: now, lastStatus: 202, accepted: 1, refused: 0 } as const],
    ])
    const token = { id: 't', pilot: 'INV', scopes: ['runs'], at: now }
    const none = {
      ...shown(file),
      only: null,
      runs: [],
      newest: null,
      cases: [],
      tokens: [],
      uses: new Map(),
      mayIssue: false,
    }
    const all = {
      ...none,
      runs: [run, { ...run, status: 'success' as const }],
      newest: run,
      tokens: [token],
      uses,
      mayIssue: true,
    }

    expect(draw('/runs/index', runsView(none))).toContain('<h1>Runs</h1>')
    expect(draw('/runs/index', runsView(all))).toContain('&lt;i&gt;Timeout&lt;/i&gt;')
    expect(
      draw('/runs/index', runsView({ ...all, tokens: [{ ...token, id: 'never used' }], only: 'failed' })),
    ).toContain('<h1>')
  })
})

describe('the alerts', () => {
  const message: Message = {
    message: 'm',
    pilot: 'INV',
    kind: 'webhook',
    to: 'https://example.com/<hook>',
    about: 'A feed is silent',
    body: '{}',
    state: 'given up',
    tries: 5,
    nextAt: now,
    error: null,
    at: now,
  }
  const outside = { smtp: null, from: 'twokeys@localhost', folder: 'mail', allow: [], baseUrl: 'https://example.com' }
  const none = {
    path: '/pilots/INV',
    targets: [],
    feeds: [],
    messages: [],
    mayChange: false,
    secret: null,
    outcome: null,
  }

  it.each(files)('of %s say finished words', (_, file) => {
    const given = { ...shown(file), ...none, outside, sent: undefined, problems: [] }
    const target = { target: 1, kind: 'webhook', place: 'example.com', by: 'tariq', at: now } as const
    const feed = {
      id: 'erp_sync',
      name: 'ERP sync',
      everyMinutes: 60,
      heardAt: null,
      state: 'not yet expected',
      silence: null,
    } as const
    const all = { ...given, targets: [target], feeds: [feed], messages: [message], mayChange: true, secret: 'whsec_x' }

    expect(draw('/alerts/index', alertsView(given))).toContain('<h1>Alerts</h1>')
    expect(draw('/alerts/index', alertsView(all))).not.toContain('<hook>')
  })
})
