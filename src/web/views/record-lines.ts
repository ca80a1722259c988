// What rules, questions, acknowledgements and confirmations say about a check of the expansion gate, in words: what was seen,
// how old it is, and what is missing, by name.
import { counted, listed } from '../../domain/advice/wording.ts'
import { inTimeDays } from '../../domain/answering-time.ts'
import {
  bookThisWeek,
  type BookThisWeek,
  halfSwitchedOn,
  readByGroup,
  ruleOwners,
} from '../../domain/expansion-rules.ts'
import { whenToUseIn } from '../../domain/know.ts'
import { ruleName, rulesInEffect } from '../../domain/rule.ts'
import type { RuleChange } from '../../domain/rule-change.ts'
import { age, dayOf } from '../../words/dates.ts'
import { type Names, nameOf, nameWithSeat } from '../../words/people.ts'
import { workingDaysText } from '../../words/questions.ts'
import type { Shown } from '../pilot-request.ts'
import { detectionTold, stoppingTold } from './failure-record-lines.ts'
import { fallbackTold, mapTold } from './map-record-lines.ts'
import type { Said } from './record-said.ts'

/** What the records say about a check; null where they say nothing. */
export function toldByRecords(check: string, given: Shown): Said | null {
  if (check === 'rule_owner') return ownersTold(given)
  if (check === 'when_to_use') return readingTold(given)
  if (check === 'failure_detection') return detectionTold(given)
  if (check === 'manual_fallback') return fallbackTold(given)
  if (check === 'documents_current') return documentsTold(given)
  return check === 'nothing_half_done' ? joined(halfSwitchedTold(given), stoppingTold(given)) : null
}

function ownersTold(given: Shown): Said | null {
  const owners = ruleOwners(gateDay(given))
  if (!owners) return null
  const { unowned, answering } = owners
  const { answered, overdue, workingDays } = answering
  const isSlow = (workingDays ?? 0) > inTimeDays
  const asked = answered + overdue
  const took = `${counted(asked, 'question')} of the last 30 days took ${workingDaysText(workingDays ?? 0)} in the median`
  return {
    missing: sentences(
      unowned.length > 0 && `Nobody answers for ${listed(unowned.map(ruleName))}.`,
      isSlow && `${took}; ${workingDaysText(inTimeDays)} is in time.`,
    ),
    evidence: sentences(
      unowned.length === 0 &&
        `Each of the ${counted(rulesInEffect(given.file.rules).length, 'rule')} has one person who answers.`,
      asked === 0 && 'No question waited in the last 30 days.',
      asked > 0 && !isSlow && `${took}.`,
      overdue > 0 && `${overdue} of them ${overdue === 1 ? 'is' : 'are'} still open.`,
    ),
    note: 'read from rule book and questions, open ones as of this morning',
    links: [
      { text: 'Questions', href: `${address(given)}/questions` },
      ...(unowned.length > 0 ? [{ text: 'Rule book', href: `${address(given)}/rules` }] : []),
    ],
  }
}

function readingTold(given: Shown): Said | null {
  const { file, names, now } = given
  const reading = readByGroup(file)
  if (!reading) return null
  const { isPublished, unread, of } = reading
  const line = whenToUseIn(file)?.content.whenToUse
  const newest = file.acknowledgements.findLast(({ what }) => what === 'when to use')
  return {
    missing: isPublished
      ? sentences(unread.length > 0 && `${people(unread, names)} ${unread.length === 1 ? 'has' : 'have'} not read it.`)
      : 'The charter in force has no when-to-use line.',
    evidence: isPublished
      ? `${of - unread.length} of ${counted(of, 'person', 'people')} in the group have read: “${line}”`
      : undefined,
    note: newest
      ? `read from what the group acknowledged, ${age(newest.at, now)}`
      : 'nobody in the group has read it yet',
    links: [{ text: 'The group', href: `${address(given)}/group` }],
  }
}

/** "Ben, Chloe and Dev"; of many the first four and how many more. */
function people(persons: readonly string[], names: Names): string {
  const known = persons.map((person) => nameOf(names, person))
  return known.length <= 5 ? listed(known) : listed([...known.slice(0, 4), `${known.length - 4} more`])
}

/** The rule book's half and the map's, one after the other. */
function documentsTold(given: Shown): Said | null {
  return joined(bookTold(given), mapTold(given))
}

/** Several records about one check, one after the other; null where none says anything. */
function joined(...told: readonly (Said | null)[]): Said | null {
  const halves = told.filter((half) => half !== null)
  if (halves.length === 0) return null
  return {
    missing: sentences(...halves.map(({ missing }) => missing ?? false)),
    evidence: sentences(...halves.map(({ evidence }) => evidence ?? false)),
    note: halves.flatMap(({ note }) => note ?? []).join(' · ') || undefined,
    links: halves.flatMap(({ links }) => links),
  }
}

function bookTold(given: Shown): Said | null {
  const { now } = given
  const confirmed = bookThisWeek(gateDay(given))
  if (!confirmed) return null
  const { last } = confirmed
  return {
    missing: bookMissing(confirmed),
    evidence: last ? confirmedSentence(last, given) : undefined,
    note: last ? `rule book confirmed ${age(last.at, now)}` : undefined,
    links: [{ text: 'Rule book', href: `${address(given)}/rules` }],
  }
}

function bookMissing({ result, last, isCurrent }: BookThisWeek): string | undefined {
  if (result === 'pass') return undefined
  if (!last) return 'The COO has never confirmed that the rule book is current.'
  if (!isCurrent) return 'The rule book has changed since it was confirmed.'
  return 'The COO has not confirmed the rule book this week.'
}

function confirmedSentence({ by, at }: { readonly by: string; readonly at: number }, given: Shown): string {
  const { names, file, calendar, now } = given
  return `${nameWithSeat(names, file.pilot.holders, by)} confirmed the rule book on ${dayOf(at, calendar.zone, now)}.`
}

function halfSwitchedTold(given: Shown): Said | null {
  const waiting = halfSwitchedOn(gateDay(given))
  if (waiting.length === 0) return null
  return {
    missing: waiting.map((change) => waitingSentence(change, given)).join(' '),
    links: waiting.map(({ number }) => {
      return { text: `Rule change ${number}`, href: `${address(given)}/rule-changes/${number}` }
    }),
  }
}

function waitingSentence({ number, content }: RuleChange, { calendar, now }: Shown): string {
  const since = dayOf(content.switchOnAt, calendar.zone, now)
  return `Rule change ${number} was agreed for ${since} and is not switched on.`
}

function gateDay({ file, calendar, now }: Shown) {
  return { file, calendar, today: calendar.dayOf(now) }
}

function address({ file }: Shown): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}`
}

/** The sentences that apply, one after the other; undefined when none does. */
function sentences(...all: readonly (string | false)[]): string | undefined {
  return all.filter((one) => one !== false).join(' ') || undefined
}
