import { describe, expect, test } from 'vitest'
import { findDrill } from '../../src/domain/drill.ts'
import { beginDrill, breakOffDrill, decideInDrill, type TypedCase } from '../../src/domain/drill-running.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { as, asOlivia, factOf, pilotFile, problemAt, stopped, whyOf } from '../support/drafted-pilot.ts'
import { eventsOf, twelveCases, versionOfR3 } from '../support/some-drills.ts'

const holders = [
  { seat: 'coo', person: 'olivia' },
  { seat: 'lead', person: 'maya' },
  { seat: 'member', person: 'ben' },
] as const
const rule = versionOfR3(1, 'Large invoices go to the director.')
const withDrills = (...drills: PilotFile['drills']): PilotFile => pilotFile({ rules: [rule], drills }, { holders })

const typedCases: readonly TypedCase[] = twelveCases.map((one, nth) => ({ ...one, place: nth + 1 }))
const told = (place: number, words: string): TypedCase => ({ case: null, told: words, messy: false, place })

describe('beginning a drill', () => {
  const beginning = { rule: 3, seen: 'hash 1', choices: ['Yes', 'No'], cases: typedCases }
  const begin = (change: Partial<Parameters<typeof beginDrill>[0]> = {}) =>
    beginDrill({ file: withDrills(), ...beginning, people: ['maya', 'ben'], ...change })

  test('names the rule in its exact words, two people, the cases and the decisions to choose from', () => {
    expect(factOf(begin())).toMatchObject({
      act: 'run drill',
      object: { type: 'drill', id: '1' },
      content: { rule: 3, ruleHash: 'hash 1', people: ['maya', 'ben'], choices: ['Yes', 'No'], cases: twelveCases },
      data: { what: 'begun' },
    })
  })

  test('leaves out the places that stayed empty, and keeps where a case is from', () => {
    const cases = [
      ...typedCases,
      told(13, ''),
      { ...told(14, 'The one without a number.'), case: 'INV-7', messy: true },
    ]
    const { content } = factOf(begin({ cases }))

    expect(content).toMatchObject({ cases: [...twelveCases, { case: 'INV-7', messy: true }] })
  })

  test('wants 10 to 20 cases, none of them twice', () => {
    const many = Array.from({ length: 21 }, (_, nth) => told(nth + 1, `Invoice ${nth + 1}.`))

    expect(problemAt(begin({ cases: typedCases.slice(0, 9) }), 'told1')).toContain('this has 9')
    expect(problemAt(begin({ cases: many }), 'told1')).toContain('this has 21')
    expect(problemAt(begin({ cases: [...typedCases, told(13, 'Invoice 4.')] }), 'told13')).toBe(
      'Case 4 reads the same.',
    )
    expect(problemAt(begin({ cases: [...typedCases, told(13, 'x'.repeat(601))] }), 'told13')).toContain('this has 601')
  })

  test('wants two different people of this pilot', () => {
    expect(problemAt(begin({ people: ['maya', 'maya'] }), 'second')).toContain('two different people')
    expect(problemAt(begin({ people: ['nora', 'ben'] }), 'first')).toContain('on this pilot')
    expect(problemAt(begin({ people: ['maya', ''] }), 'second')).toContain('on this pilot')
  })

  test('wants two to six different decisions', () => {
    const seven = ['1', '2', '3', '4', '5', '6', '7']

    expect(problemAt(begin({ choices: ['Yes'] }), 'choices')).toContain('2 to 6')
    expect(problemAt(begin({ choices: seven }), 'choices')).toContain('2 to 6')
    expect(problemAt(begin({ choices: ['Yes', 'Yes'] }), 'choices')).toContain('the same')
    expect(problemAt(begin({ choices: ['Yes', 'x'.repeat(121)] }), 'choices')).toContain('under 120')
  })

  test('is of a rule in effect, in the words that stood on the page', () => {
    const retired = versionOfR3(2, rule.content.text, { retired: true })
    const moved = versionOfR3(2, 'Invoices above € 10,000 go to the director.')

    expect(problemAt(begin({ rule: 9 }), 'rule')).toContain('in effect')
    expect(problemAt(begin({ file: { ...withDrills(), rules: [rule, retired] } }), 'rule')).toContain('in effect')
    expect(begin({ file: { ...withDrills(), rules: [rule, moved] } })).toMatchObject({ kind: 'overtaken' })
  })

  test('waits until the one before it is over', () => {
    expect(whyOf(begin({ file: withDrills(...eventsOf(1, 'begun')()) }))).toContain('Drill 1 of R3 is not over yet')
    expect(factOf(begin({ file: withDrills(...eventsOf(1, 'begun', 'broken off')()) })).object.id).toBe('2')
  })

  test('is over when the pilot is', () => {
    expect(whyOf(begin({ file: pilotFile({ rules: [rule] }, { ...stopped, holders }) }))).toContain('has ended')
  })
})

describe('deciding the cases', () => {
  const yes = twelveCases.map(() => 'Yes')
  const maya = as('maya', 'lead')
  const ben = as('ben', 'member')
  const decide = (
    file: PilotFile,
    act = maya,
    decisions: readonly string[] = yes,
    others: readonly string[] | null = null,
  ) => decideInDrill({ file, drill: findDrill(file, 1)!, decisions, others }, act)

  test('tells nothing of the decisions outside their text, and nothing of splits before both have', () => {
    const fact = factOf(decide(withDrills(...eventsOf(1, 'begun')())))

    expect(fact.data).toEqual({ what: 'decided', splits: null })
    expect(fact.texts).toEqual({ decisions: JSON.stringify(yes) })
    expect(fact.content).toBeUndefined()
  })

  test('counts with the second one the cases that split them', () => {
    const others = ['No', 'No', ...yes.slice(2)]
    const { data } = factOf(decide(withDrills(...eventsOf(1, 'begun', 'maya')()), ben, yes, others))

    expect(data).toEqual({ what: 'decided', splits: 2 })
  })

  test('cannot be compared with what was erased', () => {
    expect(whyOf(decide(withDrills(...eventsOf(1, 'begun', 'maya')()), ben, yes, []))).toContain('was erased')
  })

  test('is the two people’s who were named, each once', () => {
    const begun = withDrills(...eventsOf(1, 'begun', 'maya')())

    expect(decide(begun, asOlivia())).toMatchObject({ kind: 'not yours' })
    expect(whyOf(decide(begun, maya))).toContain('Nobody decides them twice')
  })

  test('wants one of the decisions for every case', () => {
    const file = withDrills(...eventsOf(1, 'begun')())

    expect(problemAt(decide(file, maya, yes.slice(0, 11)), 'case12')).toBe('Choose one decision.')
    expect(problemAt(decide(file, maya, ['Perhaps', ...yes.slice(1)]), 'case1')).toBe('Choose one decision.')
  })

  test('is over once the drill was broken off', () => {
    expect(whyOf(decide(withDrills(...eventsOf(1, 'begun', 'broken off')())))).toContain('was broken off')
  })
})

describe('breaking off', () => {
  test('is possible until both have decided', () => {
    const open = withDrills(...eventsOf(1, 'begun', 'maya')())
    const over = withDrills(...eventsOf(1, 'begun', 'maya', 'ben')())

    expect(factOf(breakOffDrill(open, findDrill(open, 1)!)).data).toEqual({ what: 'broken off' })
    expect(whyOf(breakOffDrill(over, findDrill(over, 1)!))).toContain('This drill is finished')
  })
})
