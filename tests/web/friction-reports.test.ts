import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { frictionReportsOf } from '../../src/store/friction.ts'
import { entriesOfAct } from '../../src/store/ledger.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'

const friction = '/pilots/INV/friction'

let house: House
let ben: Client

/** INV runs; it is a Monday morning in Amsterdam. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T08:00Z')
  ben = await house.as('ben')
})
afterEach(() => house.close())

const kept = () => frictionReportsOf(house.services.store.reader, 'INV')

/** Ines issues the link; answers its path as the sheet shows it. */
async function issueLink(): Promise<string> {
  const ines = await house.as('ines')
  const issued = await ines.post(`${friction}/link`)
  const { body } = await ines.get(issued.location)
  return /http:\/\/localhost:3000(\/f\/[\w-]+)/.exec(body)?.[1] ?? ''
}

describe('reporting from the pilot’s pages', () => {
  test('takes a choice and a sentence, and counts for this week with one’s name', async () => {
    const sent = await ben.post(friction, {
      kind: 'complaint',
      words: 'The form asks twice.',
      reason: 'form awkward',
      case: '',
    })
    const { body } = await ben.get(sent.location)

    expect(sent.location).toBe(`${friction}?done=friction-reported`)
    expect(body).toContain('Complaint: the form is awkward · 1 time')
    expect(body).toContain('“The form asks twice.” on Monday 7 September')
    expect(await kept()).toMatchObject([{ report: 1, person: 'ben', name: null, week: '2026-W37', case: null }])
  })

  test('keeps what was typed when something is missing', async () => {
    const silent = await ben.post(friction, { kind: 'help', words: '', reason: '', case: '4711' })
    const unkind = await ben.post(friction, { words: 'Too slow.', reason: 'bug', case: '' })

    expect(silent.status).toBe(422)
    expect(silent.body).toContain('Say it in a sentence.')
    expect(silent.body).toContain('value="4711"')
    expect(unkind.body).toContain('Choose what it is.')
    expect(unkind.body).toContain('Too slow.</textarea>')
    expect(await kept()).toEqual([])
  })

  test('takes nothing that was not asked, and nothing from another pilot', async () => {
    const more = await ben.post(friction, { kind: 'help', words: 'How?', reason: '', case: '', name: 'Ben' })

    expect(more.status).toBe(422)
    expect((await ben.post('/pilots/OTH/friction', { kind: 'help', words: 'How?' })).status).toBe(404)
    expect((await house.nobody.post(friction, { kind: 'help', words: 'How?' })).location).toContain('/sign-in')
    expect(await kept()).toEqual([])
  })

  test('is offered on the page of what one needs to know', async () => {
    expect((await ben.get('/pilots/INV/know')).body).toContain(`href="${friction}/new"`)
    expect((await ben.get(`${friction}/new`)).body).not.toContain('name="name"')
  })

  test('leaves in the ledger that there was a report, and none of its words', async () => {
    await ben.post(friction, { kind: 'outside', words: 'By hand because Kim was away.', reason: '', case: '4711' })
    const [entry] = await entriesOfAct(house.services.store.reader, 'report friction')

    expect(entry?.data).toEqual({ count: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(JSON.stringify(entry)).not.toContain('Kim')
    expect((await ben.get('/ledger')).body).toContain('reported friction on INV: report 1.')
  })
})

describe('reporting by the link', () => {
  test('needs no sign-in, says thank you and offers the form again', async () => {
    const link = await issueLink()
    const form = await house.nobody.get(link)
    const sent = await house.nobody.post(link, { kind: 'help', words: 'Where do I start?' })

    expect(form.body).toContain('Invoice approval')
    expect(sent).toMatchObject({ status: 303, location: `${link}?done=friction-sent` })
    expect((await house.nobody.get(sent.location)).body).toContain('Thank you, it has arrived.')
    expect(await kept()).toMatchObject([{ kind: 'help', person: null, name: null, reason: null }])
  })

  test('keeps a name only where one was given, and never who happens to be signed in', async () => {
    const link = await issueLink()
    await ben.post(link, { kind: 'help', words: 'Again.', name: 'Kim' })
    const { body } = await ben.get(link)
    const [entry] = await entriesOfAct(house.services.store.reader, 'report friction by link')

    expect(await kept()).toMatchObject([{ person: null, name: 'Kim' }])
    expect(entry?.actor.person).toBe('nobody')
    expect(body).not.toContain('Sign out')
    expect((await ben.get(`${friction}?kind=help`)).body).toContain('Kim, who did not sign in on Monday 7 September')
  })

  test('keeps what was typed when something is missing', async () => {
    const again = await house.nobody.post(await issueLink(), { words: 'Too slow.', name: 'Kim' })

    expect(again.status).toBe(422)
    expect(again.body).toContain('Choose what it is.')
    expect(again.body).toContain('Too slow.</textarea>')
    expect(again.body).toContain('value="Kim"')
  })

  test('ends with its token, and a machine’s token is no link', async () => {
    const link = await issueLink()
    const ines = await house.as('ines')
    const [, id = ''] = /tokens\/(\w+)\/end/.exec((await ines.get('/pilots/INV/tokens')).body) ?? []
    await ines.post(`/pilots/INV/tokens/${id}/end`)
    const issued = await ines.post('/pilots/INV/tokens', { scopes: 'runs' })
    const [, secret = ''] = /id="token-text"[^>]*value="([^"]+)"/.exec((await ines.get(issued.location)).body) ?? []

    for (const gone of [link, `/f/${secret}`, '/f/1']) {
      expect((await house.nobody.get(gone)).status, gone).toBe(404)
      expect((await house.nobody.post(gone, { kind: 'help', words: 'How?' })).status, gone).toBe(404)
    }
    expect(secret).not.toBe('')
    expect(await kept()).toEqual([])
  })

  test('takes no flood from one address', async () => {
    const link = await issueLink()
    const answers: number[] = []
    for (let nth = 0; nth < 31; nth += 1)
      answers.push((await house.nobody.post(link, { kind: 'help', words: `Question ${nth}` })).status)

    expect(answers.slice(0, 30).every((status) => status === 303)).toBe(true)
    expect(answers.at(-1)).toBe(429)
    expect(await kept()).toHaveLength(30)
  })

  test('opens nothing of the interface for machines', async () => {
    const link = await issueLink()
    const authorization = `Bearer ${link.slice('/f/'.length)}`
    const answer = await house.app.inject({ method: 'GET', url: '/api/v1/pilots', headers: { authorization } })

    expect(answer.statusCode).toBe(403)
  })
})
