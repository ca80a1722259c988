import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoursOf, readGoal, whyVague } from '../../src/domain/goal-sentence.ts'

const team = 'Accounts payable'

describe('a specific goal sentence is taken', () => {
  test.each([
    'Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.',
    'Cut invoice approval time from two days to four hours for one finance team',
    'Reduce manual touches per invoice from 5 to 2 for accounts payable.',
    'In the finance team, cut approval time from 48 h to 4 h.',
    'The accounts-payable team cuts invoice approval time from 2 days to 4 hours.',
    'Bring the error rate of order entry down from 3.1 % to 1 % at the Leeds order desk',
    'Raise first-time-right from 80% to 95% for Claims',
    'Cut approval time to 4 hours (from 2 days) for the finance team',
    'Cut invoice approval time from about 2 days to under 4 hours for AP',
    'Approve supplier invoices within 4 hours instead of 2 days for the AP team',
    'Cut the declaration approval time from 155 hours to 120 hours in the administration.',
    'Lower rework from 12,5 % to 5 % in accounts receivable',
    'Get invoice approval from half a day to an hour for the Leeds office',
    'Shorten onboarding 10 days → 3 days for HR',
    'Process orders in 2 hours instead of 8 hours for the Leeds desk',
    'Reduce complaints from twenty to five a week for billing',
    'Cut invoice approval time from 2 days to 4 hours for a group of up to 10 people in finance',
    'Cut cost per invoice from €12.50 to €4 for accounts payable',
  ])('%s', (sentence) => {
    expect(whyVague(sentence, team)).toBeNull()
  })

  test('whatever the numbers and the team are', () => {
    const amount = fc.integer({ min: 1, max: 9_999 })
    const name = fc.constantFrom('the finance team', 'one order desk', 'Claims', 'accounts receivable')
    const verb = fc.constantFrom('Cut', 'Reduce', 'Lower', 'Shorten', 'Bring')
    fc.assert(
      fc.property(verb, amount, amount, name, (does, from, to, forTeam) => {
        fc.pre(from !== to)
        expect(whyVague(`${does} approval time from ${from} hours to ${to} hours for ${forTeam}.`, team)).toBeNull()
      }),
    )
  })
})

describe('a vague one is refused with what is missing', () => {
  test('“Improve operations with automation” has no number and no team', () => {
    expect(whyVague('Improve operations with automation', team)).toBe(
      '“Improve operations with automation” cannot be measured: it has no number to start from, no number to reach and no team that it is for. Say it like “Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.”',
    )
  })

  test.each([
    ['Cut invoice approval time by 50 % for the finance team', ['no number to start from', 'no number to reach']],
    ['Cut approval time to 4 hours for the finance team', ['no number to start from']],
    ['Cut approval time from 2 days for the finance team', ['no number to reach']],
    ['Cut approval time from 2 days to 4 hours', ['no team that it is for']],
    ['Cut approval time from 2 days to 4 hours for everyone', ['no team that it is for']],
    ['Cut approval time from 2 days to 4 hours for every team', ['no team that it is for']],
    ['Cut approval time from 2 days to 4 hours by December', ['no team that it is for']],
    ['Cut approval time from 2 days to 4 hours with AI', ['no team that it is for']],
    ['Cut approval from days to hours for the finance team', ['no number to start from', 'no number to reach']],
    ['Improve satisfaction in 2026 for the sales team', ['no number to start from', 'no number to reach']],
    ['Cut from 2 days to 4 hours for the finance team', ['nothing that is to change']],
    ['Cut approval time from 4 hours to 4 hours for the finance team', ['the same number twice']],
    [
      'Invoice approval time from 2 days to 4 hours for the finance team',
      ['no verb that says what is to happen (cut, reduce, raise …)'],
    ],
  ])('%s', (sentence, missing) => {
    expect(readGoal(sentence, team).missing).toEqual(missing)
  })

  test('an empty one asks for the sentence', () => {
    expect(whyVague('', team)).toContain('Write the goal as one sentence')
  })

  test('one that nobody could repeat is too long', () => {
    const sentence = `Cut invoice approval time from 2 days to 4 hours for the team ${'and so on '.repeat(30)}`
    expect(whyVague(sentence, team)).toContain('everyone must be able to repeat')
  })
})

test('the pilot’s own team counts in any spelling', () => {
  const sentence = 'In accounts-payable we cut approval from 2 days to 4 hours'

  expect(whyVague(sentence, 'Accounts Payable')).toBeNull()
})

test('the two numbers are read with their units', () => {
  const { from, to } = readGoal('Cut approval time from 1,200 minutes to half an hour for the desk', team)

  expect([from, to]).toEqual([
    { value: 1200, unit: 'minutes' },
    { value: 0.5, unit: 'hour' },
  ])
  expect([from && hoursOf(from), to && hoursOf(to)]).toEqual([20, 0.5])
})

test('a limit on the number of people is not the number to reach', () => {
  const { to } = readGoal('Cut approval time from 2 days to 4 hours for a group of up to 10 people', team)

  expect(to).toEqual({ value: 4, unit: 'hours' })
})
