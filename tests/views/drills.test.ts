// The pages of drills with the least and with the most that they may have to say; finished words, and typed text as text.
import { Eta } from 'eta'
import { describe, expect, it } from 'vitest'
import { type DrillContent, findDrill } from '../../src/domain/drill.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { drillView, type Opened } from '../../src/web/views/drill.ts'
import { chooseRuleView, newDrillView } from '../../src/web/views/drill-form.ts'
import { drillsView } from '../../src/web/views/drills.ts'
import { page } from '../../src/web/views/page.ts'
import { calendar, pilotFile, running, stopped } from '../support/drafted-pilot.ts'
import { eventsOf, finishedDrill, twelveCases, versionOfR3 } from '../support/some-drills.ts'

const eta = new Eta({ views: new URL('../../views', import.meta.url).pathname })
const now = Date.parse('2026-09-07T09:00Z')
const names = new Map([
  ['olivia', 'Olivia'],
  ['maya', 'Maya'],
  ['ben', 'Ben'],
])
const rules = [versionOfR3(1, 'Large invoices go to the <i>director</i>.')]
const shownFor = (file: PilotFile) => ({ file, names, calendar, now, seats: ['coo'] as const, asOf: null })

function draw(template: string, view: object): string {
  const pilot = {
    code: 'INV',
    name: 'Invoices',
    href: '/pilots/INV',
    goal: '',
    line: '',
    marks: [],
    tabs: [],
    more: [],
  }
  const shown = page({ title: 'Drills', footer: { asOf: 'Monday 7 September 2026' }, pilot })
  const html = eta.render(template, { ...view, page: shown, command: '0'.repeat(32) })
  expect(html).not.toMatch(/undefined|NaN|\[object|Invalid Date/)
  return html
}

describe('all drills', () => {
  it.each([
    ['an empty draft', pilotFile()],
    [
      'a pilot with one of each',
      pilotFile(
        {
          rules,
          drills: [...finishedDrill(1, {}, 2), ...eventsOf(2, 'begun', 'broken off')(), ...eventsOf(3, 'begun')()],
        },
        running,
      ),
    ],
    ['an ended pilot', pilotFile({ rules, drills: finishedDrill(1, {}, 0) }, stopped)],
  ])('of %s say finished words', (_, file) => {
    expect(draw('/drills/index', drillsView({ ...shownFor(file), person: 'maya' }))).toContain('<h1>Drills</h1>')
    expect(draw('/drills/choose', chooseRuleView(shownFor(file), []))).toContain('Which rule is to be drilled?')
  })
})

describe('the form of a new drill', () => {
  const form = (proposed: readonly { from: string; told: string }[]) => {
    const given = { ...shownFor(pilotFile({ rules })), rule: rules[0]!, proposed, choices: ['Yes', 'No'] }
    return draw('/drills/new', newDrillView({ ...given, sent: undefined, problems: [] }))
  }

  it('has places enough for a drill that is all written, and a few beside proposed cases', () => {
    expect(form([]).match(/<textarea id="field-told/g)).toHaveLength(12)
    const fourteen = Array.from({ length: 14 }, (_, nth) => ({ from: `case:${nth}`, told: `Invoice ${nth}.` }))
    expect(form(fourteen).match(/<textarea id="field-told/g)).toHaveLength(17)
  })

  it('writes the rule as text, never as markup', () => {
    expect(form([])).toContain('&lt;i&gt;director&lt;/i&gt;')
  })
})

describe('one drill', () => {
  const yes = twelveCases.map(() => 'Yes')
  const no = twelveCases.map(() => 'No')
  const drawn = (drills: PilotFile['drills'], person: string, opened: Opened | null = null) => {
    const file = pilotFile({ rules, drills }, running)
    const drill = findDrill(file, 1)
    if (!drill) throw new Error('no drill')
    const view = drillView({ ...shownFor(file), drill, opened, person, sent: undefined, problems: [] })
    return draw('/drills/show', view)
  }

  it('says finished words to everybody while it is open', () => {
    for (const person of ['olivia', 'maya', 'ben'])
      for (const drills of [
        eventsOf(1, 'begun')(),
        eventsOf(1, 'begun', 'maya')(),
        eventsOf(1, 'begun', 'broken off')(),
      ])
        expect(drawn(drills, person)).toContain('Drill 1 of R3')
  })

  it.each([
    ['everything', yes, yes, 'not defined here'],
    ['nothing', yes, no, 'Cohen’s kappa is 0.00'],
    ['most', ['No', ...yes.slice(1)], yes, 'no interval can be computed'],
    ['some', [...no.slice(0, 6), ...yes.slice(6)], [...no.slice(0, 5), ...yes.slice(5)], '95 % interval'],
  ])('says finished words where they agreed on %s', (_, first, second, words) => {
    expect(drawn(finishedDrill(1, {}, 1), 'olivia', { first, second })).toContain(words)
  })

  it('says so where what they decided was erased', () => {
    expect(drawn(finishedDrill(1, {}, 2), 'olivia')).toContain(
      'What they decided was erased; 2 of 12 cases split them.',
    )
  })

  it('shows what was typed as text, never as markup', () => {
    const content: Partial<DrillContent> = { cases: [{ case: null, told: '<script>', messy: true }, ...twelveCases] }

    expect(drawn(eventsOf(1, 'begun')(content), 'maya')).toContain('1. &lt;script&gt;')
  })
})
