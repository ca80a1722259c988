import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReviewsSchema } from '../../src/api/review-schema.ts'
import { ProblemSchema } from '../../src/api/schemas.ts'
import { type House, openHouse } from '../support/house.ts'
import { chooseAnswer, closeFirstWeek, reviewDue as review, weekDue } from '../support/review-due.ts'
import { bringWeek, goodWeek } from '../support/running-pilot.ts'
import { signWeek } from '../support/signed-week.ts'
import { issueToken } from '../support/token.ts'

let house: House
let token: string

/** The first review was held and signed, the second is under way, and Olivia has chosen in it. */
beforeAll(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await closeFirstWeek(house)
  const [olivia, tariq] = [await house.as('olivia'), await house.as('tariq')]
  await olivia.post(`${review}/beginning`)
  await tariq.post(`${review}/attendance`)
  await olivia.post(`${review}/actions`, { kind: 'cut', words: 'The Friday list.', owner: '', dueOn: '' })
  await signWeek(house, weekDue)
  token = await issueToken(house, 'INV', ['read'])
})
afterAll(() => house.close())

async function ask(path: string) {
  const headers = { authorization: `Bearer ${token}` }
  const { statusCode: status, body } = await house.app.inject({ url: `/api/v1${path}`, headers })
  return { status, body: JSON.parse(body) as unknown }
}

describe('The reviews of a pilot', () => {
  it('say who was there, what was signed, and how the newest week stands', async () => {
    const { pilot, reviews, next } = ReviewsSchema.parse((await ask('/pilots/INV/reviews')).body)

    expect([pilot, next]).toEqual(['INV', null])
    expect(reviews).toMatchObject([
      {
        week: weekDue,
        number: 1,
        state: 'signed',
        leaders: ['coo', 'cto'],
        actions: { open: 0, done: 0, dropped: 0, cut: 1 },
        answer: { answer: 'fix', fix: { what: 'evidence', dueOn: '2026-12-31' }, rounds: 1 },
      },
      { week: '2026-W29', state: 'open', begunAt: null, answer: null },
    ])
  })

  it('go on after a week, and refuse what is none', async () => {
    const { reviews } = ReviewsSchema.parse((await ask(`/pilots/INV/reviews?after=${weekDue}`)).body)
    expect(reviews.map(({ week }) => week)).toEqual(['2026-W29'])

    const { status, body } = await ask('/pilots/INV/reviews?after=soon')
    expect(status).toBe(400)
    expect(ProblemSchema.parse(body).errors).toMatchObject([{ pointer: '/after' }])
  })

  it('name nobody, repeat nobody’s words, and know nothing of a private choice', async () => {
    house.setClock('2026-07-20T11:00Z')
    await bringWeek(house, goodWeek('2026-W29', 4), '2026-07-20T06:00Z')
    const before = (await ask('/pilots/INV/reviews')).body
    const next = '/pilots/INV/reviews/2026-W29'
    const olivia = await house.as('olivia')
    await chooseAnswer(olivia, 'expand', 'It holds.', next)

    const { body } = await ask('/pilots/INV/reviews')
    expect(body).toEqual(before)
    expect(JSON.stringify(body)).not.toMatch(/olivia|tariq|Friday|expand"/i)
  })
})
