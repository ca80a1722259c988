// The part of a chronicle that is about rules: a book written, a change carried through, a freeze broken, a drill, a deputy.
import type { Data, Fact } from '../../src/domain/fact.ts'
import type { ChangeContent } from '../../src/domain/rule-change.ts'
import { contentHash } from '../../src/store/hash.ts'
import { type Chronicle, ofPilot } from './chronicle.ts'

type Happen = Chronicle['happen']

const rule = {
  section: 'routing',
  text: 'Big invoices go to finance.',
  under: null,
  place: 1,
  condition: null,
} as const
export const firstRule = { ...rule, outcome: null }
const newRule = { ...firstRule, text: 'Invoices above € 10,000 go to finance.' }

/** Everything that can be recorded of the rules and of those who live by them, at least once. */
export async function rulesAreLived({ happen }: Chronicle): Promise<void> {
  await changeIsCarriedThrough(happen)
  await changesGoOtherWays(happen)
  await freezeIsBroken(happen)
  await requestsAreMade(happen)
  await peopleReadAndAsk(happen)
  await rulesAreTried(happen)
  await somebodyStandsIn(happen)
}

/** The process and a first rule, while the pilot is a draft. */
export async function bookIsWritten({ happen }: Pick<Chronicle, 'happen'>): Promise<void> {
  const steps = { today: [], pilot: [], whySoMany: 'It is short.' }
  await happen('maya', 'lead', ofPilot('write process', one('process', 'INV'), { content: steps }))
  const data = { number: 1, retired: false }
  await happen('olivia', 'coo', ofPilot('write rule', one('rule', '1'), { content: firstRule, data }))
  const answers = { data: { rule: 1, person: 'maya', deputy: 'ben' } }
  await happen('olivia', 'coo', ofPilot('name answerer', one('rule', '1'), answers))
}

/** A change of the first rule. */
export function contentOf(more: Partial<ChangeContent> = {}): ChangeContent {
  const base = { kind: 'replace', rule: 1, base: 1, proposal: newRule, revertsTo: null } as const
  return { ...base, origin: 'operations', switchOnAt: 1_772_000_000_000, round: 1, ...more }
}

async function changeIsCarriedThrough(happen: Happen): Promise<void> {
  const content = contentOf()
  const object = await requested(happen, '1', content)
  const approved = { content, data: { what: 'approved', side: 'policy', completes: false } }
  await happen('olivia', 'coo', ofPilot('approve rule change', object, approved))
  const confirmed = { content, data: { what: 'confirmed safe', side: 'system', completes: true } }
  await happen('tariq', 'cto', ofPilot('confirm rule change', object, confirmed))
  const on = { content, data: { what: 'switched on', rule: 1, version: 2, last: null } }
  await happen('tariq', 'cto', ofPilot('switch on rule change', object, on))
  const book = { content: { rules: [{ number: 1, hash: contentHash(newRule) }] } }
  await happen('olivia', 'coo', ofPilot('confirm rule book', one('rule book', 'INV'), book))
}

/** Maya asks for a change; answers what keys are turned on. */
export async function requested(happen: Happen, id: string, content: Data): Promise<Fact['object']> {
  const asked = { content, data: { what: 'requested', effect: null }, texts: { why: 'Too many go by.' } }
  await happen('maya', 'lead', ofPilot('request rule change', one('rule change', id), asked))
  return { ...one('rule change', id), hash: contentHash(content) }
}

async function changesGoOtherWays(happen: Happen): Promise<void> {
  const content = contentOf({ base: 2 })
  const object = await requested(happen, '2', content)
  const say = (what: string, why = 'Because.') => ({ data: { what }, texts: { why } })
  await happen('olivia', 'coo', ofPilot('park rule change', object, say('parked')))
  await happen('olivia', 'coo', ofPilot('unpark rule change', object, { data: { what: 'unparked' } }))
  await happen('olivia', 'coo', ofPilot('return rule change', object, say('returned')))
  const again = { content, data: { what: 'resubmitted', effect: null }, texts: { why: 'Clearer.' } }
  await happen('maya', 'lead', ofPilot('edit rule change', { ...object, version: 2 }, again))
  await happen('tariq', 'cto', ofPilot('object to rule change', { ...object, version: 2 }, say('objected')))
  const no = { data: { what: 'declined' }, texts: { why: 'Not now.', counter: 'Above € 20,000?' } }
  await happen('olivia', 'coo', ofPilot('decline rule change', { ...object, version: 2 }, no))
}

