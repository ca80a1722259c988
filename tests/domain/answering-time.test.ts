import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answeringTime, waited } from '../../src/domain/answering-time.ts'
import { findQuestion, type QuestionEvent } from '../../src/domain/question.ts'
import { calendar, pilotFile } from '../support/drafted-pilot.ts'
import { questionEvent } from '../support/some-questions.ts'

const at = (instant: string) => Date.parse(`${instant}+02:00`)
const monday = at('2026-09-07T09:00')

/** One question, answered where an instant is given. */
function question(number: number, askedAt: string, answeredAt?: string): readonly QuestionEvent[] {
  const asked = questionEvent(number, { at: at(askedAt) })
  return answeredAt === undefined ? [asked] : [asked, { ...asked, what: 'answered', at: at(answeredAt) }]
}

const timeOf = (now: number, ...questions: readonly (readonly QuestionEvent[])[]) =>
  answeringTime(pilotFile({ questions: questions.flat() }), now, calendar)

describe('how long a question waited', () => {
  const waitedFor = (askedAt: string, answeredAt: string) => {
    const found = findQuestion(pilotFile({ questions: question(1, askedAt, answeredAt) }), 1)
    return found && waited(found, monday, calendar)
  }

  test('is counted round the clock and in working hours', () => {
    expect(waitedFor('2026-09-03T10:00', '2026-09-03T12:30')).toEqual({ hours: 2.5, workingHours: 2.5 })
    expect(waitedFor('2026-09-03T16:00', '2026-09-04T10:00')).toEqual({ hours: 18, workingHours: 2 })
  })

  test('leaves the weekend out of the working hours', () => {
    expect(waitedFor('2026-09-04T16:00', '2026-09-07T09:30')).toEqual({ hours: 65.5, workingHours: 1.5 })
  })

  test('ends with the first answer, however often it is answered again', () => {
    const again = questionEvent(1, { what: 'answered', at: at('2026-09-10T10:00') })
    const questions = [...question(1, '2026-09-03T10:00', '2026-09-03T11:00'), again]
    const found = findQuestion(pilotFile({ questions }), 1)

    expect(found && waited(found, monday, calendar).hours).toBe(1)
  })

  test('runs on while it is open', () => {
    const open = findQuestion(pilotFile({ questions: question(1, '2026-09-07T08:00') }), 1)

    expect(open && waited(open, monday, calendar).hours).toBe(1)
  })

  test('is never longer in working hours than by the clock', () => {
    const instant = fc.integer({ min: at('2026-01-01T00:00'), max: monday })
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 60 * 24 * 40 }), (askedAt, minutes) => {
        const asked = questionEvent(1, { at: askedAt })
        const answers = [{ ...asked, what: 'answered' as const, at: askedAt + minutes * 60_000 }]
        const { hours, workingHours } = waited({ ...asked, number: 1, askedAt, answers }, monday, calendar)

        expect(workingHours).toBeLessThanOrEqual(hours + 1e-9)
        expect(workingHours).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('the answering time of the last 30 days', () => {
  test('is the median, in working days of eight hours', () => {
    const time = timeOf(
      monday,
      question(1, '2026-09-01T09:00', '2026-09-01T11:00'),
      question(2, '2026-09-01T09:00', '2026-09-02T09:00'),
      question(3, '2026-09-01T09:00', '2026-09-04T17:00'),
    )

    expect(time).toEqual({ hours: 24, workingDays: 1, answered: 3, overdue: 0 })
  })

  test('is nobody’s without questions', () => {
    expect(timeOf(monday)).toEqual({ hours: null, workingDays: null, answered: 0, overdue: 0 })
  })

  test('forgets what was answered before, and keeps what was asked before and answered since', () => {
    const before = question(1, '2026-08-05T09:00', '2026-08-06T09:00')
    const since = question(2, '2026-08-05T09:00', '2026-08-10T09:00')

    expect(timeOf(monday, before).answered).toBe(0)
    expect(timeOf(monday, before, since)).toMatchObject({ answered: 1, workingDays: 3 })
  })

  test('counts an open question with its age once it waited longer than a working day, however old it is', () => {
    const open = question(1, '2026-09-03T15:00')

    expect(timeOf(at('2026-09-04T15:00'), open)).toMatchObject({ workingDays: null, overdue: 0 })
    expect(timeOf(at('2026-09-04T17:00'), open)).toMatchObject({ workingDays: 1.25, answered: 0, overdue: 1 })
    expect(timeOf(at('2026-12-04T17:00'), open).overdue).toBe(1)
  })
})
