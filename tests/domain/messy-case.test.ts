import { describe, expect, test } from 'vitest'
import { findMessyCase, hasFailed, kindsTried, messyCases, messyKinds } from '../../src/domain/messy-case.ts'
import {
  dropMessyCase,
  type MessyDraft,
  runByHand,
  runByReplay,
  writeMessyCase,
} from '../../src/domain/messy-case-writing.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { factOf, pilotFile, problemAt, running, stopped, whyOf } from '../support/drafted-pilot.ts'
import { fourRules, messyContent, messyEvent, ruleVersion, writtenFile } from '../support/written-rules.ts'

const file = pilotFile(writtenFile)
const second = writtenFile.rules[1]?.hash ?? ''
const reworded = ruleVersion(
  2,
  { ...fourRules[1]!, text: 'An invoice needs a supplier.' },
  { version: 2, seq: 50, at: 50 },
)

const draft: MessyDraft = {
  kind: 'missing fields',
  rule: 2,
  given: 'An invoice without a supplier',
  attributes: '',
  expected: 'It goes back.',
}

const standings = (given: PilotFile) => messyCases(given).map(({ standing }) => standing)
const trying = (change: object = {}) => ({ file, number: 1, seen: second, result: 'pass' as const, ...change })

describe('a messy case', () => {
  test('is written about a rule in effect, with what comes in and what should happen', () => {
    expect(factOf(writeMessyCase(pilotFile({ rules: writtenFile.rules }), draft))).toMatchObject({
      act: 'write messy case',
      object: { type: 'messy case', id: '1', version: 1 },
      content: { kind: 'missing fields', rule: 2, attributes: {} },
      data: { what: 'written' },
    })
    const refused = writeMessyCase(file, { ...draft, rule: 9, given: '', expected: '' })
    expect(problemAt(refused, 'rule')).toBe('Choose the rule that it tries.')
    expect(problemAt(refused, 'given')).toBe('Say what comes in.')
    expect(problemAt(refused, 'expected')).toBe('Say what should happen then.')
  })

  test('gets a number of its own, also after others were dropped', () => {
    const gone = { ...file, messyCases: [...file.messyCases, messyEvent(5, { what: 'dropped' })] }

    expect(factOf(writeMessyCase(gone, draft)).object.id).toBe('6')
  })

  test('takes its attributes line by line', () => {
    const content = (attributes: string) => factOf(writeMessyCase(file, { ...draft, attributes })).content

    expect(content('Amount=12000\n\n Order no = A=B \nSupplier=')).toMatchObject({
      attributes: { Amount: '12000', 'Order no': 'A=B', Supplier: '' },
    })
  })

  test.each([
    ['Amount 12000', '“Amount 12000” is not.'],
    ['Amount=1\n=12000', '“=12000” is not.'],
    ['Amount=1\nAmount=2', '“Amount” stands there twice.'],
    [Array.from({ length: 31 }, (_, at) => `f${at}=1`).join('\n'), 'at most 30 attributes'],
  ])('refuses attributes like %j', (attributes, why) => {
    expect(problemAt(writeMessyCase(file, { ...draft, attributes }), 'attributes')).toContain(why)
  })

  test('is written and run while the pilot runs too, and no more once it has ended', () => {
    const live = pilotFile(writtenFile, running)
    const over = pilotFile(writtenFile, stopped)

    expect(factOf(writeMessyCase(live, draft)).object.id).toBe('6')
    expect(factOf(runByHand(trying({ file: live }), 'Tried.')).act).toBe('run messy case')
    for (const late of [
      writeMessyCase(over, draft),
      dropMessyCase(over, 1),
      runByHand(trying({ file: over }), 'Tried.'),
      runByReplay(trying({ file: over }), { now: 'x', seen: 'x' }),
    ])
      expect(whyOf(late)).toContain('has ended')
  })
})

