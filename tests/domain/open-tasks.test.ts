import { describe, expect, test } from 'vitest'
import { openDecisions } from '../../src/domain/open-decisions.ts'
import { openTasks } from '../../src/domain/open-tasks.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { objectTo, returnChange } from '../../src/domain/rule-change-deciding.ts'
import {
  after,
  approved,
  asked,
  asOlivia,
  asTariq,
  bookFile,
  confirmed,
  deciding,
  later,
  switchedOn,
} from '../support/changing-rules.ts'
import { at, stage, utc } from '../support/pilot-file.ts'
import { eventsOf } from '../support/some-drills.ts'
import { questionEvent } from '../support/some-questions.ts'

const group = [
  { seat: 'lead', person: 'maya' },
  { seat: 'member', person: 'ben' },
] as const

/** INV with its group, and what a test adds. */
function inv(change: Partial<PilotFile> = {}): PilotFile {
  const file = bookFile(change)
  return { ...file, pilot: { ...file.pilot, holders: [...file.pilot.holders, ...group] } }
}

function tasks(file: PilotFile, person: string): readonly string[] {
  return openTasks(file, person, utc).map(({ what, thing }) => `${what} ${thing}`)
}

describe('A change that came back', () => {
  test('waits for whoever asked, and for nobody else', () => {
    const file = asked()
    const returned = after(file, returnChange(deciding(file), 'Which ones?'), asOlivia())
    const objected = after(approved(), objectTo(deciding(approved()), 'Not yet.'), asTariq())

    expect(tasks(returned, 'maya')).toEqual(['word anew rule-changes/1'])
    expect(tasks(returned, 'olivia')).toEqual([])
    expect(openTasks(objected, 'maya', utc)).toMatchObject([{ what: 'word anew', by: 'tariq' }])
  })

  test('is rebased by whoever asked when the rule has moved on', () => {
    const both = asked(asked())
    const first = switchedOn(confirmed(approved(both, asOlivia(), 1), asTariq(), 1), asTariq(), 1)

    expect(tasks(first, 'maya')).toContain('rebase rule-changes/2')
  })
})

describe('A question', () => {
  const named = { rule: 1, person: 'maya', deputy: 'ben', by: 'olivia', at: 1, seq: 1 }
  const question = questionEvent(1, { rule: 1, at: later })
  const coos = (file: PilotFile) =>
    openDecisions(file, later, utc).flatMap(({ what, seat, thing }) => (what === 'answer' ? [`${seat} ${thing}`] : []))

  test('waits for whoever was named for its rule and for who does while they are away, due on the next working day', () => {
    const file = inv({ answerers: [named], questions: [question] })
    const mine = openTasks(file, 'maya', utc).find(({ what }) => what === 'answer')

    expect(tasks(file, 'ben')).toContain('answer questions/1')
    expect(mine?.dueAt).toBe(at('2026-08-11T17:00Z'))
    expect(coos(file)).toEqual([])
  })

  test('is the COO’s where nobody was named, where they have left, and where no rule speaks', () => {
    const left = inv({ answerers: [{ ...named, person: 'nora', deputy: null }], questions: [question] })
    const nobody = inv({ answerers: [named], questions: [questionEvent(1, { at: later })] })

    expect([coos(inv({ questions: [question] })), coos(left), coos(nobody)]).toEqual([
      ['coo questions/1'],
      ['coo questions/1'],
      ['coo questions/1'],
    ])
  })

  test('is gone at once when it is answered', () => {
    const answered = questionEvent(1, { rule: 1, what: 'answered', by: 'ben', at: later + 1 })
    const file = inv({ answerers: [named], questions: [question, answered] })

    expect(tasks(file, 'maya')).not.toContain('answer questions/1')
    expect(coos(inv({ questions: [question, answered] }))).toEqual([])
  })
})

describe('What there is to read', () => {
  const read = { what: 'when to use', subject: 'hash of version 1', at: later, seq: 1 } as const

  test('waits for members and the lead until each has acknowledged it, and for no leader', () => {
    const file = inv({ acknowledgements: [{ ...read, person: 'ben' }] })

    expect(tasks(file, 'maya')).toEqual(['read know'])
    expect([tasks(file, 'ben'), tasks(file, 'olivia'), tasks(file, 'ines')]).toEqual([[], [], []])
  })

  test('is joined by every switch-on, with who switched it on', () => {
    const on = switchedOn()
    const file = { ...on, pilot: { ...on.pilot, holders: [...on.pilot.holders, ...group] } }
    const seen = { what: 'switch-on', subject: '1', person: 'ben', at: later, seq: 2 } as const

    expect(openTasks(file, 'ben', utc).filter(({ what }) => what === 'see')).toMatchObject([
      { thing: 'know', by: 'tariq', about: { content: { rule: 1, base: 1 } } },
    ])
    expect(tasks({ ...file, acknowledgements: [seen] }, 'ben')).toEqual(['read know'])
  })
})

describe('A drill', () => {
  test('waits for the two who were named, until each has decided', () => {
    const begun = inv({ drills: eventsOf(1, 'begun')() })
    const half = inv({ drills: eventsOf(1, 'begun', 'maya')() })
    const off = inv({ drills: eventsOf(1, 'begun', 'broken off')() })
    const drilled = (file: PilotFile, person: string) => tasks(file, person).includes('decide in the drill drills/1')

    expect([drilled(begun, 'maya'), drilled(begun, 'ben'), drilled(begun, 'olivia')]).toEqual([true, true, false])
    expect([drilled(half, 'maya'), drilled(half, 'ben'), drilled(off, 'ben')]).toEqual([false, true, false])
  })
})

test('Nothing waits for anybody once the pilot has ended', () => {
  const file = inv({ drills: eventsOf(1, 'begun')() })
  const stages = [...file.pilot.stages, stage('stopped', 'answer', later)]

  expect(tasks({ ...file, pilot: { ...file.pilot, stages } }, 'ben')).toEqual([])
})
