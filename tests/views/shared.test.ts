// Every shared fragment is rendered with the example's data and with the least it allows; what a page says is finished words,
// never "undefined".

import { readdirSync } from 'node:fs'
import { Eta } from 'eta'
import { describe, expect, it } from 'vitest'
import { behaviourChart } from '../../src/web/charts/behaviour-chart.ts'
import { adviceOf, signedAnswer } from '../../src/web/views/answer.ts'
import { checkLine } from '../../src/web/views/checks.ts'
import { answered, field, problemSummary } from '../../src/web/views/field.ts'
import { figure, measure } from '../../src/web/views/figure.ts'
import { fold } from '../../src/web/views/fold.ts'
import { form } from '../../src/web/views/form.ts'
import { emptyKeys, primary, proofOfIdentity } from '../../src/web/views/keys.ts'
import { mainNav, page, pilotTabs } from '../../src/web/views/page.ts'
import { row, table, words } from '../../src/web/views/table.ts'
import { galleryData, galleryHtml } from '../support/gallery.ts'
import { galleryPage } from '../support/gallery-data.ts'

const views = new URL('../../views', import.meta.url).pathname
const eta = new Eta({ views })
const render = (fragment: string, data: object) => eta.render(`/shared/${fragment}`, data)

const full = galleryData()
const askedOnce = field({ kind: 'text', name: 'goal', label: 'Goal sentence' })
const aButton = primary(undefined, { text: 'Save' })

const minimal: Readonly<Record<string, object>> = {
  _action: { action: { text: 'Save' }, look: 'first' },
  _alarms: { alarms: [{ text: 'Nothing has come from ERP sync.', link: { text: 'Who was told', href: '/' } }] },
  _advice: { advice: adviceOf({ word: 'stop', headline: 'Advice: stop', because: [] }) },
  _answer: { answer: signedAnswer({ word: 'expand', signed: 'Signed on Monday 9 November' }) },
  '_behaviour-chart': { chart: behaviourChart(chartWithoutWeeks()) },
  _checks: { checks: { lines: [checkLine('not measured', 'Alert on the vendor sync')] } },
  _choices: { field: field({ kind: 'checkbox', name: 'read', label: 'When to use it', text: 'I have read it.' }) },
  _control: { field: askedOnce },
  _difference: {
    difference: { before: { heading: 'Today', segments: [] }, after: { heading: 'Proposed', segments: [] } },
  },
  _empty: { empty: { text: 'No review has been held yet.' } },
  _field: { field: askedOnce },
  _figure: { figure: figure(null) },
  _find: {},
  _fold: {
    command: '0'.repeat(32),
    fold: fold('Ask a question', form({ id: 'ask', action: '/questions', fields: [], primary: aButton })),
  },
  _form: { command: '0'.repeat(32), form: form({ id: 'ask', action: '/questions', fields: [], primary: aButton }) },
  '_freeze-keys': {
    freeze: {
      keys: emptyKeys('breaking the freeze', { policy: 'Waiting for Olivia', system: 'Waiting for Tariq' }),
      says: null,
      fold: null,
    },
  },
  _keyboard: {},
  _keys: { keys: emptyKeys('the charter', { policy: 'Waiting for Olivia (COO)', system: 'Waiting for Tariq (CTO)' }) },
  _lines: { lines: [{ text: 'Sign the review' }] },
  _mark: {},
  _measure: { measure: measure({ name: 'Complaints', now: null }) },
  _pairs: { pairs: [{ term: 'Goal', text: 'Not written yet' }] },
  '_pilot-head': {
    pilot: {
      code: 'INV',
      name: 'Invoice approval',
      href: '/pilots/INV',
      goal: 'No goal yet.',
      line: 'draft',
      marks: [],
      ...pilotTabs('INV', []),
    },
  },
  _press: { command: '0'.repeat(32), press: { action: '/me/sessions/end', text: 'End' } },
  '_pressed-lines': { command: '0'.repeat(32), lines: [{ text: 'Firefox on Linux', presses: [] }] },
  _primary: { primary: aButton },
  _problems: { problems: problemSummary([{ text: 'The charter changed while you were writing.' }]) },
  _progress: { progress: { id: 'import', what: 'Reading cases.csv', says: 'begun', done: 0, of: null } },
  _proof: { proof: proofOfIdentity('olivia@example.com') },
  _table: {
    table: table({
      id: 'cases',
      caption: 'Cases',
      columns: [words('Case')],
      rows: [],
      empty: { text: 'No case yet.' },
    }),
  },
  _trail: { trail: [] },
  _wording: { wording: { heading: 'Today', segments: [] } },
  _you: { person: { name: 'Ada', seats: 'Administrator' } },
}

