// One person behind both keys, by whatever way: two seats, a deputy, a seat that changed hands. Each test fails without its guard.
import { afterEach, describe, expect, test } from 'vitest'
import { rulesOf } from '../../src/store/rules.ts'
import { handOver, leaveSeat, nameDeputy } from '../support/changing-seats.ts'
import type { House, Name } from '../support/house.ts'
import { changeOf, confirmAsTariq } from '../support/running-rules.ts'
import { decide, houseWithChange } from '../support/staged-changes.ts'

let house: House
afterEach(() => house.close())

/** How many versions the book has: two were written in the draft. */
const versions = async () => (await rulesOf(house.services.store.reader, 'INV')).length
const stageOf = async () => (await changeOf(house, 1)).stage
const by = async (who: Name, decision: Parameters<typeof decide>[2]) => decide(house, await house.as(who), decision)

describe('one person for both keys', () => {
  test('under two seats: whoever holds both turns none', async () => {
    house = await houseWithChange('requested')
    await handOver(house, 'cto', 'olivia')

    expect((await by('olivia', 'approval')).body).toContain('One person holds both leaders’ seats.')
    expect(await stageOf()).toBe('requested')
  })

  test('after the seats changed hands within the round', async () => {
    house = await houseWithChange('policy approved')
    await handOver(house, 'coo', 'sam')
    await by('sam', 'approval')
    await handOver(house, 'cto', 'olivia')
    const confirmed = await by('olivia', 'confirmation')

    expect([confirmed.status, await stageOf()]).toEqual([422, 'policy approved'])
    expect(confirmed.body).toContain('It takes a second person')
  })

  test('as a deputy of the other leader on another day', async () => {
    house = await houseWithChange('requested')
    await nameDeputy(house, 'coo', 'olivia', 'ben')
    await by('ben', 'approval')
    await nameDeputy(house, 'coo', 'olivia', 'ben', 'ended')
    await nameDeputy(house, 'cto', 'tariq', 'ben')
    const confirmed = await by('ben', 'confirmation')

    expect([confirmed.status, await stageOf()]).toEqual([422, 'policy approved'])
  })

  test('as a deputy on both sides at once', async () => {
    house = await houseWithChange('policy approved')
    await nameDeputy(house, 'coo', 'olivia', 'ben')
    await nameDeputy(house, 'cto', 'tariq', 'ben')

    expect((await by('ben', 'confirmation')).body).toContain('You stand in for the other leader.')
    expect(await stageOf()).toBe('policy approved')
  })

  test('at the switch: who approved the policy does not press it from the other seat', async () => {
    house = await houseWithChange('requested')
    await nameDeputy(house, 'coo', 'olivia', 'ben')
    await by('ben', 'approval')
    await nameDeputy(house, 'coo', 'olivia', 'ben', 'ended')
    await confirmAsTariq(house, 1)
    await nameDeputy(house, 'cto', 'tariq', 'ben')
    const switched = await by('ben', 'switch')

    expect([switched.status, await versions()]).toEqual([422, 2])
    expect(switched.body).toContain('The person who approved the policy cannot also switch it on.')
  })
})

describe('a seat that is no longer held', () => {
  test('takes its key along: the switch-on looks at the seats once more', async () => {
    house = await houseWithChange('confirmed safe')
    await leaveSeat(house, 'coo', 'olivia')

    expect([(await by('tariq', 'switch')).status, await stageOf(), await versions()]).toEqual([422, 'requested', 2])
  })

  test('turns no key from a page that was opened before', async () => {
    house = await houseWithChange('requested')
    const olivia = await house.as('olivia')
    await handOver(house, 'coo', 'sam')
    await leaveSeat(house, 'coo', 'sam')

    expect([404, 403]).toContain((await decide(house, olivia, 'approval')).status)
    expect(await stageOf()).toBe('requested')
  })
})
