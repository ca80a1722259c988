import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acknowledgementsOf } from '../../src/store/know.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { carryThrough, routingRule, wishOf } from '../support/running-rules.ts'
import { writeRulesOfInv } from '../support/written-rules.ts'

const know = '/pilots/INV/know'

let house: House
let ben: Client

/** INV runs with its rules; R2 was changed on Monday 31 August. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRulesOfInv(house)
  await launchInv(house, '2026-W28')
  house.setClock('2026-08-31T08:00Z')
  await changeR2('Supplier, amount and our order number must be there.')
  house.setClock('2026-09-02T08:00Z')
  ben = await house.as('ben')
})
afterEach(() => house.close())

function changeR2(text: string): Promise<number> {
  return carryThrough(house, wishOf(house, { rule: 2, proposal: routingRule({ section: 'required data', text }) }))
}

const kept = () => acknowledgementsOf(house.services.store.reader, 'INV')

/** What the form that stands on the page sends back. */
function toRead(body: string, what: string): Record<string, string> {
  const subject = new RegExp(`value="${what}">\\s*<input type="hidden" name="subject" value="([^"]*)"`).exec(body)?.[1]
  return { what, subject: subject ?? '' }
}

const buttons = (body: string) => body.match(/class="button first"/g)?.length ?? 0

describe('what somebody of the group needs to know', () => {
  test('stands on one page: the line, the change, the rules, the fallback and who answers', async () => {
    await (await house.as('olivia')).post('/pilots/INV/rules/R1/answerer', { person: 'maya', deputy: '' })
    const { body } = await ben.get(know)

    expect(body).toContain('Use it for every invoice with an order number.')
    expect(body).toContain('R2 was changed on Monday 31 August')
    expect(body).toMatch(/<del>[^<]*An invoice needs/)
    expect(body).toContain('Maya may decide any invoice by hand.')
    expect(body).toContain('Print the invoice and walk to the approver.')
    expect(body).toMatch(/R1<\/dt>\s*<dd>Maya \(team lead\)/)
    expect(body).toMatch(/Everything else<\/dt>\s*<dd>Olivia \(COO\)/)
    expect(body).not.toContain(`/pilots/INV/group"`)
  })

  test('has one thing to do at a time: read the line, see the change, then ask', async () => {
    const first = await ben.get(know)
    expect([buttons(first.body), first.body.indexOf('I have read this') > 0]).toEqual([1, true])

    const read = await ben.post(`${know}/acknowledgements`, toRead(first.body, 'when to use'))
    expect(read.location).toBe(`${know}?done=line-read`)
    const second = await ben.get(know)
    expect(second.body).toContain('You read this on Wednesday 2 September.')
    expect([buttons(second.body), second.body.indexOf('I have seen this') > 0]).toEqual([1, true])

    const seen = await ben.post(`${know}/acknowledgements`, toRead(second.body, 'switch-on'))
    expect(seen.location).toBe(`${know}?done=change-seen#changes`)
    const third = await ben.get(know)
    expect(third.body).toContain('You have seen this.')
    expect(third.body).toMatch(/class="button first" href="\/pilots\/INV\/questions\/new"/)
    expect((await kept()).map(({ what, subject, person }) => [what, subject, person])).toEqual([
      ['when to use', expect.stringMatching(/^[0-9a-f]{64}$/), 'ben'],
      ['switch-on', '1', 'ben'],
    ])
  })

  test('shows a change for 30 days, and longer while it was not seen', async () => {
    await (await house.as('maya')).post(`${know}/acknowledgements`, { what: 'switch-on', subject: '1' })
    house.setClock('2026-10-01T08:00Z')

    expect((await (await house.as('maya')).get(know)).body).not.toContain('What changed lately')
    expect((await (await house.as('ben')).get(know)).body).toContain('What changed lately')
  })

  test('asks only for the newest of two changes of one rule', async () => {
    await changeR2('Everything must be there.')
    const { body } = await ben.get(know)

    expect(body).toContain('It has been changed again since.')
    expect(body.match(/I have seen this/g)).toHaveLength(1)
  })

  test('says at once that the pilot is paused', async () => {
    await (await house.as('maya')).post('/pilots/INV/pause', { why: 'Invoices are lost.' })

    expect((await ben.get(know)).body).toContain('This pilot is paused. Work as the fallback below says.')
  })
})

describe('everybody else', () => {
  test('is not asked first, but may say so as well', async () => {
    const ines = await house.as('ines')
    const { body } = await ines.get(know)

    expect(body).toContain('0 of 2 people in the group have read it.')
    expect(body).toMatch(/class="button first" href="\/pilots\/INV\/questions\/new"/)
    expect((await ines.post(`${know}/acknowledgements`, toRead(body, 'when to use'))).status).toBe(303)
  })

  test('is led to the group, where it is theirs to look after', async () => {
    for (const name of ['maya', 'olivia'] as const)
      expect((await (await house.as(name)).get(know)).body, name).toContain('/pilots/INV/group"')
  })
})

describe('saying that one has read', () => {
  test('is refused a second time, and for what is not there', async () => {
    const line = toRead((await ben.get(know)).body, 'when to use')
    await ben.post(`${know}/acknowledgements`, line)

    const again = await ben.post(`${know}/acknowledgements`, line)
    expect(again.status).toBe(422)
    expect(again.body).toContain('You have said already that you read this line.')
    expect((await ben.post(`${know}/acknowledgements`, { what: 'switch-on', subject: '7' })).status).toBe(422)
    expect((await ben.post(`${know}/acknowledgements`, { what: 'when to use', subject: 'x' })).status).toBe(409)
    expect((await ben.post(`${know}/acknowledgements`, { what: 'mail', subject: '1' })).status).toBe(422)
    expect(await kept()).toHaveLength(1)
  })
})

test('of a draft there is nothing to say yet', async () => {
  const fresh = await openHouse()
  const { body } = await (await fresh.as('ben')).get(know)
  await fresh.close()

  expect(body).toContain('The line stands here once both leaders have signed the charter.')
  expect(body).toContain('No rule is written yet.')
})
