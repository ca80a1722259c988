// The systems of the example: what touches an invoice, who may do what there, how data flow between them, and what was planned
// for the ways in which that can fail. Plain words, played through the same acts as anything that really happens.
import type {
  FailurePath,
  FailureWay,
  Grant,
  HumanPoint,
  Integration,
  RecordPart,
  SystemPart,
} from '../../src/domain/system-map.ts'

export const systems: readonly SystemPart[] = [
  {
    id: 'mail_server',
    name: 'Mail server',
    what: 'Receives invoices in the shared mailbox',
    owner: 'IT operations',
  },
  {
    id: 'approval_tool',
    name: 'Approval tool',
    what: 'Reads an invoice, matches it with its order and shows it to the budget owner',
    owner: 'IT operations',
  },
  { id: 'erp', name: 'ERP', what: 'Holds orders and suppliers, and books what was approved', owner: 'Finance systems' },
  {
    id: 'supplier_portal',
    name: 'Supplier portal',
    what: 'Suppliers look after their addresses and bank details there',
    owner: 'Purchasing',
  },
]

export const records: readonly RecordPart[] = [
  { id: 'invoice', name: 'Invoice', truth: 'approval_tool', writers: ['approval_tool'] },
  { id: 'order', name: 'Order', truth: 'erp', writers: ['erp'] },
  { id: 'supplier', name: 'Supplier', truth: 'supplier_portal', writers: ['supplier_portal'] },
  { id: 'booking', name: 'Booking', truth: 'erp', writers: ['erp'] },
]

type Said = Pick<FailurePath, 'seenHow' | 'whoActs' | 'fallback' | 'rollback'>

function path(way: FailureWay, seenHow: string, whoActs: string, fallback: string, rollback: string): FailurePath {
  return { way, seenHow, whoActs, fallback, rollback, cannotHappen: '' }
}

function never(way: FailureWay, cannotHappen: string): FailurePath {
  const nothing: Said = { seenHow: '', whoActs: '', fallback: '', rollback: '' }
  return { way, ...nothing, cannotHappen }
}

const byHand = 'Maya’s team reads the mailbox and types the invoice'
const onPaper = 'Print the invoice and walk to the budget owner'

const mailIntake: Integration = {
  id: 'mail_intake',
  name: 'Mail intake',
  from: 'mail_server',
  to: 'approval_tool',
  records: ['invoice'],
  mode: 'buffered',
  trigger: 'A mail arrives in the shared mailbox',
  everyMinutes: null,
  onlyFailures: true,
  routes: false,
  flows: ['invoice-intake'],
  runsAs: 'Intake bot',
  credentials: { owner: 'IT operations', expiresOn: null },
  alert: 'A mail to Ines when a mail could not be read, or none came for four hours',
  rollback: 'Mark the mails unread; the next run takes them again',
  repairedBy: 'Ines, otherwise the service desk',
  paths: [
    path('timeout', 'The run fails and a mail goes to Ines', 'Ines', byHand, 'Mark the mails unread'),
    path('wrong format', 'The invoice stands on the list “not read”', 'Ben', byHand, 'Take it off the list'),
    never('partial update', 'A mail is taken whole or stays unread.'),
    path('expired credentials', 'The run fails at sign-in', 'IT operations', byHand, 'The old key for one day'),
    path('duplicates', 'Same supplier, same number: marked', 'Ben', 'Ben keeps the first one', 'Delete the second one'),
    path('nothing arriving', 'Silence for four hours raises an alert', 'Ines', byHand, 'Nothing to take back'),
  ],
}

const priceMatch: Integration = {
  id: 'price_match',
  name: 'Price match',
  from: 'erp',
  to: 'approval_tool',
  records: ['order'],
  mode: 'direct',
  trigger: 'An invoice with an order number was read',
  everyMinutes: null,
  onlyFailures: true,
  routes: true,
  flows: ['price-match'],
  runsAs: 'Match bot',
  credentials: { owner: 'Finance systems', expiresOn: null },
  alert: 'A mail to Ines for every match that failed',
  rollback: 'Match again; the order itself is never touched',
  repairedBy: 'Ines',
  paths: [
    path('timeout', 'The match fails after 30 seconds', 'Ines', 'A person compares with the order', 'Match again'),
    path('wrong format', 'The match fails and says which field', 'Ines', 'A person compares', 'Match again'),
    never('partial update', 'It only reads.'),
    path('expired credentials', 'Every match fails at sign-in', 'Finance systems', 'A person compares', 'None needed'),
    never('duplicates', 'Matching twice gives the same.'),
    path('nothing arriving', 'Invoices stand unmatched at the daily look', 'Maya', 'A person compares', 'Match again'),
  ],
}

