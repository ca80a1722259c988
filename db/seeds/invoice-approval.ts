// The example: invoice approval in one finance team. Who is there, what they agreed and what they vouched for, as plain
// words; it is played through the same acts as anything that really happens. The weeks stand in invoice-weeks.ts.
import type { CharterDraft } from '../../src/domain/charter-draft.ts'
import type { MeasureDraft } from '../../src/domain/charter-measures.ts'
import type { Seat } from '../../src/domain/person.ts'

export const organisation = { name: 'Example Ltd', zone: 'Europe/Amsterdam' } as const

export const pilot = { code: 'INV', name: 'Invoice approval', team: 'Accounts payable' } as const

/** Everybody in the example signs in with it; no real installation knows it. */
export const password = 'two keys one answer'

/** Ada looks after people and settings and has no seat; all others sit on the pilot. */
export const people = [
  { name: 'Ada', seat: null },
  { name: 'Olivia', seat: 'coo' },
  { name: 'Tariq', seat: 'cto' },
  { name: 'Maya', seat: 'lead' },
  { name: 'Ben', seat: 'member' },
  { name: 'Chloe', seat: 'member' },
  { name: 'Dev', seat: 'member' },
  { name: 'Elif', seat: 'member' },
  { name: 'Femke', seat: 'member' },
  { name: 'Giles', seat: 'member' },
  { name: 'Hana', seat: 'member' },
  { name: 'Ivo', seat: 'member' },
  { name: 'June', seat: 'member' },
  { name: 'Ines', seat: 'engineer' },
  { name: 'Sam', seat: 'sponsor' },
  { name: 'Owen', seat: 'observer' },
] as const satisfies readonly { readonly name: string; readonly seat: Seat | null }[]

export type PersonName = (typeof people)[number]['name']

/** A charter with the days still to be filled in: the baseline's weeks, and when the start was announced. */
export type CharterSeed = Omit<CharterDraft, 'measures' | 'startAnnouncedOn' | 'mayPause'> & {
  readonly measures: readonly Omit<MeasureDraft, 'firstWeek' | 'lastWeek'>[]
  readonly mayPause: readonly PersonName[]
}

const fromLog = { better: 'lower', from: 'case log', values: '' } as const
const unused = { measure: '', better: 'lower', target: '', from: 'case log', values: '' } as const

/** What both leaders signed. */
export const charter: CharterSeed = {
  sentence: 'Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.',
  objective: 'Pay every supplier on the agreed day, and take the early-payment discounts we lose today.',
  adopted: false,
  firstWeek: '',
  measures: [
    { slot: 'goal1', measure: 'cycle_time_hours', target: '4', ...fromLog },
    { slot: 'goal2', ...unused },
    { slot: 'guardrail1', measure: 'error_rate_pct', target: '3.5', ...fromLog },
    {
      slot: 'guardrail2',
      measure: 'complaints',
      better: 'lower',
      target: '',
      from: 'stated',
      values: '4 5 3 4 6 4 3 5',
    },
    { slot: 'guardrail3', ...unused },
  ],
  decisionPoints: {
    stopWeeks: '',
    warmUpWeeks: '',
    timeBoxWeeks: '',
    incompleteReviews: '',
    minFailures: '',
    failureWindowWeeks: '',
    recurrenceWeeks: '',
    shareHigh: '',
    shareLow: '',
    weeksToHold: '',
    alpha: '',
    adoption: '',
    helpPerUser: '',
    minCases: '',
    minBaselineWeeks: '',
  },
  minutes: {
    perCase: {
      minutes: '25',
      source: 'measured',
      where: 'Stopwatch on 40 invoices in the last baseline week, Ben and Hana',
    },
    perTouch: { minutes: '4', source: 'measured', where: 'The same 40 invoices, 243 touches' },
    perException: { minutes: '15', source: 'sampled', where: 'Twelve exceptions that Elif wrote down' },
    perHelp: { minutes: '15', source: 'estimated', where: 'Maya’s estimate; nobody has timed it' },
  },
  wage: { amount: '38', currency: 'EUR', source: 'sampled', where: 'Pay of the nine, with charges, by payroll' },
  plannedTouches: '2',
  components: 'erp_sync\nprice_match\nvendor_feed\nmail_intake\nrouting\nreminder',
  mayPause: ['Maya'],
  does: 'Reads an invoice that names one of our order numbers, matches price and quantity, sends it to the one budget owner who may approve it, and books it in the ERP.',
  doesNot: 'Credit notes, invoices without an order, foreign currencies and new suppliers stay as they are.',
  dailyUse:
    'All ten people, every day: about six invoices each, under ten minutes of attention for an invoice, at most one in twenty sent back.',
  groupPeople: '10',
  groupWho: 'Maya and the nine people of accounts payable',
  whenToUse: 'Use it for every invoice in euros that names an order number. Everything else goes to Maya.',
  fallback:
    'Take the invoice out of the queue, print it, walk it to the budget owner, and book it by hand in the ERP with the note “by hand”. Maya keeps the list.',
  training: 'One hour on Tuesday in two groups of five, with twenty old invoices to practise on. All ten were there.',
  cycleWeeks: '4',
  deadlineWeekday: '1',
  deadlineTime: '12:00',
}

/** Maya’s first draft, before Olivia looked at it. */
export const firstDraft: CharterSeed = {
  ...charter,
  sentence: 'Cut invoice approval time from 2 days to 8 hours for the accounts-payable team.',
  objective: 'Pay every supplier on the agreed day.',
  measures: charter.measures.map((measure) => (measure.slot === 'goal1' ? { ...measure, target: '8' } : measure)),
  doesNot: 'Credit notes and foreign currencies stay as they are.',
  fallback: 'Print the invoice and walk it to the budget owner.',
}

/** What Tariq vouched for on the day of closing. The fallback is not among it: nobody has drilled it. */
export const vouched = {
  check: 'nothing_half_done',
  evidence: 'No open failure, nothing waiting to be switched on. The test queue was emptied on Friday.',
} as const

/** The repair that the reviews of weeks 5 to 7 speak of. */
export const repair = {
  component: 'erp_sync',
  what: 'The sync gave up after 30 seconds and booked twice when it tried again. It now waits for two minutes, knows what it has already booked, and puts what it cannot book into a list that Ben sees. Forty test invoices went through.',
} as const
