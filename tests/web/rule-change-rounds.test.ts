import { afterEach, describe, expect, test } from 'vitest'
import { refusedActs } from '../../db/schema/people.ts'
import { roundForm } from '../support/asking-forms.ts'
import type { Client, House } from '../support/house.ts'
import { carryThrough, changeOf, routingRule, wishOf } from '../support/running-rules.ts'
import { changes, houseWithChange } from '../support/staged-changes.ts'

let house: House
let maya: Client
afterEach(() => house.close())

async function open(...stage: Parameters<typeof houseWithChange>): Promise<void> {
  house = await houseWithChange(...stage)
  maya = await house.as('maya')
}

const one = `${changes}/1`
const seen = async () => (await changeOf(house, 1)).hash
const send = async (path: string, change: Readonly<Record<string, string>> = {}, who = maya) =>
  who.post(`${one}/${path}`, roundForm(await seen(), { text: 'Invoices above € 7,000 go to Finance.', ...change }))

test('every try at somebody else’s change is kept, also one that a page of ours would not send', async () => {
  await open('returned')
  const ben = await house.as('ben')
  const answers = [
    await ben.get(`${one}/rounds/new`),
    await ben.post(`${one}/rounds`),
    await send('rebase', { ruleSeen: '' }, ben),
    await ben.post(`${one}/withdrawal`, { seen: 'an older page', why: '' }),
  ]
  const kept = await house.services.store.reader.select().from(refusedActs)

  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  expect(kept.map(({ person, act }) => `${person}: ${act}`).toSorted()).toEqual([
    'ben: edit rule change',
    'ben: edit rule change',
    'ben: edit rule change',
    'ben: withdraw rule change',
  ])
})

describe('wording a change anew', () => {
  test('begins with what was proposed, what the COO said, and what it costs', async () => {
    await open('returned')
    const { body } = await maya.get(`${one}/rounds/new`)

    expect(body).toContain('Olivia (COO) returned it on Monday 7 September, 11:00.')
    expect(body).toContain('Say which ones.')
    expect(body).toContain('Invoices above € 5,000 go to the finance director.</textarea>')
    expect(body).toContain('This begins round 2. Both leaders decide on what it then says.')
    expect(body).toMatch(/value="operations"[^>]* checked/)
  })

  test('says which keys will count no more', async () => {
    await open('confirmed safe')

    expect((await maya.get(`${one}/rounds/new`)).body).toContain('Both keys on round 1 will count no more.')
  })

  test('begins a round that both leaders decide anew', async () => {
    await open('confirmed safe')
    const answer = await send('rounds')

    expect(answer.location).toBe(`${one}?done=round-begun`)
    expect(await changeOf(house, 1)).toMatchObject({
      round: 2,
      stage: 'requested',
      keys: { policy: null, system: null },
    })
    expect((await maya.get(answer.location)).body).toContain('Another round has begun.')
  })

  test('is for whoever asked, page and form', async () => {
    await open('returned')
    const ben = await house.as('ben')
    const answers = [
      await ben.get(`${one}/rounds/new`),
      await send('rounds', {}, ben),
      await send('rounds/new', {}, ben),
      await ben.get(`${one}/schedule/new`),
    ]

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect((await changeOf(house, 1)).round).toBe(1)
  })

  test('says everything at once, and keeps what was typed', async () => {
    await open('returned')
    const { status, body } = await send('rounds', { why: '', text: 'x'.repeat(301), switchOnTime: 'noon' })

    expect(status).toBe(422)
    expect(body).toContain('Say why, in a sentence.')
    expect(body).toContain('at most 300 characters')
    expect(body).toContain('Give a clock time, like 09:00.')
    expect(body).toContain('x'.repeat(301))
  })

  test('is refused on a page of an earlier round, with the typed words kept', async () => {
    await open('requested')
    const earlier = await seen()
    await send('rounds')
    const late = await maya.post(`${one}/rounds`, roundForm(earlier, { text: 'Invoices above € 6,000 go to Finance.' }))

    expect(late.status).toBe(409)
    expect(late.body).toContain('Invoices above € 6,000 go to Finance.</textarea>')
    expect(late.body).toContain(`name="seen" value="${await seen()}"`)
    expect((await changeOf(house, 1)).round).toBe(2)
  })

  test('twice by one page begins one round', async () => {
    await open('returned')
    const form = { ...roundForm(await seen()), command: 'b'.repeat(32) }
    await maya.post(`${one}/rounds`, form)
    await maya.post(`${one}/rounds`, form)

    expect((await changeOf(house, 1)).round).toBe(2)
  })

  test('is nothing on a change that is settled, or that is not there', async () => {
    await open('declined')

    expect((await maya.get(`${one}/rounds/new`)).body).toContain('This change is declined: ask for a new one.')
    expect((await send('rounds')).status).toBe(422)
    expect((await maya.get(`${changes}/9/rounds/new`)).status).toBe(404)
    expect((await maya.post(`${changes}/9/rounds`, roundForm(''))).status).toBe(404)
  })

  test('comes back with one line more for a machine to check', async () => {
    await open('requested')
    const { status, body } = await send('rounds/new', { rows: '2', arrange: 'add row' })

    expect(status).toBe(200)
    expect(body).toContain('name="row.3.field"')
    expect(body).toContain('Invoices above € 7,000 go to Finance.</textarea>')
  })
})

