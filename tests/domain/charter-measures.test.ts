import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MeasureDraft } from '../../src/domain/charter-measures.ts'
import { proposeAmendment, writeCharter } from '../../src/domain/charter-writing.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import {
  asOlivia,
  contentOf,
  cycleTime,
  invoiceDraft,
  measuresTyped,
  pilotFile,
  problemAt,
  running,
  signedFile,
} from '../support/drafted-pilot.ts'
import { goodWeek, invoiceCharter } from '../support/running-pilot.ts'

const logged = ['2026-W28', '2026-W29', '2026-W30', '2026-W31']
const rollups = logged.map((week, at) => goodWeek(week, 47.123456789123 + at))
const fromLog = {
  measure: 'cycle_time_hours',
  target: '4',
  from: 'case log',
  firstWeek: '2026-07-06',
  lastWeek: '2026-08-02',
}

function write(measures: Readonly<Record<string, Partial<MeasureDraft>>>, file: PilotFile = pilotFile({ rollups })) {
  const draft = invoiceDraft({ measures: measuresTyped(measures) })
  return writeCharter({ file, draft, seen: '', currentWeek: '2026-W37' })
}
const baselineOf = (typed: Partial<MeasureDraft>) => contentOf(write({ goal1: typed })).measures[0]?.baseline

describe('a baseline from the case log', () => {
  test('takes one value for each week, named by any day in it, and keeps it as decimal text', () => {
    expect(baselineOf(fromLog)).toEqual({
      from: 'case log',
      firstWeek: '2026-W28',
      lastWeek: '2026-W31',
      values: ['47.123456789', '48.123456789', '49.123456789', '50.123456789'],
    })
  })

  test('may name its weeks as ISO does', () => {
    expect(baselineOf({ ...fromLog, firstWeek: '2026-W28', lastWeek: '2026-w29' })?.values).toHaveLength(2)
  })

  test('names the weeks that the log does not have', () => {
    const refused = write({ goal1: { ...fromLog, lastWeek: '2026-08-23' } })

    expect(problemAt(refused, 'goal1.firstWeek')).toBe(
      'The case log has no cycle time for the weeks of Monday 3 August 2026, Monday 10 August 2026 and Monday 17 August 2026.',
    )
  })

  test('does not take a week without a single case for zero', () => {
    const file = pilotFile({ rollups: [goodWeek('2026-W28', 47, { completed: 0, medianHours: null })] })
    const refused = write({ goal1: { ...fromLog, lastWeek: '2026-07-06' } }, file)

    expect(problemAt(refused, 'goal1.firstWeek')).toContain('the week of Monday 6 July 2026')
  })

  test.each([
    [{ firstWeek: 'July', lastWeek: '2026-08-02' }, 'firstWeek', 'Give a day in the first baseline week'],
    [{ firstWeek: '2026-07-06', lastWeek: '' }, 'lastWeek', 'Give a day in the last baseline week'],
    [{ firstWeek: '2026-07-20', lastWeek: '2026-07-06' }, 'lastWeek', 'lies before the first one'],
    [{ firstWeek: '2026-07-06', lastWeek: '2026-09-07' }, 'lastWeek', 'not over yet'],
    [{ firstWeek: '2019-07-01', lastWeek: '2026-08-02' }, 'lastWeek', 'at most 260 weeks'],
  ])('%o is refused', (weeks, end, why) => {
    expect(problemAt(write({ goal1: { ...fromLog, ...weeks } }), `goal1.${end}`)).toContain(why)
  })

  test('ends before the first week of a pilot that already runs', () => {
    const draft = invoiceDraft({ adopted: true, firstWeek: '2026-07-20', measures: measuresTyped({ goal1: fromLog }) })
    const refused = writeCharter({ file: pilotFile({ rollups }), draft, seen: '', currentWeek: '2026-W37' })

    expect(problemAt(refused, 'goal1.lastWeek')).toContain('before the pilot’s first week')
  })

  test('can wait until the cases are in', () => {
    const content = contentOf(write({ goal1: { ...fromLog, firstWeek: '', lastWeek: '' } }, pilotFile()))

    expect(content.measures[0]?.baseline.values).toEqual([])
  })

  test('that was signed stays as it was, whatever cases come late', () => {
    const locked = {
      from: 'case log' as const,
      firstWeek: '2026-W28',
      lastWeek: '2026-W31',
      values: ['40', '41', '42', '43'],
    }
    const signed = invoiceCharter({ measures: [{ ...invoiceCharter().measures[0]!, baseline: locked }] })
    const file = { ...signedFile(signed, running), rollups }
    const amend = (typed: Partial<MeasureDraft>) => {
      const draft = invoiceDraft({ cycleWeeks: '6', measures: measuresTyped({ goal1: typed }) })
      const writing = { file, draft, seen: file.charters[0]!.hash, currentWeek: '2026-W37' }
      return contentOf(proposeAmendment(writing, 'More proof.', asOlivia())).measures[0]?.baseline
    }

    expect(amend(fromLog)).toEqual(locked)
    expect(amend({ ...fromLog, lastWeek: '2026-07-26' })?.values).toHaveLength(3)
  })
})

