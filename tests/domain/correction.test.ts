import { describe, expect, test } from 'vitest'
import { advise } from '../../src/domain/advice/advise.ts'
import { acknowledgeCorrection, pendingCorrection, recomputedAdvice } from '../../src/domain/correction.ts'
import { factsFor, weekForEngine } from '../../src/domain/evidence.ts'
import type { AnswerVersion, Correction, PilotFile } from '../../src/domain/pilot-file.ts'
import { signedAnswerFor } from '../../src/domain/pilot-weeks.ts'
import { asOlivia, asTariq, as, factOf, whyOf } from '../support/drafted-pilot.ts'
import { at, bothKeys, charterAt, importReaching, runningFile, statedIn, utc } from '../support/pilot-file.ts'
import { goodWeek, invoiceCharter, quietWeek } from '../support/running-pilot.ts'

const week = '2026-W29'
const now = at('2026-07-27T09:00Z')

/** A pilot of two weeks whose second one was signed with the evidence as it stood, as entry 50. */
function signedFile(): PilotFile {
  const file = runningFile(['2026-W28', week])
  const facts = factsFor(file, week, now, utc)
  if (!facts) throw new Error('there are no facts')
  const content = {
    week,
    weekFacts: JSON.stringify(facts.weeks.at(-1)),
    facts: JSON.stringify(facts),
    advice: { answer: 'fix', kind: 'evidence' },
  }
  const answer = {
    week,
    version: 1,
    content,
    hash: 'answer',
    why: null,
    by: 'olivia',
    at: now,
    seq: 49,
  } as unknown as AnswerVersion // what corrections look at
  const keys = bothKeys('answer', week, { version: 1, hash: 'answer' }, now).map((key) => ({ ...key, seq: 50 }))
  return { ...file, answers: [answer], keys: [...file.keys, ...keys] }
}

/** The same, with the log telling the week differently since. */
function toldDifferently(by = 'maya'): PilotFile {
  const file = signedFile()
  const rollups = file.rollups.map((rollup) => (rollup.week === week ? goodWeek(week, 9, { completed: 61 }) : rollup))
  const late = { ...importReaching(now), oldestAt: at('2026-07-13T08:00Z'), by, seq: 60 }
  return { ...file, rollups, imports: [...file.imports, late] }
}

describe('a signed week', () => {
  test('waits for nothing while it is told as it was signed', () => {
    expect(pendingCorrection(signedFile(), week, utc, [])).toBeNull()
  })

  test('that is not signed needs no correction: it simply follows the log', () => {
    expect(pendingCorrection(toldDifferently(), '2026-W28', utc, [])).toBeNull()
  })

  test('told differently waits, with each figure as it was and as it is', () => {
    const pending = pendingCorrection(toldDifferently(), week, utc, [])

    expect(pending?.differences).toContainEqual({ figure: 'cases', was: 60, now: 61 })
    expect(pending?.differences).toContainEqual({ figure: 'values.cycle_time_hours', was: 3, now: 9 })
    expect(pending).toMatchObject({ author: 'maya', changes: [{ what: 'imported', by: 'maya' }] })
    expect(weekForEngine(toldDifferently(), week, utc).cases).toBe(60)
  })

  test('knows who stated it differently, and who left a case out', () => {
    const file = toldDifferently()
    const said = { ...statedIn(week, { ...quietWeek, users: 3 }), by: 'olivia', seq: 70, why: 'text' }
    const left = { case: 'A', what: 'excluded', reason: 'duplicate', why: null, by: 'tariq', at: now, seq: 80 } as const
    const pending = pendingCorrection({ ...file, stated: [...file.stated, said] }, week, utc, [left])

    expect(pending?.changes.map(({ what, by }) => `${by} ${what}`)).toEqual([
      'maya imported',
      'olivia stated',
      'tariq left a case out',
    ])
    expect(pending?.author).toBe('tariq')
  })

  test('knows who told its cases into another week, though their file does not reach into it', () => {
    const file = signedFile()
    const rollups = file.rollups.map((one) => (one.week === week ? goodWeek(week, 3, { completed: 40 }) : one))
    const next = { oldestAt: at('2026-07-20T08:00Z'), newestAt: at('2026-07-24T08:00Z') }
    const moved = { ...importReaching(now), ...next, by: 'tariq', seq: 60 }
    const pending = pendingCorrection({ ...file, rollups, imports: [...file.imports, moved] }, week, utc, [])

    expect(pending).toMatchObject({ author: 'tariq', changes: [{ what: 'imported', by: 'tariq' }] })
  })

  test('is not corrected by an amendment of the minutes: nothing was measured differently', () => {
    const file = signedFile()
    const cheaper = invoiceCharter({
      minutes: { ...invoiceCharter().minutes, perTouch: { minutes: '1', source: 'estimated', where: 'a guess' } },
    })
    const amended = charterAt(2, cheaper, at('2026-07-28T09:00Z'))
    const keys = bothKeys('charter', 'INV', amended, at('2026-07-28T10:00Z')).map((key) => ({ ...key, seq: 90 }))
    const later = { ...file, charters: [...file.charters, amended], keys: [...file.keys, ...keys] }

    expect(pendingCorrection(later, week, utc, [])).toBeNull()
  })
})

