import { describe, expect, test } from 'vitest'
import { bookThisWeek, halfSwitchedOn, readByGroup, ruleOwners } from '../../src/domain/expansion-rules.ts'
import type { Answerer, Confirmation, PilotFile } from '../../src/domain/pilot-file.ts'
import { approved, asked, bookFile, confirmed, switchedOn, wish } from '../support/changing-rules.ts'
import { bothKeysOn, calendar, charterVersion, leaders, pilotFile, running } from '../support/drafted-pilot.ts'
import { invoiceCharter } from '../support/running-pilot.ts'
import { questionEvent } from '../support/some-questions.ts'
import { fourRules, ruleVersion } from '../support/written-rules.ts'

const rules = fourRules.map((content, at) => ruleVersion(at + 1, content))
const charter = charterVersion(1)
const holders = [...leaders, { seat: 'member', person: 'ben' }] as const
const at = (instant: string) => Date.parse(`${instant}+02:00`)

/** INV on the given day with its rules, each answered by Maya. */
function on(today: string, change: Partial<PilotFile> = {}) {
  const answerers = rules.map(({ number }) => mayaFor(number))
  const signed = { charters: [charter], keys: bothKeysOn(charter) }
  return { file: pilotFile({ ...signed, rules, answerers, ...change }, { ...running, holders }), today, calendar }
}

function mayaFor(rule: number, change: Partial<Answerer> = {}): Answerer {
  return { rule, person: 'maya', deputy: null, by: 'olivia', at: 1, seq: 1, ...change }
}

const monday = '2026-09-07'

describe('one person who answers for every rule', () => {
  test('is not asked while no rule is in effect', () => {
    expect(ruleOwners(on(monday, { rules: [] }))).toBeNull()
    expect(ruleOwners(on(monday, { rules: rules.map((rule) => ({ ...rule, retired: true })) }))).toBeNull()
  })

  test('passes without a question, and names the rules for which nobody answers', () => {
    const answerers = [mayaFor(1), mayaFor(2, { person: 'nora' }), mayaFor(3)]

    expect(ruleOwners(on(monday))?.result).toBe('pass')
    expect(ruleOwners(on(monday, { answerers }))).toMatchObject({ result: 'fail', unowned: [2, 4] })
  })

  test('passes up to one working day in the median', () => {
    const question = questionEvent(1, { rule: 1, at: at('2026-09-01T09:00') })
    const after = (answeredAt: string) =>
      ruleOwners(on(monday, { questions: [question, { ...question, what: 'answered', at: at(answeredAt) }] }))

    expect(after('2026-09-02T09:00')).toMatchObject({ result: 'pass', answering: { workingDays: 1 } })
    expect(after('2026-09-02T09:30')?.result).toBe('fail')
  })

  test('looks at open questions as they stood when the day began, so that it says the same all day', () => {
    const questions = [questionEvent(1, { rule: 1, at: at('2026-09-03T16:00') })]

    expect(ruleOwners(on('2026-09-04', { questions }))?.result).toBe('pass')
    expect(ruleOwners(on('2026-09-05', { questions }))).toMatchObject({ result: 'fail', answering: { overdue: 1 } })
  })
})

describe('the when-to-use line', () => {
  const read = (person: string) => ({ what: 'when to use', subject: charter.hash, person, at: 9, seq: 9 }) as const

  test('is not asked while nobody is in the group', () => {
    const { file } = on(monday)

    expect(readByGroup({ ...file, pilot: { ...file.pilot, holders: leaders.slice(0, 2) } })).toBeNull()
  })

  test('passes once everybody in the group has read it, and names who has not', () => {
    expect(readByGroup(on(monday).file)).toMatchObject({ result: 'fail', unread: ['maya', 'ben'], of: 2 })
    const some = on(monday, { acknowledgements: [read('maya'), read('olivia')] })
    expect(readByGroup(some.file)).toMatchObject({ result: 'fail', unread: ['ben'] })
    const all = on(monday, { acknowledgements: [read('maya'), read('ben')] })
    expect(readByGroup(all.file)).toMatchObject({ result: 'pass', unread: [] })
  })

  test('fails where the charter in force has none', () => {
    const silent = charterVersion(1, invoiceCharter({ whenToUse: '' }))
    const given = on(monday, { charters: [silent], keys: bothKeysOn(silent) })

    expect(readByGroup(given.file)).toMatchObject({ result: 'fail', isPublished: false })
  })
})

describe('the rule book', () => {
  const bookConfirmed = (instant: string, seq = 100): Confirmation => {
    return { document: 'rule book', hash: 'h', by: 'olivia', at: at(instant), seq }
  }
  const book = (today: string, ...confirmations: readonly Confirmation[]) => bookThisWeek(on(today, { confirmations }))

  test('is not asked while it has no rule', () => {
    expect(bookThisWeek(on(monday, { rules: [] }))).toBeNull()
  })

  test('is current while it was confirmed this week', () => {
    expect(book(monday)).toEqual({ result: 'fail', last: null, isCurrent: false })
    expect(book(monday, bookConfirmed('2026-09-07T09:00'))?.result).toBe('pass')
    expect(book('2026-09-13', bookConfirmed('2026-09-07T09:00'))?.result).toBe('pass')
    expect(book('2026-09-14', bookConfirmed('2026-09-07T09:00'))).toMatchObject({ result: 'fail', isCurrent: true })
  })

  test('is not the one that was confirmed once a rule has changed', () => {
    expect(book(monday, bookConfirmed('2026-09-07T09:00', 3))).toMatchObject({ result: 'fail', isCurrent: false })
  })

  test('is not confirmed by confirming the map', () => {
    expect(book(monday, { ...bookConfirmed('2026-09-07T09:00'), document: 'map' })?.last).toBeNull()
  })
})

describe('a change that is half switched on', () => {
  const numbers = (file: PilotFile, today: string) =>
    halfSwitchedOn({ file, today, calendar }).map(({ number }) => number)

  const asFriday = approved(asked(bookFile(), wish({ switchOnAt: at('2026-08-14T16:00') })))

  test('is one that both keys are on and whose time passed more than a working day ago', () => {
    expect(numbers(confirmed(), '2026-08-10')).toEqual([])
    expect(numbers(confirmed(), '2026-08-11')).toEqual([])
    expect(numbers(confirmed(), '2026-08-12')).toEqual([1])
    expect(numbers(confirmed(asFriday), '2026-08-17')).toEqual([])
    expect(numbers(confirmed(asFriday), '2026-08-18')).toEqual([1])
  })

  test('is neither one that was switched on, nor one that still waits for a key', () => {
    expect(numbers(switchedOn(), '2026-08-20')).toEqual([])
    expect(numbers(approved(), '2026-08-20')).toEqual([])
  })
})
