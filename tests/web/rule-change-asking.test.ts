import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wishForm } from '../support/asking-forms.ts'
import type { Client, House } from '../support/house.ts'
import { openHouse } from '../support/house.ts'
import { carryThrough, changeOf, invFile, routingRule, wishOf } from '../support/running-rules.ts'
import { changes, houseInTheCycle, houseWithChange, houseWithRules } from '../support/staged-changes.ts'

let house: House
let maya: Client
beforeEach(async () => {
  house = await houseWithRules()
  maya = await house.as('maya')
})
afterEach(() => house.close())

async function moveTo(other: Promise<House>): Promise<void> {
  await house.close()
  house = await other
  maya = await house.as('maya')
}

const asked = async () => (await invFile(house)).ruleChanges

describe('choosing what is to change', () => {
  test('comes first, with the rule from the address', async () => {
    const { body } = await maya.get(`${changes}/new?rule=2`)

    expect(body).toContain('Bring back earlier words of a rule')
    expect(body).toMatch(/<option value="2" selected>R2 Invoices without an order/)
  })

  test('leads on to a form that is filled with the rule as it is', async () => {
    const { body } = await maya.get(`${changes}/new?kind=replace&rule=1`)

    expect(body).toContain('<h1>Ask to change R1</h1>')
    expect(body).toContain('R1 as it is now')
    expect(body).toContain('Invoices above € 10,000 go to the finance director.</textarea>')
    expect(body).toContain('value="2026-09-08"')
    expect(body).toContain('value="09:00"')
  })

  test('goes no further without a rule that fits', async () => {
    await carryThrough(house, wishOf(house, { kind: 'retire', rule: 2 }))
    const page = async (query: string) => (await maya.get(`${changes}/new?${query}`)).body

    expect(await page('kind=replace')).toContain('Choose the rule that is to change.')
    expect(await page('kind=retire&rule=77')).toContain('Choose the rule that is to change.')
    expect(await page('kind=replace&rule=2')).toContain('R2 is no longer in effect. Its words can be brought back.')
    expect(await page('kind=revert&rule=1')).toContain('R1 has always said what it says now')
  })

  test('offers what was retired for bringing back, with every earlier wording in full', async () => {
    await carryThrough(house, wishOf(house))
    await carryThrough(house, wishOf(house, { kind: 'retire' }))

    expect((await maya.get(`${changes}/new`)).body).toContain('(retired)')
    const { body } = await maya.get(`${changes}/new?kind=revert&rule=1`)
    expect(body).toContain('R1 as it was')
    expect(body).toContain('Version 1, from Wednesday 1 July')
    expect(body).toContain('Invoices above € 10,000 go to the finance director.')
  })

  test('is for a pilot that was launched', async () => {
    await moveTo(openHouse())
    const answer = await maya.get(`${changes}/new`)

    expect(answer.status).toBe(422)
    expect(answer.body).toContain('write the rule itself')
  })

  test('knows nothing else', async () => {
    expect((await maya.get(`${changes}/new?kind=abolish`)).status).toBe(400)
    expect((await maya.get(`${changes}/new?rule=one`)).status).toBe(400)
  })
})

describe('before it is sent', () => {
  test('says who decides', async () => {
    const { body } = await maya.get(`${changes}/new?kind=add`)

    expect(body).toContain('Olivia (COO) decides on the policy. Then Tariq (CTO) confirms that it is safe')
  })

  test('says that the freeze will park it, and until when', async () => {
    await moveTo(houseInTheCycle())

    expect((await maya.get(`${changes}/new?kind=add`)).body).toContain(
      'The scope is frozen until Monday 3 August, when the first cycle ends',
    )
  })

  test('names the other changes that it meets', async () => {
    await moveTo(houseWithChange('requested'))
    const { body } = await maya.get(`${changes}/new?kind=replace&rule=1`)

    expect(body).toContain('Rule change 1 is about R1 too.')
    expect((await maya.get(`${changes}/new?kind=retire&rule=2`)).body).not.toContain('is about R2 too')
  })

  test('names who else is switched on in the week that was typed', async () => {
    await moveTo(houseWithChange('requested'))
    const page = async (switchOnDay: string) =>
      (await maya.post(changes, wishForm({ rule: '2', why: '', switchOnDay }))).body

    expect(await page('2026-09-11')).toContain('R1 is to be switched on in the same week, by rule change 1.')
    expect(await page('2026-09-14')).not.toContain('in the same week')
  })
})

