import { describe, expect, test } from 'vitest'
import {
  type ActionEvent,
  actionsOn,
  askedAfter,
  decidedIn,
  dropAction,
  isOverdue,
  keepOpen,
  noteAction,
  openActions,
  reportDone,
} from '../../src/domain/action.ts'
import { held, noted, weekHeld as week } from '../support/held-review.ts'
import { runningFile, stage } from '../support/pilot-file.ts'

const today = '2026-07-13'
const nextWeek = '2026-W29'
const day = 86_400_000
const fileOf = (...actions: readonly ActionEvent[]) => runningFile([week], { actions })

describe('what a review decides', () => {
  const said = { kind: 'action', words: 'Ask the vendor.', owner: 'ines', dueOn: '2026-07-20' } as const

  test('is noted with owner and day, under the next number', () => {
    expect(noteAction(fileOf(noted(4)), week, said, today)).toMatchObject({
      act: 'add action',
      object: { type: 'action', id: '5' },
      data: { week, kind: 'action', what: 'added', owner: 'ines', dueOn: '2026-07-20' },
      texts: { words: 'Ask the vendor.' },
    })
  })

  test('wants words, somebody on the pilot and a day from today on', () => {
    const wrong = { ...said, words: '', owner: 'nora', dueOn: '2026-07-12' }
    expect(noteAction(fileOf(), week, wrong, today)).toMatchObject({
      problems: [{ field: 'words' }, { field: 'owner' }, { field: 'dueOn' }],
    })
  })

  test('is cut without owner or day', () => {
    const cut = { ...said, kind: 'cut', owner: 'ines', dueOn: '' } as const
    expect(noteAction(fileOf(), week, cut, today)).toMatchObject({ data: { kind: 'cut', owner: null, dueOn: null } })
  })

  test('is noted in no week before the pilot’s first or after this one, and on no pilot that has ended', () => {
    const file = fileOf()
    const stages = [...file.pilot.stages, stage('stopped', 'answer', held)]

    expect(noteAction(file, '2026-W27', said, today)).toMatchObject({ refused: true })
    expect(noteAction(file, '2026-W40', said, today)).toMatchObject({ refused: true })
    expect(noteAction({ ...file, pilot: { ...file.pilot, stages } }, week, said, today)).toMatchObject({
      refused: true,
    })
  })
})

describe('an action', () => {
  const done = noted(1, { what: 'done', at: held + day, words: 'how' })

  test('is reported done once', () => {
    expect(reportDone(fileOf(noted(1)), 1, 'By mail.', week)).toMatchObject({
      act: 'report action',
      data: { what: 'done', owner: 'ines' },
      texts: { words: 'By mail.' },
    })
    expect(reportDone(fileOf(noted(1), done), 1, '', week)).toMatchObject({ why: 'This action is done already.' })
    expect(reportDone(fileOf(noted(1)), 2, '', week)).toMatchObject({ why: 'There is no such action.' })
  })

  test('is kept open until another day, by which it is overdue then', () => {
    const kept = noted(1, { what: 'kept', dueOn: '2026-07-27', words: null, at: held + day })
    const [action] = actionsOn(fileOf(noted(1), kept))

    expect(keepOpen(fileOf(noted(1)), 1, { dueOn: '2026-07-12', today, week })).toMatchObject({
      problems: [{ field: 'dueOn' }],
    })
    expect(keepOpen(fileOf(noted(1)), 1, { dueOn: '2026-07-27', today, week })).toMatchObject({
      data: { what: 'kept' },
    })
    expect(action).toMatchObject({ state: 'open', dueOn: '2026-07-27', words: 'words of 1' })
    expect(action && isOverdue(action, '2026-07-27')).toBe(false)
    expect(action && isOverdue(action, '2026-07-28')).toBe(true)
  })

  test('is dropped with a reason', () => {
    expect(dropAction(fileOf(noted(1)), 1, '', week)).toMatchObject({ problems: [{ field: 'words' }] })
    expect(dropAction(fileOf(noted(1)), 1, 'The vendor left.', week)).toMatchObject({ act: 'drop action' })
  })

  test('stands as it did at any moment', () => {
    const file = fileOf(noted(1), done)
    expect(openActions(file, held)).toHaveLength(1)
    expect(openActions(file)).toEqual([])
  })

  test('is nobody’s to do when it was a cut', () => {
    const file = fileOf(noted(1, { kind: 'cut', owner: null, dueOn: null }))
    expect(openActions(file)).toEqual([])
    expect(reportDone(file, 1, '', week)).toMatchObject({ refused: true })
  })
})

describe('the next review', () => {
  const since = held + day / 2

  test('asks after what is open and what was settled since the last answer', () => {
    const file = fileOf(
      noted(1),
      noted(2),
      noted(3),
      noted(1, { what: 'done', at: held + day }),
      noted(2, { what: 'done', at: held + 1 }),
      noted(4, { week: nextWeek }),
    )
    const asked = askedAfter(file, nextWeek, { since, until: held + 2 * day })

    expect(asked.map(({ number, state }) => `${number} ${state}`)).toEqual(['1 done', '3 open'])
    expect(decidedIn(file, nextWeek).map(({ number }) => number)).toEqual([4])
  })

  test('shows a past one as it was when it was signed', () => {
    const file = fileOf(noted(1), noted(1, { what: 'done', at: held + 5 * day }))
    expect(askedAfter(file, nextWeek, { since, until: held + 2 * day })).toMatchObject([{ state: 'open' }])
  })
})
