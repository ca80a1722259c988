// The pages of the rules with the least and with the most that they may have to say; finished words, and typed text as text.
import { Eta } from 'eta'
import { describe, expect, it } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { RuleVersion } from '../../src/domain/rule.ts'
import { page } from '../../src/web/views/page.ts'
import { ruleView } from '../../src/web/views/rule.ts'
import { ruleEditView } from '../../src/web/views/rule-edit.ts'
import { rulesView } from '../../src/web/views/rules.ts'
import { rulesDifferenceView } from '../../src/web/views/rules-difference.ts'
import { calendar, pilotFile, running, stopped } from '../support/drafted-pilot.ts'
import { invoiceBook, version } from '../support/invoice-book.ts'
import { finishedDrill, versionOfR3 } from '../support/some-drills.ts'

const eta = new Eta({ views: new URL('../../views', import.meta.url).pathname })
const now = Date.parse('2026-09-07T09:00Z')
const names = new Map([
  ['olivia', 'Olivia'],
  ['tariq', 'Tariq'],
  ['maya', 'Maya'],
])
const signer = {
  person: 'olivia',
  seat: 'coo',
  email: 'olivia@example.com',
  isFresh: false,
  keysHeldUntil: 0,
  signsFor: null,
} as const

function draw(template: string, view: object): string {
  const shown = page({ title: 'Rules', footer: { asOf: 'Monday 7 September 2026' } })
  const html = eta.render(template, { ...view, page: shown, command: '0'.repeat(32) })
  expect(html).not.toMatch(/undefined|NaN|\[object/)
  return html
}

const seats = ['coo'] as const
const shownFor = (file: PilotFile) => ({ file, names, calendar, now, seats, problems: [] })

function drawBook(file: PilotFile): string {
  return draw('/rules/index', rulesView({ ...shownFor(file), asOf: null, signer, hash: 'h' }))
}

function drawRule(file: PilotFile, versions: readonly RuleVersion[]): string {
  const view = ruleView({ ...shownFor(file), versions, asOf: null, reasons: new Map(), sent: undefined })
  return draw('/rules/show', view)
}

describe('the book', () => {
  it.each([
    ['an empty draft', pilotFile()],
    ['a draft', pilotFile({ rules: invoiceBook() })],
    ['a running pilot without a rule', pilotFile({}, running)],
    ['a running pilot', pilotFile({ rules: invoiceBook() }, running)],
    ['an ended pilot', pilotFile({ rules: invoiceBook() }, stopped)],
    ['an ended pilot without a rule', pilotFile({}, stopped)],
    ['a pilot without a COO', pilotFile({ rules: invoiceBook() }, { ...running, holders: [] })],
  ])('of %s says finished words', (_, file) => {
    expect(drawBook(file)).toContain('<h1>Rule book</h1>')
  })

  it('marks a rule that two people read differently, in a word and not by colour alone', () => {
    const rules = [versionOfR3(1, 'Urgent ones go first.')]

    expect(drawBook(pilotFile({ rules, drills: finishedDrill(1, {}, 2) }, running))).toContain(
      '</span> ambiguous</span>',
    )
    expect(drawBook(pilotFile({ rules }, running))).not.toContain('ambiguous')
  })

  it('says to whoever writes it where nothing is written yet', () => {
    expect(drawBook(pilotFile({ rules: [version(1)] }))).toContain(
      'Nothing is written yet under start, required data, time limits, human step-ins, exceptions, stop and never.',
    )
    expect(drawBook(pilotFile({ rules: [version(1)] }, running))).not.toContain('Nothing is written yet')
  })

  it('of an ended pilot offers nothing but to confirm it', () => {
    const html = drawBook(pilotFile({ rules: invoiceBook() }, stopped))

    expect(html).toContain('This pilot has ended: its rules no longer change.')
    expect(html).not.toContain('Ask for a change')
    expect(html).toContain('Confirm that the book is current')
  })

  it('writes what people typed as text', () => {
    const html = drawBook(pilotFile({ rules: [version(1, { text: '<script>alert(1)</script>' })] }))

    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert')
  })
})

describe('the page of a rule', () => {
  it('shows the expression beside its words', () => {
    const rules = invoiceBook()

    expect(drawRule(pilotFile({ rules }, running), [rules[3]!])).toMatch(
      /<dt>As an expression<\/dt>\s*<dd>amount &gt; 10000/,
    )
  })

  it('says of a version that only its place changed', () => {
    const versions = [version(1), version(1, { place: 20 }, { version: 2, seq: 5 })]

    expect(drawRule(pilotFile({ rules: versions }), versions)).toContain('Version 2, moved by Olivia on')
  })

  it('says in full what ambiguous means', () => {
    const rules = [versionOfR3(1, 'Urgent ones go first.')]
    const html = drawRule(pilotFile({ rules, drills: finishedDrill(1, {}, 2) }, running), rules)

    expect(html).toContain('until it is worded anew and drilled again')
  })

  it('of an ended pilot offers nothing', () => {
    const rules = [version(1)]
    const html = drawRule(pilotFile({ rules }, stopped), rules)

    expect(html).not.toContain('Ask a')
    expect(html).not.toContain('method="post"')
  })
})

describe('the other pages', () => {
  it('say finished words', () => {
    const rules = invoiceBook()
    const editing = { rules, section: undefined, under: null, known: [], problems: [], address: '/pilots/INV/rules' }

    draw('/rules/edit', ruleEditView({ ...editing, current: null, sent: undefined, isMoved: false }))
    draw('/rules/edit', ruleEditView({ ...editing, current: rules[3]!, sent: { seen: 'x' }, isMoved: true }))
    draw(
      '/rules/difference',
      rulesDifferenceView({ ...shownFor(pilotFile({ rules })), from: undefined, to: undefined }),
    )
    draw('/rules/difference', rulesDifferenceView({ ...shownFor(pilotFile()), from: 'x', to: '2026-09-07' }))
  })
})
