// A calendar is read by programmes that forgive nothing: every line must be as RFC 5545 says, whatever a pilot is called.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarReview, calendarText } from '../../src/outbox/calendar.ts'
import { eventsIn, unescaped, wireLines } from '../support/calendar-text.ts'

const baseUrl = 'https://twokeys.example.com'

function review(change: Partial<CalendarReview> = {}): CalendarReview {
  return {
    pilot: { id: 'c0ffee', code: 'INV', name: 'Invoice approval' },
    week: '2026-W37',
    dueAt: Date.parse('2026-09-14T10:00Z'),
    answer: null,
    saidAt: Date.parse('2026-07-01T09:00Z'),
    ...change,
  }
}

describe('A review in a calendar', () => {
  it('stands at its deadline in UTC, with a name, a link and half an hour', () => {
    const [event] = eventsIn(calendarText([review()], baseUrl))

    expect(Object.fromEntries(event ?? [])).toEqual({
      UID: 'review-c0ffee-2026-W37@twokeys.example.com',
      DTSTAMP: '20260701T090000Z',
      DTSTART: '20260914T100000Z',
      DTEND: '20260914T103000Z',
      SUMMARY: 'INV review',
      DESCRIPTION: expect.stringContaining('Invoice approval\\nHere the week of Monday 7 September 2026 closes.'),
      URL: 'https://twokeys.example.com/pilots/INV/reviews/2026-W37',
    })
  })

  it('keeps its UID when it is answered, and says the answer', () => {
    const [before] = eventsIn(calendarText([review()], baseUrl))
    const [after] = eventsIn(calendarText([review({ answer: 'fix' })], baseUrl))

    expect(after?.get('UID')).toBe(before?.get('UID'))
    expect(after?.get('SUMMARY')).toBe('INV review: fix')
    expect(after?.get('DESCRIPTION')).toContain('is fix. Both leaders signed it.')
  })
})

describe('A calendar', () => {
  it('is one with a version and who made it, and has a part even when no review is to come', () => {
    const text = calendarText([], baseUrl)

    expect(wireLines(text)).toEqual(expect.arrayContaining(['VERSION:2.0', 'PRODID:-//Twokeys//Reviews//EN']))
    expect(eventsIn(text)).toEqual([])
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VTIMEZONE[\s\S]*END:VCALENDAR\r\n$/)
  })

  const oddName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('\\', ';', ',', '\n', '\r', ':', '"', ' ', '€', '👩‍🔧', 'e\u0301', 'BEGIN:VEVENT'),
      maxLength: 90,
    }),
  )

  it('has no line of more than 75 octets and no control character, whatever a pilot is called', () => {
    fc.assert(
      fc.property(oddName, (name) => {
        const lines = wireLines(calendarText([review({ pilot: { id: 'c0ffee', code: 'INV', name } })], baseUrl))
        const tooLong = lines.filter((line) => Buffer.byteLength(line) > 75)
        const unclean = lines.filter((line) => /\p{Cc}/u.test(line))
        expect([tooLong, unclean]).toEqual([[], []])
      }),
    )
  })

  it('gives every name back as it was, and nothing else of the calendar with it', () => {
    fc.assert(
      fc.property(fc.array(oddName, { minLength: 1, maxLength: 4 }), (names) => {
        const reviews = names.map((name, nth) => review({ pilot: { id: `p${nth}`, code: `P${nth}`, name } }))
        const events = eventsIn(calendarText(reviews, baseUrl))
        const read = events.map((event) => unescaped(event.get('DESCRIPTION') ?? ''))
        expect(read).toEqual(names.map((name) => printable(`${name}\n${whatIsSaid}`)))
      }),
    )
  })
})

const whatIsSaid =
  'Here the week of Monday 7 September 2026 closes. Its review ends in one answer: stop, fix or expand.'

/** A text without what no calendar may carry. */
function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n]/gu, '')
}