describe('another time', () => {
  const at = (switchOnDay: string, why = 'The team is away.') => ({ switchOnDay, switchOnTime: '09:00', why })

  test('is agreed on anew by both leaders', async () => {
    await open('confirmed safe')
    const { body } = await maya.get(`${one}/schedule/new`)
    const answer = await maya.post(`${one}/schedule`, { seen: await seen(), ...at('2026-09-21') })

    expect(body).toContain('So far it is to be switched on from Monday 7 September, 11:00.')
    expect(body).toContain('Both keys on round 1 will count no more.')
    expect(answer.location).toBe(`${one}?done=round-begun`)
    expect(await changeOf(house, 1)).toMatchObject({
      round: 2,
      stage: 'requested',
      content: { switchOnAt: Date.parse('2026-09-21T07:00Z') },
    })
  })

  test('is told with its own reason, and the words keep the reason that they were asked for with', async () => {
    await open('confirmed safe')
    await maya.post(`${one}/schedule`, { seen: await seen(), ...at('2026-09-21') })
    const { body } = await maya.get(one)

    expect(body).toMatch(/Maya \(team lead\) proposed on .+ to switch it on from Monday 21 September, 09:00\./)
    expect(body).toContain('The team is away.')
    expect(body).not.toMatch(/Why<\/dt>\s*<dd>The team is away/)
  })

  test('is one that will come, with a reason, and what was typed stays', async () => {
    await open('requested')
    const refused = await maya.post(`${one}/schedule`, { seen: await seen(), ...at('2026-09-01', '') })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('That is past.')
    expect(refused.body).toContain('Say why, in a sentence.')
    expect(refused.body).toContain('value="2026-09-01"')
  })
})

describe('rebasing', () => {
  test('shows what it was made from, what the rule says now, and what was proposed', async () => {
    await open('stale')
    const { body } = await maya.get(`${one}/rebase/new`)

    expect(body).toContain('R1 has changed since this was asked for.')
    expect(body).toContain('What you started from: R1, version 1')
    expect(body).toContain('Invoices above € 10,000 go to the finance director. (Routing)')
    expect(body).toContain('R1 now: version 2')
    expect(body).toContain('<ins>Everything goes</ins>')
    expect(body).toContain('What you proposed')
    expect(body).toContain('<ins>5,000</ins>')
  })

  test('puts the change on the rule as it is now', async () => {
    await open('stale')
    const answer = await send('rebase', { ruleSeen: '2' })

    expect(answer.location).toBe(`${one}?done=round-begun`)
    expect(await changeOf(house, 1)).toMatchObject({ round: 2, stage: 'requested', content: { base: 2 } })
  })

  test('is where wording anew and another time lead once the rule has moved', async () => {
    await open('stale')

    expect((await maya.get(`${one}/rounds/new`)).location).toBe(`${one}/rebase/new`)
    expect((await maya.get(`${one}/schedule/new`)).location).toBe(`${one}/rebase/new`)
  })

  test('takes over what was typed on a page that the rule has overtaken', async () => {
    await open('requested')
    const form = roundForm(await seen(), { text: 'Invoices above € 7,000 go to Finance.' })
    await carryThrough(house, wishOf(house, { proposal: routingRule({ text: 'Everything goes to Finance.' }) }))
    const { status, body } = await maya.post(`${one}/rounds`, form)

    expect(status).toBe(422)
    expect(body).toContain('Rebase it on the current rule first.')
    expect(body).toContain(`action="${one}/rebase"`)
    expect(body).toContain('Invoices above € 7,000 go to Finance.</textarea>')
  })

  test('is refused where the rule moved once more while it was typed', async () => {
    await open('stale')
    await carryThrough(house, wishOf(house, { proposal: routingRule({ text: 'Nothing goes to Finance.' }) }))
    const { status, body } = await send('rebase', { ruleSeen: '2' })

    expect(status).toBe(409)
    expect(body).toContain('R1 now: version 3')
    expect(body).toContain('name="ruleSeen" value="3"')
    expect(body).toContain('Invoices above € 7,000 go to Finance.</textarea>')
  })

  test('offers to bring the rule back where it is gone', async () => {
    await open('requested')
    await carryThrough(house, wishOf(house, { kind: 'retire' }))
    const { body } = await maya.get(`${one}/rebase/new`)

    expect(body).toContain('R1 was retired since this was asked for.')
    expect(body).toContain('/rule-changes/new?kind=revert&amp;rule=1')
    expect(body).not.toContain(`action="${one}/rebase"`)
  })

  test('is nothing while the rule has not moved', async () => {
    await open('requested')

    expect((await maya.get(`${one}/rebase/new`)).location).toBe(one)
    const refused = await send('rebase', { ruleSeen: '1' })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('there is nothing to rebase on')
    expect(refused.body).toContain('Invoices above € 7,000 go to Finance.</textarea>')
  })
})
