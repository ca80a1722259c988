// The checks of the expansion gate that rules, questions, readers and confirmations speak for, as the gates page words them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Client, type House, openHouse } from '../support/house.ts'
import { groupReads, launchInv } from '../support/running-pilot.ts'
import { approveAsOlivia, ask, confirmAsTariq, wishOf } from '../support/running-rules.ts'
import { writeMapOfInv } from '../support/written-map.ts'
import { writeRulesOfInv } from '../support/written-rules.ts'

const gates = '/pilots/INV/gates'
const words = {
  owners: 'Every rule question has one person who answers',
  line: 'Staff know when to use the new flow',
  documents: 'Rule book and map are current',
  halfDone: 'Nothing is half done',
}

let house: House
let olivia: Client
let tariq: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRulesOfInv(house)
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T08:00Z')
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
})
afterEach(() => house.close())

/** One check as somebody reads it. */
async function check(name: keyof typeof words, client = olivia): Promise<string> {
  const { body } = await client.get(gates)
  const line = body.split('<li').find((one) => one.includes(words[name])) ?? ''
  return line.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

async function nameEverybody(): Promise<void> {
  for (const rule of [1, 2, 3, 4])
    await olivia.post(`/pilots/INV/rules/R${rule}/answerer`, { person: 'maya', deputy: '' })
}

describe('one person who answers', () => {
  test('names the rules that have nobody, and leads to them', async () => {
    await olivia.post('/pilots/INV/rules/R2/answerer', { person: 'maya', deputy: '' })
    const line = await check('owners')

    expect(line).toContain('fail')
    expect(line).toContain('Nobody answers for R1, R3 and R4.')
    expect(line).not.toContain('Vouch for this')
  })

  test('passes with its evidence and its age, and says how long questions take', async () => {
    await nameEverybody()
    expect(await check('owners')).toContain('Each of the 4 rules has one person who answers. No question waited')

    await (await house.as('ben')).post('/pilots/INV/questions', { rule: '1', words: 'May an intern start it?' })
    house.setClock('2026-09-07T12:00Z')
    await (await house.as('maya')).post('/pilots/INV/questions/1/answers', { words: 'Yes.' })
    const line = await check('owners')
    expect(line).toContain('pass')
    expect(line).toContain('1 question of the last 30 days took 0.5 working days in the median.')
    expect(line).toContain('Policy side · read from rule book and questions, open ones as of this morning')
  })

  test('fails on questions that nobody answers', async () => {
    await nameEverybody()
    await (await house.as('ben')).post('/pilots/INV/questions', { rule: '1', words: 'May an intern start it?' })
    house.setClock('2026-09-10T08:00Z')
    const line = await check('owners', await house.as('olivia'))

    expect(line).toContain('fail')
    expect(line).toContain('took 2.9 working days in the median; 1 working day is in time.')
    expect(line).toContain('1 of them is still open.')
  })
})

describe('the when-to-use line', () => {
  test('names who has not read it, and passes when everybody has', async () => {
    expect(await check('line')).toContain('Maya and Ben have not read it.')
    expect(await check('line')).toContain('0 of 2 people in the group have read:')

    await groupReads(house)
    house.setClock('2026-09-09T08:00Z')
    const line = await check('line', await house.as('olivia'))
    expect(line).toContain('pass')
    expect(line).toContain('2 of 2 people in the group have read: “Use it for every invoice with an order number.”')
    expect(line).toContain('read from what the group acknowledged, 2 days ago')
    expect(line).not.toContain('have not read')
  })

  test('cannot be vouched for any more', async () => {
    const attesting = { check: 'when_to_use', result: 'pass', evidence: 'All know.', expiresOn: '2026-09-20' }

    expect((await olivia.get(`${gates}/attestations/new?check=when_to_use`)).status).toBe(404)
    const refused = await olivia.post(`${gates}/attestations`, attesting)
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Nobody can vouch for it.')
  })
})

describe('the two documents', () => {
  const seenOn = (body: string) => /name="seen" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? ''

  test('take the COO’s confirmation of this week and the CTO’s word for the map', async () => {
    expect(await check('documents')).toContain('The COO has never confirmed that the rule book is current.')
    expect(await check('documents')).not.toContain('Vouch for this')
    expect(await check('documents', tariq)).toContain('Vouch for this')

    const seen = seenOn((await olivia.get('/pilots/INV/rules')).body)
    expect((await olivia.post('/pilots/INV/rules/confirmation', { seen })).status).toBe(303)
    const half = await check('documents')
    expect(half).toContain('not measured')
    expect(half).toContain('Nobody has vouched for the map yet.')
    expect(half).toContain('Olivia (COO) confirmed the rule book on Monday 7 September.')

    const map = { check: 'documents_current', result: 'pass', evidence: 'Ines walked it.', expiresOn: '2026-09-14' }
    expect((await tariq.post(`${gates}/attestations`, map)).status).toBe(303)
    const whole = await check('documents')
    expect(whole).toContain('pass')
    expect(whole).toContain('“Ines walked it.”')
    expect(whole).toContain('rule book confirmed just now · Tariq (CTO), just now')
  })

  test('take the CTO’s confirmation once there is a map, and nobody’s word any more', async () => {
    await writeMapOfInv(house)
    expect(await check('documents')).toContain('The CTO has never confirmed that the map is current.')
    expect(await check('documents', tariq)).not.toContain('Vouch for this')

    const book = seenOn((await olivia.get('/pilots/INV/rules')).body)
    await olivia.post('/pilots/INV/rules/confirmation', { seen: book })
    const confirming = (await tariq.get('/pilots/INV/system-map')).body.split('id="confirm-map"')[1] ?? ''
    expect((await tariq.post('/pilots/INV/system-map/confirmation', { seen: seenOn(confirming) })).status).toBe(303)
    const whole = await check('documents')
    expect(whole).toContain('pass')
    expect(whole).toContain('Tariq (CTO) confirmed the map on Monday 7 September.')

    house.setClock('2026-09-14T09:00Z')
    expect(await check('documents', await house.as('olivia'))).toContain('The CTO has not confirmed the map this week.')
  })

  test('are not current in the week after, nor when the word for the map has expired', async () => {
    const seen = seenOn((await olivia.get('/pilots/INV/rules')).body)
    await olivia.post('/pilots/INV/rules/confirmation', { seen })
    const map = { check: 'documents_current', result: 'pass', evidence: 'Ines walked it.', expiresOn: '2026-09-14' }
    await tariq.post(`${gates}/attestations`, map)
    house.setClock('2026-09-15T08:00Z')
    const line = await check('documents', await house.as('olivia'))

    expect(line).toContain('The COO has not confirmed the rule book this week.')
    expect(line).toContain('The word for the map expired on Monday 14 September 2026.')
  })
})

test('a change that both keys are on and nobody switches on is half done', async () => {
  const number = await ask(house, wishOf(house))
  await approveAsOlivia(house, number)
  await confirmAsTariq(house, number)
  await olivia.post(`${gates}/attestations`, {
    check: 'nothing_half_done',
    result: 'pass',
    evidence: 'All is done.',
    expiresOn: '2026-09-20',
  })
  expect(await check('halfDone')).toContain('pass')

  house.setClock('2026-09-09T08:00Z')
  const line = await check('halfDone', await house.as('olivia'))
  expect(line).toContain('fail')
  expect(line).toContain('Rule change 1 was agreed for Monday 7 September and is not switched on.')
})