describe('acknowledging', () => {
  const file = toldDifferently('tariq')
  const pending = pendingCorrection(file, week, utc, [])
  const waiting = { file, pending, hash: 'hash of the figures' }
  const seen = { seen: waiting.hash, why: '' }

  test('binds exactly the figures that were seen, with their author', () => {
    const made = factOf(acknowledgeCorrection(waiting, seen, asOlivia(now)))

    expect(made.object).toMatchObject({ type: 'correction', id: week, version: 1, hash: waiting.hash })
    expect(made.data).toEqual({ week, figures: pending?.figures, author: 'tariq' })
  })

  test('is for a leader who did not bring it about', () => {
    expect(whyOf(acknowledgeCorrection(waiting, seen, asTariq(now)))).toContain('The other leader acknowledges it.')
    expect(whyOf(acknowledgeCorrection(waiting, seen, as('maya', 'lead', now)))).toContain('Only the two leaders')
  })

  test('is neither for who stands in for the one who brought it about, nor for the leader of a deputy who did', () => {
    const ben = { seat: 'coo', holder: 'olivia', deputy: 'ben', from: '2026-07-20', to: '2026-07-31' } as const
    const named = { ...ben, namedAt: at('2026-07-19T09:00Z'), gone: null }
    const since = (by: string) => {
      const told = toldDifferently(by)
      return { ...told, pilot: { ...told.pilot, deputies: [named] } }
    }
    const acknowledge = (byWhom: string, act: Parameters<typeof acknowledgeCorrection>[2]) => {
      const told = since(byWhom)
      const waits = { file: told, pending: pendingCorrection(told, week, utc, []), hash: 'h' }
      return acknowledgeCorrection(waits, { seen: 'h', why: '' }, act)
    }
    const asBenForOlivia = { ...asOlivia(now), by: { ...asOlivia(now).by, person: 'ben', for: 'olivia' } }

    expect(whyOf(acknowledge('olivia', asBenForOlivia))).toContain('The other leader acknowledges it')
    expect(whyOf(acknowledge('ben', asOlivia(now)))).toContain('The other leader acknowledges it')
    expect(factOf(acknowledge('ben', asTariq(now))).data).toMatchObject({ author: 'ben' })
    expect(factOf(acknowledge('tariq', asBenForOlivia)).data).toMatchObject({ author: 'tariq' })
  })

  test('is for the leader whose deputy somebody became only afterwards', () => {
    const told = toldDifferently('ben')
    const later = { seat: 'coo', holder: 'olivia', deputy: 'ben', from: '2026-07-28', to: '2026-07-31' } as const
    const deputies = [{ ...later, namedAt: at('2026-07-28T09:00Z'), gone: null }]
    const since = { ...told, pilot: { ...told.pilot, deputies } }
    const waits = { file: since, pending: pendingCorrection(since, week, utc, []), hash: 'h' }

    expect(factOf(acknowledgeCorrection(waits, { seen: 'h', why: '' }, asOlivia(now))).data).toMatchObject({
      author: 'ben',
    })
  })

  test('stays for the other leader when somebody states something after the one who brought it about', () => {
    const byTariq = toldDifferently('tariq')
    const said = { ...statedIn(week, { ...quietWeek, users: 3 }), by: 'maya', seq: 70 }
    const later = pendingCorrection({ ...byTariq, stated: [...byTariq.stated, said] }, week, utc, [])
    const acknowledge = (act: ReturnType<typeof asTariq>) =>
      acknowledgeCorrection({ file: byTariq, pending: later, hash: 'h' }, { seen: 'h', why: '' }, act)

    expect(later?.author).toBe('maya')
    expect(whyOf(acknowledge(asTariq(now)))).toContain('The other leader acknowledges it')
    expect(factOf(acknowledge(asOlivia(now))).data).toMatchObject({ author: 'maya' })
  })

  test('is refused when the figures moved since, or there is nothing to acknowledge', () => {
    expect(whyOf(acknowledgeCorrection(waiting, { ...seen, seen: 'another' }, asOlivia(now)))).toContain(
      'has changed since',
    )
    expect(whyOf(acknowledgeCorrection({ ...waiting, pending: null }, seen, asOlivia(now)))).toContain('Nothing waits')
  })

  test('makes later weeks use the new figures, and waits no more', () => {
    const corrected = acknowledged(file, pending?.figures ?? '')

    expect(weekForEngine(corrected, week, utc).cases).toBe(61)
    expect(pendingCorrection(corrected, week, utc, [])).toBeNull()
    expect(factsFor(corrected, '2026-W30', now, utc)?.weeks[1]?.values?.['cycle_time_hours']).toBe(9)
  })
})

describe('the answer recomputed', () => {
  const file = toldDifferently()
  const signed = signedAnswerFor(file, week)

  test('is the engine’s advice on the frozen facts, with the corrected figures alone replaced', () => {
    const pending = pendingCorrection(file, week, utc, [])
    const facts = factsFor(acknowledged(file, pending?.figures ?? ''), week, now, utc)

    expect(signed && recomputedAdvice(file, signed, pending)).toEqual(facts && advise(facts))
  })

  test('is not there while nothing was corrected', () => {
    expect(signed && recomputedAdvice(file, signed, null)).toBeNull()
  })
})

function acknowledged(file: PilotFile, figures: string): PilotFile {
  const correction: Correction = { week, figures, hash: 'h', author: 'tariq', by: 'olivia', at: now, seq: 100 }
  return { ...file, corrections: [correction] }
}
