import { describe, expect, test } from 'vitest'
import { signCharter } from '../../src/domain/charter-signing.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import {
  as,
  asOlivia,
  asTariq,
  charterVersion,
  factOf,
  keyOn,
  leaders,
  pilotFile,
  signedFile,
  stopped,
  whyOf,
} from '../support/drafted-pilot.ts'
import { invoiceCharter } from '../support/running-pilot.ts'

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
