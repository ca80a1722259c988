// Every way around the two keys that really shipped elsewhere, tried as a browser would. Each test fails without its guard.
import { afterEach, describe, expect, test } from 'vitest'
import { accounts } from '../../db/schema/people.ts'
import { fact } from '../../src/domain/fact.ts'
import { rulesOf } from '../../src/store/rules.ts'
import type { House, Name } from '../support/house.ts'
import {
  approveAsOlivia,
  ask,
  carryThrough,
  changeOf,
  confirmAsTariq,
  routingRule,
  wishOf,
} from '../support/running-rules.ts'
import {
  changes,
  decide,
  houseInTheCycle,
  houseWithChange,
  houseWithRules,
  rescheduled,
  reworded,
} from '../support/staged-changes.ts'

let house: House
afterEach(() => house.close())

/** How many versions the book has: two were written in the draft. */
const versions = async () => (await rulesOf(house.services.store.reader, 'INV')).length
const stageOf = async (number = 1) => (await changeOf(house, number)).stage
const by = (who: Name, decision: Parameters<typeof decide>[2], form = {}, number = 1) =>
  house.as(who).then((client) => decide(house, client, decision, form, number))

describe('content changed after the approval', () => {
  test('voids the key: nothing is confirmed or switched on with it', async () => {
    house = await houseWithChange('policy approved')
    await reworded(house, { proposal: routingRule({ text: 'Everything goes to the finance director.' }) })
    const [confirmed, switched] = [await by('tariq', 'confirmation'), await by('tariq', 'switch')]

    expect([confirmed.status, switched.status, await stageOf()]).toEqual([422, 422, 'requested'])
    expect(confirmed.body).toContain('The COO has not approved this policy yet.')
    expect(await versions()).toBe(2)
  })

  test('after both keys stops the switch-on', async () => {
    house = await houseWithChange('confirmed safe')
    await reworded(house, { proposal: routingRule({ text: 'Everything goes to the finance director.' }) })

    expect((await by('tariq', 'switch')).status).toBe(422)
    expect(await versions()).toBe(2)
  })

  test('is not signed from a page that shows the old content', async () => {
    house = await houseWithChange('requested')
    const { hash } = await changeOf(house, 1)
    await reworded(house, { proposal: routingRule({ text: 'Everything goes to the finance director.' }) })

    expect((await by('olivia', 'approval', { seen: hash })).status).toBe(409)
    expect(await stageOf()).toBe('requested')
  })
})

describe('the base moved', () => {
  test('between the keys and the switch-on: the change is stale, and both are told', async () => {
    house = await houseWithChange('confirmed safe')
    await carryThrough(house, wishOf(house, { proposal: routingRule({ text: 'Everything goes up.' }) }))
    const switched = await by('tariq', 'switch')

    expect([switched.status, await stageOf(), await versions()]).toEqual([422, 'stale', 3])
    expect(switched.body).toContain('It has to be rebased on the current rule first.')
    for (const who of ['olivia', 'tariq'] as const)
      expect((await (await house.as(who)).get(`${changes}/1`)).body).toContain('Nobody can approve it as it is.')
  })

  test('a stale request is approved by nobody', async () => {
    house = await houseWithChange('stale')
    const [approved, confirmed] = [await by('olivia', 'approval'), await by('tariq', 'confirmation')]

    expect([approved.status, confirmed.status, await stageOf()]).toEqual([422, 422, 'stale'])
  })

  test('under an exception: it is not switched on below a rule that is gone', async () => {
    house = await houseWithRules()
    const exception = routingRule({ section: 'exception', text: 'Not for rent.', under: 1 })
    await ask(house, wishOf(house, { kind: 'add', rule: null, proposal: exception }))
    await approveAsOlivia(house, 1)
    await confirmAsTariq(house, 1)
    await carryThrough(house, wishOf(house, { kind: 'retire', proposal: null }))

    expect([(await by('tariq', 'switch')).status, await stageOf(), await versions()]).toEqual([422, 'stale', 3])
  })
})

describe('another endpoint', () => {
  test('re-scheduling voids both keys', async () => {
    house = await houseWithChange('confirmed safe')
    await rescheduled(house, house.at() + 3_600_000)
    house.setClock('2026-09-07T11:00Z')

    expect([(await by('tariq', 'switch')).status, await stageOf(), await versions()]).toEqual([422, 'requested', 2])
  })

  test('a revert takes both keys as well', async () => {
    house = await houseWithChange('in effect')
    await ask(house, wishOf(house, { kind: 'revert', version: 1, proposal: null }))

    expect([(await by('tariq', 'switch', {}, 2)).status, await versions()]).toEqual([422, 3])
  })

  test('writing the book directly ends with the draft', async () => {
    house = await houseWithRules()
    const second = (await rulesOf(house.services.store.reader, 'INV')).find(({ number }) => number === 2)
    const olivia = await house.as('olivia')
    const retired = await olivia.post('/pilots/INV/rules/R2/retirement', { seen: second?.hash ?? '' })

    expect([retired.status, await versions()]).toEqual([422, 2])
    expect(retired.body).toContain('Ask for a change instead.')
  })

  test('parking and taking up brings no key', async () => {
    house = await houseWithChange('requested')
    await by('olivia', 'parking', { why: 'Later.' })
    await by('olivia', 'unparking')

    expect([await stageOf(), (await by('tariq', 'confirmation')).status]).toEqual(['requested', 422])
  })

  test('wording a parked change anew does not take it up', async () => {
    house = await houseWithChange('parked')
    await reworded(house, { proposal: routingRule({ text: 'Everything goes up.' }) })

    expect([(await by('olivia', 'approval')).status, await stageOf()]).toEqual([422, 'parked'])
  })
})

