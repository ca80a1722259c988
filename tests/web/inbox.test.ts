import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reminders as reminderTable } from '../../db/schema/requests.ts'
import { fillInboxes } from '../support/full-inbox.ts'
import { type House, type Name, openHouse } from '../support/house.ts'
import { approveAsOlivia, confirmAsTariq } from '../support/running-rules.ts'

let house: House

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await fillInboxes(house)
})
afterEach(() => house.close())

type Row = { readonly text: string; readonly href: string; readonly all: string }

/** The rows of one part of somebody's Home. */
async function rowsOf(name: Name, heading: string): Promise<readonly Row[]> {
  const { body } = await (await house.as(name)).get('/')
  const part = body.split('<h2>').find((one) => one.startsWith(`${heading}</h2>`)) ?? ''
  return part
    .split('<li>')
    .slice(1)
    .map((all) => {
      const [, href = '', text = ''] = /<a href="([^"]*)">([^<]*)/.exec(all) ?? []
      return { text, href, all: all.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
    })
}

const texts = async (name: Name, heading: string) => (await rowsOf(name, heading)).map(({ text }) => text)

describe('Home of each seat', () => {
  it('asks Olivia for the policy side, with the effect, the age and the due date in the row', async () => {
    const rows = await rowsOf('olivia', 'Waiting for you')
    const change = rows.find(({ text }) => text === 'Approve policy: replace R4')

    expect(rows.map(({ text }) => text)).toEqual([
      'Accept or cut: request 1',
      'Accept or cut: request 2',
      'Approve policy: replace R4',
      'Approve policy: replace R1',
      'Approve policy: retire R11',
      'Answer: question 3',
      'Choose your answer for the week of Monday 31 August 2026',
    ])
    expect(change?.href).toBe('/pilots/INV/rule-changes/9')
    expect(change?.all).toContain('“… above € 10,000 go to …” → “… above € 5,000 go to …”')
    expect(change?.all).toContain('INV asked by Ben came up 3 days ago due Tuesday 8 September, 17:00')
  })

  it('asks Tariq for the system side, in other words', async () => {
    expect(await texts('tariq', 'Waiting for you')).toEqual([
      'Say what it costs: request 3',
      'Say what it costs: request 4',
      'Switch on: replace R12',
      'Confirm safe: replace R7',
      'Choose your answer for the week of Monday 31 August 2026',
    ])
  })

  it('asks the lead and the members for what is theirs, the late things first', async () => {
    expect(await texts('maya', 'Overdue')).toEqual([
      'Read when to use it',
      'Acknowledge: R10 was changed',
      'Word it anew: replace R4',
      'Rebase on the rule as it is now: replace R6',
      'Acknowledge: R6 was changed',
    ])
    expect(await texts('ben', 'Waiting for you')).toEqual([
      'Decide 12 cases by R4 alone',
      'Answer: question 1 about R4',
      'Answer: question 2 about R5',
    ])
  })

  it('shows what waits for others to the leaders and the lead, and to everybody else what they asked for', async () => {
    expect(await texts('olivia', 'Waiting for others')).toHaveLength(5)
    expect(await texts('maya', 'Waiting for others')).toHaveLength(12)
    expect(await texts('ines', 'Waiting for others')).toEqual(['Approve policy: retire R11'])
    expect(await texts('owen', 'Waiting for others')).toEqual([])
  })

  it('counts in the bar what the rows show', async () => {
    for (const name of ['olivia', 'tariq', 'maya', 'ben', 'owen'] as const) {
      const rows = [...(await texts(name, 'Overdue')), ...(await texts(name, 'Waiting for you'))]
      const { body } = await (await house.as(name)).get('/ledger')
      const count = /class="waiting"[^>]*>[\s\S]*?<b>(\d+)<\/b>/.exec(body)?.[1] ?? '0'

      expect([name, Number(count)]).toEqual([name, rows.length])
    }
  })
})

describe('Reminding', () => {
  const thing = { thing: 'rule-changes/9', seat: 'coo' }
  const remind = async (name: Name, what: Readonly<Record<string, string>> = thing) =>
    (await house.as(name)).post('/pilots/INV/reminders', what)
  const kept = async () => (await house.services.store.reader.select().from(reminderTable)).length

  it('is one button in the row, and stands in the row of the one who is reminded', async () => {
    expect((await remind('maya')).location).toBe('/?done=reminded')
    const [mine] = (await rowsOf('olivia', 'Waiting for you')).filter(({ href }) => href.endsWith('/9'))
    const [theirs] = (await rowsOf('maya', 'Waiting for others')).filter(({ href }) => href.endsWith('/9'))

    expect(mine?.all).toContain('Maya reminded you on Monday 7 September.')
    expect(theirs?.all).toContain('Reminded by you on Monday 7 September.')
    expect(theirs?.all).not.toMatch(/Remind $/)
  })

  it('is possible again on the next working day', async () => {
    await remind('maya')
    expect((await remind('ben')).status).toBe(422)
    house.setClock('2026-09-08T07:00Z')
    expect((await remind('ben')).status).toBe(303)
  })

  it('is refused for what does not wait for that seat, to the seat itself, and to people without one', async () => {
    const before = await kept()

    expect((await remind('maya', { ...thing, seat: 'cto' })).body).toContain('This no longer waits for them')
    expect((await remind('olivia')).status).toBe(403)
    expect((await remind('nora')).status).toBe(404)
    expect((await remind('maya', { ...thing, seat: 'king' })).status).toBe(422)
    expect(await kept()).toBe(before)
  })
})

describe('A deputy’s Home', () => {
  it('shows what waits for the leader, marked with the name, on those days and no other', async () => {
    const days = { from: '2026-09-07', to: '2026-09-08' }
    await (await house.as('maya')).post('/pilots/INV/reminders', { thing: 'rule-changes/9', seat: 'coo' })
    await (await house.as('olivia')).post('/pilots/INV/deputies', { deputy: 'ben', ...days })
    const rows = await rowsOf('ben', 'Waiting for you')
    const change = rows.find(({ text }) => text === 'Approve policy: replace R4')

    expect(change?.all).toContain('for Olivia')
    expect(change?.all).toContain('Maya reminded Olivia on Monday 7 September.')
    expect(rows.find(({ text }) => text.startsWith('Decide'))?.all).not.toContain('for Olivia')
    expect(await texts('olivia', 'Waiting for you')).toContain('Approve policy: replace R4')
    expect((await rowsOf('tariq', 'Waiting for others'))[0]?.all).toContain('Olivia (COO), Ben stands in')
    house.setClock('2026-09-09T09:00Z')
    expect(await texts('ben', 'Waiting for you')).not.toContain('Approve policy: replace R4')
  })
})

describe('When somebody leaves a leader’s seat', () => {
  it('Home says which open keys are void, and what cannot happen', async () => {
    await approveAsOlivia(house, 9)
    await confirmAsTariq(house, 9)
    await (await house.as('tariq')).post('/pilots/INV/seats/cto/leaving')
    const { body } = await (await house.as('olivia')).get('/')

    expect(body).toContain('INV has no CTO: nothing can be confirmed or signed for the system side.')
    expect(body).toContain(
      'Tariq no longer has the CTO’s seat, so the open keys are void: rule change 7 and rule change 9.',
    )
    expect((await rowsOf('olivia', 'Waiting for others')).every(({ all }) => !all.includes('Remind'))).toBe(true)
  })
})
