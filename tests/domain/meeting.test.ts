import { describe, expect, test } from 'vitest'
import {
  adjournMeeting,
  beginMeeting,
  endMeeting,
  joinMeeting,
  leadersThere,
  meetingMinutes,
  meetingOf,
  notTurnable,
  peopleThere,
  placeOf,
} from '../../src/domain/meeting.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { after, agreedOn, now as signedAt, sign, week as answeredWeek } from '../support/agreed-answer.ts'
import { factOf } from '../support/drafted-pilot.ts'
import { actBy } from '../support/house.ts'
import { fileWith, happened, held, weekHeld as week } from '../support/held-review.ts'
import { runningFile, utc } from '../support/pilot-file.ts'

const later = held + 10 * 60_000
const atMeeting = (file: PilotFile) => ({ file, week, calendar: utc })
const stateAt = (file: PilotFile, now = later) => meetingOf(file, week, now).state

describe('a meeting', () => {
  test('takes half an hour', () => {
    expect(meetingMinutes).toBe(30)
  })

  test('is begun for a week that is closed, and once', () => {
    const begin = (file: PilotFile, now: number) => beginMeeting(atMeeting(file), actBy('olivia', now, 'coo'))

    expect(begin(fileWith(), held)).toMatchObject({ act: 'run review', data: { week, what: 'begun' } })
    expect(begin(fileWith(), held - 24 * 3_600_000)).toMatchObject({ why: expect.stringContaining('still open') })
    expect(begin(fileWith('tariq begun'), later)).toMatchObject({ why: expect.stringContaining('has begun already') })
  })

  test('goes on after it was adjourned, with its reason kept', () => {
    const file = fileWith('olivia begun', 'olivia adjourned')

    expect(stateAt(file)).toBe('adjourned')
    expect(beginMeeting(atMeeting(file), actBy('tariq', later, 'cto'))).toMatchObject({ data: { what: 'begun' } })
    const again = fileWith('olivia begun', 'olivia adjourned', 'tariq begun')
    expect(meetingOf(again, week, later)).toMatchObject({ state: 'live', adjourned: { why: 'why' } })
  })

  test('is adjourned with a reason only, and only while it goes on', () => {
    const adjourn = (file: PilotFile, why: string) =>
      adjournMeeting(atMeeting(file), why, actBy('olivia', later, 'coo'))

    expect(adjourn(fileWith('olivia begun'), '')).toMatchObject({ problems: [{ field: 'why' }] })
    expect(adjourn(fileWith(), 'Nobody came.')).toMatchObject({ refused: true })
    expect(adjourn(fileWith('olivia begun'), 'Tariq is ill.')).toMatchObject({ texts: { why: 'Tariq is ill.' } })
  })

  test('is not ended before both have chosen: who breaks it off says why', () => {
    const file = fileWith('olivia begun')
    const choice = { week, round: 1, person: 'olivia', for: null, choice: 'c', at: later, seq: 9 }
    const both = [{ ...choice, side: 'policy' } as const, { ...choice, side: 'system', person: 'tariq' } as const]
    const end = (one: PilotFile) => endMeeting(atMeeting(one), actBy('olivia', later, 'coo'))

    expect(end(file)).toMatchObject({ why: expect.stringContaining('Adjourn it') })
    expect(end({ ...file, choices: both.slice(0, 1) })).toMatchObject({ refused: true })
    expect(end({ ...file, choices: both })).toMatchObject({ data: { what: 'ended' } })
  })

  test('is over once it was ended, or hours after nobody ended it', () => {
    expect(stateAt(fileWith('olivia begun', 'olivia ended'))).toBe('over')
    expect(stateAt(fileWith('olivia begun'), held + 4 * 3_600_000)).toBe('live')
    expect(stateAt(fileWith('olivia begun'), held + 4 * 3_600_000 + 1)).toBe('over')
  })

  test('is over once its answer is signed', () => {
    const begun = happened('olivia begun').map((event) => ({ ...event, week: answeredWeek, at: signedAt - 60_000 }))
    const file = { ...agreedOn('fix', runningFile([answeredWeek])), meetings: begun }
    const first = after(file, factOf(sign(file, { person: 'olivia', seat: 'coo' })), 'olivia')
    const form = { seen: first.answers[0]?.hash ?? '' }
    const both = after(first, factOf(sign(first, { person: 'tariq', seat: 'cto', form })), 'tariq')

    expect(meetingOf(first, answeredWeek, signedAt).state).toBe('live')
    expect(meetingOf(both, answeredWeek, signedAt).state).toBe('over')
  })
})

describe('who is there', () => {
  test('says so once, while it goes on', () => {
    const join = (file: PilotFile) => joinMeeting(atMeeting(file), actBy('ines', later, 'engineer'))

    expect(join(fileWith('olivia begun'))).toMatchObject({ act: 'take part', data: { what: 'joined' } })
    expect(join(fileWith('olivia begun', 'ines joined'))).toMatchObject({ why: 'You are noted already.' })
    expect(join(fileWith())).toMatchObject({ refused: true })
  })

  test('is everybody who ran or joined it', () => {
    const meeting = meetingOf(fileWith('olivia begun', 'ines joined', 'olivia adjourned', 'tariq begun'), week, later)
    expect(peopleThere(meeting)).toEqual(['olivia', 'ines', 'tariq'])
  })

  test('is a leader who joined, whose deputy did, or who chose an answer from elsewhere', () => {
    const there = (file: PilotFile) => leadersThere(file, meetingOf(file, week, later), utc)
    const alone = fileWith('olivia begun', 'ines joined')
    const deputy = { seat: 'cto', holder: 'tariq', deputy: 'ines', from: '2026-07-13', to: '2026-07-13' } as const
    const stoodIn = { ...alone.pilot, deputies: [{ ...deputy, namedAt: 0, gone: null }] }
    const chosen = { week, round: 1, side: 'system', person: 'tariq', for: null, choice: 'c', seq: 9 } as const

    expect(there(alone)).toEqual(['coo'])
    expect(there(fileWith('olivia begun', 'tariq joined'))).toEqual(['coo', 'cto'])
    expect(there({ ...alone, pilot: stoodIn })).toEqual(['coo', 'cto'])
    expect(there({ ...alone, choices: [{ ...chosen, at: later }] })).toEqual(['coo', 'cto'])
    expect(there({ ...alone, choices: [{ ...chosen, at: held - 1 }] })).toEqual(['coo'])
    expect(there(fileWith())).toEqual([])
  })
})

describe('where it stands', () => {
  const live = fileWith('olivia begun')

  test('is its first step until somebody turns it, and forgotten when it is begun anew', () => {
    const meeting = meetingOf(live, week, later)

    expect(placeOf(meeting, null)).toEqual({ step: 1, since: held, by: 'olivia' })
    expect(placeOf(meeting, { step: 4, since: later, by: 'tariq' })).toMatchObject({ step: 4, by: 'tariq' })
    expect(placeOf(meeting, { step: 4, since: held - 1, by: 'tariq' })).toMatchObject({ step: 1 })
    expect(placeOf(meetingOf(fileWith(), week, later), { step: 4, since: later, by: 'tariq' })).toBeNull()
  })

  test('is one of the seven steps, while it goes on', () => {
    expect(notTurnable(live, week, 7, later)).toBeNull()
    expect(notTurnable(live, week, 8, later)).toContain('no such step')
    expect(notTurnable(fileWith(), week, 2, later)).toContain('not going on')
  })
})