describe('asking', () => {
  test('keeps what was asked for, and leads to the change', async () => {
    const answer = await maya.post(changes, wishForm())
    const change = await changeOf(house, 1)

    expect(answer.location).toBe(`${changes}/1?done=change-asked`)
    expect(change).toMatchObject({ stage: 'requested', by: 'maya', round: 1 })
    expect(change.content).toMatchObject({ kind: 'replace', rule: 1, base: 1, origin: 'operations' })
    expect(change.content.proposal?.text).toBe('Invoices above € 5,000 go to the finance director.')
    expect(change.content.switchOnAt).toBe(Date.parse('2026-09-08T07:00Z'))
    expect((await maya.get(answer.location)).body).toContain('Asked. The COO finds it on Home')
  })

  test.each(['olivia', 'tariq', 'ben', 'ines', 'sam', 'owen'] as const)('is %s’s too', async (name) => {
    expect((await (await house.as(name)).post(changes, wishForm())).status).toBe(303)
  })

  test('is nobody’s without a seat', async () => {
    expect((await (await house.as('nora')).get(`${changes}/new`)).status).toBe(404)
    expect((await (await house.as('ada')).post(changes, wishForm())).status).toBe(404)
    expect(await asked()).toEqual([])
  })

  test('twice by one page asks once', async () => {
    const command = 'a'.repeat(32)
    await maya.post(changes, { ...wishForm(), command })
    const again = await maya.post(changes, { ...wishForm(), command })

    expect(again.location).toBe(`${changes}/1?done=change-asked`)
    expect(await asked()).toHaveLength(1)
  })

  test('in the first cycle is kept, and parked', async () => {
    await moveTo(houseInTheCycle())
    const answer = await maya.post(changes, wishForm({ switchOnDay: '2026-08-10' }))

    expect(answer.location).toBe(`${changes}/1?done=change-kept`)
    expect((await changeOf(house, 1)).stage).toBe('parked')
  })

  test('adds a rule where it is to stand', async () => {
    const adding = wishForm({ kind: 'add', rule: '', ruleSeen: '0' })
    await maya.post(changes, { ...adding, place: 'last' })

    expect((await changeOf(house, 1)).content).toMatchObject({ kind: 'add', rule: 3, base: 0, proposal: { place: 12 } })
    expect((await maya.post(changes, { ...adding, place: '2' })).body).toContain('There is no room left before R2.')
  })

  test('retires a rule, and brings one back', async () => {
    await maya.post(changes, wishForm({ kind: 'retire', rule: '2' }))
    await carryThrough(house, wishOf(house))
    await maya.post(changes, wishForm({ kind: 'revert', ruleSeen: '2', version: '1' }))

    expect((await changeOf(house, 1)).content).toMatchObject({ kind: 'retire', rule: 2, proposal: null })
    expect((await changeOf(house, 3)).content).toMatchObject({ revertsTo: 1, proposal: routingRule() })
  })

  test('says what a machine is to check', async () => {
    const condition = { when: 'all', 'row.1.field': 'path', 'row.1.operator': 'is', 'row.1.value': 'fallback' }
    await maya.post(changes, wishForm({ ...condition, route: 'Finance' }))
    const { proposal } = (await changeOf(house, 1)).content

    expect(proposal?.condition?.expression).toBe('c["path"] == "fallback"')
    expect(proposal?.outcome?.route).toBe('Finance')
  })
})