describe('stated weekly values', () => {
  test.each([
    ['47, 52, 49', ['47', '52', '49']],
    ['47; 52;49', ['47', '52', '49']],
    ['47 52\n49', ['47', '52', '49']],
    ['47,5 52,1', ['47.5', '52.1']],
    ['47,5; 52,1', ['47.5', '52.1']],
    ['47,5, 52,1,', ['47.5', '52.1']],
    ['3.10', ['3.1']],
    ['', []],
  ])('%j are read as %j', (values, read) => {
    expect(baselineOf({ ...cycleTime, values })?.values).toEqual(read)
  })

  test.each(['47,52,49', 'about 47', '47 h', '-3', '4e2'])(
    '%j is refused with the part that is no number',
    (values) => {
      expect(problemAt(write({ goal1: { ...cycleTime, values } }), 'goal1.values')).toContain('is not one number')
    },
  )

  test('are one for each week where weeks stand beside them', () => {
    const weeks = { firstWeek: '2026-07-06', lastWeek: '2026-07-26' }

    expect(baselineOf({ ...cycleTime, ...weeks, values: '47 52 49' })).toMatchObject({
      firstWeek: '2026-W28',
      lastWeek: '2026-W30',
    })
    expect(problemAt(write({ goal1: { ...cycleTime, ...weeks, values: '47 52' } }), 'goal1.values')).toContain(
      'These weeks are 3, the values are 2.',
    )
  })

  test('survive being written down with any separator', () => {
    const value = fc.integer({ min: 0, max: 99_999 }).map((hundredths) => hundredths / 100)
    const separator = fc.constantFrom(', ', '; ', ' ', '\n', ' ; ')
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 60 }),
        separator,
        fc.boolean(),
        (values, between, comma) => {
          const typed = values.map((one) => (comma ? String(one).replace('.', ',') : String(one))).join(between)
          expect(baselineOf({ ...cycleTime, values: typed })?.values.map(Number)).toEqual(values)
        },
      ),
    )
  })
})

describe('the measures of a charter', () => {
  test('are goals and guardrails in the order of their places', () => {
    const content = contentOf(
      write({ goal1: cycleTime, guardrail1: { measure: 'error_rate_pct', target: '', values: '3 2 3' } }),
    )

    expect(content.measures.map(({ key, role, target }) => [key, role, target])).toEqual([
      ['cycle_time_hours', 'goal', '4'],
      ['error_rate_pct', 'guardrail', null],
    ])
  })

  test('are named only once', () => {
    const refused = write({ goal1: cycleTime, guardrail1: { measure: 'cycle_time_hours', values: '3' } })

    expect(problemAt(refused, 'guardrail1.measure')).toBe('Cycle time is already named above.')
  })

  test('need their name as soon as anything of them is typed', () => {
    expect(problemAt(write({ goal1: { target: '4' } }), 'goal1.measure')).toBe('Choose which measure this is.')
  })

  test('have a target that can be', () => {
    expect(problemAt(write({ goal1: { ...cycleTime, target: 'four' } }), 'goal1.target')).toContain('plain number')
    expect(problemAt(write({ goal1: { ...cycleTime, target: '-1' } }), 'goal1.target')).toContain('plain number')
    expect(problemAt(write({ goal1: { measure: 'error_rate_pct', target: '120' } }), 'goal1.target')).toContain(
      'at most 100 %',
    )
  })
})
