// Search finds what stood somewhere, on the pilots that one may read, and shows where. What was chosen in private or erased is
// not there to be found.
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { texts } from '../../db/schema/ledger.ts'
import { fact } from '../../src/domain/fact.ts'
import { fillInboxes } from '../support/full-inbox.ts'
import { type House, type Name, openHouse, openPilot, sitDown } from '../support/house.ts'
import { drawMap, feed } from '../support/quiet-feed.ts'
import { launchInv } from '../support/running-pilot.ts'
import { ask, invFile, routingRule, wishOf, writeRule } from '../support/running-rules.ts'
import { signWeek } from '../support/signed-week.ts'

let house: House

const searched = async (name: Name, query: string, more = '') =>
  (await (await house.as(name)).get(`/search?q=${encodeURIComponent(query)}${more}`)).body
/** The titles of a group, in the order of the page. */
const titlesIn = (body: string, group: string) => {
  const section = new RegExp(`<section[^>]*id="found-${group}">[\\s\\S]*?</section>`).exec(body)?.[0] ?? ''
  return [...section.matchAll(/<li><a href="[^"]*">([^<]*)</g)].map(([, title]) => title)
}

describe('Whoever remembers a word', () => {
  beforeAll(async () => {
    house = await openHouse({ now: '2026-07-01T08:00Z' })
    await fillInboxes(house)
    await drawMap(house, [feed()])
    await signWeek(house, '2026-W36')
  })
  afterAll(() => house.close())

  it.each([
    ['rule', 'DIRECTOR invoices', 'R4'],
    ['rule', 'R12', 'R12'],
    ['rule-change', 'owner order system knows', 'Rule change 4'],
    ['request', 'phone notification', 'Request 1'],
    ['question', 'VAT', 'Question 1'],
    ['pilot', 'inv approval', 'Invoice approval'],
    ['system', 'erp', 'ERP sync'],
    ['decision', 'fix evidence', 'The answer for the week of Monday 31 August 2026'],
  ])('finds the %s by “%s”', async (group, query, title) => {
    expect(titlesIn(await searched('olivia', query), group)).toContain(title)
  })

  it('sees where the words stood, on which pilot and when', async () => {
    const body = await searched('ben', 'vat')

    expect(body).toMatch(/<p>Is € 10,000 with or without <mark>VAT<\/mark>\?<\/p>/)
    expect(body).toMatch(/<span>INV Invoice approval<\/span><span>open<\/span><span>Monday 7 September<\/span>/)
    expect(body).toContain('href="/pilots/INV/questions/1"')
  })

  it('finds what a reason said when it was sent back', async () => {
    expect(titlesIn(await searched('maya', 'how many a week? which invoices'), 'rule-change')).toEqual([])
    expect(titlesIn(await searched('maya', 'that be in a week'), 'rule-change')).toEqual(['Rule change 3'])
  })

  it('gets the thing that is called so first', async () => {
    expect(titlesIn(await searched('olivia', 'r1'), 'rule')[0]).toBe('R1')
  })

  it('gets the first five of a kind, and all of them by a link', async () => {
    const body = await searched('olivia', 'rule change')
    expect(titlesIn(body, 'rule-change')).toHaveLength(5)
    const all = await searched('olivia', 'rule change', '&kind=rule+change')

    expect(body).toMatch(/href="\/search\?q=rule\+change&amp;kind=rule%20change">Show all \d+</)
    expect(titlesIn(all, 'rule-change').length).toBeGreaterThan(5)
    expect(all).toContain('Show everything that was found')
  })

  it('finds nothing on a pilot that is not theirs', async () => {
    for (const name of ['nora', 'ada'] as const)
      expect(await searched(name, 'director')).toContain(
        'Nothing on the pilots that you may read has all of these words.',
      )
  })

  it('is taught what to type while nothing is typed, and keeps what was', async () => {
    expect(await searched('olivia', '  ')).toContain('Type a word or two that you remember')
    expect(await searched('olivia', '"<b>dir')).toContain('value="&quot;&lt;b&gt;dir"')
  })

  it('gets the box on every page, once', async () => {
    const olivia = await house.as('olivia')
    for (const page of ['/', '/pilots/INV', '/me'])
      expect((await olivia.get(page)).body.match(/role="search"/g)).toHaveLength(1)
    expect((await searched('olivia', 'vat')).match(/role="search"/g)).toHaveLength(1)
    expect((await house.nobody.get('/sign-in')).body).not.toContain('role="search"')
  })

  it('cannot ask for what does not exist here', async () => {
    const olivia = await house.as('olivia')
    const statuses = ['?kind=people', '?q=a&q=b', `?q=${'a'.repeat(201)}`].map(
      async (query) => (await olivia.get(`/search${query}`)).status,
    )

    expect(await Promise.all(statuses)).toEqual([400, 400, 400])
  })
})

describe('What is searched', () => {
  beforeEach(async () => {
    house = await openHouse({ now: '2026-07-01T08:00Z' })
    await writeRule(house, 1, routingRule({ text: 'Invoices go to the zebra.' }))
    await launchInv(house, '2026-W28')
    house.setClock('2026-08-10T09:00Z')
  })
  afterEach(() => house.close())

  it('is what stands there now: found at once, and no longer once it reads otherwise', async () => {
    expect(titlesIn(await searched('olivia', 'zebra'), 'rule')).toEqual(['R1'])
    await ask(house, wishOf(house, { why: 'Giraffes are quicker.' }))
    expect(titlesIn(await searched('olivia', 'giraffes'), 'rule-change')).toEqual(['Rule change 1'])
  })

  it('is not what was erased', async () => {
    await ask(house, wishOf(house, { why: 'Giraffes are quicker.' }))
    const why = (await invFile(house)).ruleChanges[0]?.why ?? ''
    await house.services.store.transaction(async (tx) => {
      await tx.update(texts).set({ body: null, erasedAt: house.at() }).where(eq(texts.id, why))
    })

    expect(titlesIn(await searched('olivia', 'giraffes'), 'rule-change')).toEqual([])
    expect(await searched('olivia', 'erased')).not.toContain('found-rule-change')
  })

  it('is not what somebody chose in private', async () => {
    const choice = JSON.stringify({ answer: 'stop', reason: 'Giraffes everywhere.', disputes: '', seen: '' })
    const object = { type: 'review', id: '2026-W31', version: 1 }
    const data = { week: '2026-W31', round: 1, side: 'policy', stage: null }
    await house.play(fact('choose answer', 'INV', object, { data, texts: { choice } }), 'olivia', 'coo')

    for (const name of ['olivia', 'tariq'] as const)
      expect(await searched(name, 'giraffes')).toContain('Nothing on the pilots')
  })

  it('is no longer found by whoever left the pilot, and by whoever came from then on', async () => {
    const object = { type: 'seat', id: 'INV/member', version: 1 }
    const ended = { data: { seat: 'member', person: 'ben', what: 'ended' } }
    await house.play(fact('take seat', 'INV', object, ended), 'ben', 'member')
    await sitDown(house, 'INV', 'nora', 'observer')

    expect(titlesIn(await searched('ben', 'zebra'), 'rule')).toEqual([])
    expect(titlesIn(await searched('nora', 'zebra'), 'rule')).toEqual(['R1'])
  })

  it('takes in a pilot that was opened this moment', async () => {
    await searched('olivia', 'zebra')
    await openPilot(house, 'ZOO', 'Feeding giraffes')
    await sitDown(house, 'ZOO', 'olivia', 'coo')

    expect(titlesIn(await searched('olivia', 'giraffes'), 'pilot')).toEqual(['Feeding giraffes'])
  })
})
