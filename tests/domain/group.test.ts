import { describe, expect, test } from 'vitest'
import { groupOf, noteTraining, trainedOn } from '../../src/domain/group.ts'
import type { Training } from '../../src/domain/pilot-file.ts'
import { as, calendar, factOf, leaders, pilotFile, problemAt, stopped, whyOf } from '../support/drafted-pilot.ts'

const holders = [
  ...leaders,
  { seat: 'member', person: 'ben' },
  { seat: 'member', person: 'maya' },
  { seat: 'engineer', person: 'ines' },
] as const
const now = Date.parse('2026-09-07T09:00Z')

function fileWith(trainings: readonly Training[] = []) {
  return pilotFile({ trainings }, { holders })
}

function training(on: string, person = 'ben'): Training {
  return { person, on, by: 'maya', at: 1, seq: 1 }
}

const note = (on: string, person = 'ben', file = fileWith()) =>
  noteTraining(file, { person, on }, calendar, as('maya', 'lead', now))

describe('the group', () => {
  test('is whoever has the seat of a member or of the lead, once each', () => {
    expect(groupOf({ holders })).toEqual(['maya', 'ben'])
    expect(groupOf({ holders: [] })).toEqual([])
  })
})

describe('a training', () => {
  test('is noted for somebody of the group, today or before', () => {
    expect(factOf(note('2026-09-07'))).toMatchObject({
      act: 'note training',
      data: { person: 'ben', on: '2026-09-07' },
    })
    expect(factOf(note('2026-09-01', 'maya')).data).toEqual({ person: 'maya', on: '2026-09-01' })
  })

  test('is not noted before it was held, for others, on no day, or twice', () => {
    expect(problemAt(note('2026-09-08'), 'on')).toContain('still to come')
    expect(problemAt(note('soon'), 'on')).toContain('Give the day')
    expect(problemAt(note('2026-09-07', 'ines'), 'person')).toContain('of the group')
    expect(problemAt(note('2026-09-07', 'ben', fileWith([training('2026-09-07')])), 'on')).toContain('already')
    expect(factOf(note('2026-09-06', 'ben', fileWith([training('2026-09-07')]))).data).toMatchObject({ person: 'ben' })
  })

  test('is over when the pilot has ended', () => {
    const ended = pilotFile({}, { ...stopped, holders })

    expect(whyOf(note('2026-09-07', 'ben', ended))).toContain('has ended')
  })

  test('counts by its newest day, in whatever order they were noted', () => {
    const file = fileWith([training('2026-09-02'), training('2026-08-20'), training('2026-09-05', 'maya')])

    expect(trainedOn(file, 'ben')).toBe('2026-09-02')
    expect(trainedOn(fileWith(), 'ben')).toBeNull()
  })
})
