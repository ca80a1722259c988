import { describe, expect, test } from 'vitest'
import { charterInForce, charterInForceAt, restartsStreak } from '../../src/domain/charter.ts'
import { signCharter } from '../../src/domain/charter-signing.ts'
import { proposeAmendment, writeCharter } from '../../src/domain/charter-writing.ts'
import type { CharterDraft } from '../../src/domain/charter-draft.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import {
  as,
  asOlivia,
  asTariq,
  bothKeysOn,
  charterVersion,
  contentOf,
  factOf,
  invoiceDraft,
  keyOn,
  leaders,
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

describe('signing', () => {
  const charter = charterVersion(1)
  const open = pilotFile({ charters: [charter] })
  const sign = (file: PilotFile, act = asOlivia(), seen = charter.hash, keysHeldUntil = 0) =>
    signCharter({ file, seen, keysHeldUntil }, act)

  test('the first key waits for the second, whichever side turns first', () => {
    const olivias = pilotFile({ charters: [charter], keys: [keyOn(charter, 'policy', 'olivia')] })
    const tariqs = pilotFile({ charters: [charter], keys: [keyOn(charter, 'system', 'tariq')] })

    expect(factOf(sign(open)).data).toEqual({ side: 'policy', completes: false })
    expect(factOf(sign(olivias, asTariq())).data).toEqual({ side: 'system', completes: true })
    expect(factOf(sign(tariqs)).data).toEqual({ side: 'policy', completes: true })
  })

  test('covers exactly what was on the page', () => {
    const refused = sign(open, asOlivia(), 'an older hash')

    expect(refused).toMatchObject({ kind: 'overtaken' })
    expect(whyOf(refused)).toContain('Nothing was signed')
  })

  test('an edit voids the key on the version before it', () => {
    const edited = charterVersion(2, invoiceCharter({ fallback: 'Use the paper form.' }))
    const file = pilotFile({ charters: [charter, edited], keys: [keyOn(charter, 'policy', 'olivia')] })

    expect(factOf(sign(file, asTariq(), edited.hash)).data).toEqual({ side: 'system', completes: false })
  })

  test('the same words in a later version need new keys', () => {
    const again = charterVersion(3)
    const file = pilotFile({
      charters: [charter, charterVersion(2, invoiceCharter({ fallback: 'x' })), again],
      keys: [keyOn(charter, 'policy', 'olivia')],
    })

    expect(factOf(sign(file, asTariq(), again.hash)).data).toEqual({ side: 'system', completes: false })
  })

  test('turns only once', () => {
    const file = pilotFile({ charters: [charter], keys: [keyOn(charter, 'policy', 'olivia')] })

    expect(whyOf(sign(file))).toBe('Your key is already turned on this.')
  })

  test('is for the holder of the seat, not for whoever once held it', () => {
    expect(sign(open, as('nora', 'coo'))).toMatchObject({ kind: 'not yours' })
    expect(sign(open, as('maya', 'lead'))).toMatchObject({ kind: 'not yours' })
  })

  test('is never one person for both, not even after the seats were swapped', () => {
    const swapped = [
      { seat: 'coo', person: 'tariq' },
      { seat: 'cto', person: 'olivia' },
    ] as const
    const file = pilotFile({ charters: [charter], keys: [keyOn(charter, 'policy', 'olivia')] }, { holders: swapped })

    expect(whyOf(sign(file, as('olivia', 'cto')))).toContain('It takes a second person')
    expect(factOf(sign(file, as('tariq', 'coo'))).data).toEqual({ side: 'policy', completes: false })
  })

  test('is nobody’s while one person holds both seats', () => {
    const one = [
      { seat: 'coo', person: 'olivia' },
      { seat: 'cto', person: 'olivia' },
    ] as const
    const file = pilotFile({ charters: [charter] }, { holders: one })

    expect(whyOf(sign(file))).toContain('The two keys are two persons’')
  })

  test('a key of somebody who left the seat counts no more', () => {
    const holders = [{ seat: 'coo', person: 'nora' } as const, ...leaders.slice(1)]
    const file = pilotFile({ charters: [charter], keys: [keyOn(charter, 'policy', 'olivia')] }, { holders })

    expect(factOf(sign(file, asTariq())).data).toEqual({ side: 'system', completes: false })
  })

  test('is held after a sign-in reset, until its end', () => {
    expect(whyOf(sign(open, asOlivia(1_000), charter.hash, 1_001))).toContain('your keys are held')
    expect(factOf(sign(open, asOlivia(1_001), charter.hash, 1_001)).data).toMatchObject({ side: 'policy' })
  })

  test('waits for a goal measure with its target and its baseline', () => {
    const goal = invoiceCharter().measures[0]!
    const without = (measures: ReturnType<typeof invoiceCharter>['measures']) => {
      const version = charterVersion(1, invoiceCharter({ measures }))
      return whyOf(sign(pilotFile({ charters: [version] }), asOlivia(), version.hash))
    }

    expect(without([])).toContain('no goal measure')
    expect(without([{ ...goal, target: null }])).toContain('Cycle time has no target yet')
    expect(without([{ ...goal, baseline: { ...goal.baseline, values: [] } }])).toContain('no baseline yet')
  })

  test('is over when the pilot has ended, and has not begun without a charter', () => {
    expect(whyOf(sign(signedFile(invoiceCharter(), stopped)))).toContain('has ended')
    expect(whyOf(sign(pilotFile()))).toContain('no charter to sign yet')
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
