import { describe, expect, test } from 'vitest'
import { refusedActs } from '../../db/schema/people.ts'
import type { ChangeStage } from '../../src/domain/rule-change.ts'
import { readSeq } from '../../src/store/ledger.ts'
import type { Decision } from '../../src/web/views/rule-change-of.ts'
import { type House, type Name, names, seatsOnInv } from '../support/house.ts'
import { changeOf } from '../support/running-rules.ts'
import { changes, decide, houseWithChange, seenOn, stages } from '../support/staged-changes.ts'

/** Whose each decision is; withdrawing is for anyone who asked, and Maya did. */
const whose: Readonly<Record<Decision, readonly Name[]>> = {
  approval: ['olivia'],
  confirmation: ['tariq'],
  objection: ['tariq'],
  return: ['olivia'],
  decline: ['olivia'],
  parking: ['olivia'],
  unparking: ['olivia'],
  switch: ['tariq'],
  freeze: ['olivia', 'tariq'],
  withdrawal: ['olivia', 'tariq', 'maya', 'ben', 'ines', 'sam', 'owen'],
}
const decisions = Object.keys(whose) as readonly Decision[] // exactly the keys written above

/** What is decided in each stage, and what it comes to. */
const possible: Readonly<Record<ChangeStage, { readonly [One in Decision]?: ChangeStage }>> = {
  requested: {
    approval: 'policy approved',
    return: 'returned',
    decline: 'declined',
    parking: 'parked',
    withdrawal: 'withdrawn',
  },
  'policy approved': {
    confirmation: 'confirmed safe',
    objection: 'returned',
    return: 'returned',
    decline: 'declined',
    parking: 'parked',
    withdrawal: 'withdrawn',
  },
  'confirmed safe': {
    switch: 'in effect',
    objection: 'returned',
    return: 'returned',
    decline: 'declined',
    parking: 'parked',
    withdrawal: 'withdrawn',
  },
  'in effect': {},
  returned: { decline: 'declined', withdrawal: 'withdrawn' },
  declined: {},
  parked: { unparking: 'requested', return: 'returned', decline: 'declined', withdrawal: 'withdrawn' },
  withdrawn: {},
  stale: { return: 'returned', decline: 'declined', parking: 'parked', withdrawal: 'withdrawn' },
}

const reasons = { why: 'Because of the audit.' }

function due(stage: ChangeStage, decision: Decision, who: Name): number {
  if (seatsOnInv[who] === undefined) return 404
  if (!whose[decision].includes(who)) return 403
  if (decision === 'withdrawal' && who !== 'maya') return 403
  return possible[stage][decision] === undefined ? 422 : 303
}

const seqOf = (house: House) => readSeq(house.services.store.reader)

describe.each(stages)('a change that is %s', (stage) => {
  test('is decided on by nobody whose decision it is not, and every other seat’s try is kept', async () => {
    const house = await houseWithChange(stage)
    const before = await seqOf(house)
    const wrong: string[] = []
    let kept = 0
    for (const decision of decisions)
      for (const who of names) {
        const expected = due(stage, decision, who)
        if (expected === 303) continue
        if (expected === 403) kept++
        const { status } = await decide(house, await house.as(who), decision, takesReason(decision) ? reasons : {})
        if (status !== expected) wrong.push(`${decision} by ${who}: ${status}, not ${expected}`)
      }
    const grown = (await seqOf(house)) - before
    const refused = await house.services.store.reader.select().from(refusedActs)
    await house.close()

    expect(wrong).toEqual([])
    expect(grown).toBe(0)
    expect(refused).toHaveLength(kept)
  })

  test.each(Object.entries(possible[stage]))('by %s becomes %s', async (decision, becomes) => {
    const house = await houseWithChange(stage)
    const [who] = decision === 'withdrawal' ? (['maya'] as const) : whose[decision as Decision] // as listed above
    const client = await house.as(who ?? 'maya')
    const answer = await decide(house, client, decision as Decision, takesReason(decision) ? reasons : {})
    const change = await changeOf(house, 1)
    await house.close()

    expect([answer.status, answer.location.split('?')[0]]).toEqual([303, `${changes}/1`])
    expect(change.stage).toBe(becomes)
  })
})

function takesReason(decision: string): boolean {
  return !['approval', 'confirmation', 'unparking', 'switch'].includes(decision)
}

test('a decision on a change that is not there is refused', async () => {
  const house = await houseWithChange('requested')
  const olivia = await house.as('olivia')
  const seen = await seenOn(house, 'approval')
  const answers = [
    await olivia.post(`${changes}/99/approval`, { seen }),
    await olivia.get(`${changes}/99`),
    await olivia.get(`${changes}/1x`),
    await olivia.get(`${changes}/01`),
  ]
  await house.close()

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
})