const erpSync: Integration = {
  id: 'erp_sync',
  name: 'ERP sync',
  from: 'approval_tool',
  to: 'erp',
  records: ['booking'],
  mode: 'buffered',
  trigger: 'Every half hour, all invoices approved since',
  everyMinutes: null,
  onlyFailures: true,
  routes: false,
  flows: ['erp-sync'],
  runsAs: 'Sync bot',
  credentials: { owner: 'Finance systems', expiresOn: null },
  alert: 'A message to Ines and Tariq at the first failed run',
  rollback: 'Delete the batch in the ERP by its number; it is written again whole',
  repairedBy: 'Ines, otherwise Finance systems',
  paths: [
    path('timeout', 'The run fails and a message goes out', 'Ines', onPaper, 'Delete the batch by its number'),
    path(
      'wrong format',
      'The ERP refuses the line and names it',
      'Ines',
      'Book that invoice by hand',
      'Nothing was written',
    ),
    path(
      'partial update',
      'The count of lines differs from the batch',
      'Ines',
      'Book the rest by hand',
      'Delete the batch',
    ),
    path('expired credentials', 'The run fails at sign-in', 'Finance systems', onPaper, 'The old key for one day'),
    path('duplicates', 'The ERP refuses a number it has', 'Ines', 'Leave it: it is booked', 'Nothing was written'),
    path('nothing arriving', 'No run for an hour raises an alert', 'Ines', onPaper, 'Nothing to take back'),
  ],
}

const vendorFeed: Integration = {
  id: 'vendor_feed',
  name: 'Vendor feed',
  from: 'supplier_portal',
  to: 'approval_tool',
  records: ['supplier'],
  mode: 'buffered',
  trigger: 'Every night at two',
  everyMinutes: 1_440,
  onlyFailures: false,
  routes: false,
  flows: ['vendor-feed'],
  runsAs: 'Feed bot',
  credentials: { owner: 'Purchasing', expiresOn: null },
  alert: 'A mail to Ines when a night brings nothing',
  rollback: 'Load the file of the night before',
  repairedBy: 'Ines, otherwise Purchasing',
  paths: [
    path('timeout', 'The run fails and a mail goes to Ines', 'Ines', 'Yesterday’s suppliers go on', 'None needed'),
    path('wrong format', 'The file is refused whole', 'Purchasing', 'Yesterday’s suppliers go on', 'None needed'),
    never('partial update', 'The file is taken whole or not at all.'),
    path('expired credentials', 'The run fails at sign-in', 'Purchasing', 'Yesterday’s suppliers go on', 'The old key'),
    never('duplicates', 'A supplier replaces itself by its number.'),
    path('nothing arriving', 'A night without a run raises an alert', 'Ines', 'Ask Purchasing', 'Load the file before'),
  ],
}

export const integrations: readonly Integration[] = [mailIntake, priceMatch, erpSync, vendorFeed]

export const grants: readonly Grant[] = [
  grant('Intake bot', 'bot', 'mail_server', ['read']),
  grant('Intake bot', 'bot', 'approval_tool', ['write']),
  grant('Match bot', 'bot', 'erp', ['read']),
  grant('Match bot', 'bot', 'approval_tool', ['write']),
  grant('Sync bot', 'bot', 'approval_tool', ['read']),
  grant('Sync bot', 'bot', 'erp', ['write', 'administer']),
  grant('Feed bot', 'bot', 'supplier_portal', ['read']),
  grant('Feed bot', 'bot', 'approval_tool', ['write']),
  grant('Budget owners', 'person', 'approval_tool', ['read', 'approve']),
  grant('Accounts payable', 'person', 'erp', ['read', 'write']),
]

function grant(holder: string, kind: Grant['kind'], system: string, rights: Grant['rights']): Grant {
  return { id: '', holder, kind, system, rights }
}

export const humanPoints: readonly HumanPoint[] = [
  { id: '', where: 'An invoice could not be read', who: 'Ben', does: 'checks' },
  { id: '', where: 'Price or quantity differs', who: 'The buyer', does: 'checks' },
  { id: '', where: 'Approval', who: 'The budget owner', does: 'approves' },
  { id: '', where: 'An invoice over 10,000 euros', who: 'Maya', does: 'routes' },
  { id: '', where: 'A booking that the ERP refused', who: 'Accounts payable', does: 'steps in by hand' },
]

/** What Tariq and Ines expected it to cost. */
export const estimate = { buildDays: '18', supportMinutes: 240 } as const
