// The reviews as a calendar that other programmes subscribe to: RFC 5545, every time in UTC, so that no zone has to be
// explained to anybody.
import type { ReviewDate } from '../domain/review-dates.ts'
import { weekName } from '../words/dates.ts'

/** A review of a pilot. Nothing else of the pilot than its code and name leaves the house, and nobody's name. */
export type CalendarReview = ReviewDate & {
  readonly pilot: { readonly id: string; readonly code: string; readonly name: string }
}

const minuteMs = 60_000
const reviewMs = 30 * minuteMs

/** The text of a calendar of reviews, its lines ended by CRLF and folded at 75 octets. */
export function calendarText(reviews: readonly CalendarReview[], baseUrl: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Twokeys//Reviews//EN',
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:Twokeys reviews',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...utc,
    ...reviews.flatMap((review) => eventOf(review, baseUrl)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** A calendar must have a part: this one stands there when no review is to come. */
const utc = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** The same review keeps its UID whatever becomes of it, so that a calendar changes it in place. */
function eventOf(review: CalendarReview, baseUrl: string): readonly string[] {
  const { pilot, week, dueAt, answer, saidAt } = review
  return [
    'BEGIN:VEVENT',
    `UID:review-${pilot.id}-${week}@${new URL(baseUrl).hostname}`,
    `DTSTAMP:${instant(saidAt)}`,
    `DTSTART:${instant(dueAt)}`,
    `DTEND:${instant(dueAt + reviewMs)}`,
    `SUMMARY:${escaped(`${pilot.code} review${answer === null ? '' : `: ${answer}`}`)}`,
    `DESCRIPTION:${escaped(`${pilot.name}\n${whatIsSaid(review)}`)}`,
    `URL:${baseUrl}/pilots/${encodeURIComponent(pilot.code)}/reviews/${week}`,
    'END:VEVENT',
  ]
}

function whatIsSaid({ week, answer }: ReviewDate): string {
  const which = `the week of ${weekName(week)}`
  return answer === null
    ? `Here ${which} closes. Its review ends in one answer: stop, fix or expand.`
    : `The answer for ${which} is ${answer}. Both leaders signed it.`
}

/** "20260914T100000Z" */
function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** A text as a value: what separates values is escaped, and no control character gets through. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '')
}

const mostOctets = 75

/** A line in pieces of at most 75 octets, each but the first behind a blank, and no letter cut in two. */
function folded(line: string): string {
  const pieces = ['']
  for (const letter of line) {
    const last = pieces.length - 1
    const piece = `${pieces[last]}${letter}`
    const room = last === 0 ? mostOctets : mostOctets - 1
    if (Buffer.byteLength(piece) <= room) pieces[last] = piece
    else pieces.push(letter)
  }
  return pieces.join('\r\n ')
}
