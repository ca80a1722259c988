import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fact } from '../../src/domain/fact.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv, stateWeek, quietWeek, vouchForChecks } from '../support/running-pilot.ts'

const week = '2026-W33'
const review = `/pilots/INV/reviews/${week}`
const hoursOf: Readonly<Record<string, number>> = {
  '2026-W28': 10,
  '2026-W29': 6,
  '2026-W30': 3.5,
  '2026-W31': 3.4,
  '2026-W32': 3.3,
  '2026-W33': 3.2,
}

let house: House
let olivia: Client
let tariq: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await launchInv(house, '2026-W28')
  house.setClock('2026-08-17T08:00Z')
  for (const [one, hours] of Object.entries(hoursOf)) await bringWeek(house, goodWeek(one, hours), '2026-08-17T07:00Z')
  await vouchForChecks(house, '2026-09-10', ['manual_fallback'])
  house.setClock('2026-08-17T11:00Z')
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
})
afterEach(() => house.close())

/** What the page carries in a hidden field. */
function hidden(body: string, name: string, nth = 0): string {
  return [...body.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))][nth]?.[1] ?? ''
}

async function choose(who: Client, answer: string, reason = 'Because of the numbers.') {
  const page = await who.get(review)
  return who.post(`${review}/choices`, { answer, reason, disputes: '', seen: hidden(page.body, 'seen') })
}

const fix = { fixWhat: 'check:manual_fallback', fixOwner: 'ines', fixDueOn: '2026-08-24', overruledUntil: '', why: '' }

async function compose(who: Client, more: Readonly<Record<string, string>> = fix) {
  const page = await who.get(review)
  return who.post(`${review}/keys`, { seen: '', seenFacts: hidden(page.body, 'seenFacts'), ...more })
}

/** Turns the second key on what the page shows. */
async function turnSecond(who: Client, more: Readonly<Record<string, string>> = {}) {
  const page = await tariq.get(review)
  const form = page.body.slice(page.body.indexOf('id="key-form"'))
  const seen = { seen: hidden(form, 'seen'), seenFacts: hidden(form, 'seenFacts') }
  return who.post(`${review}/keys`, {
    ...seen,
    fixWhat: '',
    fixOwner: '',
    fixDueOn: '',
    overruledUntil: '',
    why: '',
    ...more,
  })
}

describe('the page of a review', () => {
  test('advises to fix the one check that has not passed', async () => {
    const page = await olivia.get(review)

    expect(page.status).toBe(200)
    expect(page.body).toContain('Advice: fix one check: the work can be finished by hand')
    expect(page.body).toContain('Deciding clause: fix, because a check of the expansion gate has not passed.')
  })

  test('cannot be answered while the week is open', async () => {
    house.setClock('2026-08-16T11:00Z')
    const page = await olivia.get(review)

    expect(page.body).toContain('The week is still open.')
    expect(page.body).not.toContain('choice-form')
  })

  test('asks only the two leaders for an answer', async () => {
    const maya = await house.as('maya')
    const page = await maya.get(review)

    expect(page.body).toContain('Olivia (COO) has not chosen yet.')
    expect(page.body).not.toContain('choice-form')
    expect((await maya.post(`${review}/choices`, { answer: 'fix', reason: 'x', disputes: '', seen: '' })).status).toBe(
      403,
    )
  })

  test('keeps the notes on the five questions', async () => {
    const ben = await house.as('ben')
    const notes = { stuck: 'Waiting for the price match.', confusing: '', workaround: '', unused: '', cut: '' }
    const answer = await ben.post(`${review}/notes`, notes)

    expect(answer.status).toBe(303)
    expect((await olivia.get(review)).body).toContain('Waiting for the price match.')
  })
})

describe('choosing in private', () => {
  test('shows a choice to nobody before both have chosen', async () => {
    await choose(olivia, 'stop', 'The finance team cannot carry this.')
    const places = [review, `${review}/progress`, '/pilots/INV/reviews', '/ledger', '/', '/pilots/INV']
    for (const name of ['tariq', 'maya', 'sam', 'owen', 'ada', 'olivia'] as const) {
      const who = await house.as(name)
      for (const place of places) {
        const page = await who.get(place)
        expect(page.body, `${place} as ${name}`).not.toContain('cannot carry this')
        expect(page.body, `${place} as ${name}`).not.toMatch(/Olivia \(COO\) chose (stop|fix|expand)/)
      }
    }
  })

  test('reveals both at once, with their reasons', async () => {
    await choose(olivia, 'fix', 'The fallback was never tried.')
    const second = await choose(tariq, 'fix', 'I want the drill first.')
    const page = await (await house.as('maya')).get(review)

    expect((await tariq.get(second.location ?? '')).body).toContain('Both have chosen.')
    expect(page.body).toContain('Olivia (COO) chose fix.')
    expect(page.body).toContain('The fallback was never tried.')
    expect(page.body).toContain('I want the drill first.')
  })

  test('wants a reason and keeps what was typed', async () => {
    const page = await olivia.get(review)
    const form = { answer: 'expand', reason: '', disputes: 'The 3.2 hours.', seen: hidden(page.body, 'seen') }
    const answer = await olivia.post(`${review}/choices`, form)

    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Say in a sentence why you choose this.')
    expect(answer.body).toContain('The 3.2 hours.')
    expect(answer.body).toMatch(/value="expand" checked/)
  })

  test('refuses a choice made over evidence that has moved since', async () => {
    const page = await olivia.get(review)
    await stateWeek(house, week, { ...quietWeek, supportMinutes: 600 })
    const answer = await olivia.post(`${review}/choices`, {
      answer: 'fix',
      reason: 'As before.',
      disputes: '',
      seen: hidden(page.body, 'seen'),
    })

    expect(answer.status).toBe(409)
    expect(answer.body).toContain('As before.')
  })

  test('pauses the pilot when the two differ and one says stop', async () => {
    await choose(olivia, 'stop')
    await choose(tariq, 'fix')
    const page = await olivia.get(review)

    expect(page.body).toContain('the pilot is paused until both sign the same answer')
  })

  test('names whoever chose, also after the seat passed to somebody else', async () => {
    await choose(olivia, 'expand')
    await choose(tariq, 'fix')
    const passed = (person: 'olivia' | 'ben', what: 'ended' | 'taken') => {
      const seat = { type: 'seat', id: 'INV/coo', version: 1 }
      return house.play(fact('take seat', 'INV', seat, { data: { seat: 'coo', person, what } }), person, 'coo')
    }
    await passed('olivia', 'ended')
    await passed('ben', 'taken')
    const page = await tariq.get(review)

    expect(page.body).toContain('Olivia (COO) chose expand.')
    expect(page.body).not.toContain('Ben (COO) chose')
  })

  test('lets it run on as fix when the two differ otherwise, and both choose again', async () => {
    await choose(olivia, 'expand')
    await choose(tariq, 'fix')
    expect((await olivia.get(review)).body).toContain('Until both sign the same answer the pilot runs on as fix.')

    await choose(olivia, 'fix', 'Agreed after all.')
    expect((await tariq.get(review)).body).not.toContain('Agreed after all.')
    await choose(tariq, 'fix')
    expect((await tariq.get(review)).body).toContain('Agreed after all.')
  })
})

