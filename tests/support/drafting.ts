// How the people of the story prepare their pilot, page by page: the seats, the charter, the work as it is done, the rules, the
// messy cases, and what the launch still waits for.
import { expect } from 'vitest'
import { messyKinds } from '../../src/domain/messy-case.ts'
import { measuresTyped } from './drafted-pilot.ts'
import { done, send, type Typed } from './filled-form.ts'
import type { Name } from './house.ts'
import { oldWay } from './invoice-log.ts'
import { at, code, type Story } from './story.ts'
import { typedCharter } from './typed-charter.ts'

/** Ada opens the pilot and offers its seats; each is taken by whoever it was offered to. */
export async function openWithSeats(story: Story, seats: Readonly<Partial<Record<Name, string>>>): Promise<void> {
  const named = { code, name: 'Invoice approval', team: 'Accounts payable' }
  await story.does('ada', '/pilots/new', 'Open the pilot', named)
  for (const [person, seat] of Object.entries(seats)) await giveSeat(story, person as Name, seat) // the keys are names
}

export async function giveSeat({ does }: Story, person: Name, seat: string): Promise<void> {
  await does('ada', 'seats', 'Offer the seat', { person, seat })
  await does(person, '/me', 'Take the seat')
}

const fromTheLog = { from: 'case log', firstWeek: oldWay[0]?.monday, lastWeek: oldWay.at(-1)?.monday }

/** What Olivia types into the charter, with the weeks of the old way as its baseline. */
export function charterSaying(sentence: string): Typed {
  return typedCharter({
    sentence,
    measures: measuresTyped({
      goal1: { measure: 'cycle_time_hours', target: '4', ...fromTheLog },
      guardrail1: { measure: 'error_rate_pct', target: '6', ...fromTheLog },
    }),
    components: 'erp_sync\nvendor_feed',
    training: '',
    startAnnouncedOn: '',
  })
}

const steps: readonly (readonly [who: string, what: string])[] = [
  ['A clerk', 'opens the mailbox and prints every invoice'],
  ['A clerk', 'looks for the order number'],
  ['A second clerk', 'compares the price with the order'],
  ['The budget owner', 'signs the paper or sends it back'],
  ['A clerk', 'books it in the ERP'],
]

/** The five steps of the work as it is done today; the pilot begins with the same and leaves the printing out. */
export async function writeProcess({ house }: Story): Promise<void> {
  const rest = { data: 'The invoice', check: 'The order', ifWrong: 'It goes back.', seenBy: 'Maya, on Fridays' }
  const told = steps.flatMap(([who, what], nth) =>
    Object.entries({ who, what, ...rest }).map(([part, words]) => [`today.${nth + 1}.${part}`, words] as const),
  )
  const olivia = await house().as('olivia')
  const copied = await send(olivia, at('process/edit'), 'Begin with today’s steps', Object.fromEntries(told))
  await done(olivia, copied, 'Save the process', { 'pilot.1.what': 'is told that an invoice has arrived' })
}

/** The rules of the draft, R1 to R7. */
const rules: readonly Typed[] = [
  { section: 'start', text: 'A clerk starts it for every invoice with an order number.' },
  { section: 'required data', text: 'An invoice needs supplier, amount and order number.' },
  { section: 'routing', text: 'Invoices above € 10,000 go to the finance director.' },
  { section: 'exception', text: 'Invoices of the landlord go to facilities.', under: '3' },
  { section: 'time limit', text: 'An approver answers within four working hours.' },
  { section: 'human step-in', text: 'Maya looks at every invoice that differs from its order.' },
  { section: 'stop', text: 'It stops when the invoice is booked or sent back.' },
]

/** The rules, each with Maya as the one who answers questions about it. */
export async function writeRules({ does }: Story): Promise<void> {
  for (const [nth, rule] of rules.entries()) {
    await does('olivia', 'rules/new', 'Save the rule', rule)
    await does('olivia', `rules/R${nth + 1}`, 'Name them', { person: 'maya' })
  }
}

/** One case of every kind that goes wrong, tried on the rules by hand. */
export async function tryMessyCases({ does }: Story): Promise<void> {
  for (const [nth, kind] of messyKinds.entries()) {
    const written = { kind, rule: '2', given: `An invoice with ${kind}`, expected: 'It goes back to the supplier.' }
    await does('olivia', 'messy-cases/new', 'Write the test', written)
    const tried = { result: 'pass', evidence: 'It came back within three minutes.' }
    await does('olivia', `messy-cases/${nth + 1}`, 'Keep the result', tried)
  }
}

/** The group is trained and told when it starts; both stand in the charter. */
export async function trainGroup({ does }: Story, on: string): Promise<void> {
  for (const person of ['maya', 'ben']) await does('olivia', 'group', 'Note it', { person, on })
  const announced = { training: 'An hour with Maya, for everybody.', startAnnouncedOn: on }
  await does('olivia', 'charter/edit', 'Save the charter', announced)
}

/** What the launch still waits for, as the page of the launch says it; empty when nothing does. */
export async function launchWaitsFor({ reads }: Story): Promise<readonly string[]> {
  const said = /The launch gate has not passed: (.*?)\. Launch gate/.exec(await reads('tariq', 'launch'))?.[1]
  return said === undefined ? [] : said.split('; ')
}

/** Something settles items of the launch gate: the launch waited for them before, and waits for none of them afterwards. */
export async function settles(story: Story, items: readonly string[], something: () => Promise<void>): Promise<void> {
  expect(await launchWaitsFor(story)).toEqual(expect.arrayContaining([...items]))
  await something()
  for (const item of items) expect(await launchWaitsFor(story)).not.toContain(item)
}
