// What the people of the example reported once a QR code hung beside the printer, from week six on. The counts of weeks seven
// to nine are what the scorecard shows; before the code hung there, Maya stated them.
import type { FrictionKind, FrictionReason } from '../../src/domain/friction.ts'
import type { PersonName } from './invoice-approval.ts'

type Weekday = 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday'

export type ReportSeed = {
  /** The pilot week, counted from 0. */
  readonly week: number
  readonly on: readonly [Weekday, string]
  /** Null for whoever used the code on the wall. */
  readonly by: PersonName | null
  readonly kind: FrictionKind
  readonly reason: FrictionReason | null
  readonly words: string
}

/** When Ines put the code on the wall. */
export const codeHangs = { week: 5, on: ['Wednesday', '09:15'] } as const

const report = (
  week: number,
  on: ReportSeed['on'],
  by: PersonName | null,
  kind: FrictionKind,
  reason: FrictionReason | null,
  words: string,
): ReportSeed => ({ week, on, by, kind, reason, words })

export const reports: readonly ReportSeed[] = [
  report(5, ['Wednesday', '11:40'], null, 'complaint', 'alert late', 'Nobody tells us when the sync stands still.'),
  report(5, ['Thursday', '10:05'], 'June', 'help', 'not trained', 'How do I take an invoice back that I sent on?'),
  report(5, ['Friday', '09:10'], 'Giles', 'help', 'rule confusing', 'Is a quote an order number?'),
  report(
    6,
    ['Tuesday', '13:20'],
    null,
    'complaint',
    'form awkward',
    'The cost centre has to be chosen from 200 lines.',
  ),
  report(6, ['Wednesday', '14:10'], 'Hana', 'complaint', 'bug', 'The button to send back is hidden below the scan.'),
  report(6, ['Tuesday', '15:45'], 'June', 'help', 'not trained', 'Where do I see who approved it?'),
  report(6, ['Thursday', '14:30'], 'Dev', 'help', 'rule confusing', 'Two delivery notes, one invoice: does it match?'),
  report(6, ['Friday', '10:15'], null, 'help', 'not trained', 'Which list shows what came back?'),
  report(
    6,
    ['Friday', '15:05'],
    'Femke',
    'outside',
    'asked a manager',
    'A budget owner on a train approved by chat; I put it in afterwards.',
  ),
  report(
    7,
    ['Tuesday', '11:30'],
    'Elif',
    'outside',
    'asked a manager',
    'Kestrel Media: Marketing wanted it at once and said so in the chat.',
  ),
  report(
    7,
    ['Tuesday', '14:20'],
    'Elif',
    'outside',
    'asked a manager',
    'Kestrel again, approved in the chat by Marketing.',
  ),
  report(
    7,
    ['Wednesday', '11:15'],
    null,
    'workaround',
    'manual easier',
    'We write “urgent” into the chat and it is approved in five minutes. The flow takes three hours.',
  ),
  report(7, ['Wednesday', '13:05'], null, 'complaint', 'manual easier', 'Urgent ones are faster by chat.'),
  report(7, ['Tuesday', '15:10'], 'June', 'help', 'not trained', 'How do I see what waits for Facilities?'),
  report(7, ['Wednesday', '10:00'], 'Giles', 'help', 'rule confusing', 'Is “urgent” an exception?'),
  report(7, ['Thursday', '11:45'], null, 'help', 'not trained', 'The list of returns is empty. Is that right?'),
  report(7, ['Friday', '13:30'], 'Chloe', 'help', 'rule confusing', 'An order for two years: which budget owner?'),
  report(8, ['Wednesday', '10:40'], null, 'complaint', 'form awkward', 'The cost centre list again.'),
  report(8, ['Tuesday', '14:15'], 'June', 'help', 'rule confusing', 'What do I do when the order is closed already?'),
  report(8, ['Wednesday', '15:20'], null, 'help', 'not trained', 'How do I print a single invoice?'),
  report(8, ['Thursday', '13:40'], 'Dev', 'help', 'rule confusing', 'A price in two currencies on one page.'),
  report(8, ['Thursday', '15:10'], 'Ivo', 'outside', 'manual easier', 'One by mail: the sender is outside the group.'),
]

/** Olivia says on whose side the questions about rules are, and Tariq on whose side the list of cost centres is. */
export const triages = [
  { week: 8, on: ['Friday', '16:10'], by: 'Olivia', kind: 'help', reason: 'rule confusing', side: 'policy' },
  { week: 8, on: ['Friday', '16:20'], by: 'Tariq', kind: 'complaint', reason: 'form awkward', side: 'system' },
] as const satisfies readonly {
  readonly week: number
  readonly on: readonly [Weekday, string]
  readonly by: 'Olivia' | 'Tariq'
  readonly kind: FrictionKind
  readonly reason: FrictionReason
  readonly side: 'policy' | 'system'
}[]
