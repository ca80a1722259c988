// What broke in the example: a sync that kept failing in the afternoons until it was repaired, and three small things that
// were seen within minutes. Plain words, played through the same acts as anything that really happens.
import type { FailureSaid } from '../../src/domain/failure.ts'
import type { PersonName } from './invoice-approval.ts'

type Weekday = 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday'
type At = readonly [Weekday, string]

/** How it ended: what was done, what was changed, and for how many minutes work stood still. */
export type Ending = Pick<FailureSaid, 'changed' | 'fallbackUsed'> & {
  readonly on: At
  readonly words: string
  readonly downtimeMinutes: number
}

/** Runs that failed in a pilot week (counted from 0), every half hour from the first one on; each was told minutes later. */
export type SyncFailure = {
  readonly week: number
  readonly first: At
  readonly runs: number
  readonly toldAfterMinutes: number
  readonly acknowledgedOn: At
  readonly ended: Ending
}

/** Something that Ines logged herself after an alert had told her. */
export type LoggedFailure = {
  readonly week: number
  readonly integration: string
  readonly occurred: At
  readonly seenAfterMinutes: number
  readonly loggedOn: At
  readonly words: string
  readonly ended: Ending
}

/** The same each time; the number of the batch stands beside it. */
export const syncError = 'The ERP did not answer within 30 seconds.'

export const syncFailures: readonly SyncFailure[] = [
  {
    week: 2,
    first: ['Wednesday', '13:32'],
    runs: 6,
    toldAfterMinutes: 4,
    acknowledgedOn: ['Wednesday', '16:40'],
    ended: {
      on: ['Wednesday', '17:25'],
      words: 'Started the sync again and booked what was left.',
      changed: 'nothing',
      fallbackUsed: true,
      downtimeMinutes: 190,
    },
  },
  {
    week: 3,
    first: ['Thursday', '12:02'],
    runs: 9,
    toldAfterMinutes: 4,
    acknowledgedOn: ['Thursday', '16:20'],
    ended: {
      on: ['Friday', '09:40'],
      words: 'Started again. It is always the hour in which the ERP is slow.',
      changed: 'nothing',
      fallbackUsed: true,
      downtimeMinutes: 260,
    },
  },
  {
    week: 4,
    first: ['Thursday', '11:02'],
    runs: 11,
    toldAfterMinutes: 5,
    acknowledgedOn: ['Thursday', '16:25'],
    ended: {
      on: ['Friday', '10:15'],
      words:
        'Ten booked by hand, one booked twice and taken back. The cause: it gives up after 30 seconds and tries again.',
      changed: 'nothing',
      fallbackUsed: true,
      downtimeMinutes: 310,
    },
  },
  {
    week: 5,
    first: ['Wednesday', '14:32'],
    runs: 4,
    toldAfterMinutes: 6,
    acknowledgedOn: ['Wednesday', '16:20'],
    ended: {
      on: ['Saturday', '11:30'],
      words: 'Repaired: it waits for two minutes, and knows what it has already booked.',
      changed: 'system',
      fallbackUsed: true,
      downtimeMinutes: 120,
    },
  },
]

export const loggedFailures: readonly LoggedFailure[] = [
  {
    week: 6,
    integration: 'vendor_feed',
    occurred: ['Wednesday', '02:04'],
    seenAfterMinutes: 11,
    loggedOn: ['Wednesday', '08:15'],
    words: 'The list of one supplier came without prices and was refused whole.',
    ended: {
      on: ['Wednesday', '09:05'],
      words: 'Purchasing sent it again; the list of the day before went on until then.',
      changed: 'nothing',
      fallbackUsed: true,
      downtimeMinutes: 15,
    },
  },
  {
    week: 7,
    integration: 'price_match',
    occurred: ['Friday', '10:12'],
    seenAfterMinutes: 9,
    loggedOn: ['Friday', '10:24'],
    words: 'A match failed: the order had been closed while the invoice was on its way.',
    ended: {
      on: ['Friday', '10:40'],
      words: 'Matched once more; orders stay open for two days now after the last delivery.',
      changed: 'system',
      fallbackUsed: false,
      downtimeMinutes: 20,
    },
  },
  {
    week: 8,
    integration: 'mail_intake',
    occurred: ['Thursday', '11:31'],
    seenAfterMinutes: 14,
    loggedOn: ['Thursday', '11:50'],
    words: 'A scan on its side could not be read, and three mails waited behind it.',
    ended: {
      on: ['Thursday', '12:05'],
      words: 'A mail that cannot be read is put aside now, and the others go on.',
      changed: 'system',
      fallbackUsed: false,
      downtimeMinutes: 25,
    },
  },
]

/** The Saturday on which the sync was repaired: announced beforehand, and put into the map afterwards. */
export const repairDay = {
  week: 5,
  plannedOn: ['Thursday', '14:05'],
  from: '09:00',
  to: '13:00',
  words: 'The ERP sync gets a longer timeout and learns what it has already booked.',
  repairedAt: '11:20',
  mappedAt: '12:10',
  by: 'Ines',
  whyMapped: 'The sync was repaired on Saturday: it waits for two minutes, and Ben sees what it could not book.',
} as const satisfies Record<string, unknown> & { readonly by: PersonName }

/** How a timeout of the sync is met since the repair. */
export const timeoutSinceRepair = {
  seenHow: 'After two minutes the run fails and a message goes out',
  whoActs: 'Ines',
  fallback: 'Ben books what stands on the list by hand',
  rollback: 'Nothing is booked twice; delete the batch by its number',
} as const