describe('turning both keys on one answer', () => {
  beforeEach(async () => {
    await choose(olivia, 'fix')
    await choose(tariq, 'fix')
  })

  test('signs the answer with the second key, and nothing moves afterwards', async () => {
    expect((await compose(olivia)).status).toBe(303)
    const second = await turnSecond(tariq)
    expect(second.location).toBe(`${review}/decision?done=answered`)

    const record = await (await house.as('sam')).get(`${review}/decision`)
    expect(record.body).toContain('Decision for the week of Monday 10 August 2026')
    expect(record.body).toContain('Ines does it by Monday 24 August 2026.')
    expect(record.body).toMatch(/Verification code<\/dt>\s*<dd>[0-9A-Z]{26}/)
    expect((await choose(olivia, 'stop')).status).toBe(422)
  })

  test('wants to know what is fixed, by whom and until when', async () => {
    const answer = await compose(olivia, { ...fix, fixOwner: 'nora', fixDueOn: '2026-08-01' })

    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Name someone on this pilot.')
    expect(answer.body).toContain('Give a day from today on.')
  })

  test('is not complete with one person’s key twice', async () => {
    await compose(olivia)
    const again = await turnSecond(olivia)

    expect(again.status).toBe(422)
    expect((await tariq.get(`${review}/decision`)).status).toBe(404)
  })

  test('refuses the second key on another content than the one that stands there', async () => {
    await compose(olivia)
    const answer = await turnSecond(tariq, { seen: 'a'.repeat(64) })

    expect(answer.status).toBe(409)
    expect((await tariq.get(`${review}/decision`)).status).toBe(404)
  })

  test('voids the first key when other wording is put before the keys', async () => {
    await compose(olivia)
    const old = await tariq.get(review)
    await compose(tariq, { ...fix, fixDueOn: '2026-08-31' })
    const form = old.body.slice(old.body.indexOf('id="key-form"'))
    const stale = { seen: hidden(form, 'seen'), seenFacts: hidden(form, 'seenFacts') }
    const answer = await tariq.post(`${review}/keys`, { ...stale, ...fix })

    expect(answer.status).toBe(409)
  })

  test('asks who is signing when the last proof is older than a quarter of an hour', async () => {
    const stale = await house.as('olivia', 16)
    const answer = await compose(stale)

    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Enter your password to sign.')
    expect((await compose(stale, { ...fix, password: 'a long enough password' })).status).toBe(303)
  })

  test('freezes the facts: evidence that moves between the two keys opens the question again', async () => {
    await compose(olivia)
    await stateWeek(house, week, { ...quietWeek, supportMinutes: 600 })
    const answer = await turnSecond(tariq)

    expect(answer.status).toBe(409)
  })
})

describe('an answer against the advice', () => {
  test('expand cannot be signed while a check has not passed', async () => {
    await choose(olivia, 'expand')
    await choose(tariq, 'expand')
    const page = await olivia.get(review)
    expect(page.body).toContain('Expand cannot be signed while a check has not passed')

    const facts = hidden(page.body, 'seen')
    const answer = await olivia.post(`${review}/keys`, {
      ...fix,
      seen: '',
      seenFacts: facts,
      why: 'We dare.',
      overruledUntil: '2026-09-01',
    })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Expand cannot be signed while a check has not passed')
  })

  test('overruling takes a reason and a day on which the question reopens, and ends the pilot when it says stop', async () => {
    await choose(olivia, 'stop')
    await choose(tariq, 'stop')
    const bare = await compose(olivia, { ...fix, overruledUntil: '2027-08-01' })
    expect(bare.body).toContain('You overrule the advice: say why')
    expect(bare.body).toContain('at most 90 days from now')

    const signed = { ...fix, why: 'The vendor leaves the market.', overruledUntil: '2026-09-30' }
    expect((await compose(olivia, signed)).status).toBe(303)
    await turnSecond(tariq)
    const record = await tariq.get(`${review}/decision`)
    expect(record.body).toContain('The vendor leaves the market.')
    expect(record.body).toContain('Wednesday 30 September 2026')
    expect((await tariq.get('/pilots/INV/reviews')).body).toContain('stopped on')
  })
})
