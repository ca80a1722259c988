import { describe, expect, test } from 'vitest'
import { advise } from '../../src/domain/advice/advise.ts'
import type { CharterContent } from '../../src/domain/charter.ts'
import { criteriaMoved, formerAdvice, movedLately } from '../../src/domain/criteria.ts'
import { factsFor } from '../../src/domain/evidence.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { at, bothKeys, charterAt, runningFile, utc } from '../support/pilot-file.ts'
import { invoiceCharter } from '../support/running-pilot.ts'

const week = '2026-W30'
const now = at('2026-07-28T12:00Z')
const running = runningFile(['2026-W28', '2026-W29', week])

/** The file once both keys have turned on another version. */
function amended(content: CharterContent, when = at('2026-07-22T12:00Z'), file: PilotFile = running): PilotFile {
  const charter = { ...charterAt(file.charters.length + 1, content, when), seq: when }
  const keys = bothKeys('charter', 'INV', charter, when)
  return { ...file, charters: [...file.charters, charter], keys: [...file.keys, ...keys] }
}

function withTarget(target: string): CharterContent {
  const [goal, ...others] = invoiceCharter().measures
  if (!goal) throw new Error('the charter has no goal')
  return invoiceCharter({ measures: [{ ...goal, target }, ...others] })
}

const formerly = (file: PilotFile) => {
  const facts = factsFor(file, week, now, utc)
  const moved = movedLately(file, now, utc)
  if (!facts || !moved) throw new Error('nothing was moved')
  return formerAdvice(file, facts, moved, utc)
}

describe('Moved criteria', () => {
  test('are named by what was moved', () => {
    expect(criteriaMoved(amended(withTarget('12')), now).map(({ moved }) => moved)).toEqual([['target']])
    expect(criteriaMoved(amended(invoiceCharter({ decisionPoints: { timeBoxWeeks: '20' } })), now)).toMatchObject([
      { moved: ['decision points'] },
    ])
    expect(criteriaMoved(amended(invoiceCharter({ plannedTouches: 5 })), now)).toMatchObject([{ moved: ['minutes'] }])
  })

  test('are none while only other words were amended, or a key is missing', () => {
    const half = amended(withTarget('12'))

    expect(criteriaMoved(amended(invoiceCharter({ whenToUse: 'Always.' })), now)).toEqual([])
    expect(criteriaMoved({ ...half, keys: half.keys.slice(0, -1) }, now)).toEqual([])
  })

  test('are spoken of for eight weeks, as one step from those that held before', () => {
    const twice = amended(withTarget('12'), at('2026-07-27T12:00Z'), amended(withTarget('8')))

    expect(movedLately(twice, now, utc)).toMatchObject({ from: { version: 1 }, to: { version: 3 } })
    expect(movedLately(twice, at('2026-09-27T12:00Z'), utc)).toMatchObject({ from: { version: 2 } })
    expect(movedLately(twice, at('2026-09-28T12:00Z'), utc)).toBeNull()
  })
})

describe('What the former criteria would have said', () => {
  test('is the engine’s answer over the same weeks, with the streak that the amendment ended', () => {
    const monday = at('2026-08-04T12:00Z')
    const four = runningFile(['2026-W28', '2026-W29', '2026-W30', '2026-W31'])
    const eased = amended(withTarget('12'), at('2026-07-29T12:00Z'), four)
    const facts = factsFor(eased, '2026-W31', monday, utc)
    const moved = movedLately(eased, monday, utc)
    if (!facts || !moved) throw new Error('nothing was moved')

    expect(facts.weeks.at(-1)?.changeSwitchedOn).toBe(true)
    expect(advise(facts).measures[0]?.streak).toBe(1)
    expect(formerAdvice(eased, facts, moved, utc).because).toContain('Target held 4 of 4 weeks.')
  })

  test('misses what only the new target hits', () => {
    const harder = invoiceCharter().measures.map((one) => (one.role === 'goal' ? { ...one, target: '2' } : one))
    const strict = amended(invoiceCharter({ measures: harder }), at('2026-07-22T12:00Z'))

    expect(formerly(strict).kind).not.toBe('target_missed')
  })

  test('counts the work in the former minutes: fewer minutes a touch make no pilot cheaper in hindsight', () => {
    const perTouch = { minutes: '60', source: 'measured', where: 'stopwatch' } as const
    const costly = invoiceCharter({ minutes: { ...invoiceCharter().minutes, perTouch } })
    const before = { ...running, charters: [charterAt(1, costly, at('2026-07-01T09:00Z'))] }
    const cheaper = amended(invoiceCharter(), at('2026-07-14T12:00Z'), before)

    expect(formerly(cheaper).kind).toBe('manual_work')
  })
})
