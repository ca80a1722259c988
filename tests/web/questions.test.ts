import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fact } from '../../src/domain/fact.ts'
import { questionsOf } from '../../src/store/questions.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { carryThrough, routingRule, wishOf } from '../support/running-rules.ts'
import { writeRulesOfInv } from '../support/written-rules.ts'

const questions = '/pilots/INV/questions'

let house: House
let ben: Client
let maya: Client

/** INV runs, Maya answers about R2, and it is a Monday morning in Amsterdam. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRulesOfInv(house)
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T08:00Z')
  await (await house.as('olivia')).post('/pilots/INV/rules/R2/answerer', { person: 'maya', deputy: 'ines' })
  ben = await house.as('ben')
  maya = await house.as('maya')
})
afterEach(() => house.close())

const ask = (words: string, rule = '2') => ben.post(questions, { rule, words })
const kept = () => questionsOf(house.services.store.reader, 'INV')

describe('asking a question', () => {
  test('is anybody’s on the pilot, and leads to the question with who is to answer', async () => {
    const asked = await ask('Whose order number?')
    const { body } = await ben.get(asked.location)

    expect(asked.location).toBe(`${questions}/1?done=question-asked`)
    expect(body).toContain('Whose order number?')
    expect(body).toContain('Asked by Ben (member) on Monday 7 September, 10:00')
    expect(body).toContain('Maya (team lead) or Ines answers.')
    expect(body).toContain('An invoice needs supplier, amount and order number.')
    expect((await kept())[0]).toMatchObject({ question: 1, rule: 2, what: 'asked', by: 'ben' })
  })

  test('offers the rule of the address, and no rule where none speaks', async () => {
    const about = await ben.get(`${questions}/new?rule=2`)
    const none = await ben.get(`${questions}/new`)
    await ask('Who is on call?', '')

    expect(about.body).toMatch(/value="2" selected/)
    expect(about.body).toContain('Maya (team lead) or Ines answers questions about R2.')
    expect(none.body).toMatch(/value="" selected/)
    expect((await ben.get(`${questions}/1`)).body).toContain('About the work, where no rule speaks.')
    expect((await ben.get(`${questions}/1`)).body).toContain('Olivia (COO) answers.')
  })

  test('names who is left to answer when somebody has given up the seat', async () => {
    await ask('Whose order number?')
    const seat = { seat: 'lead', person: 'maya', what: 'ended' }
    await house.play(fact('take seat', 'INV', { type: 'seat', id: 'INV/lead', version: 2 }, { data: seat }), 'maya')

    expect((await ben.get(`${questions}/1`)).body).toContain('Ines (engineer) answers.')
  })

  test('keeps what was typed when something is missing', async () => {
    const silent = await ask('', '2')
    const wrong = await ask('Whose order number?', '9')

    expect(silent.status).toBe(422)
    expect(silent.body).toContain('Write what you want to know.')
    expect(silent.body).toMatch(/value="2" selected/)
    expect(wrong.body).toContain('R9 is not in effect.')
    expect(wrong.body).toContain('Whose order number?</textarea>')
    expect((await ask('Which?', 'R2')).body).toContain('Choose a rule, or none.')
    expect(await kept()).toEqual([])
  })
})

describe('answering a question', () => {
  beforeEach(async () => {
    await ask('Whose order number?')
    house.setClock('2026-09-07T09:30Z')
  })

  test('is for whoever was named, and shows how long it took', async () => {
    const answered = await maya.post(`${questions}/1/answers`, { words: 'Ours.' })
    const { body } = await ben.get(answered.location)

    expect(answered.location).toBe(`${questions}/1?done=question-answered`)
    expect(body).toContain('Ours.')
    expect(body).toContain('Maya (team lead) on Monday 7 September, 11:30, after 90 minutes')
    expect(body).not.toContain('answer-form')
  })

  test('is open to the deputy and to the COO, and kept from everybody else', async () => {
    const tariq = await house.as('tariq')

    for (const name of ['olivia', 'ines'] as const)
      expect((await (await house.as(name)).get(`${questions}/1`)).body, name).toContain('answer-form')
    expect((await tariq.get(`${questions}/1`)).body).not.toContain('answer-form')
    const refused = await tariq.post(`${questions}/1/answers`, { words: 'Theirs.' })
    expect(refused.status).toBe(403)
    expect(refused.body).toContain('Only whoever was named for this rule answers')
    expect(await kept()).toHaveLength(1)
  })

  test('again puts the new answer first and keeps the old one', async () => {
    await maya.post(`${questions}/1/answers`, { words: 'Ours.' })
    await maya.post(`${questions}/1/answers`, { words: 'Ours, always.' })
    const { body } = await ben.get(`${questions}/1`)

    expect(body.indexOf('Ours, always.')).toBeLessThan(body.indexOf('Earlier answers'))
    expect(body.indexOf('Ours.')).toBeGreaterThan(body.indexOf('Earlier answers'))
  })

  test('wants words, and a question that is there', async () => {
    const silent = await maya.post(`${questions}/1/answers`, { words: '' })

    expect(silent.status).toBe(422)
    expect(silent.body).toContain('Write the answer.')
    for (const number of ['2', '01', 'last']) {
      expect((await maya.get(`${questions}/${number}`)).status, number).toBe(404)
      expect((await maya.post(`${questions}/${number}/answers`, { words: 'Ours.' })).status, number).toBe(404)
    }
  })
})

describe('the questions page', () => {
  test('teaches the first question', async () => {
    const { body } = await ben.get(questions)

    expect(body).toContain('No question here yet.')
    expect(body).toContain('not measured')
  })

  test('shows what waits first, then what was answered, and the median with its source and age', async () => {
    await ask('Whose order number?')
    await ask('Who is on call?', '')
    house.setClock('2026-09-08T10:00Z')
    await maya.post(`${questions}/1/answers`, { words: 'Ours.' })
    const { body } = await ben.get(questions)

    expect(body.indexOf('Who is on call?')).toBeLessThan(body.indexOf('Whose order number?'))
    expect(body).toContain('No rule · asked by Ben, waits for 26 hours (10 hours of working time)')
    expect(body).toContain('R2 · answered by Maya on Tuesday 8 September, first after 26 hours')
    expect(body).toContain('1.3 working days')
    expect(body).toContain('too slow')
    expect(body).toContain('1 still open and late')
    expect(body).toContain('last answer just now')
  })

  test('narrows to one rule, or to none', async () => {
    await ask('Whose order number?')
    await ask('Who is on call?', '')

    expect((await ben.get(`${questions}?rule=2`)).body).not.toContain('Who is on call?')
    expect((await ben.get(`${questions}?rule=none`)).body).not.toContain('Whose order number?')
    expect((await ben.get(`${questions}?rule=2`)).body).toContain(`${questions}/new?rule=2`)
    expect((await ben.get(`${questions}?rule=all`)).status).toBe(400)
  })

  test('shows the newest answers and leads to the older ones', async () => {
    for (let number = 1; number <= 32; number += 1) {
      await ask(`Question of ${number} o’clock`)
      await maya.post(`${questions}/${number}/answers`, { words: 'Yes.' })
    }
    const { body } = await ben.get(questions)

    expect(body).toContain('Question of 3 o’clock')
    expect(body).not.toContain('Question of 2 o’clock')
    expect(body).toContain(`${questions}?before=3#answered`)
    const older = await ben.get(`${questions}?before=3`)
    expect(older.body).toContain('Question of 2 o’clock')
    expect(older.body).not.toContain('Older questions')
  })
})

test('a question about a rule that changed since says so', async () => {
  await ask('Whose order number?')
  const before = await ben.get(`${questions}/1`)
  house.setClock('2026-09-08T10:00Z')
  await carryThrough(house, wishOf(house, { rule: 2, proposal: routingRule({ section: 'required data' }) }))

  expect(before.body).not.toContain('It has changed since this was asked.')
  expect((await ben.get(`${questions}/1`)).body).toContain('It has changed since this was asked.')
})
