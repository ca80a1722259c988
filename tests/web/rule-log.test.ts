import { afterEach, describe, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import type { Client, House } from '../support/house.ts'
import { openHouse } from '../support/house.ts'
import { ask, approveAsOlivia, carryThrough, routingRule, wishOf } from '../support/running-rules.ts'
import { changes, decide, houseInTheCycle, houseWithChange, houseWithRules } from '../support/staged-changes.ts'

let house: House
let ben: Client
afterEach(() => house.close())

async function open(other: Promise<House>): Promise<void> {
  house = await other
  ben = await house.as('ben')
}

const to = (text: string, rule = 1) => wishOf(house, { rule, proposal: routingRule({ text, place: rule }) })

/** The row of one change on the page. */
function rowOf(body: string, number: number): string {
  const row = body.split('<tr').find((one) => one.includes(`${changes}/${number}"`)) ?? ''
  return row.split('</tr>')[0] ?? ''
}

const numbersOn = (body: string) =>
  [...body.matchAll(/rule-changes\/(\d+)">\d+ ·/g)].map(([, number]) => Number(number))

describe('the rule log', () => {
  test('says of each change who asked and why, who approved, who switched it on and when', async () => {
    await open(houseWithRules())
    await ask(house, to('Invoices above € 5,000 go to the finance director.'))
    house.setClock('2026-09-08T11:00Z')
    await approveAsOlivia(house, 1)
    house.setClock('2026-09-08T14:30Z')
    const tariq = await house.as('tariq')
    await decide(house, tariq, 'confirmation')
    house.setClock('2026-09-11T07:00Z')
    await decide(house, tariq, 'switch')
    const row = rowOf((await ben.get(changes)).body, 1)

    expect(row).toContain('1 · Replace R1')
    expect(row).toContain('Too many go by unseen.')
    expect(row).toContain('in effect')
    expect(row).toContain('Maya (team lead)<small>Mon 7 Sept, 11:00')
    expect(row).toContain('Olivia (COO)<small>Tue 8 Sept, 13:00')
    expect(row).toContain('Tariq (CTO)<small>Fri 11 Sept, 09:00')
    expect(['1 d 2 h', '3 h', '2 d 16 h'].filter((time) => !row.includes(`<span>${time}`))).toEqual([])
  })

  test('counts what is not over so far, and says how long changes usually take', async () => {
    await open(houseWithRules())
    await carryThrough(house, to('Invoices above € 6,000 go to Finance.'))
    await ask(house, to('Invoices above € 5,000 go to Finance.'))
    house.setClock('2026-09-07T13:00Z')
    const { body } = await ben.get(changes)

    expect(rowOf(body, 2)).toContain('<span>4 h<small>so far')
    expect(body).toContain('How long it takes, median of the one change that was switched on')
  })

  test('marks what nobody can attribute', async () => {
    await open(houseWithRules())
    await carryThrough(house, to('Invoices above € 6,000 go to Finance.'))
    await carryThrough(house, to('Invoices without an order go back.', 2))
    const { body } = await ben.get(changes)

    expect(rowOf(body, 1)).toContain('not attributable: R1 and R2 were switched on in the same week')
    expect(rowOf(body, 2)).toContain('not attributable: R1 and R2')
  })

  test('begins with the newest, and is sorted by link', async () => {
    await open(houseWithRules())
    for (const amount of [5, 6, 7]) await ask(house, to(`Invoices above € ${amount},000 go to Finance.`))
    const { body } = await ben.get(changes)

    expect(numbersOn(body)).toEqual([3, 2, 1])
    expect(body).toContain('aria-sort="descending"')
    expect(body).toContain(`href="${changes}?sort=asked"`)
    expect(numbersOn((await ben.get(`${changes}?sort=asked`)).body)).toEqual([1, 2, 3])
    expect((await ben.get(`${changes}?sort=mood`)).status).toBe(400)
  })

  test('is narrowed to a part of it, and to who asked', async () => {
    await open(houseWithChange('declined'))
    await ask(house, to('Invoices above € 6,000 go to Finance.'), 'ben')
    await ask(house, to('Invoices above € 7,000 go to Finance.'))
    const on = async (query: string) => numbersOn((await ben.get(`${changes}?${query}`)).body)

    expect(await on('show=waiting')).toEqual([3, 2])
    expect(await on('show=waiting&by=ben')).toEqual([2])
    expect(await on('show=closed')).toEqual([1])
    expect((await ben.get(`${changes}?show=parked`)).body).toContain('No change fits.')
    const { body } = await ben.get(`${changes}?show=waiting&by=ben`)
    expect(body).toContain('Waiting 2')
    expect(body).toContain('Rule changes that wait, asked for by Ben</caption>')
  })

  test('teaches the next step while nobody has asked, and offers it to nobody else than a seat', async () => {
    await open(houseWithRules())

    expect((await ben.get(changes)).body).toContain('Nobody has asked for a rule change yet.')
    expect((await ben.get(changes)).body).toContain(`href="${changes}/new"`)
    expect((await (await house.as('nora')).get(changes)).status).toBe(404)
  })

  test('offers no asking in a draft', async () => {
    await open(openHouse())

    expect((await ben.get(changes)).body).not.toContain(`href="${changes}/new"`)
  })

  test('shows 200 changes, and the older ones by link', async () => {
    await open(houseWithRules())
    for (let nth = 1; nth <= 201; nth++) await ask(house, to(`Invoices above € ${nth} go to Finance.`))
    const { body } = await ben.get(changes)
    const older = `${changes}?from=201`

    expect(numbersOn(body)).toHaveLength(200)
    expect(body).toContain('1 to 200 of 201')
    expect(body).toContain(`href="${older}" rel="next"`)
    expect(numbersOn((await ben.get(older)).body)).toEqual([1])
  }, 60_000)

  test('of a past day knows nothing of what came later', async () => {
    await open(houseWithRules())
    await ask(house, to('Invoices above € 5,000 go to Finance.'))
    house.setClock('2026-09-09T09:00Z')
    const before = (await ben.get(`${changes}?asof=2026-09-07`)).body
    await approveAsOlivia(house, 1)
    await ask(house, to('Invoices above € 6,000 go to Finance.'))
    const after = (await ben.get(`${changes}?asof=2026-09-07`)).body

    expect(after).toContain('As it was at the end of Monday 7 September 2026.')
    expect(rowOf(after, 1)).toBe(rowOf(before, 1))
    expect(rowOf(after, 1)).toContain('requested')
    expect(numbersOn(after)).toEqual([1])
    expect((await ben.get(`${changes}?asof=2026-09-31`)).status).toBe(404)
  })
})

describe('signs of drift', () => {
  test('stand above the log, with the evidence and whose move it is', async () => {
    await open(houseInTheCycle())
    await ask(house, to('Invoices above € 5,000 go to Finance.'), 'ben')
    await ask(house, to('Invoices above € 6,000 go to Finance.'), 'ben')
    await ask(house, to('Invoices above € 7,000 go to Finance.'))
    const { body } = await ben.get(changes)

    expect(body).toContain('3 things were asked for before the first cycle ended: Ben 2 and Maya 1.')
    expect(body).toContain(`href="${changes}?show=parked"`)
    expect(body).toContain('Since Monday 20 July. The move of Olivia (COO): Take up, accept or cut each')
  })

  test('are none while nothing drifts', async () => {
    await open(houseWithChange('requested'))

    expect((await ben.get(changes)).body).not.toContain('Signs of drift')
  })
})

describe('the log for spreadsheets', () => {
  const csv = async () => {
    const { body, headers } = await ben.get(`${changes}.csv`)
    return { headers, rows: parse(body, { columns: true }) as Readonly<Record<string, string>>[] } // with a head line, rows are objects of text
  }

  test('holds every change with its hours unrounded', async () => {
    await open(houseWithChange('requested'))
    house.setClock('2026-09-07T10:20Z')
    await approveAsOlivia(house, 1)
    house.setClock('2026-09-07T13:00Z')
    const { headers, rows } = await csv()

    expect(headers['content-disposition']).toBe('attachment; filename="rule-log-INV.csv"')
    expect(rows[0]).toMatchObject({
      change: '1',
      kind: 'replace',
      rule: 'R1',
      stage: 'policy approved',
      asked_by: 'Maya',
      asked_at: '2026-09-07T09:00:00.000Z',
      why: 'Too many go by unseen.',
      approved_by: 'Olivia',
      hours_to_approve: String(80 / 60),
      switched_on_at: '',
      hours_to_switch_on: '',
      not_attributable: '',
    })
  })

  test('has no cell that a spreadsheet would take for a formula', async () => {
    await open(houseWithRules())
    const why = '=HYPERLINK("http://evil.example","Look, ""here""")'
    await ask(house, { ...to('+1 person approves.'), why })
    const { rows } = await csv()

    expect(rows[0]?.why).toBe(`'${why}`)
    expect(rows[0]?.text).toBe("'+1 person approves.")
  })
})
