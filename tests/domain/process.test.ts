import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oddLists, type ProcessContent } from '../../src/domain/process.ts'
import { arranged, blankStep, landsAt, longestList, moves } from '../../src/domain/process-draft.ts'
import { writeProcess } from '../../src/domain/process-writing.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { factOf, pilotFile, problemAt, running, stopped, whyOf } from '../support/drafted-pilot.ts'
import { processStep, processVersion, writtenProcess } from '../support/written-rules.ts'

const draft = pilotFile()
const written = pilotFile({ processes: [processVersion(1)] })

function write(content: ProcessContent, file: PilotFile = draft, seen = file.processes.at(-1)?.hash ?? '') {
  return writeProcess({ file, draft: content, seen })
}

describe('writing the process', () => {
  test('keeps both lists as one version, from the first on', () => {
    expect(factOf(write(writtenProcess()))).toMatchObject({
      act: 'write process',
      object: { type: 'process', id: 'inv', version: 1 },
      content: writtenProcess(),
    })
    const more = writtenProcess({ whySoMany: 'The paper archive needs two of them.' })
    expect(factOf(write(more, written))).toMatchObject({ object: { version: 2 }, base: 1 })
  })

  test('leaves out the steps that nobody filled in', () => {
    const content = writtenProcess()
    const spaced = { ...content, pilot: [blankStep, ...content.pilot, blankStep] }

    expect(factOf(write(spaced)).content).toEqual(content)
  })

  test('wants who and what of every step that says anything, at the place where it stands', () => {
    const refused = write(
      writtenProcess({ pilot: [blankStep, processStep('', { who: '' }), { ...blankStep, human: true }] }),
    )

    expect(problemAt(refused, 'pilot.1.who')).toBeUndefined()
    expect(problemAt(refused, 'pilot.2.who')).toBe('Say who does this step.')
    expect(problemAt(refused, 'pilot.2.what')).toBe('Say what is done in this step.')
    expect(problemAt(refused, 'pilot.3.what')).toBe('Say what is done in this step.')
  })

  test('takes the rest of a step later: the launch gate asks for it', () => {
    const step = { ...blankStep, who: 'A clerk', what: 'opens the mail' }

    expect(factOf(write({ today: [step], pilot: [], whySoMany: '' })).object.version).toBe(1)
  })

  test('is refused with nothing in it, and with nothing new in it', () => {
    expect(problemAt(write({ today: [blankStep], pilot: [], whySoMany: '' }), 'today.1.who')).toContain('first step')
    expect(whyOf(write(writtenProcess(), written))).toContain('Nothing differs from version 1')
  })

  test('is overtaken when somebody saved meanwhile', () => {
    expect(write(writtenProcess({ whySoMany: 'x' }), written, '')).toMatchObject({ kind: 'overtaken' })
    expect(write(writtenProcess(), draft, 'a hash')).toMatchObject({ kind: 'overtaken' })
  })

  test('ends with the launch, which both keys signed it with', () => {
    const seen = written.processes[0]?.hash
    const launched = pilotFile({ processes: written.processes }, running)
    const ended = pilotFile({ processes: written.processes }, stopped)

    expect(whyOf(write(writtenProcess({ whySoMany: 'x' }), launched, seen))).toContain('was launched with these steps')
    expect(whyOf(write(writtenProcess({ whySoMany: 'x' }), ended, seen))).toContain('has ended')
  })
})

describe('the number of steps', () => {
  const steps = (count: number) => Array.from({ length: count }, (_, at) => processStep(`does ${at}`))

  test.each([
    [5, 10, []],
    [4, 10, ['today']],
    [5, 11, ['pilot']],
    [0, 20, ['today', 'pilot']],
  ] as const)('of %i today and %i in the pilot wants a reason for %o', (today, pilot, odd) => {
    expect(oddLists({ today: steps(today), pilot: steps(pilot), whySoMany: '' })).toEqual(odd)
  })
})

describe('putting steps in order while writing', () => {
  const content = writtenProcess()
  const whats = ({ today }: ProcessContent) => today.map(({ what }) => what)
  const today = (move: (typeof moves)[number], place: number) => arranged(content, { move, list: 'today', place })

  test('moves one up or down, and one at either end nowhere', () => {
    const [a, b, c, d, e] = whats(content)

    expect(whats(today('up', 3))).toEqual([a, c, b, d, e])
    expect(whats(today('down', 4))).toEqual([a, b, c, e, d])
    expect(whats(today('up', 1))).toEqual([a, b, c, d, e])
    expect(whats(today('down', 5))).toEqual([a, b, c, d, e])
  })

  test('adds a blank one at the end and takes one out', () => {
    expect(today('add', 1).today.at(-1)).toEqual(blankStep)
    expect(whats(today('remove', 1))).toEqual(whats(content).slice(1))
  })

  test('begins the pilot’s list with today’s', () => {
    expect(arranged({ ...content, pilot: [] }, { move: 'copy', list: 'pilot', place: 1 }).pilot).toEqual(content.today)
  })

  test('never makes a list too long, never loses the other list, and lands on a step that is there', () => {
    const arranging = fc.record({
      move: fc.constantFrom(...moves.filter((move) => move !== 'copy')),
      list: fc.constantFrom('today' as const, 'pilot' as const),
      place: fc.integer({ min: 1, max: longestList }),
    })
    fc.assert(
      fc.property(fc.array(arranging, { maxLength: 60 }), (many) => {
        let now: ProcessContent = { today: [], pilot: [blankStep], whySoMany: 'so' }
        for (const one of many.filter(({ list, place, move }) => move === 'add' || place <= now[list].length)) {
          const other = one.list === 'today' ? 'pilot' : 'today'
          const after = arranged(now, one)
          expect(after[other]).toEqual(now[other])
          expect(after[one.list].length).toBeLessThanOrEqual(longestList)
          const landing = after[one.list][landsAt(now[one.list].length, one) - 1]
          expect(landing === undefined).toBe(after[one.list].length === 0)
          now = after
        }
      }),
    )
  })
})
