import { expect, test } from 'vitest'
import { decisionAddress, decisionText, thingText } from '../../src/words/decisions.ts'
import { drillContent } from '../support/some-drills.ts'

const content = { kind: 'replace', rule: 3, base: 1, proposal: null, revertsTo: null } as const
const about = { is: 'rule change', content: { ...content, origin: 'operations', switchOnAt: 0, round: 1 } } as const

test('The two seats read different verbs for the same change', () => {
  expect(decisionText({ what: 'approve', about })).toBe('Approve policy: replace R3')
  expect(decisionText({ what: 'confirm', about })).toBe('Confirm safe: replace R3')
  expect(decisionText({ what: 'switch on', about })).toBe('Switch on: replace R3')
  expect(decisionText({ what: 'see', about })).toBe('Acknowledge: R3 was changed')
})

test('Everything else that waits begins with what to do as well', () => {
  const question = { is: 'question', number: 2, rule: 3, text: 't' } as const
  const said = [
    decisionText({ what: 'accept or cut', about: { is: 'request', number: 4, text: 't' } }),
    decisionText({ what: 'answer', about: question }),
    decisionText({ what: 'answer', about: { ...question, rule: null } }),
    decisionText({ what: 'decide in the drill', about: { is: 'drill', content: drillContent() } }),
    decisionText({ what: 'read', about: { is: 'line', words: 'For every invoice.' } }),
    decisionText({ what: 'choose an answer', about: { is: 'week', week: '2026-W36' } }),
  ]

  expect(said).toEqual([
    'Accept or cut: request 4',
    'Answer: question 2 about R3',
    'Answer: question 2',
    'Decide 12 cases by R3 alone',
    'Read when to use it',
    'Choose your answer for the week of Monday 31 August 2026',
  ])
})

test('Each leads to where it is dealt with', () => {
  expect(decisionAddress('INV', { what: 'approve', thing: 'rule-changes/12' })).toBe('/pilots/INV/rule-changes/12')
  expect(decisionAddress('INV', { what: 'sign the answer', thing: 'reviews/2026-W36' })).toBe(
    '/pilots/INV/reviews/2026-W36#answer',
  )
})

test('What keys were on is named by its address', () => {
  const things = ['charter', 'launch', 'pause', 'rule-changes/12', 'reviews/2026-W36']

  expect(things.map(thingText)).toEqual([
    'the charter',
    'the launch',
    'going on after the pause',
    'rule change 12',
    'the answer for the week of Monday 31 August 2026',
  ])
})
