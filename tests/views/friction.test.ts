// The pages of friction and effort with the least and with the most that they may have to say; finished words, and typed text
// as text.
import { Eta } from 'eta'
import { describe, expect, it } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { qrCode } from '../../src/web/charts/qr-code.ts'
import { effortView } from '../../src/web/views/effort.ts'
import { frictionForm } from '../../src/web/views/friction-form.ts'
import { frictionGroupView } from '../../src/web/views/friction-reports.ts'
import type { FrictionOf } from '../../src/web/views/friction-of.ts'
import { frictionView } from '../../src/web/views/friction.ts'
import { page } from '../../src/web/views/page.ts'
import { bookFile } from '../support/changing-rules.ts'
import { pilotFile } from '../support/drafted-pilot.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'
import { frictionReport } from '../support/some-friction.ts'
import { mapVersion, writtenMap } from '../support/written-map.ts'

const eta = new Eta({ views: new URL('../../views', import.meta.url).pathname })
const now = at('2026-08-10T09:00Z')
const names = new Map([
  ['olivia', 'Olivia'],
  ['ben', 'Ben'],
  ['ines', 'Ines'],
])

function draw(template: string, view: object): string {
  const shown = page({ title: 'Friction', footer: { asOf: 'Monday 10 August 2026' } })
  const html = eta.render(template, { ...view, page: shown, command: '0'.repeat(32) })
  expect(html).not.toMatch(/undefined|NaN|\[object|Invalid Date/)
  return html
}

const reports = [
  frictionReport(1, 'outside', '2026-08-03T09:00Z', { words: 'By <b>hand</b>.', case: '4711', reason: 'bug' }),
  frictionReport(2, 'help', '2026-08-03T09:00Z', { person: null, name: 'Kim' }),
  frictionReport(3, 'help', '2026-08-03T09:00Z', { person: null }),
]
const reported = runningFile([], {
  frictionReports: reports,
  frictionTriages: [{ kind: 'help', reason: null, report: null, side: 'policy', by: 'olivia', at: now, seq: 9 }],
})
const ended = (file: PilotFile): PilotFile => {
  const stages = [...file.pilot.stages, stage('stopped', 'answer', now - 1)]
  return { ...file, pilot: { ...file.pilot, stages } }
}
const link = { id: 'a', pilot: 'INV', scopes: ['friction'], at: now }

const given = (file: PilotFile, change: Partial<FrictionOf> = {}): FrictionOf => {
  const seat = { mayTriage: true, mayIssue: true, problems: [], group: null, links: [], cases: [] }
  return { file, names, calendar: utc, now, ...seat, ...change }
}

describe('the friction page', () => {
  it.each([
    ['a draft', given(pilotFile())],
    ['a pilot with reports and a link', given(reported, { links: [link] })],
    ['one with two links', given(reported, { links: [link, link] })],
    ['one that has ended', given(ended(reported), { links: [link] })],
  ])('of %s says finished words', (_, view) => {
    expect(draw('/friction/index', frictionView(view))).toContain('<h1>Friction</h1>')
  })

  it('shows typed text as text', () => {
    expect(draw('/friction/index', frictionView(given(reported)))).toContain('By &lt;b&gt;hand')
  })

  it('has the reports of a group on a page, and none where there is no such group', () => {
    const view = frictionGroupView(given(reported, { group: { kind: 'help', reason: null } }))
    const html = draw('/friction/group', view ?? {})

    expect(html).toContain('Kim, who did not sign in')
    expect(html).toContain('someone who gave no name')
    expect(frictionGroupView(given(reported, { group: { kind: 'help', reason: 'bug' } }))).toBeNull()
  })

  it('no longer offers what an ended pilot does not take', () => {
    const html = draw('/friction/index', frictionView(given(ended(reported))))

    expect(html).not.toContain('Policy side')
    expect(html).not.toContain('Report friction')
    expect(html).not.toContain('Issue the link')
  })
})

describe('the form and the sheet', () => {
  it.each([true, false])('say finished words, signed in: %s', (isSignedIn) => {
    const form = frictionForm({ action: '/f/x', isSignedIn, sent: undefined, problems: [] })

    expect(draw('/friction/new', { about: null, form }).includes('name="name"')).toBe(!isSignedIn)
  })

  it('carry the address as a code, and nothing once it was shown', () => {
    const all = { text: 'All friction', href: '/pilots/INV/friction' }
    const address = `https://twokeys.example.com/f/${'a'.repeat(43)}`
    const shown = draw('/friction/sheet', { about: 'Invoices', code: qrCode(address), address, all })

    expect(shown).toContain('<path d="M4 4h1v1h-1z')
    expect(draw('/friction/sheet', { about: 'Invoices', code: null, address: null, all })).not.toContain(
      '<svg class="qr"',
    )
  })
})

describe('the effort page', () => {
  const entry = { words: null, by: 'ines', at: now, seq: 1 }
  const all = bookFile({
    efforts: [
      { ...entry, what: 'support', week: '2026-W31', minutes: 90 },
      { ...entry, what: 'build', week: '2026-W31', minutes: 9_000 },
    ],
    builds: [
      { ...entry, what: 'build', build: '1.3', rules: {} },
      { ...entry, what: 'rollback', build: '1.4', rules: { R1: 1 }, words: 'why', at: now - 2 * 86_400_000 },
    ],
    maintenances: [{ ...entry, from: now, to: now + 1, takesBack: null }],
    maps: [mapVersion(1, writtenMap({ buildDays: '2', supportMinutes: 60 }))],
  })

  it.each([
    ['a draft', pilotFile(), true],
    ['a pilot with everything', all, true],
    ['somebody who only reads', all, false],
    ['one that has ended', ended(all), true],
  ])('of %s says finished words', (_, file, mayLog) => {
    const view = effortView({ file, names, calendar: utc, now, texts: new Map(), mayLog, again: undefined })
    expect(draw('/effort/index', view)).toContain('<h1>Effort</h1>')
  })
})
