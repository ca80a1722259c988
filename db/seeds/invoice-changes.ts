// What people of the example wanted to be otherwise: a rule that Ben asked for in week two and that was switched on once the
// first cycle had ended, one that waits for Olivia, and wishes that the freeze parked.
import type { RuleDraft } from '../../src/domain/rule-writing.ts'
import type { PersonName } from './invoice-approval.ts'

/** Ben's rule; it parks itself in week two, and Olivia takes it up after week four. */
export const tolerance = {
  rule: {
    section: 'routing',
    text: 'A price that differs from the order by less than one euro is no difference; the invoice goes on.',
    under: null,
    condition: null,
    outcome: null,
  } satisfies RuleDraft,
  why: 'Price match stops on cents. Twelve invoices lay with the buyer last week, all for less than a euro.',
} as const

/** Maya's change of R5, which waits for Olivia. */
export const lowerLimit = {
  rule: 5,
  euros: 7_500,
  why: 'Three invoices of about € 8,000 were approved by the people who had ordered them. The director should see those.',
} as const

export type WishSeed = {
  readonly who: PersonName
  readonly as: 'sponsor' | 'member'
  /** The pilot week, counted from 0, and what came of it afterwards. */
  readonly week: number
  readonly wish: string
  readonly why: string
  readonly hours: string
  readonly cut?: string
}

/** What sales and others would have liked in the first weeks. */
export const wishes: readonly WishSeed[] = [
  {
    who: 'Sam',
    as: 'sponsor',
    week: 0,
    wish: 'A dashboard for sales that shows which supplier is paid when.',
    why: 'Two sales people asked me in the corridor. They promise dates to suppliers and do not know them.',
    hours: '40',
    cut: 'Nobody could say what they would decide by it. Sales may call Maya.',
  },
  {
    who: 'Ivo',
    as: 'member',
    week: 1,
    wish: 'A message to sales whenever an invoice of one of their customers’ events is approved.',
    why: 'Sales call me about every event. It is the same question each time.',
    hours: '12',
  },
  {
    who: 'Ivo',
    as: 'member',
    week: 2,
    wish: 'A second path for credit notes, so that sales can send them in.',
    why: 'They come by mail to me and I type them in by hand.',
    hours: '60',
  },
]
