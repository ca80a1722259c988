import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rulesInEffect } from '../../src/domain/rule.ts'
import { rulesOf } from '../../src/store/rules.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { writeInvoiceBook } from '../support/invoice-book.ts'
import { launchInv } from '../support/running-pilot.ts'
import { hidden } from '../support/typed-charter.ts'

const rules = '/pilots/INV/rules'
const typed = { text: 'Urgent invoices go first.', section: 'routing', under: '', seen: '' }

const line = (place: number, field: string, operator: string, value: string) => ({
  [`row.${place}.field`]: field,
  [`row.${place}.operator`]: operator,
  [`row.${place}.value`]: value,
})

let house: House
let maya: Client

beforeEach(async () => {
  house = await openHouse()
  maya = await house.as('maya')
})
afterEach(() => house.close())

const versions = () => rulesOf(house.services.store.reader, 'INV')
const order = async () => rulesInEffect(await versions()).map(({ number }) => number)

describe('an empty book', () => {
  test('teaches the COO and the lead to write the first rule, and says to others who does', async () => {
    const ben = await house.as('ben')

    expect((await maya.get(rules)).body).toContain(`<a href="${rules}/new?section=start">Write the first rule</a>`)
    expect((await maya.get(rules)).body).not.toContain('Looking back')
    expect((await maya.get(rules)).body).not.toContain('class="button first"')
    expect((await ben.get(rules)).body).toContain('The COO or the team lead writes it.')
    expect((await ben.get(rules)).body).not.toContain(`${rules}/new`)
  })
})

