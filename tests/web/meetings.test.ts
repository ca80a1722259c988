import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Client, type House, openHouse } from '../support/house.ts'
import { chooseAnswer, closeFirstWeek, reviewDue as review } from '../support/review-due.ts'

let house: House
let olivia: Client
let tariq: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await closeFirstWeek(house)
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
})
afterEach(() => house.close())

const begin = (who: Client = olivia) => who.post(`${review}/beginning`)
const turnTo = (who: Client, step: number) => who.post(`${review}/step`, { step: String(step) })

/** The heading of the step that somebody's screen shows when they follow. */
async function stepOf(who: Client, address = review): Promise<string> {
  const { body } = await who.get(address)
  return /<h2 id="[^"]+">(\d\. [^<]+)/.exec(body)?.[1] ?? ''
}

describe('a review that is held', () => {
  test('is begun by a leader, and shows one step at a time from then on', async () => {
    expect((await olivia.get(review)).body).toContain('7. The answer')
    expect((await begin()).location).toBe(`${review}?done=review-begun`)

    const { body } = await olivia.get(review)
    expect(body).toContain('1. What last week’s review changed')
    expect(body).not.toContain('2. What changed this week')
    expect(body).toContain('This step since 13:00, 3 minutes')
    expect(body).toContain('Next: This week')
  })

  test('is turned by whoever drives, for everybody', async () => {
    await begin()
    await turnTo(olivia, 3)

    expect(await stepOf(tariq)).toBe('3. Scorecard')
    expect(await stepOf(await house.as('maya'))).toBe('3. Scorecard')
  })

  test('lets everybody look around and come back', async () => {
    await begin()
    await turnTo(olivia, 3)
    const { body } = await tariq.get(`${review}?step=5`)

    expect(body).toContain('5. Failures and open changes')
    expect(body).toContain(`<a href="${review}">Back to the meeting: step 3, Scorecard</a>`)
    expect((await tariq.get(`${review}?step=3`)).body).not.toContain('Back to the meeting')
  })

  test('passes to the other leader when they take it, and to nobody else', async () => {
    await begin()
    expect((await tariq.get(review)).body).not.toContain('Next: This week')
    await turnTo(tariq, 1)

    expect((await tariq.get(review)).body).toContain('Next: This week')
    expect((await olivia.get(review)).body).not.toContain('Next: This week')
    expect((await turnTo(await house.as('maya'), 2)).status).toBe(403)
    expect(await stepOf(olivia)).toBe('1. What last week’s review changed')
  })

  test('is turned to no step that is not there, and not before it was begun', async () => {
    expect((await turnTo(olivia, 2)).status).toBe(422)
    await begin()
    expect((await turnTo(olivia, 9)).status).toBe(422)
    expect(await stepOf(tariq)).toBe('1. What last week’s review changed')
  })

  test('names who is there', async () => {
    await begin()
    const ben = await house.as('ben')
    expect((await ben.get(review)).body).toContain('I am here')
    await ben.post(`${review}/attendance`)

    const { body } = await ben.get(review)
    expect(body).toContain('Here: Olivia, Ben. Olivia turns the pages.')
    expect(body).not.toContain('I am here')
  })

  test('comes back to its step after something was noted in it', async () => {
    await begin()
    await turnTo(olivia, 4)
    const notes = { stuck: 'At the price match.', confusing: '', workaround: '', unused: '', cut: '' }

    expect((await olivia.post(`${review}/notes`, notes)).location).toBe(`${review}?step=4&done=saved`)
  })

  test('does not ask for a week that is open, and not of a member', async () => {
    house.setClock('2026-07-12T11:00Z')
    expect((await begin()).status).toBe(422)
    expect((await begin(await house.as('ben'))).status).toBe(403)
  })
})

describe('a review that is adjourned', () => {
  const why = 'Tariq is at the vendor’s until Thursday.'

  test('wants its reason, and keeps what else was typed', async () => {
    await begin()
    const refused = await olivia.post(`${review}/adjournment`, { why: '' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Say in a sentence why it is adjourned.')
  })

  test('shows in the list, on the pilot’s page and in the next review, and goes on', async () => {
    await begin()
    await olivia.post(`${review}/adjournment`, { why })
    for (const place of ['/pilots/INV/reviews', '/pilots/INV', review])
      expect((await tariq.get(place)).body, place).toContain(why)
    expect((await tariq.get(review)).body).toContain('Go on with the review')
    house.setClock('2026-07-20T11:00Z')

    expect((await tariq.get('/pilots/INV/reviews/2026-W29')).body).toContain(
      'The review of the week of Monday 6 July 2026 was missed: nobody held it.',
    )
  })

  test('cannot be ended in silence: only one in which both have chosen is', async () => {
    await begin()
    expect((await olivia.post(`${review}/end`)).status).toBe(422)
    await chooseAnswer(olivia, 'fix', 'One week is little.')
    await chooseAnswer(tariq, 'expand', 'It holds.')

    expect((await olivia.post(`${review}/end`)).status).toBe(303)
    expect((await olivia.get('/pilots/INV/reviews')).body).toContain('held, no answer that both signed')
  })
})

describe('a review that nobody held', () => {
  test('shows as missed once the next week is closed', async () => {
    house.setClock('2026-07-20T11:00Z')

    expect((await olivia.get('/pilots/INV/reviews')).body).toContain('! missed')
    expect((await olivia.get('/pilots/INV')).body).toContain('was missed: nobody held it.')
  })
})

describe('a week in which the pilot does not run', () => {
  const notes = { stuck: 'Everywhere.', confusing: '', workaround: '', unused: '', cut: '' }
  const cut = { kind: 'cut', words: 'The PDF.', owner: '', dueOn: '' }

  test('has no review to read, to follow or to hold, however far it lies ahead or back', async () => {
    for (const week of ['2026-W20', '2026-W30', '2998-W52', '2999-W52']) {
      const there = `/pilots/INV/reviews/${week}`
      expect((await tariq.get(there)).status, week).toBe(404)
      expect((await tariq.get(`${there}/stream`)).status, week).toBe(204)
      expect((await tariq.get(`/pilots/INV/what-if?week=${week}`)).status, week).toBe(404)
      expect((await olivia.post(`${there}/beginning`)).status, week).toBe(404)
      expect((await olivia.post(`${there}/notes`, notes)).status, week).toBe(404)
      expect((await olivia.post(`${there}/actions`, cut)).status, week).toBe(404)
    }
  })
})