describe('a form that is not in order', () => {
  test('says everything at once, beside its fields, and keeps what was typed', async () => {
    const form = wishForm({ text: '', why: 'Three went by.', switchOnDay: '2026-02-31', limit: 'soon', when: 'every' })
    const { origin: _, ...unsaid } = form
    const answer = await maya.post(changes, unsaid)

    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Write the rule as one plain sentence.')
    expect(answer.body).toContain('Say where this comes from.')
    expect(answer.body).toContain('Give a day that exists')
    expect(answer.body).toContain('Give a time from one minute to a year')
    expect(answer.body).toContain('Three went by.</textarea>')
    expect(answer.body).toContain('value="2026-02-31"')
    expect(await asked()).toEqual([])
  })

  test('refuses a time that is past, or that the clock skips, at its field', async () => {
    const past = await maya.post(changes, wishForm({ switchOnDay: '2026-09-04' }))
    const skipped = await maya.post(changes, wishForm({ switchOnDay: '2027-03-28', switchOnTime: '02:30' }))

    expect(past.body).toMatch(/href="#field-switchOnDay">That is past/)
    expect(skipped.body).toMatch(/href="#field-switchOnTime">The clock skips 02:30 on that day/)
  })

  test('refuses what stands under the rule, and the way to say so is kept', async () => {
    const below = routingRule({ section: 'exception', text: 'Rent goes to facilities.', under: 1 })
    await carryThrough(house, wishOf(house, { kind: 'add', rule: null, proposal: below }))
    const refused = await maya.post(changes, wishForm({ kind: 'retire', why: 'Nobody needs it.' }))

    expect(refused.body).toContain('R3 stands under R1.')
    expect(refused.body).toContain('Nobody needs it.</textarea>')
  })

  test('of a rule that was changed meanwhile is shown again with the new words, and asks for nothing', async () => {
    await carryThrough(house, wishOf(house))
    const again = await maya.post(changes, wishForm({ text: 'Invoices above € 7,000 go to the finance director.' }))

    expect(again.status).toBe(409)
    expect(again.body).toContain('R1 has changed since you opened this page.')
    expect(again.body).toContain('Invoices above € 7,000 go to the finance director.</textarea>')
    expect(again.body).toContain('<p>Invoices above € 5,000 go to the finance director.</p>')
    expect(again.body).toContain('name="ruleSeen" value="2"')
    expect(await asked()).toHaveLength(4)
  })

  test('that is damaged is refused in a sentence', async () => {
    const answer = await maya.post(changes, { ...wishForm(), seat: 'coo' })

    expect(answer.status).toBe(422)
    expect(answer.body).toContain('The form arrived damaged.')
  })

  test('comes back with one line more for a machine to check, and nothing is lost', async () => {
    const { status, body } = await maya.post(`${changes}/new`, wishForm({ rows: '2', arrange: 'add row' }))

    expect(status).toBe(200)
    expect(body).toContain('name="row.3.field"')
    expect(body).toContain('Three of € 9,900 went by unseen.</textarea>')
    expect(await asked()).toEqual([])
  })
})

describe('what the COO proposed instead', () => {
  test('is asked for as a new change, its words in the form', async () => {
    await moveTo(houseWithChange('declined'))
    const link = `${changes}/new?instead=1`

    expect((await maya.get(`${changes}/1`)).body).toContain(`href="${link}"`)
    const { body } = await maya.get(link)
    expect(body).toContain('Olivia (COO) declined rule change 1 and proposed this instead.')
    expect(body).toContain('Above € 8,000 only.</textarea>')
    expect(body).toContain('Instead of rule change 1, which was declined.</textarea>')
  })

  test('is nothing where nothing was', async () => {
    expect((await maya.get(`${changes}/new?instead=1`)).status).toBe(404)
  })
})
