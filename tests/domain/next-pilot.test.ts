import { describe, expect, test } from 'vitest'
import { openAfterTheEnd, openBeforeTheLaunch } from '../../src/domain/after-the-end.ts'
import { carriedOverMissing, isMapToConfirm, rulesToConfirm } from '../../src/domain/carried-over.ts'
import { launchGate } from '../../src/domain/launch-gate.ts'
import { type NextOpening, openNextPilot, termsOf } from '../../src/domain/next-pilot.ts'
import type { Confirmation, PilotFile } from '../../src/domain/pilot-file.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import type { RuleVersion } from '../../src/domain/rule.ts'
import { emptyMap, type MapVersion } from '../../src/domain/system-map.ts'
import { actBy } from '../support/house.ts'
import { at, charterAt, runningFile, stage } from '../support/pilot-file.ts'
import { invoiceCharter } from '../support/running-pilot.ts'

const now = at('2026-08-17T13:00Z')
const written = { by: 'olivia', at: at('2026-06-29T09:00Z'), seq: 2 }
const rule = (number: number, retired = false): RuleVersion => ({
  number,
  version: 1,
  content: { section: 'routing', text: `Rule ${number}.`, under: null, place: number, condition: null, outcome: null },
  hash: `hash of ${number}`,
  retired,
  change: null,
  ...written,
})
const map: MapVersion = {
  version: 1,
  base: 0,
  kind: 'draft',
  touchesPolicy: false,
  content: { ...emptyMap, supportMinutes: 90 },
  hash: 'hash of the map',
  why: null,
  ...written,
}
const running = runningFile(['2026-W28'], { rules: [rule(1), rule(3, true), rule(4)], maps: [map] })
const endedBy = (to: 'expanded' | 'stopped', file: PilotFile = running): PilotFile => ({
  ...file,
  pilot: { ...file.pilot, stages: [...file.pilot.stages, { ...stage(to, 'answer', now), seq: 90 }] },
})
const opening: NextOpening = {
  id: 'next',
  code: 'INV2',
  name: 'Invoice approval',
  team: 'Purchasing',
  isTaken: false,
  step: 'wider group',
}
const olivia = actBy('olivia', now, 'coo')

function opened(file: PilotFile = endedBy('expanded'), act = olivia) {
  const facts = openNextPilot(file, opening, act)
  if (isRefused(facts)) throw new Error(facts.why)
  return facts
}

describe('The next pilot', () => {
  test('carries over the terms, every rule in effect under its own number, and the map, each as a fact of its own', () => {
    const facts = opened()

    expect(facts[0]).toMatchObject({
      act: 'open next pilot',
      pilot: 'next',
      data: { from: 'INV', step: 'wider group' },
    })
    expect(facts.filter(({ act }) => act === 'carry over rule').map(({ object }) => object.id)).toEqual(['1', '4'])
    expect(facts.find(({ act }) => act === 'carry over map')?.content).toEqual(map.content)
    expect(facts.filter(({ act }) => act === 'carry over charter')).toHaveLength(1)
    expect(new Set(facts.map(({ pilot }) => pilot))).toEqual(new Set(['next']))
  })

  test('seats whoever opens it, and offers the others theirs', () => {
    const seats = opened().filter(({ object }) => object.type === 'seat')

    expect(seats.map(({ act, data }) => [act, data?.person, data?.what])).toEqual([
      ['offer seat', 'olivia', 'offered'],
      ['take seat', 'olivia', 'taken'],
      ['offer seat', 'tariq', 'offered'],
    ])
  })

  test('seats nobody who only stands in for a leader', () => {
    const forOlivia = { ...actBy('maya', now, 'coo'), by: { ...actBy('maya', now, 'coo').by, for: 'olivia' } }

    expect(opened(endedBy('expanded'), forOlivia).some(({ act }) => act === 'take seat')).toBe(false)
  })

  test('is asked for by a signed expand alone, once, and opened by a leader', () => {
    const next = { code: 'INV2', name: 'Invoice approval' }

    expect(openNextPilot(running, opening, olivia)).toMatchObject({ refused: true })
    expect(openNextPilot(endedBy('stopped'), opening, olivia)).toMatchObject({ refused: true })
    expect(openNextPilot({ ...endedBy('expanded'), next }, opening, olivia)).toMatchObject({
      why: 'INV2 was opened out of this pilot already. One step at a time.',
    })
    expect(openNextPilot(endedBy('expanded'), opening, actBy('maya', now, 'lead'))).toMatchObject({ refused: true })
  })

  test('needs a code of its own and a word on which step it is', () => {
    const poor = { ...opening, code: 'INV', isTaken: true, step: '' } as const

    expect(openNextPilot(endedBy('expanded'), poor, olivia)).toMatchObject({
      problems: [{ field: 'step' }, { field: 'code' }],
    })
  })

  test('begins without a baseline, and without what was true of those people alone', () => {
    const terms = termsOf(invoiceCharter({ adopted: true, firstWeek: '2026-W20' }))

    expect(terms.measures.map(({ baseline, target }) => [baseline.values.length, target])).toEqual([
      [0, '4'],
      [0, '3.5'],
    ])
    expect(terms).toMatchObject({ adopted: false, firstWeek: null, mayPause: [], training: '', startAnnouncedOn: null })
    expect(terms.sentence).toBe(invoiceCharter().sentence)
  })
})

