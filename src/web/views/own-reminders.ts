// What reaches somebody outside of Twokeys: the digest, and the calendar of their reviews.
import { digestTime } from '../../domain/digest.ts'
import { dayOf } from '../../words/dates.ts'
import type { PressedLine } from './press.ts'

export type Reminders = {
  readonly wantsDigest: boolean
  readonly email: string
  /** Since when (ms) the address of the calendar works; null while there is none. */
  readonly calendarSince: number | null
  /** The address, on the one page that shows it. */
  readonly calendarAddress: string | null
  readonly zone: string
  readonly now: number
}

/** For `views/me/_reminders.eta`, at `it.reminders`. */
export type RemindersView = { readonly lines: readonly PressedLine[]; readonly address: string | null }

export function remindersView(given: Reminders): RemindersView {
  return { lines: [digestLine(given), calendarLine(given)], address: given.calendarAddress }
}

function digestLine({ wantsDigest, email }: Reminders): PressedLine {
  const press = { action: '/me/digest', says: `Turn the digest ${wantsDigest ? 'off' : 'on'}` }
  return wantsDigest
    ? {
        text: 'The digest is on',
        note: `One mail to ${email} each working day at ${digestTime}, when there is something to say: what waits, what was decided, what is broken.`,
        presses: [{ ...press, text: 'Turn off', hidden: { digest: 'off' } }],
      }
    : {
        text: 'The digest is off',
        note: 'Mails still come at once for what cannot wait: a decision due within a day, a failure, silence, a stalled case, a pause.',
        presses: [{ ...press, text: 'Turn on', hidden: { digest: 'on' } }],
      }
}

function calendarLine({ calendarSince, zone, now }: Reminders): PressedLine {
  const make = { action: '/me/calendar' }
  if (calendarSince === null)
    return {
      text: 'Your reviews in your own calendar',
      note: 'An address to subscribe to, without signing in. It shows codes, names and answers of your pilots, and no people.',
      presses: [{ ...make, text: 'Make an address', says: 'Make an address for your calendar' }],
    }
  return {
    text: 'Your reviews in your own calendar',
    note: `Your address works since ${dayOf(calendarSince, zone, now)}. It was shown once; with a new one the old one ends.`,
    presses: [
      { ...make, text: 'Make a new address', says: 'Make a new address for your calendar' },
      { action: '/me/calendar/end', text: 'End it', says: 'End the address of your calendar' },
    ],
  }
}