describe('every shared fragment', () => {
  const fragments = readdirSync(`${views}/shared`).map((name) => name.replace('.eta', ''))

  it.each(fragments)('%s says finished words with the least it allows', (fragment) => {
    const data = minimal[fragment]
    expect(data, `tell tests/views/shared.test.ts the least that ${fragment} needs`).toBeDefined()

    expectFinishedWords(render(fragment, data ?? {}))
  })

  it('says finished words with the whole example on one page', () => {
    expectFinishedWords(galleryHtml())
  })

  it('carries no inline style and no inline script, because the page forbids them', () => {
    expect(galleryHtml()).not.toMatch(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/)
  })

  it('gives no two things on a page the same id', () => {
    const ids = [...galleryHtml().matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)

    expect(ids.filter((id, nth) => ids.indexOf(id) !== nth)).toEqual([])
  })

  it('writes what people typed as text, never as markup', () => {
    const typed = field(
      { kind: 'textarea', name: 'why', label: 'Reason' },
      { why: '</textarea><script>alert(1)</script>' },
    )

    expect(render('_field', { field: typed })).not.toContain('<script>')
  })
})

describe('the page', () => {
  const bare = page({ title: 'Sign in', footer: { asOf: 'Monday 2 November 2026, 16:05' } })
  const draw = (given: typeof bare) => eta.renderString("<% layout('/layouts/page') %><h1>Here</h1>", { page: given })

  it('stands without person, pilot, navigation and banners', () => {
    const html = draw(bare)

    expectFinishedWords(html)
    expect(html).toContain('<title>Sign in · Twokeys</title>')
    expect(html).not.toContain('Waiting')
  })

  it('names the page, the pilot and the product in the window', () => {
    expect(draw(galleryPage)).toContain('<title>Gallery · INV · Twokeys</title>')
  })

  it('prints the time it speaks of and the newest head of the ledger', () => {
    expect(draw(galleryPage)).toContain('As of Monday 2 November 2026, 16:05, Europe/Berlin')
    expect(draw(galleryPage)).toContain('K7QW-2MZP-9RTX-4HBN-6VDC-1F')
  })

  it('shows the links of pages that exist, in their order, and marks where one is', () => {
    expect(mainNav(['Ledger', 'Home'], 'Ledger')).toEqual([
      { text: 'Home', href: '/', current: false },
      { text: 'Ledger', href: '/ledger', current: true },
    ])
    expect(pilotTabs('INV', ['Scorecard', 'Charter', 'Runs'], 'Charter')).toEqual({
      tabs: [
        { text: 'Charter', href: '/pilots/INV/charter', current: true },
        { text: 'Scorecard', href: '/pilots/INV/scorecard', current: false },
      ],
      more: [{ text: 'Runs', href: '/pilots/INV/runs', current: false }],
    })
  })
})