const carried = { by: 'olivia', at: now, seq: 100 }
const draft: PilotFile = {
  ...running,
  pilot: { ...running.pilot, id: 'next', from: 'INV', openedAt: now, stages: [] },
  charters: [{ ...charterAt(1, invoiceCharter(), now), ...carried }],
  keys: [],
  rules: [{ ...rule(1), ...carried }],
  maps: [{ ...map, ...carried }],
}
const confirmed = (document: Confirmation['document']): Confirmation => ({ document, hash: '', ...carried, seq: 110 })
const gateOf = (file: PilotFile) => launchGate(file).find(({ name }) => name === 'carried_over')

describe('What was carried over', () => {
  test('keeps the launch gate from passing until both documents are confirmed and the charter was gone through', () => {
    const saved = { ...charterAt(2, invoiceCharter(), now + 1), seq: 120 }
    const all = { ...draft, confirmations: [confirmed('rule book'), confirmed('map')] }

    expect(gateOf(draft)).toMatchObject({ result: 'fail' })
    expect(carriedOverMissing(all)).toBe('Nobody has gone through the terms of the charter.')
    expect(gateOf({ ...all, charters: [...draft.charters, saved] })).toMatchObject({ result: 'pass' })
    expect(gateOf(running)).toBeUndefined()
  })

  test('is marked rule by rule: one that was worded anew came from nobody', () => {
    const anew = { ...rule(1), version: 2, by: 'olivia', at: now + 1, seq: 111 }

    expect(rulesToConfirm(draft).map(({ number }) => number)).toEqual([1])
    expect(rulesToConfirm({ ...draft, rules: [...draft.rules, anew] })).toEqual([])
  })

  test('waits for the COO and the CTO, each for their own document', () => {
    expect(openBeforeTheLaunch(draft).map(({ what, seat }) => [what, seat])).toEqual([
      ['confirm the rule book', 'coo'],
      ['confirm the map', 'cto'],
    ])
    expect(openBeforeTheLaunch({ ...draft, confirmations: [confirmed('map')] })).toMatchObject([{ seat: 'coo' }])
    expect(isMapToConfirm({ ...draft, confirmations: [confirmed('map')] })).toBe(false)
  })
})

describe('A pilot that has ended', () => {
  test('asks that both documents be confirmed once more, whatever was confirmed before', () => {
    const before = { ...endedBy('stopped'), confirmations: [{ ...confirmed('rule book'), seq: 50 }] }
    const after = { ...before, confirmations: [confirmed('rule book'), confirmed('map')] }

    expect(openAfterTheEnd(before).map(({ what }) => what)).toEqual(['confirm the rule book', 'confirm the map'])
    expect(openAfterTheEnd(after)).toEqual([])
    expect(openAfterTheEnd(running)).toEqual([])
  })

  test('asks both leaders for the next pilot when it was expanded, until one of them has opened it', () => {
    const asks = (file: PilotFile) => openAfterTheEnd(file).filter(({ what }) => what === 'open the next pilot')

    expect(asks(endedBy('expanded')).map(({ seat }) => seat)).toEqual(['coo', 'cto'])
    expect(asks({ ...endedBy('expanded'), next: { code: 'INV2', name: 'x' } })).toEqual([])
    expect(asks(endedBy('stopped'))).toEqual([])
  })
})