describe('running it', () => {
  test('by hand keeps result, evidence and the rule as it stands', () => {
    expect(factOf(runByHand(trying({ result: 'fail' }), 'It was booked all the same.'))).toMatchObject({
      object: { id: '1', version: 3 },
      data: { what: 'run', ruleHash: second, result: 'fail', how: 'by hand' },
      texts: { evidence: 'It was booked all the same.' },
    })
    expect(problemAt(runByHand(trying(), ''), 'evidence')).toContain('what came of it')
  })

  test('by replay keeps what the rules gave as the evidence', () => {
    expect(factOf(runByReplay(trying(), { now: 'to Finance (R2).', seen: 'to Finance (R2).' }))).toMatchObject({
      data: { how: 'by replay', result: 'pass' },
      texts: { evidence: 'to Finance (R2).' },
    })
    expect(whyOf(runByReplay(trying(), { now: null, seen: '' }))).toContain('Run this test by hand.')
  })

  test('is overtaken when the rule, or what the rules give, moved since the page was opened', () => {
    const moved = { ...file, rules: [...file.rules, reworded] }

    expect(runByHand(trying({ file: moved }), 'Tried.')).toMatchObject({ kind: 'overtaken' })
    expect(runByReplay(trying(), { now: 'to Ben', seen: 'to Finance' })).toMatchObject({ kind: 'overtaken' })
  })

  test('is refused for a test that was dropped, and for a rule that is gone', () => {
    const gone = { ...file, messyCases: [...file.messyCases, messyEvent(1, { what: 'dropped' })] }
    const retired = { ...file, rules: [...file.rules, { ...reworded, retired: true }] }

    expect(whyOf(runByHand(trying({ file: gone }), 'Tried.'))).toContain('was dropped')
    expect(whyOf(dropMessyCase(gone, 1))).toContain('was dropped')
    expect(whyOf(runByHand(trying({ file: retired }), 'Tried.'))).toContain('R2 is no longer in effect.')
  })
})

describe('how a test stands', () => {
  test('is what its newest run found', () => {
    const failedLast = messyEvent(1, { result: 'fail', how: 'by hand', ruleHash: second })
    const after = { ...file, messyCases: [...file.messyCases, failedLast, messyEvent(2, { what: 'dropped' })] }

    expect(standings(file)).toEqual(['pass', 'pass', 'pass', 'pass', 'pass'])
    expect(standings(after)).toEqual(['fail', 'pass', 'pass', 'pass'])
    expect(findMessyCase(after, 2)).toBeNull()
  })

  test('is open again once its rule reads differently, and settled when it reads as before', () => {
    const moved = { ...file, rules: [...file.rules, reworded] }
    const back = { ...moved, rules: [...moved.rules, ruleVersion(2, fourRules[1]!, { version: 3, seq: 60, at: 60 })] }

    expect(new Set(standings(moved))).toEqual(new Set(['rule changed']))
    expect(new Set(standings(back))).toEqual(new Set(['pass']))
  })

  test('is that of a test without its rule when that was taken out', () => {
    const retired = { ...file, rules: [...file.rules, { ...reworded, retired: true }] }

    expect(new Set(standings(retired))).toEqual(new Set(['rule gone']))
  })

  test('leaves a kind untried until one of its tests has a result on the rule as it stands', () => {
    const untried = (given: PilotFile) => kindsTried(given).flatMap(({ kind, isTried }) => (isTried ? [] : [kind]))
    const onlyWritten = { what: 'written', content: messyContent('missing fields') } as const

    expect(untried(file)).toEqual([])
    expect(untried(pilotFile({ ...writtenFile, messyCases: [messyEvent(1, onlyWritten)] }))).toEqual(messyKinds)
    expect(untried({ ...file, rules: [...file.rules, reworded] })).toEqual(messyKinds)
  })

  test('counts as failed until it was run again, whatever the rule says by then', () => {
    const failed = { ...file, messyCases: [...file.messyCases, messyEvent(3, { result: 'fail', ruleHash: second })] }
    const failing = (given: PilotFile) =>
      messyCases(given)
        .filter(hasFailed)
        .map(({ number }) => number)

    expect(failing(failed)).toEqual([3])
    expect(failing({ ...failed, rules: [...file.rules, reworded] })).toEqual([3])
    expect(failing({ ...failed, rules: [...file.rules, { ...reworded, retired: true }] })).toEqual([])
  })
})
