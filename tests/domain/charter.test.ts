import { describe, expect, test } from 'vitest'
import { charterInForce, charterInForceAt, restartsStreak } from '../../src/domain/charter.ts'
import { proposeAmendment, writeCharter } from '../../src/domain/charter-writing.ts'
import type { CharterDraft } from '../../src/domain/charter-draft.ts'
import { canonical } from '../../src/domain/ledger-entry.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import {
  as,
  asTariq,
  bothKeysOn,
  charterVersion,
  contentOf,
  factOf,
  invoiceDraft,
  pilotFile,
  problemAt,
  running,
  signedFile,
  stopped,
  whyOf,
} from '../support/drafted-pilot.ts'
import { invoiceCharter } from '../support/running-pilot.ts'

const currentWeek = '2026-W37'

function write(change: Partial<CharterDraft> = {}, file: PilotFile = pilotFile()) {
  return writeCharter({ file, draft: invoiceDraft(change), seen: file.charters.at(-1)?.hash ?? '', currentWeek })
}

describe('writing a charter', () => {
  test('makes its first version', () => {
    expect(factOf(write())).toMatchObject({ act: 'write charter', object: { type: 'charter', id: 'inv', version: 1 } })
  })

  test('keeps what was typed as agreed numbers in text', () => {
    expect(contentOf(write())).toMatchObject({
      plannedTouches: 2,
      components: ['erp_sync', 'routing'],
      minutes: { perCase: { minutes: '25', source: 'measured', where: 'stopwatch' } },
      deadline: { weekday: 1, time: '12:00' },
    })
  })

  test('may leave for later what is not known yet', () => {
    const nothingElse = {
      fallback: '',
      training: '',
      startAnnouncedOn: '',
      groupPeople: '',
      groupWho: '',
      dailyUse: '',
    }
    const content = contentOf(write(nothingElse))

    expect(content).toMatchObject({ fallback: '', startAnnouncedOn: null, group: { people: 0, who: '' } })
  })

  test('refuses a vague goal beside its field', () => {
    expect(problemAt(write({ sentence: 'Improve operations with automation' }), 'sentence')).toContain(
      'no number to start from',
    )
  })

  test('says everything that is wrong at once', () => {
    const refused = write({
      plannedTouches: 'a few',
      cycleWeeks: '0',
      deadlineTime: 'noon',
      startAnnouncedOn: '31 June',
    })

    for (const field of ['plannedTouches', 'cycleWeeks', 'deadlineTime', 'startAnnouncedOn'])
      expect(problemAt(refused, field)).toBeTruthy()
  })

  test('wants the source of every minute and where that stands', () => {
    const perCase = { minutes: '25', source: '', where: '' }
    const refused = write({ minutes: { ...invoiceDraft().minutes, perCase } })

    expect(problemAt(refused, 'perCase.source')).toContain('measured, sampled or estimated')
    expect(problemAt(refused, 'perCase.where')).toContain('where this comes from')
  })

  test('keeps its hash where nobody says what an hour costs', () => {
    const none = { amount: '', currency: '', source: '', where: '' }

    expect(canonical(contentOf(write({ wage: none })))).toBe(canonical(contentOf(write())))
    expect(
      contentOf(write({ wage: { ...none, amount: '40', currency: 'EUR', source: 'measured', where: 'payroll' } })).wage
        ?.amount,
    ).toBe('40')
  })

  test('names only people with a seat as able to pause', () => {
    expect(contentOf(write({ mayPause: ['maya', 'stranger'] })).mayPause).toEqual(['maya'])
  })

  test('refuses when somebody else saved in between', () => {
    const file = pilotFile({ charters: [charterVersion(1)] })
    const refused = writeCharter({ file, draft: invoiceDraft(), seen: '', currentWeek })

    expect(refused).toMatchObject({ kind: 'overtaken' })
    expect(whyOf(refused)).toContain('everything you typed is still here')
  })

  test('makes no new version of what differs in nothing, so that its keys still count', () => {
    const content = contentOf(write())
    const file = pilotFile({ charters: [charterVersion(1, content)] })

    expect(whyOf(write({}, file))).toBe('Nothing differs from version 1, so nothing was saved. Its keys still count.')
  })

  test('is over once the pilot runs, and once it has ended', () => {
    expect(whyOf(write({}, signedFile(invoiceCharter(), running)))).toContain('Propose an amendment')
    expect(whyOf(write({}, signedFile(invoiceCharter(), stopped)))).toContain('has ended')
  })
})

