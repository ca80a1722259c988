import { describe, expect, test } from 'vitest'
import type { Answerer } from '../../src/domain/pilot-file.ts'
import { nameAnswerer, namedFor, unansweredRules } from '../../src/domain/rule-answerer.ts'
import { factOf, pilotFile, problemAt, stopped, whyOf } from '../support/drafted-pilot.ts'
import { version } from '../support/invoice-book.ts'

const rules = [version(1), version(2)]
const named = (rule: number, person: string, deputy: string | null, seq: number): Answerer => {
  return { rule, person, deputy, by: 'olivia', at: seq, seq }
}

describe('naming who answers', () => {
  test('names one person and who stands in', () => {
    const made = nameAnswerer({ file: pilotFile({ rules }), rule: 1, person: 'maya', deputy: 'tariq' })

    expect(factOf(made)).toMatchObject({
      act: 'name answerer',
      object: { type: 'rule', id: '1' },
      data: { rule: 1, person: 'maya', deputy: 'tariq' },
    })
    expect(factOf(nameAnswerer({ file: pilotFile({ rules }), rule: 1, person: 'maya', deputy: '' })).data).toEqual({
      rule: 1,
      person: 'maya',
      deputy: null,
    })
  })

  test('takes people with a seat on the pilot, and two different ones', () => {
    const file = pilotFile({ rules })
    const name = (person: string, deputy: string) => nameAnswerer({ file, rule: 1, person, deputy })

    expect(problemAt(name('', ''), 'person')).toContain('a seat on this pilot')
    expect(problemAt(name('nora', ''), 'person')).toContain('a seat on this pilot')
    expect(problemAt(name('maya', 'nora'), 'deputy')).toContain('a seat on this pilot')
    expect(problemAt(name('maya', 'maya'), 'deputy')).toContain('somebody else')
  })

  test('is for a rule of the book, and of a pilot that has not ended', () => {
    const gone = [...rules, version(1, {}, { version: 2, retired: true, seq: 9 })]
    const naming = { rule: 1, person: 'maya', deputy: '' }

    expect(whyOf(nameAnswerer({ file: pilotFile({ rules: gone }), ...naming }))).toBe('R1 is not in the book.')
    expect(whyOf(nameAnswerer({ file: pilotFile({ rules }, stopped), ...naming }))).toContain('has ended')
  })

  test('says when nothing would change', () => {
    const file = pilotFile({ rules, answerers: [named(1, 'maya', null, 5)] })

    expect(whyOf(nameAnswerer({ file, rule: 1, person: 'maya', deputy: '' }))).toContain('already')
    expect(factOf(nameAnswerer({ file, rule: 1, person: 'maya', deputy: 'tariq' })).data).toMatchObject({
      deputy: 'tariq',
    })
  })
})

describe('who answers', () => {
  test('is whoever was named last', () => {
    const answerers = [named(1, 'maya', null, 5), named(2, 'tariq', null, 6), named(1, 'tariq', 'maya', 7)]

    expect(namedFor({ answerers }, 1)).toMatchObject({ person: 'tariq', deputy: 'maya' })
    expect(namedFor({ answerers }, 3)).toBeNull()
  })

  test('is nobody where nobody was named, or none of them has a seat any more', () => {
    const answerers = [named(1, 'ben', null, 5)]

    expect(unansweredRules(pilotFile({ rules, answerers })).map(({ number }) => number)).toEqual([1, 2])
    const stoodIn = [named(1, 'ben', 'maya', 5), named(2, 'maya', null, 6)]
    expect(unansweredRules(pilotFile({ rules, answerers: stoodIn }))).toEqual([])
  })
})
