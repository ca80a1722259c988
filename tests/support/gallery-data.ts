// One page with every shared fragment on it, filled with the invoice-approval example: looked at in a browser, read by the view tests.

import { adviceOf, signedAnswer } from '../../src/web/views/answer.ts'
import { checkLine } from '../../src/web/views/checks.ts'
import { figure, measure } from '../../src/web/views/figure.ts'
import { emptyKeys, primary } from '../../src/web/views/keys.ts'
import { mainNav, page, pilotAnswer, pilotTabs } from '../../src/web/views/page.ts'
import { numbers, row, table, words } from '../../src/web/views/table.ts'

/** The page around the gallery: signed in as Olivia, two decisions waiting, inside the invoice-approval pilot. */
export const galleryPage = page({
  title: 'Gallery',
  nav: mainNav(['Home', 'Pilots', 'Ledger', 'Settings'], 'Pilots'),
  banners: [
    {
      tone: 'plain',
      text: 'This is the example. Nothing here is real.',
      links: [{ text: 'Start over', href: '/example/end' }],
    },
  ],
  person: { name: 'Olivia', seats: 'COO on INV', href: '/me', signOut: '/sign-out' },
  waiting: 2,
  pilot: {
    code: 'INV',
    name: 'Invoice approval',
    href: '/pilots/INV',
    goal: 'Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.',
    line: 'Accounts payable · week 9 · running since Monday 31 August',
    marks: ['Scope open since Monday 28 September'],
    answer: pilotAnswer('fix', 'signed Monday 26 October', '/pilots/INV/reviews/2026-W43'),
    ...pilotTabs('INV', ['Overview', 'Charter', 'Cases', 'Scorecard', 'Gates', 'Reviews'], 'Overview'),
  },
  notice: 'Signed. Tariq (CTO) has been told.',
  footer: { asOf: 'Monday 2 November 2026, 16:05, Europe/Berlin', head: 'K7QW-2MZP-9RTX-4HBN-6VDC-1F' },
})

