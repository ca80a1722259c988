// The pages of requests with the least and with the most that they may have to say; finished words, and typed text as text.
import { Eta } from 'eta'
import { describe, expect, it } from 'vitest'
import type { Seat } from '../../src/domain/person.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { findRequest } from '../../src/domain/request.ts'
import { page } from '../../src/web/views/page.ts'
import { requestView } from '../../src/web/views/request.ts'
import type { Again } from '../../src/web/views/request-of.ts'
import { newRequestForm, requestsView } from '../../src/web/views/requests.ts'
import { pilotFile } from '../support/drafted-pilot.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'
import { requestEvent as event, withRequests } from '../support/some-requests.ts'

const eta = new Eta({ views: new URL('../../views', import.meta.url).pathname })
const names = new Map([
  ['olivia', 'Olivia'],
  ['tariq', 'Tariq'],
  ['sam', 'Sam'],
])
const texts = new Map([
  ['wish 1', 'A <b>dashboard</b>.'],
  ...Array.from({ length: 9 }, (_, nth) => [`why ${nth}`, 'Why.'] as const),
])
const frozen = at('2026-07-20T09:00Z')
const free = at('2026-08-10T09:00Z')

const asked = event(1, 'asked', { effect: 'parks' })
const costed = event(2, 'costed', { minutes: 90 })
const broke = [
  event(3, 'broke the freeze'),
  event(4, 'broke the freeze', { by: 'tariq', seat: 'cto', effect: 'frees' }),
]
const running = (...events: PilotFile['requests']) => withRequests(runningFile([]), ...events)
const ended = (file: PilotFile): PilotFile => {
  const stages = [...file.pilot.stages, stage('stopped', 'answer', free - 1)]
  return { ...file, pilot: { ...file.pilot, stages } }
}

function draw(template: string, view: object): string {
  const shown = page({ title: 'Requests', footer: { asOf: 'Monday 10 August 2026' } })
  const html = eta.render(template, { ...view, page: shown, command: '0'.repeat(32) })
  expect(html).not.toMatch(/undefined|NaN|\[object|Invalid Date/)
  return html
}

describe('all requests', () => {
  it.each([
    ['a draft', withRequests(pilotFile()), free],
    ['a pilot of which nothing was asked', running(), frozen],
    [
      'one with everything',
      running(asked, costed, ...broke, event(5, 'cut', { request: 2, wish: 'wish 1', what: 'asked' })),
      frozen,
    ],
    ['one that has ended', ended(running(asked, costed)), free],
  ])('of %s say finished words', (_, file, now) => {
    expect(draw('/requests/index', requestsView({ file, names, calendar: utc, now, texts, asOf: null }))).toContain(
      '<h1>Requests</h1>',
    )
    expect(draw('/requests/new', newRequestForm({ file, names, calendar: utc, now }))).toContain('Ask for it')
  })
})

describe('one request', () => {
  const drawn = (file: PilotFile, seat: Seat, now: number, again?: Again, asOf: string | null = null) => {
    const request = findRequest(file, 1)
    if (!request) throw new Error('no request')
    const leader = seat === 'coo' || seat === 'cto' ? seat : null
    const signer = {
      person: 'sam',
      seat: leader,
      email: 's@example.com',
      isFresh: false,
      keysHeldUntil: 0,
      signsFor: null,
    }
    const given = { file, names, calendar: utc, now, request, texts, person: 'sam', seats: [seat], signer }
    const view = requestView({ ...given, freezeHash: 'h', address: '/pilots/INV/requests/1', asOf, again })
    return draw('/requests/show', view)
  }

  it.each(['coo', 'cto', 'sponsor', 'observer'] as const)(
    'says finished words to the %s wherever it stands',
    (seat) => {
      const stages = [
        [asked],
        [asked, costed],
        [asked, costed, ...broke],
        [asked, event(2, 'withdrawn')],
        [asked, costed, event(3, 'accepted', { minutes: 90 })],
      ]
      for (const events of stages)
        for (const now of [frozen, free]) expect(drawn(running(...events), seat, now)).toContain('Request 1')
    },
  )

  it('writes a wish as text, never as markup', () => {
    expect(drawn(running(asked), 'coo', frozen)).toContain('A &lt;b&gt;dashboard&lt;/b&gt;.')
  })

  it('says a refusal on top where its form is gone', () => {
    const again = { part: 'accept', problems: [{ text: 'The scope is frozen.' }], sent: {} } as const

    expect(drawn(running(asked, costed), 'coo', frozen, again)).toContain('The scope is frozen.')
  })

  it('offers nothing to do where it looks back', () => {
    expect(drawn(running(asked), 'cto', frozen, undefined, '2026-07-19')).not.toContain('class="form"')
  })
})