describe('writing a rule', () => {
  test('puts it into the book', async () => {
    const form = await maya.get(`${rules}/new?section=stop`)
    const answer = await maya.post(rules, { ...typed, section: 'stop' })

    expect(form.body).toMatch(/<option value="stop" selected>/)
    expect(answer.location).toBe(`${rules}?done=rule-written#R1`)
    expect((await maya.get(answer.location)).body).toContain('Saved. It is in force from the launch on.')
    expect((await maya.get(rules)).body).toMatch(/<h2>Stop<\/h2>\s*<ol class="rules">\s*<li id="R1">/)
  })

  test('is for an exception under the rule that it belongs to', async () => {
    await writeInvoiceBook(house)
    const form = await maya.get(`${rules}/new?section=exception&under=4`)
    await maya.post(rules, { ...typed, section: 'exception', under: '4' })

    expect(form.body).toContain('<option value="4" selected>R4 Invoices above € 10,000 go to the finance director.')
    expect(form.body).not.toContain('<option value="9"')
    expect((await versions()).at(-1)).toMatchObject({ number: 13, content: { under: 4, section: 'exception' } })
  })

  test('keeps what was typed when something is wrong with it', async () => {
    const refused = await maya.post(rules, { ...typed, section: 'exception' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('An exception belongs to a rule.')
    expect(refused.body).toContain('Urgent invoices go first.</textarea>')
    expect(refused.body).toContain('<option value="exception" selected>')
    expect((await maya.post(rules, { ...typed, section: 'elsewhere' })).body).toContain('Choose the section.')
    expect((await maya.post(rules, { ...typed, under: 'four' })).body).toContain('Choose the rule that it belongs to.')
    expect(await versions()).toEqual([])
  })

  test('is offered with the words as they are, and makes the next version of them', async () => {
    await writeInvoiceBook(house)
    const form = await maya.get(`${rules}/R6/edit`)
    const seen = hidden(form.body, 'seen')
    const answer = await maya.post(`${rules}/R6`, { ...typed, section: 'time limit', seen })

    expect(form.body).toContain('An approver answers within four working hours.</textarea>')
    expect(answer.location).toBe(`${rules}?done=rule-written#R6`)
    expect((await versions()).at(-1)).toMatchObject({ number: 6, version: 2, content: { place: 60 } })
  })

  test('loses nothing when somebody else has saved meanwhile, and shows what they changed', async () => {
    await writeInvoiceBook(house)
    const seen = hidden((await maya.get(`${rules}/R6/edit`)).body, 'seen')
    const olivia = await house.as('olivia')
    await olivia.post(`${rules}/R6`, {
      ...typed,
      text: 'An approver answers the same day.',
      section: 'time limit',
      seen,
    })
    const refused = await maya.post(`${rules}/R6`, { ...typed, seen })

    expect(refused.status).toBe(409)
    expect(refused.body).toContain('Somebody saved R6 while you were writing.')
    expect(refused.body).toContain('An approver answers <ins>the same day.</ins>')
    expect(refused.body).toContain('Urgent invoices go first.</textarea>')
    const again = await maya.post(`${rules}/R6`, { ...typed, seen: hidden(refused.body, 'seen') })
    expect(again.status).toBe(303)
    expect((await versions()).at(-1)).toMatchObject({ version: 3, content: { text: typed.text } })
  })

  test('says what a machine checks, line by line', async () => {
    const checked = { ...typed, ...line(1, 'handoffs', 'is more than', '3'), when: 'all', human: 'looks at it' }
    await maya.post(rules, checked)
    const { body } = await maya.get(rules)
    const form = await maya.get(`${rules}/R1/edit`)

    expect(body).toContain('When handoffs is more than 3: a person looks at it.')
    expect(form.body).toContain('name="row.1.value" type="text" class="full" maxlength="2000" value="3"')
    expect((await versions())[0]?.content).toMatchObject({
      outcome: { human: 'looks at it' },
      condition: { join: 'all' },
    })
  })

  test('names what is wrong with the words and with the lines at once', async () => {
    const refused = await maya.post(rules, { ...typed, text: '', when: 'all', route: 'Finance' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Write the rule as one plain sentence.')
    expect(refused.body).toContain('Fill in at least one line.')
  })

  test('comes back with one line more, with everything that was typed and on the version that was opened', async () => {
    await writeInvoiceBook(house)
    for (const address of [`${rules}/new`, `${rules}/R6/edit`]) {
      const more = await maya.post(address, { ...typed, arrange: 'add row', rows: '2', seen: 'as opened' })

      expect(more.status).toBe(200)
      expect(more.body).toContain('name="row.3.field"')
      expect(more.body).toContain('Urgent invoices go first.</textarea>')
      expect(more.body).toContain('name="seen" value="as opened"')
    }
    expect(await versions()).toHaveLength(12)
  })

  test('sent twice has one effect', async () => {
    await maya.post(rules, { ...typed, command: 'a'.repeat(32) })
    await maya.post(rules, { ...typed, command: 'a'.repeat(32) })

    expect(await order()).toEqual([1])
  })
})

describe('the order of the rules', () => {
  test('changes at the press of a button, one step at a time', async () => {
    await writeInvoiceBook(house)
    const { body } = await maya.get(rules)
    const seen = hidden(body.slice(body.indexOf(`action="${rules}/R5/place"`)), 'seen')
    const answer = await maya.post(`${rules}/R5/place`, { way: 'up', seen })

    expect(body).toContain('aria-label="Move R5 up"')
    expect(body).not.toContain('aria-label="Move R1 up"')
    expect(body).not.toContain('aria-label="Move R12 down"')
    expect(answer.location).toBe(`${rules}#R5`)
    expect((await order()).slice(3, 5)).toEqual([5, 4])
  })

  test('is refused on a page that is no longer true, or at an end', async () => {
    await writeInvoiceBook(house)
    const hash = (await versions())[0]?.hash ?? ''
    const stale = await maya.post(`${rules}/R5/place`, { way: 'up', seen: 'x' })
    const first = await maya.post(`${rules}/R1/place`, { way: 'up', seen: hash })

    expect(stale.status).toBe(409)
    expect(stale.body).toContain('R5 has changed since you opened this page.')
    expect(first.status).toBe(422)
    expect(first.body).toContain('R1 stands first already.')
  })
})

describe('taking a rule out', () => {
  test('leaves its page and gives its number to nobody', async () => {
    await writeInvoiceBook(house)
    const page = await maya.get(`${rules}/R12`)
    const answer = await maya.post(`${rules}/R12/retirement`, { seen: hidden(page.body, 'seen') })
    await maya.post(rules, typed)

    expect(answer.location).toBe(`${rules}?done=rule-taken-out`)
    expect((await maya.get(`${rules}/R12`)).body).toContain('Taken out of the book on Monday 7 September 2026.')
    expect((await maya.get(`${rules}/R12/edit`)).status).toBe(404)
    expect((await order()).toSorted((a, b) => a - b).slice(-2)).toEqual([11, 13])
  })

  test('is refused while other rules stand under it', async () => {
    await writeInvoiceBook(house)
    const page = await maya.get(`${rules}/R4`)
    const refused = await maya.post(`${rules}/R4/retirement`, { seen: hidden(page.body, 'seen') })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('R8 and R9 stand under this rule.')
    expect((await maya.post(`${rules}/R4/retirement`, { seen: 'x' })).status).toBe(409)
  })
})

describe('who writes', () => {
  const posts = [rules, `${rules}/R6`, `${rules}/R6/place`, `${rules}/R6/retirement`]

  test('is the COO and the lead, and nobody else', async () => {
    await writeInvoiceBook(house)
    for (const name of ['tariq', 'ben', 'ines', 'sam', 'owen'] as const) {
      const client = await house.as(name)
      for (const address of posts) expect((await client.post(address, typed)).status).toBe(403)
      expect((await client.get(`${rules}/new`)).status).toBe(403)
      expect((await client.get(rules)).body).not.toContain('Edit R6')
    }
    expect(await versions()).toHaveLength(12)
  })

  test('is nobody from the launch on: a rule changes by a rule change', async () => {
    await writeInvoiceBook(house)
    const hash = (await versions())[5]?.hash ?? ''
    await launchInv(house, '2026-W37')
    const olivia = await house.as('olivia')
    for (const address of posts) {
      const way: Record<string, string> = address.endsWith('place') ? { way: 'up', seen: hash } : { seen: hash }
      const form = address === rules || address.endsWith('R6') ? { ...typed, ...way } : way
      const refused = await olivia.post(address, form)

      expect(refused.status).toBe(422)
      expect(refused.body).toContain('Ask for a change instead.')
    }
    expect((await olivia.get(`${rules}/new`)).location).toBe(rules)
    expect((await olivia.get(`${rules}/R6/edit`)).location).toBe(rules)
    expect(await versions()).toHaveLength(12)
  })

  test('finds no rule where there is none', async () => {
    for (const name of ['R13', 'R0', '6', 'R6x', 'r6']) {
      expect((await maya.get(`${rules}/${name}/edit`)).status).toBe(404)
      expect((await maya.post(`${rules}/${name}`, typed)).status).toBe(404)
      expect((await maya.post(`${rules}/${name}/retirement`, { seen: '' })).status).toBe(404)
    }
    expect(await versions()).toEqual([])
  })
})
