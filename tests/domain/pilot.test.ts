import { describe, expect, test } from 'vitest'
import { openPilot, stageOf } from '../../src/domain/pilot.ts'
import { factOf, pilotFile, problemAt, paused, running, signedFile, stopped } from '../support/drafted-pilot.ts'
import { invoiceCharter } from '../support/running-pilot.ts'

const opening = { id: 'a1', code: 'INV', name: 'Invoice approval', team: 'Accounts payable', isTaken: false }

describe('opening a pilot', () => {
  test('records its code, name and team', () => {
    expect(factOf(openPilot(opening))).toMatchObject({
      act: 'open pilot',
      pilot: 'a1',
      data: { code: 'INV', name: 'Invoice approval', team: 'Accounts payable' },
    })
  })

  test.each(['AB', 'INV', 'AP2', '123456'])('takes the code %s', (code) => {
    expect(factOf(openPilot({ ...opening, code })).data).toMatchObject({ code })
  })

  test.each(['', 'A', 'TOOLONG', 'inv', 'IN V', 'IN-V', 'ÖL'])('refuses the code %j', (code) => {
    expect(problemAt(openPilot({ ...opening, code }), 'code')).toContain('2 to 6 capitals or digits')
  })

  test('refuses a code that another pilot has, and the address of the form', () => {
    expect(problemAt(openPilot({ ...opening, isTaken: true }), 'code')).toBe('Another pilot has the code INV.')
    expect(problemAt(openPilot({ ...opening, code: 'NEW' }), 'code')).toContain('Choose another code')
  })

  test('wants a name and one team', () => {
    const refused = openPilot({ ...opening, name: '', team: '' })

    expect(problemAt(refused, 'name')).toContain('Name the process')
    expect(problemAt(refused, 'team')).toContain('one team')
  })
})

describe('the stage of a pilot', () => {
  test('is read from what happened to it', () => {
    expect(stageOf(pilotFile().pilot, false)).toBe('draft')
    expect(stageOf(pilotFile().pilot, true)).toBe('ready')
    expect(stageOf(signedFile(invoiceCharter(), running).pilot, false)).toBe('running')
    expect(stageOf(signedFile(invoiceCharter(), paused).pilot, true)).toBe('paused')
    expect(stageOf(signedFile(invoiceCharter(), stopped).pilot, true)).toBe('stopped')
  })
})
