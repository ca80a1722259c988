import { describe, expect, test } from 'vitest'
import { acknowledge, hasSeen, readLineAt, whatChanged, toAcknowledge, whenToUseIn } from '../../src/domain/know.ts'
import type { Acknowledgement, PilotFile } from '../../src/domain/pilot-file.ts'
import {
  as,
  asOlivia,
  bothKeysOn,
  charterVersion,
  factOf,
  pilotFile,
  running,
  stopped,
  whyOf,
} from '../support/drafted-pilot.ts'
import { invoiceCharter } from '../support/running-pilot.ts'
import { fourRules, ruleVersion } from '../support/written-rules.ts'

const asMaya = as('maya', 'lead')
const first = charterVersion(1)
const dearer = charterVersion(2, invoiceCharter({ objective: 'Pay suppliers on the day.' }))
const reworded = charterVersion(3, invoiceCharter({ whenToUse: 'Use it for every invoice.' }))

/** INV with these charters, each signed by both. */
function fileWith(charters = [first], change: Partial<PilotFile> = {}): PilotFile {
  return pilotFile({ charters, keys: charters.flatMap(bothKeysOn), ...change }, running)
}

function read(subject: string, person = 'maya', what: Acknowledgement['what'] = 'when to use'): Acknowledgement {
  return { what, subject, person, at: 500, seq: 500 }
}

describe('the when-to-use line', () => {
  test('is the one of the charter in force, and none while nobody signed', () => {
    expect(whenToUseIn(fileWith())?.version).toBe(1)
    expect(whenToUseIn(pilotFile({ charters: [first] }))).toBeNull()
    expect(whenToUseIn(fileWith([charterVersion(1, invoiceCharter({ whenToUse: '' }))]))).toBeNull()
  })

  test('is read once, and again only when it says something new', () => {
    const acknowledgements = [read(first.hash)]

    expect(readLineAt(fileWith([first], { acknowledgements }), 'maya')).toBe(500)
    expect(readLineAt(fileWith([first], { acknowledgements }), 'ben')).toBeNull()
    expect(readLineAt(fileWith([first, dearer], { acknowledgements }), 'maya')).toBe(500)
    expect(readLineAt(fileWith([first, dearer, reworded], { acknowledgements }), 'maya')).toBeNull()
  })

  test('is acknowledged as it stood on the page', () => {
    const file = fileWith([first, dearer])
    const line = (subject: string) => acknowledge(file, { what: 'when to use', subject }, asMaya)

    expect(factOf(line(dearer.hash)).data).toEqual({ what: 'when to use', subject: dearer.hash })
    expect(factOf(line(first.hash)).data).toMatchObject({ subject: first.hash })
    expect(line('something else')).toMatchObject({ kind: 'overtaken' })
    const again = acknowledge(fileWith([first, reworded]), { what: 'when to use', subject: first.hash }, asMaya)
    expect(again).toMatchObject({ kind: 'overtaken' })
  })

  test('is not acknowledged twice, nor before it is published', () => {
    const file = fileWith([first], { acknowledgements: [read(first.hash)] })
    const subject = first.hash

    expect(whyOf(acknowledge(file, { what: 'when to use', subject }, asMaya))).toContain('said already')
    expect(whyOf(acknowledge(pilotFile({}), { what: 'when to use', subject }, asMaya))).toContain('not published')
  })
})

const [start, data] = [fourRules[0]!, fourRules[1]!]
const written = [ruleVersion(1, start), ruleVersion(2, data)]
const changed = ruleVersion(2, { ...data, text: 'Three things.' }, { version: 2, change: 4, at: 600, seq: 600 })
const added = ruleVersion(5, { ...start, text: 'New.' }, { change: 6, at: 700, seq: 700 })
const again = ruleVersion(2, { ...data, text: 'Four things.' }, { version: 3, change: 7, at: 800, seq: 800 })
const retired = ruleVersion(1, start, { version: 2, change: 8, retired: true, at: 900, seq: 900 })
const revived = ruleVersion(1, start, { version: 3, change: 9, at: 950, seq: 950 })
const rules = [...written, changed, added, again, retired]

describe('what was switched on', () => {
  test('is told newest first, with what the rule said before, and whether it still stands', () => {
    const told = whatChanged({ rules }).map(({ change, before, after, stands }) => [
      change,
      before?.version ?? null,
      after.retired,
      stands,
    ])

    expect(told).toEqual([
      [8, 1, true, true],
      [7, 2, false, true],
      [6, null, false, true],
      [4, 1, false, false],
    ])
  })

  test('of a rule that was retired before it came back, had nothing before', () => {
    expect(whatChanged({ rules: [...rules, revived] })[0]).toMatchObject({ change: 9, before: null })
  })

  test('is acknowledged once, and only where something was switched on', () => {
    const file = fileWith([first], { rules, acknowledgements: [read('6', 'maya', 'switch-on')] })
    const seen = (subject: string) => acknowledge(file, { what: 'switch-on', subject }, asMaya)

    expect(factOf(seen('7')).data).toEqual({ what: 'switch-on', subject: '7' })
    expect(whyOf(seen('6'))).toContain('said already')
    expect([hasSeen(file, 6, 'maya'), hasSeen(file, 6, 'ben')]).toEqual([true, false])
    for (const nothing of ['5', '07', 'soon']) expect(whyOf(seen(nothing))).toContain('Nothing was switched on')
  })
})

describe('what waits to be acknowledged', () => {
  const waiting = (file: PilotFile, person = 'maya') =>
    toAcknowledge(file, person).map(({ what, subject }) => [what, subject])

  test('is the line and every switch-on that stands, oldest first', () => {
    expect(waiting(fileWith([first], { rules }))).toEqual([
      ['when to use', first.hash],
      ['switch-on', '6'],
      ['switch-on', '7'],
      ['switch-on', '8'],
    ])
  })

  test('gets shorter with every acknowledgement', () => {
    const acknowledgements = [read(first.hash), read('7', 'maya', 'switch-on'), read('8', 'ben', 'switch-on')]

    expect(waiting(fileWith([first], { rules, acknowledgements }))).toEqual([
      ['switch-on', '6'],
      ['switch-on', '8'],
    ])
  })

  test('leaves out what was switched on before somebody came, and asks for the line from then on', () => {
    const file = fileWith([first], { rules })
    const came = {
      ...file,
      pilot: { ...file.pilot, holders: [{ seat: 'member', person: 'ben', since: 750 } as const] },
    }

    expect(toAcknowledge(came, 'ben').map(({ subject, since }) => [subject, since])).toEqual([
      [first.hash, 750],
      ['7', 800],
      ['8', 900],
    ])
  })

  test('waits for the group alone, and for nobody once the pilot has ended', () => {
    const ended = pilotFile({ charters: [first], keys: bothKeysOn(first), rules }, stopped)

    expect(waiting(fileWith([first], { rules }), 'olivia')).toEqual([])
    expect(waiting(ended)).toEqual([])
    expect(whyOf(acknowledge(ended, { what: 'switch-on', subject: '6' }, asOlivia()))).toContain('has ended')
  })
})
