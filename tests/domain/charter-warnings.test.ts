import { describe, expect, test } from 'vitest'
import { charterWarnings } from '../../src/domain/charter-warnings.ts'
import type { CharterContent, CharterMeasure } from '../../src/domain/charter.ts'
import { invoiceCharter } from '../support/running-pilot.ts'

const [cycleTime] = invoiceCharter().measures as [CharterMeasure]

function goal(change: Partial<CharterMeasure>, values?: readonly number[]): Partial<CharterContent> {
  const baseline = values ? { ...cycleTime.baseline, values: values.map(String) } : cycleTime.baseline
  return { measures: [{ ...cycleTime, baseline, ...change }] }
}

const warnings = (change: Partial<CharterContent> = {}) => charterWarnings(invoiceCharter(change)).join('\n')

describe('a charter that is sound', () => {
  test('is not warned about', () => {
    expect(warnings()).toBe('')
  })
})

describe('before the keys turn a charter says', () => {
  test('that a single number can never reach expand', () => {
    expect(warnings(goal({}, [48]))).toContain(
      'The baseline of cycle time is a single number, so the pilot can never reach expand: the engine needs 6 weekly values.',
    )
  })

  test('that a baseline is too short for any limits', () => {
    expect(warnings(goal({}, [47, 52, 49]))).toContain('has 3 weeks; with fewer than 6')
  })

  test('that a baseline does not vary at all', () => {
    expect(warnings(goal({}, [48, 48, 48, 48, 48, 48]))).toContain('no variation; check how it was recorded')
  })

  test('that a baseline ends on unusual weeks', () => {
    expect(warnings(goal({}, [47, 48, 47, 48, 47, 48, 47, 80]))).toContain('going back to normal')
  })

  test('that a baseline has no month-end', () => {
    const inMonth = { ...cycleTime.baseline, firstWeek: '2026-W28', lastWeek: '2026-W30' }
    const overMonths = { ...inMonth, lastWeek: '2026-W35' }

    expect(warnings(goal({ baseline: inMonth }))).toContain('no month-end')
    expect(warnings(goal({ baseline: overMonths }))).not.toContain('no month-end')
  })

  test('that a target lies inside normal variation', () => {
    expect(warnings(goal({ target: '40' }))).toContain(
      'The target of 40 h for cycle time lies inside normal week-to-week variation (38.24 h to 58.76 h); it can be met without any change.',
    )
    expect(warnings(goal({ target: '38' }))).not.toContain('variation')
  })

  test('that a target higher is better can be soft as well', () => {
    expect(warnings(goal({ direction: 'higher', target: '58' }))).toContain('inside normal week-to-week variation')
    expect(warnings(goal({ direction: 'higher', target: '59' }))).not.toContain('variation')
  })

  test('that the old way meets the target already', () => {
    expect(warnings(goal({ target: '49' }))).toContain('is met already: before the pilot it was 48.5 h')
  })

  test('that sentence and target disagree', () => {
    expect(warnings(goal({ target: '24' }))).toContain('The sentence says 4 hours, the target for cycle time is 24 h.')
  })

  test('that a measure is turned round', () => {
    expect(warnings(goal({ direction: 'higher', target: '90' }))).toContain('that higher is better; usually lower is')
  })

  test('which minutes are missing, and what follows from that', () => {
    const minutes = { ...invoiceCharter().minutes, perCase: null, perHelp: null }

    expect(warnings({ minutes })).toBe(
      'There are no minutes for a case done by hand and for a help request, so net manual work is never measured and the pilot can never reach expand.',
    )
  })

  test('that a group is not about ten', () => {
    expect(warnings({ group: { people: 40, who: 'Everybody' } })).toContain('about ten is right')
    expect(warnings({ group: { people: 12, who: 'The team' } })).toBe('')
  })

  test('that the time box ends before the target can be held', () => {
    expect(warnings({ decisionPoints: { timeBoxWeeks: '4' } })).toContain('ends before the target can be held')
  })
})
