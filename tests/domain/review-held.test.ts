import { describe, expect, test } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { reviewSignals, reviewStateOf } from '../../src/domain/review-held.ts'
import { after, agreedOn, now as signedAt, sign, week as answeredWeek } from '../support/agreed-answer.ts'
import { factOf } from '../support/drafted-pilot.ts'
import { fileWith, happened, held, weekHeld as week } from '../support/held-review.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'

const nextClosed = at('2026-07-20T13:00Z')
const state = (file: PilotFile, now = held + 60_000) => reviewStateOf(file, week, now, utc)

describe('the review of a week', () => {
  test('is due once the week is closed, and missed once the next one is too', () => {
    expect(state(fileWith(), at('2026-07-12T13:00Z'))).toBe('open')
    expect(state(fileWith())).toBe('due')
    expect(state(fileWith(), nextClosed)).toBe('missed')
  })

  test('is adjourned until it goes on, and missed when it never does', () => {
    const file = fileWith('olivia begun', 'olivia adjourned')

    expect(state(file, held + 120_000)).toBe('adjourned')
    expect(state(file, nextClosed)).toBe('missed')
  })

  test('is held while it goes on, and after it though nobody signed', () => {
    expect(state(fileWith('olivia begun'))).toBe('live')
    expect(state(fileWith('olivia begun', 'olivia ended'), nextClosed)).toBe('unanswered')
  })

  test('is not due for a week after the pilot has ended', () => {
    const file = runningFile([week])
    const stages = [...file.pilot.stages, stage('stopped', 'answer', at('2026-07-10T09:00Z'))]
    expect(state({ ...file, pilot: { ...file.pilot, stages } }, nextClosed)).toBe('none due')
  })

  test('is signed with its answer', () => {
    expect(reviewStateOf(signed([]), answeredWeek, signedAt, utc)).toBe('signed')
  })
})

describe('the sign of drift', () => {
  const signals = (file: PilotFile, now: number) => reviewSignals(file, now, utc)

  test('is a review that nobody held', () => {
    expect(signals(fileWith(), nextClosed)).toMatchObject([{ week, what: 'missed', missing: ['coo', 'cto'] }])
    expect(signals(fileWith(), held)).toEqual([])
  })

  test('is one that was held without one of the two', () => {
    const begun = happened('olivia begun').map((event) => ({ ...event, week: answeredWeek, at: signedAt - 60_000 }))
    const joined = { ...begun[0]!, by: 'tariq', seat: 'cto', what: 'joined' } as const
    const ofWeek = (file: PilotFile) => signals(file, signedAt).filter((signal) => signal.week === answeredWeek)

    expect(ofWeek(signed(begun))).toMatchObject([{ what: 'without both leaders', missing: ['cto'] }])
    expect(ofWeek(signed([...begun, joined]))).toEqual([])
  })

  test('is not an answer that both signed without a meeting', () => {
    expect(signals(signed([]), signedAt).filter((signal) => signal.week === answeredWeek)).toEqual([])
  })

  test('speaks of the last weeks only', () => {
    const much = at('2026-10-19T13:00Z')
    expect(signals(fileWith(), much).map((signal) => signal.week)).toEqual(['2026-W39', '2026-W40', '2026-W41'])
  })
})

/** A week that both signed, with what happened in the room after they had chosen. */
function signed(meetings: PilotFile['meetings']): PilotFile {
  const file = agreedOn('fix', runningFile([answeredWeek]))
  const first = after(file, factOf(sign(file, { person: 'olivia', seat: 'coo' })), 'olivia')
  const form = { seen: first.answers[0]?.hash ?? '' }
  const both = after(first, factOf(sign(first, { person: 'tariq', seat: 'cto', form })), 'tariq')
  return { ...both, meetings, choices: both.choices.map((choice) => ({ ...choice, at: signedAt - 3_600_000 })) }
}