describe('two keys', () => {
  it('show who is awaited, who turned and why a key is void', () => {
    const html = render('_keys', { keys: full.keys }) + render('_keys', { keys: full.voidKeys })

    expect(html).toContain('Olivia (COO)')
    expect(html).toContain('Thursday 27 August, 09:14')
    expect(html).toContain('Waiting for Tariq (CTO)')
    expect(html).toContain('The wording changed on Friday 28 August.')
  })
})

describe('an answer', () => {
  it('is told by word and shape, never by colour alone', () => {
    expect(render('_answer', { answer: full.answer })).toMatch(/◆<\/span> Fix/)
    expect(render('_answer', { answer: full.stop })).toMatch(/■<\/span> Stop/)
    expect(render('_answer', { answer: full.expand })).toMatch(/▲<\/span> Expand/)
  })
})

describe('a form sent back', () => {
  const problems = [
    { name: 'target', text: 'Write a number of hours.' },
    { text: 'The charter changed while you were writing.' },
  ]
  const [goal, target, secret] = answered(
    [
      { kind: 'text', name: 'goal', label: 'Goal sentence' },
      { kind: 'number', name: 'target', label: 'Target', unit: 'hours', value: '4', hint: 'Half a working day.' },
      { kind: 'password', name: 'secret', label: 'Password' },
    ],
    { goal: 'Cut approval time', target: 'four', secret: 'correct horse' },
    problems,
  )

  it('keeps what was typed', () => {
    expect(render('_field', { field: goal })).toContain('value="Cut approval time"')
    expect(render('_field', { field: target })).toContain('value="four"')
  })

  it('never sends a password back', () => {
    expect(render('_field', { field: secret })).not.toContain('correct horse')
  })

  it('says beside the field what is wrong, and ties hint and problem to it', () => {
    const html = render('_field', { field: target })

    expect(html).toContain('Write a number of hours.')
    expect(html).toContain('aria-describedby="field-target-hint field-target-problem" aria-invalid="true"')
  })

  it('leads from the summary to the field, and says the rest in words', () => {
    const html = render('_problems', { problems: problemSummary(problems) })

    expect(html).toContain('2 things need your attention')
    expect(html).toContain('<a href="#field-target">Write a number of hours.</a>')
    expect(html).toContain('<li>The charter changed while you were writing.</li>')
    expect(problemSummary([])).toBeNull()
  })

  it('unticks what was not sent and keeps what was ticked', () => {
    const guards = {
      kind: 'checkboxes',
      name: 'guards',
      label: 'Guardrails',
      value: 'error',
      choices: guardrails,
    } as const

    expect(field(guards).chosen).toEqual(['error'])
    expect(field(guards, {}).chosen).toEqual([])
    expect(field(guards, { guards: ['error', 'rework'] }).chosen).toEqual(['error', 'rework'])
  })
})

const guardrails = [
  { value: 'error', text: 'Error rate' },
  { value: 'rework', text: 'Rework share' },
]

describe('a table', () => {
  it('teaches the next step when it is empty', () => {
    expect(render('_table', { table: full.emptyTable })).toMatch(
      /No failure has been logged yet\.\s*<a href="\/pilots\/INV\/failures\/new">/,
    )
  })

  it('says which column it is sorted by', () => {
    expect(render('_table', { table: full.table })).toContain('aria-sort="descending"')
  })

  it('repeats the heading with each cell, for a phone where rows become cards', () => {
    const small = table({
      id: 'cases',
      caption: 'Cases',
      columns: [words('Case'), words('Path')],
      rows: [row('4711', 'outside')],
      empty: { text: 'None.' },
    })

    expect(render('_table', { table: small })).toContain('data-label="Path"')
  })
})

function expectFinishedWords(html: string): void {
  expect(html).not.toMatch(/undefined|NaN|\[object|\bnull\b/)
}

function chartWithoutWeeks() {
  return {
    id: 'bare',
    title: 'Error rate',
    unit: '%',
    better: 'lower',
    weeks: [],
    limits: null,
    target: null,
    signals: [],
    dividers: [],
  } as const
}