async function freezeIsBroken(happen: Happen): Promise<void> {
  const change = await requested(happen, '3', contentOf({ kind: 'retire', base: 2, proposal: null }))
  const content = { thing: 'rule-changes/3', round: 1, hash: change.hash ?? '' }
  const object = { type: 'freeze', id: content.thing, version: 1, hash: contentHash(content) }
  const texts = { why: 'Invoices are lost.' }
  const turned = (side: string, completes: boolean) => ({ content, data: { side, completes }, texts })
  await happen('olivia', 'coo', ofPilot('break freeze', object, turned('policy', false)))
  await happen('tariq', 'cto', ofPilot('break freeze', object, turned('system', true)))
  await happen('maya', 'lead', ofPilot('withdraw rule change', change, { data: { what: 'withdrawn' } }))
}

async function requestsAreMade(happen: Happen): Promise<void> {
  const asked = { data: { what: 'asked', effect: 'parks' }, texts: { wish: 'A dashboard.', why: 'To see more.' } }
  await happen('ben', 'member', ofPilot('make request', one('request', '1'), asked))
  await happen('tariq', 'cto', ofPilot('cost request', one('request', '1'), { data: { what: 'costed', minutes: 480 } }))
  const cut = { data: { what: 'cut' }, texts: { why: 'Nobody would look.' } }
  await happen('olivia', 'coo', ofPilot('decide request', one('request', '1'), cut))
  await happen('ben', 'member', ofPilot('remind', one('reminder', 'x'), { data: { thing: 'requests/1', seat: 'coo' } }))
}

async function peopleReadAndAsk(happen: Happen): Promise<void> {
  const question = { data: { rule: 1 }, texts: { words: 'Is € 10,000 big?' } }
  await happen('ben', 'member', ofPilot('ask question', one('question', '1'), question))
  const answer = { data: { rule: 1 }, texts: { words: 'No.' } }
  await happen('maya', 'lead', ofPilot('answer question', one('question', '1'), answer))
  const seen = { data: { what: 'switch-on', subject: '1' } }
  await happen('ben', 'member', ofPilot('acknowledge', one('acknowledgement', 'ben'), seen))
  const trained = { data: { person: 'ben', on: '2026-03-01' } }
  await happen('maya', 'lead', ofPilot('note training', one('training', 'ben'), trained))
}

async function rulesAreTried(happen: Happen): Promise<void> {
  const written = {
    kind: 'wrong inputs',
    rule: 1,
    given: 'No amount.',
    attributes: {},
    expected: 'Back to the sender.',
  }
  await happen(
    'maya',
    'lead',
    ofPilot('write messy case', one('messy case', '1'), { content: written, data: { what: 'written' } }),
  )
  const ran = { what: 'run', ruleHash: contentHash(newRule), result: 'pass', how: 'by hand' }
  const evidence = { evidence: 'Tried on Monday.' }
  await happen('maya', 'lead', ofPilot('run messy case', one('messy case', '1'), { data: ran, texts: evidence }))
  const cases = [{ case: null, told: 'An invoice of € 9,999.', messy: false }]
  const content = {
    rule: 1,
    ruleHash: contentHash(newRule),
    cases,
    choices: ['finance', 'team'],
    people: ['ben', 'maya'],
  }
  await happen('olivia', 'coo', ofPilot('run drill', one('drill', '1'), { content, data: { what: 'begun' } }))
  const decided = { data: { what: 'decided' }, texts: { decisions: '["team"]' } }
  await happen('ben', 'member', ofPilot('decide in drill', one('drill', '1'), decided))
}

async function somebodyStandsIn(happen: Happen): Promise<void> {
  const data = { seat: 'coo', holder: 'olivia', deputy: 'maya', from: '2026-03-01', to: '2026-03-20', what: 'named' }
  await happen('olivia', 'coo', ofPilot('name deputy', one('deputy', 'INV/coo'), { data }))
}

function one(type: string, id: string): Fact['object'] {
  return { type, id, version: 1 }
}
