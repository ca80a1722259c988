import { describe, expect, test } from 'vitest'
import type { CharterContent } from '../../src/domain/charter.ts'
import { isReady, launchGate, openItems } from '../../src/domain/launch-gate.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { charterVersion, pilotFile, signedFile } from '../support/drafted-pilot.ts'
import { invoiceCharter } from '../support/running-pilot.ts'

function missingIn(change: Partial<CharterContent>): Readonly<Record<string, string | null>> {
  return missing(signedFile(invoiceCharter(change)))
}

function missing(file: PilotFile): Readonly<Record<string, string | null>> {
  return Object.fromEntries(openItems(launchGate(file)).map((item) => [item.name, item.missing]))
}

describe('the launch gate', () => {
  test('passes for a charter that both signed and that leaves nothing out', () => {
    expect(missingIn({})).toEqual({})
    expect(isReady(signedFile())).toBe(true)
  })

  test('lists every item, those of both sides', () => {
    const gate = launchGate(signedFile())

    expect(gate).toHaveLength(14)
    expect(gate.filter(({ document }) => document === 'map').map(({ name }) => name)).toEqual([
      'failure_paths',
      'source_of_truth',
      'grants',
      'effort',
    ])
  })

  test('fails on everything of the charter before one is written, and says so', () => {
    const open = missing(pilotFile())

    expect(open).toMatchObject({
      goal_sentence: 'The charter is not written yet.',
      fallback: 'The charter is not written yet.',
      process_steps: 'The process is not written yet.',
      rules_answer: 'No rule says who starts, what data is needed, when it stops and who can override.',
    })
    expect(open).not.toHaveProperty('owners')
  })

  test.each([
    [{ sentence: 'Improve operations with automation' }, 'goal_sentence', 'no number to start from'],
    [{ measures: [] }, 'goal_measures', 'No goal measure'],
    [{ fallback: '' }, 'fallback', 'by hand is not written'],
    [{ group: { people: 0, who: 'The team' } }, 'group', 'How many people'],
    [{ group: { people: 10, who: '' } }, 'group', 'Who is in the group'],
    [{ training: '' }, 'training', 'No training'],
    [{ startAnnouncedOn: null }, 'training', 'start date has not been announced'],
  ] as const)('%o fails %s', (change, name, why) => {
    expect(missingIn(change)).toEqual({ [name]: expect.stringContaining(why) })
  })

  test('wants target and baseline of every goal', () => {
    const goal = invoiceCharter().measures[0]!

    expect(missingIn({ measures: [{ ...goal, target: null }] })).toEqual({ goal_measures: 'Cycle time has no target.' })
    expect(missingIn({ measures: [{ ...goal, baseline: { ...goal.baseline, values: [] } }] })).toEqual({
      goal_measures: 'Cycle time has no baseline.',
    })
  })

  test('wants two owners, and two different ones', () => {
    const holders = (coo: string, cto: string) => ({
      holders: [{ seat: 'coo', person: coo } as const, { seat: 'cto', person: cto } as const],
    })
    const only = (seat: 'coo' | 'cto') => ({ holders: [{ seat, person: 'olivia' }] })

    expect(missing(signedFile(invoiceCharter(), holders('olivia', 'olivia')))).toEqual({
      owners: 'One person holds both seats.',
    })
    expect(missing(signedFile(invoiceCharter(), only('cto')))).toEqual({ owners: 'Nobody holds the COO’s seat.' })
    expect(missing(signedFile(invoiceCharter(), only('coo')))).toEqual({ owners: 'Nobody holds the CTO’s seat.' })
  })

  test('falls back to draft when the charter is edited after both keys', () => {
    const signed = signedFile()
    const edited = { ...signed, charters: [...signed.charters, charterVersion(2, invoiceCharter({ cycleWeeks: 6 }))] }

    expect(missing(edited)).toEqual({
      decision_points: 'Both keys have not turned on the newest version of the charter.',
    })
    expect(isReady(edited)).toBe(false)
  })
})
