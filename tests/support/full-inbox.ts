// INV on a Monday on which everybody has something waiting: changes in every stage, requests, questions, a drill, things to
// read. Arranged as facts, each at its own time.
import { fact } from '../../src/domain/fact.ts'
import { objectTo, returnChange } from '../../src/domain/rule-change-deciding.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import { contentHash } from '../../src/store/hash.ts'
import type { House, Name } from './house.ts'
import { seatsOnInv } from './house.ts'
import { invoiceRules, writeInvoiceBook } from './invoice-book.ts'
import { bringWeek, goodWeek, launchInv } from './running-pilot.ts'
import {
  approveAsOlivia,
  ask,
  carryThrough,
  changeOf,
  confirmAsTariq,
  invFile,
  nameAnswererOf,
  wishOf,
} from './running-rules.ts'

/** The Monday on which the inboxes are full. */
const fullMonday = '2026-09-07T12:30Z'

/** INV runs since July with its rule book; opens at `fullMonday`. Each thing happens after the one before. */
export async function fillInboxes(house: House): Promise<void> {
  house.setClock('2026-07-01T09:00Z')
  await writeInvoiceBook(house)
  for (const rule of [4, 5]) await nameAnswererOf(house, rule, 'maya', 'ben')
  await launchInv(house, '2026-W28')
  await rulesChange(house)
  await changesComeBack(house)
  await thingsAreWished(house)
  await changesAreSigned(house)
  await peopleWantToKnow(house)
  house.setClock('2026-09-07T09:00Z')
  await bringWeek(house, goodWeek('2026-W36', 5), '2026-09-07T05:00Z')
  house.setClock(fullMonday)
}

/** A rule of the book with other words. */
function reworded(house: House, rule: number, text: string) {
  const content = invoiceRules[rule - 1]
  if (!content) throw new Error(`there is no R${rule}`)
  return wishOf(house, { rule, proposal: { ...content, text } })
}

async function askOn(house: House, instant: string, rule: number, text: string, by: Name = 'maya'): Promise<number> {
  house.setClock(instant)
  return ask(house, reworded(house, rule, text), by)
}

async function rulesChange(house: House): Promise<void> {
  house.setClock('2026-08-31T09:00Z')
  await carryThrough(house, reworded(house, 6, 'An approver answers within eight working hours.'))
  await carryThrough(house, reworded(house, 10, 'Credit notes are approved by Maya or Ben.'))
}

/** Two are sent back; R6 moves on under a third. */
async function changesComeBack(house: House): Promise<void> {
  const returned = await askOn(house, '2026-09-01T09:00Z', 4, 'Invoices above € 7,500 go to the finance director.')
  const objected = await askOn(house, '2026-09-01T10:00Z', 5, 'All other invoices go to whoever ordered.', 'ben')
  await askOn(house, '2026-09-01T11:00Z', 6, 'An approver answers within two working hours.')
  house.setClock('2026-09-02T09:00Z')
  await carryThrough(house, reworded(house, 6, 'An approver answers within one working day.'))
  await sendBack(house, returned)
  await sendBack(house, objected, true)
}

/** One waits for the switch, one for safety, three for the policy. */
async function changesAreSigned(house: House): Promise<void> {
  const ready = await askOn(house, '2026-09-04T07:00Z', 12, 'No invoice is paid on one approval above € 25,000.')
  const safe = await askOn(house, '2026-09-04T08:00Z', 7, 'Maya looks at every invoice that differs by 5 %.')
  for (const number of [ready, safe]) await approveAsOlivia(house, number)
  await confirmAsTariq(house, ready)
  await askOn(house, '2026-09-04T09:00Z', 4, 'Invoices above € 5,000 go to the finance director.', 'ben')
  await drillIsBegun(house)
  await askOn(
    house,
    '2026-09-07T05:00Z',
    1,
    'Every invoice that arrives by mail, in the portal or on paper starts here.',
  )
  house.setClock('2026-09-07T06:00Z')
  await ask(house, wishOf(house, { kind: 'retire', rule: 11, proposal: null }), 'ines')
}

async function sendBack(house: House, number: number, asCto = false): Promise<void> {
  if (asCto) await approveAsOlivia(house, number)
  const deciding = { file: await invFile(house), change: await changeOf(house, number) }
  const seen = deciding.change.hash
  const made = asCto
    ? objectTo({ ...deciding, seen }, 'The owner of an order is nobody the system knows.')
    : returnChange({ ...deciding, seen }, 'Which invoices would that be in a week?')
  if (isRefused(made)) throw new Error(made.why)
  await house.play(made, asCto ? 'tariq' : 'olivia', asCto ? 'cto' : 'coo')
}

async function peopleWantToKnow(house: House): Promise<void> {
  const questions = [
    ['ines', 4, 'Is € 10,000 with or without VAT?'],
    ['sam', 5, 'Who owns a cost centre that is shared by two departments?'],
    ['ben', null, 'May I approve an invoice of my own?'],
  ] as const
  for (const [nth, [by, rule, words]] of questions.entries()) {
    house.setClock(`2026-09-07T07:${nth}0Z`)
    const object = { type: 'question', id: String(nth + 1), version: 1 }
    await house.play(fact('ask question', 'INV', object, { data: { rule }, texts: { words } }), by, seatsOnInv[by])
  }
}

async function thingsAreWished(house: House): Promise<void> {
  const wishes = [
    ['A notification on the phone when an invoice waits for longer than a day.', 240],
    ['A dashboard that shows what each supplier is owed.', 960],
    ['Let suppliers see how far their invoice is.', null],
    ['A second mailbox for credit notes.', null],
  ] as const
  for (const [nth, [wish, minutes]] of wishes.entries()) {
    house.setClock(`2026-09-03T1${nth}:00Z`)
    const object = { type: 'request', id: String(nth + 1), version: 1 }
    const content = { request: nth + 1, wish: `hash of ${nth}` }
    const texts = { wish, why: 'It is asked for every week.' }
    const data = { what: 'asked', effect: null }
    await house.play(fact('make request', 'INV', object, { content, data, texts }), 'sam', 'sponsor')
    if (minutes === null) continue
    const costed = { ...object, hash: contentHash(content) }
    const said = { data: { what: 'costed', minutes }, texts: { why: 'By the last ones like it.' } }
    await house.play(fact('cost request', 'INV', costed, said), 'tariq', 'cto')
  }
}

async function drillIsBegun(house: House): Promise<void> {
  house.setClock('2026-09-04T15:00Z')
  const rule = (await invFile(house)).rules.find(({ number }) => number === 4)
  const cases = Array.from({ length: 12 }, (_, nth) => ({ case: null, told: `Invoice ${nth + 1}.`, messy: false }))
  const asked = { rule: 4, ruleHash: rule?.hash ?? '', cases, choices: ['director', 'owner'], people: ['maya', 'ben'] }
  const object = { type: 'drill', id: '1', version: 1 }
  await house.play(fact('run drill', 'INV', object, { content: asked, data: { what: 'begun' } }), 'olivia', 'coo')
}
