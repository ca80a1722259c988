import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Client, type House, openHouse } from '../support/house.ts'
import { closeFirstWeek, reviewDue as review, weekDue } from '../support/review-due.ts'
import { bringWeek, goodWeek } from '../support/running-pilot.ts'
import { signWeek } from '../support/signed-week.ts'

const action = '/pilots/INV/actions/1'
const said = { kind: 'action', words: 'Ask the vendor for a sandbox.', owner: 'ines', dueOn: '2026-07-20' }

let house: House
let olivia: Client
let ines: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await closeFirstWeek(house)
  olivia = await house.as('olivia')
  ines = await house.as('ines')
})
afterEach(() => house.close())

const note = (who: Client, form: Readonly<Record<string, string>> = said) => who.post(`${review}/actions`, form)

describe('what a review decides', () => {
  test('stands in its minutes with owner and day, and what was cut beside it', async () => {
    expect((await note(olivia)).status).toBe(303)
    await note(await house.as('maya'), { ...said, kind: 'cut', words: 'The Friday list.' })

    const { body } = await olivia.get(review)
    expect(body).toMatch(/Ask the vendor for a sandbox\.[\s\S]*Ines \(engineer\), due Monday 20 July 2026/)
    expect(body).toMatch(/<h3>Cut<\/h3>[\s\S]*The Friday list\./)
  })

  test('keeps what was typed when somebody is missing', async () => {
    const refused = await note(olivia, { ...said, owner: '' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Name someone on this pilot.')
    expect(refused.body).toContain('Ask the vendor for a sandbox.')
  })

  test('is noted by leaders and the lead, and not once the answer is signed', async () => {
    expect((await note(await house.as('ben'))).status).toBe(403)
    await signWeek(house, weekDue)

    expect((await note(olivia)).body).toContain('its minutes stand')
  })
})

describe('its owner', () => {
  beforeEach(async () => {
    await note(olivia)
  })

  test('finds it on Home, due on its day, and overdue after it', async () => {
    const home = await ines.get('/')
    expect(home.body).toContain('Report done: action 1 of the review')
    expect(home.body).toContain('“Ask the vendor for a sandbox.”')
    expect(home.body).not.toContain('<h2>Overdue</h2>')
    house.setClock('2026-07-21T09:00Z')

    expect((await ines.get('/')).body).toMatch(/<h2>Overdue<\/h2>[\s\S]*Report done: action 1/)
    expect((await olivia.get('/pilots/INV')).body).toContain('! overdue')
  })

  test('reports it done, with how', async () => {
    expect((await ines.post(`${action}/report`, { words: 'They opened one on Friday.' })).status).toBe(303)

    const { body } = await olivia.get(action)
    expect(body).toContain('Ines (engineer) reported it done')
    expect(body).toContain('They opened one on Friday.')
    expect((await ines.get('/')).body).not.toContain('Report done')
  })

  test('neither keeps it open nor drops it: that is decided in the room', async () => {
    expect((await ines.post(`${action}/keeping`, { dueOn: '2026-08-03' })).status).toBe(403)
    expect((await ines.post(`${action}/dropping`, { words: 'No time.' })).status).toBe(403)
    expect((await ines.get(action)).body).not.toContain('keeping-form')
  })
})

describe('the next review', () => {
  const next = '/pilots/INV/reviews/2026-W29'

  beforeEach(async () => {
    await note(olivia)
    await signWeek(house, weekDue)
    house.setClock('2026-07-20T11:00Z')
    await bringWeek(house, goodWeek('2026-W29', 4), '2026-07-20T06:00Z')
  })

  test('asks after what is still open, and takes the answer in the room', async () => {
    const { body } = await olivia.get(`${next}?step=1`)
    expect(body).toMatch(
      /What was to be done[\s\S]*Ask the vendor for a sandbox\.[\s\S]*aria-label="Done: Ask the vendor/,
    )

    const done = await olivia.post(`${action}/report`, { words: '', review: '2026-W29' })
    expect(done.location).toBe(`${next}?step=1&done=action-done`)
    expect((await olivia.get(`${next}?step=1`)).body).toContain('✓ done on Monday 20 July by Olivia')
  })

  test('keeps it open until another day, or drops it with a reason', async () => {
    expect((await olivia.post(`${action}/keeping`, { dueOn: '2026-07-01' })).body).toContain(
      'Give a day from today on.',
    )
    await olivia.post(`${action}/keeping`, { dueOn: '2026-08-03' })
    expect((await olivia.get(`${next}?step=1`)).body).toContain('due Monday 3 August 2026')

    expect((await olivia.post(`${action}/dropping`, { words: '' })).body).toContain('why it is dropped')
    await olivia.post(`${action}/dropping`, { words: 'The vendor has no sandbox.' })
    expect((await olivia.get(`${next}?step=1`)).body).toContain('✕ dropped')
  })

  test('leaves the past one as it was', async () => {
    await ines.post(`${action}/report`, { words: '' })
    const { body } = await olivia.get(review)

    expect(body).toContain('due Monday 20 July 2026')
    expect(body).not.toContain('✓ done')
    house.setClock('2026-07-27T11:00Z')
    expect((await olivia.get(review)).body).not.toContain('overdue')
  })

  test('lists everything that was ever decided', async () => {
    const { body } = await olivia.get('/pilots/INV/actions')
    expect(body).toMatch(/Ask the vendor for a sandbox\.[\s\S]*Ines \(engineer\), due Monday 20 July 2026[\s\S]*open/)
    expect((await olivia.get('/pilots/INV/actions/2')).status).toBe(404)
  })
})
