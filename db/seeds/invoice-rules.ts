// How invoices are approved in the example: the steps today and in the pilot, the rules that it was launched with, who answers
// questions about them, and the messy cases that were tried before. Plain words, played through the same acts as anything that
// really happens.
import type { MessyDraft } from '../../src/domain/messy-case-writing.ts'
import type { ProcessContent } from '../../src/domain/process.ts'
import type { RuleDraft } from '../../src/domain/rule-writing.ts'

/** What Maya wrote down after a morning beside Ben and Hana. */
export const process: ProcessContent = {
  today: [
    {
      who: 'A clerk',
      what: 'opens the shared mailbox and prints every invoice',
      data: 'The e-mail and its attachment',
      check: 'That it is an invoice and addressed to us',
      ifWrong: 'It is forwarded to Maya',
      seenBy: 'Maya, when she gets to her mail',
      human: true,
    },
    {
      who: 'A clerk',
      what: 'looks for the order number and writes it on the paper',
      data: 'Supplier, order number',
      check: 'That the order is in the ERP',
      ifWrong: 'The clerk calls the supplier',
      seenBy: 'Nobody but the clerk',
      human: true,
    },
    {
      who: 'A second clerk',
      what: 'compares price and quantity with the order',
      data: 'The order, the delivery note',
      check: 'Price within 2 %, quantity as delivered',
      ifWrong: 'The invoice goes onto the pile for the buyer',
      seenBy: 'The buyer, on Thursdays',
      human: true,
    },
    {
      who: 'A clerk',
      what: 'walks to the budget owner and leaves the invoice there',
      data: 'Who owns which budget',
      check: 'None',
      ifWrong: 'It lies with the wrong person until somebody asks',
      seenBy: 'Maya, when the supplier calls',
      human: false,
    },
    {
      who: 'The budget owner',
      what: 'signs the paper or sends it back',
      data: 'The invoice, the order',
      check: 'That it was ordered and delivered',
      ifWrong: 'The supplier is asked for a credit note',
      seenBy: 'The clerk, the next day at the earliest',
      human: true,
    },
    {
      who: 'A clerk',
      what: 'books the invoice in the ERP and files the paper',
      data: 'Supplier, amount, cost centre',
      check: 'That nobody has booked it before',
      ifWrong: 'It is booked twice and found at the end of the month',
      seenBy: 'The controller, at the end of the month',
      human: false,
    },
  ],
  pilot: [
    {
      who: 'The mail intake',
      what: 'reads each invoice and its order number',
      data: 'Supplier, amount, order number',
      check: 'That all three are there',
      ifWrong: 'It goes back to the supplier with one line',
      seenBy: 'Ben, every morning in the list of returns',
      human: false,
    },
    {
      who: 'The price match',
      what: 'compares price and quantity with the order',
      data: 'The order, the delivery in the ERP',
      check: 'Price within 2 %, quantity as delivered',
      ifWrong: 'A clerk decides it by hand',
      seenBy: 'Hana, at once in her queue',
      human: false,
    },
    {
      who: 'The routing',
      what: 'sends it to the one budget owner who may approve it',
      data: 'Cost centre, amount, the list of budget owners',
      check: 'That the budget owner is not away',
      ifWrong: 'It goes to Maya',
      seenBy: 'Maya, at once in her queue',
      human: false,
    },
    {
      who: 'The budget owner',
      what: 'approves it or sends it back',
      data: 'The invoice beside its order',
      check: 'That it was ordered and delivered',
      ifWrong: 'It goes back to the supplier with the reason',
      seenBy: 'Ben, every morning in the list of returns',
      human: true,
    },
    {
      who: 'The ERP sync',
      what: 'books it',
      data: 'Supplier, amount, cost centre',
      check: 'That it was not booked before',
      ifWrong: 'It stays in the list that Ben books by hand',
      seenBy: 'Ben and Ines, by the alert',
      human: false,
    },
  ],
  whySoMany: '',
}

/** R1 to R4, as Olivia wrote them. */
export const rules: readonly RuleDraft[] = [
  {
    section: 'start',
    text: 'A clerk sends an invoice into the flow on the day it arrives, when it is in euros and names one of our order numbers.',
    under: null,
    condition: null,
    outcome: null,
  },
  {
    section: 'required data',
    text: 'An invoice needs its supplier, its amount and its order number; if one is missing, it goes back to the supplier the same day.',
    under: null,
    condition: null,
    outcome: null,
  },
  {
    section: 'human step-in',
    text: 'Maya may take any invoice out of the flow and decide it by hand; she writes down why.',
    under: null,
    condition: null,
    outcome: null,
  },
  {
    section: 'stop',
    text: 'The flow is done with an invoice when it is booked in the ERP or sent back to the supplier.',
    under: null,
    condition: null,
    outcome: null,
  },
]

/** Who answers questions about every rule, and who does while she is away. */
export const answerers = { person: 'Maya', deputy: 'Femke' } as const

/** A messy case and what came of it when Maya tried it. */
export type TriedCase = { readonly draft: MessyDraft; readonly evidence: string }

export const triedCases: readonly TriedCase[] = [
  {
    draft: {
      kind: 'missing fields',
      rule: 2,
      given: 'A scanned invoice on which the order number is cut off',
      attributes: '',
      expected: 'It goes back to the supplier the same day, with one line that says what is missing.',
    },
    evidence: 'Sent one from my own address at 9:10; the line came back at 9:12 and named the order number.',
  },
  {
    draft: {
      kind: 'duplicate requests',
      rule: 4,
      given: 'The same invoice twice, once by e-mail and once through the supplier’s portal',
      attributes: '',
      expected: 'The second one is not booked; it stands in the list that Ben sees.',
    },
    evidence: 'Invoice 4471 of Brandt, both ways. One booking in the ERP, the other in Ben’s list.',
  },
  {
    draft: {
      kind: 'late approvals',
      rule: 3,
      given: 'A budget owner who is on holiday and has told nobody',
      attributes: '',
      expected: 'After four hours it goes to Maya, and she decides.',
    },
    evidence: 'Giles did not touch his queue from 9:30 on; at 13:31 it was in mine.',
  },
  {
    draft: {
      kind: 'wrong inputs',
      rule: 2,
      given: 'An invoice whose order number belongs to another supplier',
      attributes: '',
      expected: 'It goes back to the supplier, and nobody is asked to approve it.',
    },
    evidence: 'Order 2210 with the wrong supplier came back within three minutes; no approval was asked for.',
  },
  {
    draft: {
      kind: 'skipped steps',
      rule: 1,
      given: 'A buyer who mails an invoice straight to the budget owner and asks for a signature',
      attributes: '',
      expected: 'The budget owner sends it to the shared mailbox, and it is handled from there.',
    },
    evidence: 'Dev played the buyer. June forwarded it, and it was booked on the same day.',
  },
]
