// What the people of the example wondered about the rules, and who told them. The reviews speak of some of it.
import type { PersonName } from './invoice-approval.ts'

type Weekday = 'Monday' | 'Wednesday' | 'Thursday' | 'Friday'

/** Somebody's words, on a weekday at a time. */
export type Said = {
  readonly by: PersonName
  readonly on: readonly [Weekday, string]
  readonly words: string
}

/** A question about a rule, or about none, and its answer in the same week. */
export type QuestionSeed = Said & { readonly rule: number | null; readonly answer: Said | null }

/** By the number of the pilot week, counted from 0. */
export const questions: Readonly<Record<number, readonly QuestionSeed[]>> = {
  0: [
    {
      by: 'Chloe',
      on: ['Wednesday', '11:10'],
      rule: 2,
      words: 'The order number is cut off on the scan, but I can guess it. Send it back, or ask you?',
      answer: {
        by: 'Maya',
        on: ['Wednesday', '11:50'],
        words: 'Send it back. A guessed number was booked on the wrong order before.',
      },
    },
    {
      by: 'Dev',
      on: ['Friday', '10:30'],
      rule: 1,
      words: 'An invoice names two of our orders. Does it go into the flow?',
      answer: {
        by: 'Maya',
        on: ['Friday', '14:40'],
        words: 'Not yet: bring it to me. I take it to the review.',
      },
    },
  ],
  1: [
    {
      by: 'Hana',
      on: ['Thursday', '14:05'],
      rule: null,
      words: 'Is a difference of a few cents a difference?',
      answer: {
        by: 'Olivia',
        on: ['Friday', '09:30'],
        words: 'Up to 2 % is none. The price match lets it pass, so nobody has to look at cents.',
      },
    },
  ],
  3: [
    {
      by: 'June',
      on: ['Wednesday', '09:40'],
      rule: 3,
      words: 'May Femke take an invoice out as well, while Maya is on holiday?',
      answer: {
        by: 'Maya',
        on: ['Wednesday', '13:15'],
        words: 'Yes. She stands in for me, and writes down why as I do.',
      },
    },
  ],
  6: [
    {
      by: 'Elif',
      on: ['Thursday', '10:20'],
      rule: 4,
      words: 'The supplier sent a credit note for an invoice that is still in the flow. Is the flow done with it?',
      answer: {
        by: 'Femke',
        on: ['Thursday', '11:05'],
        words: 'Send the invoice back with the number of the credit note, then it is done. Credit notes stay outside.',
      },
    },
  ],
  7: [
    {
      by: 'Ben',
      on: ['Wednesday', '16:20'],
      rule: 2,
      words: 'Brandt writes our order number into the subject of the mail and not on the invoice. Is it missing?',
      answer: {
        by: 'Maya',
        on: ['Thursday', '09:15'],
        words:
          'It is not: the mail intake reads the subject too.\nOnly if it is in neither place does the invoice go back.',
      },
    },
  ],
  8: [
    {
      by: 'Giles',
      on: ['Friday', '11:10'],
      rule: 1,
      words: 'An invoice arrived after four. Is tomorrow morning still “the day it arrives”?',
      answer: {
        by: 'Maya',
        on: ['Friday', '15:30'],
        words:
          'No, it goes in on the same day; sending takes a minute. What happens after that may wait for the morning.',
      },
    },
  ],
}

/** Nobody has answered this one yet. */
export const openQuestion: QuestionSeed = {
  by: 'Chloe',
  on: ['Monday', '10:40'],
  rule: 3,
  words: 'A budget owner rang and asked me to take an invoice out of the flow. May I, or only Maya?',
  answer: null,
}
