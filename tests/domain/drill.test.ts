import { describe, expect, test } from 'vitest'
import { drillsAwaiting, drillsOn, findDrill, isAmbiguous } from '../../src/domain/drill.ts'
import { eventsOf, finishedDrill, versionOfR3 } from '../support/some-drills.ts'

describe('a drill', () => {
  test('is open until the second person has decided', () => {
    const afterOne = { drills: eventsOf(1, 'begun', 'maya')() }
    const afterBoth = { drills: eventsOf(1, 'begun', 'maya', 'ben')({}, 2) }

    expect(findDrill(afterOne, 1)).toMatchObject({ stage: 'open', splits: null, endedAt: null })
    expect(findDrill(afterBoth, 1)).toMatchObject({ stage: 'finished', splits: 2, endedAt: 12 })
  })

  test('counts the cases that split them, and none is a number too', () => {
    expect(findDrill({ drills: finishedDrill(1, {}, 0) }, 1)).toMatchObject({ stage: 'finished', splits: 0 })
  })

  test('that was broken off has no result, whoever had decided', () => {
    const drills = eventsOf(1, 'begun', 'maya', 'broken off')()

    expect(findDrill({ drills }, 1)).toMatchObject({ stage: 'broken off', splits: null })
  })

  test('waits for those of its two people who have not decided, and for nobody else', () => {
    const drills = [...eventsOf(1, 'begun', 'maya')(), ...eventsOf(2, 'begun', 'broken off')()]
    const waiting = (person: string) => drillsAwaiting({ drills }, person).map(({ number }) => number)

    expect([waiting('ben'), waiting('maya'), waiting('olivia')]).toEqual([[1], [], []])
  })

  test('keeps its number apart from the others', () => {
    const drills = [...finishedDrill(1, {}, 3), ...eventsOf(2, 'begun')()]

    expect(drillsOn({ drills }).map(({ number, stage }) => `${number} ${stage}`)).toEqual(['1 finished', '2 open'])
    expect(findDrill({ drills }, 3)).toBeNull()
  })
})

describe('a rule is ambiguous', () => {
  const first = versionOfR3(1, 'Large invoices go to the director.')
  const second = versionOfR3(2, 'Invoices above € 10,000 go to the director.')
  const on = (hash: string, splits: number, drill = 1) => finishedDrill(drill, { ruleHash: hash }, splits)

  test('once a drill split two people on it, and not while nobody was split', () => {
    expect(isAmbiguous({ rules: [first], drills: [] }, 3)).toBe(false)
    expect(isAmbiguous({ rules: [first], drills: on('hash 1', 0) }, 3)).toBe(false)
    expect(isAmbiguous({ rules: [first], drills: on('hash 1', 1) }, 3)).toBe(true)
  })

  test('not by a drill of another rule, nor by one that is not finished', () => {
    const other = finishedDrill(1, { rule: 4 }, 5)
    const open = eventsOf(2, 'begun', 'maya')()

    expect(isAmbiguous({ rules: [first], drills: [...other, ...open] }, 3)).toBe(false)
  })

  test('still after it was worded anew, until the new words were drilled', () => {
    expect(isAmbiguous({ rules: [first, second], drills: on('hash 1', 2) }, 3)).toBe(true)
    expect(isAmbiguous({ rules: [first, second], drills: [...on('hash 1', 2), ...on('hash 2', 0, 2)] }, 3)).toBe(false)
    expect(isAmbiguous({ rules: [first, second], drills: [...on('hash 1', 2), ...on('hash 2', 1, 2)] }, 3)).toBe(true)
  })

  test('also when the same words are drilled again with more luck', () => {
    expect(isAmbiguous({ rules: [first], drills: [...on('hash 1', 2), ...on('hash 1', 0, 2)] }, 3)).toBe(true)
  })

  test('also when only its place moved: the sentence is what people read', () => {
    const moved = versionOfR3(2, first.content.text)

    expect(isAmbiguous({ rules: [first, moved], drills: [...on('hash 1', 2), ...on('hash 2', 0, 2)] }, 3)).toBe(true)
  })

  test('again when it goes back to words that once split people', () => {
    const back = versionOfR3(3, first.content.text)
    const drills = [...on('hash 1', 2), ...on('hash 2', 0, 2)]

    expect(isAmbiguous({ rules: [first, second, back], drills }, 3)).toBe(true)
  })

  test('no more by later words that nobody has drilled yet, once it was cleared', () => {
    const third = versionOfR3(3, 'Invoices above € 12,000 go to the director.')
    const drills = [...on('hash 1', 2), ...on('hash 2', 0, 2)]

    expect(isAmbiguous({ rules: [first, second, third], drills }, 3)).toBe(false)
  })
})