describe('a pilot that already runs', () => {
  test('is adopted with its first week', () => {
    expect(contentOf(write({ adopted: true, firstWeek: '2026-06-03' }))).toMatchObject({
      adopted: true,
      firstWeek: '2026-W23',
    })
  })

  test.each([
    [{ adopted: true, firstWeek: '' }, 'names its first week'],
    [{ adopted: true, firstWeek: '2026-09-21' }, 'has begun by now'],
    [{ adopted: true, firstWeek: '1026-06-03' }, 'more than ten years ago'],
    [{ adopted: false, firstWeek: '2026-06-03' }, 'Only a pilot that already runs'],
    [{ adopted: true, firstWeek: '3 June' }, 'like 2026-09-07'],
  ])('%o is refused', (change, why) => {
    expect(problemAt(write(change), 'firstWeek')).toContain(why)
  })
})

describe('an amendment', () => {
  const file = signedFile(invoiceCharter(), running)
  const propose = (change: Partial<CharterDraft>, why = 'The feed is late.', on = file, act = asTariq()) =>
    proposeAmendment(
      { file: on, draft: invoiceDraft(change), seen: on.charters.at(-1)?.hash ?? '', currentWeek },
      why,
      act,
    )

  test('is a version that waits for both keys while the old one holds', () => {
    const fact = factOf(propose({ cycleWeeks: '6' }))
    const content = contentOf(propose({ cycleWeeks: '6' }))
    const with2 = [...file.charters, charterVersion(2, content, 300)]

    expect(fact).toMatchObject({
      act: 'propose amendment',
      base: 1,
      object: { version: 2 },
      texts: { why: 'The feed is late.' },
    })
    expect(charterInForce(with2, file.keys)?.version).toBe(1)
  })

  test('takes a reason and a leader', () => {
    expect(problemAt(propose({ cycleWeeks: '6' }, ''), 'why')).toContain('Say why')
    expect(whyOf(propose({ cycleWeeks: '6' }, 'x', file, as('maya', 'lead')))).toContain('two leaders')
  })

  test('is nothing for a draft or for a pilot that has ended', () => {
    expect(whyOf(propose({}, 'x', signedFile()))).toContain('still a draft')
    expect(whyOf(propose({}, 'x', signedFile(invoiceCharter(), stopped)))).toContain('has ended')
  })

  test('cannot move the start of a pilot that runs', () => {
    expect(contentOf(propose({ adopted: true, firstWeek: '2026-06-03' }))).toMatchObject({
      adopted: false,
      firstWeek: null,
    })
  })

  test('restarts the streak when it moves what is decided on, and only then', () => {
    const before = invoiceCharter()

    expect(restartsStreak(before, { ...before, decisionPoints: { weeksToHold: '5' } })).toBe(true)
    expect(restartsStreak(before, { ...before, plannedTouches: 3 })).toBe(true)
    expect(restartsStreak(before, { ...before, whenToUse: 'Use it always.', cycleWeeks: 6 })).toBe(false)
  })

  test('is told by what it says, not by the order in which it is written', () => {
    const before = invoiceCharter()
    const [first] = before.measures
    const turned = first && Object.fromEntries(Object.entries(first).toReversed())

    expect(
      restartsStreak({ ...before, measures: [first!] }, { ...before, measures: [turned as typeof first & object] }),
    ).toBe(false)
  })
})

describe('the charter that holds', () => {
  const first = charterVersion(1, invoiceCharter(), 10)
  const second = charterVersion(2, invoiceCharter({ cycleWeeks: 6 }), 100)
  const keys = [...bothKeysOn(first), ...bothKeysOn(second)]

  test('is the newest with both keys on it, from the second key on', () => {
    expect(charterInForce([first, second], bothKeysOn(first))?.version).toBe(1)
    expect(charterInForce([first, second], keys)?.version).toBe(2)
  })

  test('can be asked for as of any instant', () => {
    const at = (instant: number) => charterInForceAt([first, second], keys, instant)?.version ?? null

    expect([at(9), at(11), at(12), at(101), at(102)]).toEqual([null, null, 1, 1, 2])
  })
})