/** The data of every fragment, full. */
export const gallery = {
  answer: signedAnswer({
    word: 'fix',
    what: 'The ERP sync.',
    because: 'It caused 36 of 40 failures in the last four weeks and was seen in every one of them.',
    signed: 'Review of Monday 26 October, signed by Olivia (COO) and Tariq (CTO)',
    notes: ['Ines repairs it by Friday 6 November.'],
    link: { text: 'Decision record', href: '/pilots/INV/reviews/2026-W43/decision' },
  }),
  stop: signedAnswer({
    id: 'answer-stop',
    word: 'stop',
    because: 'Net manual work was above 0 in two solid weeks.',
    signed: 'Review of Monday 2 November, signed by Olivia (COO) and Tariq (CTO)',
  }),
  expand: signedAnswer({
    id: 'answer-expand',
    word: 'expand',
    signed: 'Review of Monday 9 November, signed by Olivia (COO) and Tariq (CTO)',
  }),
  advice: adviceOf({
    word: 'fix',
    headline: 'Advice for this week: fix the fallback',
    because: [
      'The target was held for 4 of 4 weeks and the change is more than noise. One thing is missing: the manual fallback has not passed a drill since Tuesday 29 September.',
    ],
    otherwise: [
      'Expand if the drill passes; earliest Monday 9 November.',
      'Stop if net manual work is above 0 in the next 2 weeks (now −6.0 h).',
    ],
    clause: 'fix: a check has not passed',
    links: [{ text: 'What if …', href: '/pilots/INV/what-if' }],
  }),
  primary: primary(
    'You will walk through the week together; nothing is signed before the last step.',
    { text: 'Start this week’s review', href: '/pilots/INV/reviews/2026-W44' },
    { text: 'What if …', href: '/pilots/INV/what-if' },
  ),
  keys: {
    id: 'keys-charter',
    on: 'the charter, round 2',
    policy: {
      state: 'turned',
      by: 'Olivia (COO)',
      on: 'Thursday 27 August, 09:14',
      why: 'The limits are what the team can carry.',
    },
    system: { state: 'empty', awaits: 'Waiting for Tariq (CTO)' },
  } as const,
  emptyKeys: emptyKeys('rule change 12', {
    policy: 'Waiting for Olivia (COO)',
    system: 'After the policy: Tariq (CTO)',
  }),
  voidKeys: {
    id: 'keys-void',
    on: 'the amendment, round 1',
    policy: { state: 'void', by: 'Olivia (COO)', why: 'The wording changed on Friday 28 August.' },
    system: { state: 'turned', by: 'Ines for Tariq (CTO)', on: 'Friday 28 August, 11:02' },
  } as const,
  measures: [
    measure({
      name: 'Cycle time',
      now: '3.1 h',
      was: '48.5 h',
      target: '4 h',
      standing: { is: 'good', says: 'better, target held 4 of 4 weeks' },
      notes: ['60 cases', 'updated 2 h ago'],
      source: { text: 'case log', href: '/pilots/INV/cases' },
      href: '/pilots/INV/scorecard#cycle',
      goal: true,
    }),
    measure({
      name: 'Error rate',
      now: '2.5 %',
      was: '3.0 %',
      target: '3.5 %',
      standing: { is: 'unclear', says: 'unclear' },
    }),
    measure({ name: 'Manual handoffs', now: '2 per case', was: '5', target: '2' }),
    measure({ name: 'Complaints', now: '1', was: '4 a week', notes: ['this week'] }),
    measure({
      name: 'Downtime',
      now: '25 min',
      standing: { is: 'bad', says: 'longer than last week' },
      notes: ['ERP sync, Tuesday'],
    }),
    measure({ name: 'Net manual work', now: '−6.0 h', notes: ['17 h removed, 11 h added', 'sampled'] }),
    measure({ name: 'Help requests', now: null, source: { text: 'no source yet' } }),
  ],
  figure: figure('3.1 h', {
    was: '48.5 h',
    target: '4 h',
    notes: ['60 cases', 'updated 2 h ago'],
    source: { text: 'case log', href: '/pilots/INV/cases' },
  }),
  checks: {
    lines: [
      checkLine('pass', 'Rule questions have one owner', {
        evidence: 'Answered in 2 h, Olivia',
        note: 'looked at today',
      }),
      checkLine('fail', 'Fallback drilled by two people', {
        missing: 'A second person has to pass the drill.',
        evidence: 'Last drill 34 days ago, one person',
        note: 'Maya',
        links: [{ text: 'Record a drill', href: '/pilots/INV/drills' }],
      }),
      checkLine('not measured', 'Alert on the vendor sync', { missing: 'Never tested.' }),
      checkLine('not applicable', 'Grants reviewed', { evidence: 'No bot has an account of its own.' }),
    ],
  },
  trail: [
    { text: 'Maya asked for this on Thursday 22 October, 10:12.', at: '2026-10-22T10:12' },
    {
      text: 'Olivia (COO) approved the policy on Friday 23 October, 09:40.',
      side: 'policy',
      why: 'Two invoices were paid on one approval.',
    },
    { text: 'Tariq (CTO) confirmed that it is safe on Friday 23 October, 15:05.', side: 'system', href: '/ledger#412' },
  ] as const,
  table: table({
    id: 'cases',
    caption: 'Cases that missed the target, week of 26 October',
    columns: [
      words('Case', { href: '?sort=case' }),
      words('Path'),
      numbers('Hours', { href: '?sort=hours', is: 'descending' }),
      numbers('Handoffs'),
      words('What happened'),
    ],
    rows: [
      row({ text: 'INV-4711', href: '/pilots/INV/cases/4711' }, 'outside', '51.5', '4', {
        text: 'Asked a manager',
        note: 'amount 12,400; routed to finance',
      }),
      row('INV-4718', 'automated', { text: '9.2', note: 'target 4' }, '2', { text: '✗ wrong approver', mark: 'bad' }),
      row('INV-4720', 'fallback', '7.0', '3', 'ERP sync was down'),
    ],
    empty: { text: 'No case missed the target.' },
    range: { says: '1 to 3 of 12', after: '?from=4' },
  }),
  emptyTable: table({
    id: 'failures',
    caption: 'Failures',
    columns: [words('Component'), numbers('Count')],
    rows: [],
    empty: {
      text: 'No failure has been logged yet.',
      link: { text: 'Log the first one', href: '/pilots/INV/failures/new' },
    },
  }),
  wideTable: table({
    id: 'weeks',
    caption: 'Measures by week',
    wide: true,
    columns: [
      words('Measure'),
      ...['31 Aug', '7 Sep', '14 Sep', '21 Sep', '28 Sep', '5 Oct', '12 Oct', '19 Oct', '26 Oct'].map((week) =>
        numbers(week),
      ),
    ],
    rows: [
      row('Cycle time, h', '31.0', '22.1', '12.2', '8.0', '5.1', '3.9', '3.6', '3.4', '3.1'),
      row('Error rate, %', '2.9', '2.8', '–', '2.6', '2.4', '2.5', '2.6', '2.4', '2.5'),
    ],
    empty: { text: 'No week is closed yet.' },
  }),
  difference: {
    before: {
      heading: 'Today',
      segments: [
        { text: 'Invoices over ', is: 'same' },
        { text: '25,000', is: 'removed' },
        { text: ' need a second approver from finance within four hours.', is: 'same' },
      ],
      note: 'In effect since Monday 31 August',
    },
    after: {
      heading: 'Proposed',
      segments: [
        { text: 'Invoices over ', is: 'same' },
        { text: '10,000', is: 'added' },
        { text: ' need a second approver from finance within four hours.', is: 'same' },
      ],
    },
  } as const,
  lines: [
    {
      text: 'R6: invoices over 10,000 need a second approver',
      href: '/pilots/INV/rule-changes/12',
      note: 'asked by Maya on Thursday, changes 14 of 312 cases',
    },
    {
      text: 'Sign the review of 26 October',
      href: '/pilots/INV/reviews/2026-W43/decision',
      note: 'due today at 17:00',
      shape: '◆',
      word: 'fix',
    },
  ] as const,
  pairs: [
    { term: 'Goal', text: 'Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.' },
    {
      term: 'Smallest version',
      text: 'Routes invoices up to 10,000 to one approver.',
      note: 'Does not: pay, or change vendor data.',
    },
    { term: 'Fallback', text: 'Mail to finance with the approval sheet', href: '/pilots/INV/charter#fallback' },
  ],
  progress: {
    id: 'import-7',
    what: 'Reading cases.csv',
    says: '12,400 of 50,000 rows, 3 rejected',
    done: 12400,
    of: 50000,
    leave: 'You can leave this page; the import goes on and Home tells you when it is done.',
    link: { text: 'Look again', href: '?' },
  },
  empty: {
    text: 'No review has been held yet.',
    link: { text: 'Start the first review', href: '/pilots/INV/reviews/2026-W36' },
  },
}