describe('a recalled and resubmitted round', () => {
  test('inherits no verdict, also where every word is the same', async () => {
    house = await houseWithChange('policy approved')
    await by('tariq', 'objection', { why: 'The connector cannot read it.' })
    await reworded(house)

    expect([(await by('tariq', 'confirmation')).status, await stageOf()]).toEqual([422, 'requested'])
  })

  test('is not approved from the page of the round before', async () => {
    house = await houseWithChange('requested')
    const { hash } = await changeOf(house, 1)
    await by('olivia', 'return', { why: 'Say which ones.' })
    await reworded(house)
    const approved = await by('olivia', 'approval', { seen: hash })

    expect([approved.status, await stageOf()]).toEqual([409, 'requested'])
    expect(approved.body).toContain('Every word is the same; it was asked for anew.')
  })

  test('is not brought back by taking up what was parked', async () => {
    house = await houseWithChange('returned')

    expect((await by('olivia', 'parking', { why: 'Later.' })).status).toBe(422)
    expect(await stageOf()).toBe('returned')
  })
})

describe('time', () => {
  test('nothing is switched on before the agreed one', async () => {
    house = await houseWithRules()
    await ask(house, wishOf(house, { switchOnAt: Date.parse('2026-09-11T07:00Z') }))
    await approveAsOlivia(house, 1)
    await confirmAsTariq(house, 1)
    house.setClock('2026-09-11T06:59:59Z')
    const early = await by('tariq', 'switch')
    house.setClock('2026-09-11T07:00Z')

    expect([early.status, (await by('tariq', 'switch')).status, await versions()]).toEqual([422, 303, 3])
    expect(early.body).toContain('The agreed time has not come yet.')
  })

  test('in the freeze nothing is approved, taken up or switched on', async () => {
    house = await houseInTheCycle()
    await ask(house, wishOf(house))
    const answers = [await by('olivia', 'approval'), await by('olivia', 'unparking'), await by('tariq', 'switch')]

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
    expect([await stageOf(), await versions()]).toEqual(['parked', 1])
  })

  test('breaking the freeze takes both keys, and holds for that round alone', async () => {
    house = await houseInTheCycle()
    await ask(house, wishOf(house))
    await by('olivia', 'freeze', { why: 'Invoices are lost.' })
    const half = await stageOf()
    await by('tariq', 'freeze', { why: 'It is small.' })
    const both = await stageOf()
    await reworded(house, { proposal: routingRule({ text: 'Everything goes up.' }) })

    expect([half, both, await stageOf()]).toEqual(['parked', 'requested', 'parked'])
  })

  test('breaking the freeze for what was declined meanwhile does not bring it back', async () => {
    house = await houseInTheCycle()
    await ask(house, wishOf(house))
    await by('olivia', 'freeze', { why: 'Invoices are lost.' })
    await by('olivia', 'decline', { why: 'Not now.' })

    expect((await by('tariq', 'freeze', { why: 'It is small.' })).status).toBe(422)
    expect(await stageOf()).toBe('declined')
  })

  test('after the end of the pilot nothing is decided', async () => {
    house = await houseWithChange('confirmed safe')
    await house.play(
      fact('pause', 'INV', { type: 'pilot', id: 'INV', version: 1 }, { data: { stage: 'stopped' } }),
      'ada',
    )
    const switched = await by('tariq', 'switch')

    expect([switched.status, await versions()]).toEqual([422, 2])
    expect(switched.body).toContain('This pilot has ended: its rules no longer change.')
  })

  test('keys that rest after a sign-in reset neither approve nor switch on', async () => {
    house = await houseWithChange('confirmed safe')
    await house.services.store.transaction(async (tx) => {
      await tx.update(accounts).set({ keysHeldUntil: Date.parse('2026-09-09T09:00Z') })
    })
    const switched = await by('tariq', 'switch')

    expect([switched.status, await versions()]).toEqual([422, 2])
    expect((await (await house.as('tariq')).get(`${changes}/1`)).body).not.toContain('id="switch"')
  })
})

test('a switch sent twice makes one version', async () => {
  house = await houseWithChange('confirmed safe')
  const [first, second] = [await by('tariq', 'switch'), await by('tariq', 'switch')]

  expect([first.status, second.status, await versions()]).toEqual([303, 422, 3])
})
