// The ledger page: days, newest first, and under each the sentences of that day; the filter above, the way to older ones
// below.
import type { LedgerEntry } from '../../domain/ledger-entry.ts'
import { acts, type ActName } from '../../domain/act.ts'
import { calendarDay, dayName, dayOf, timeOf } from '../../words/dates.ts'
import { actsWithSentence, entrySentence } from '../../words/ledger.ts'
import type { Known } from '../../words/ledger-teller.ts'
import {
  answered,
  type Choice,
  type Field,
  type Problem,
  problemSummary,
  type Problems,
  type Question,
} from './field.ts'
import type { Link } from './page.ts'
import type { VerificationView } from './verification.ts'

export type LedgerPage = {
  readonly query: LedgerAsked
  readonly problems: readonly Problem[]
  readonly entries: readonly LedgerEntry[]
  readonly hasOlder: boolean
  /** The reason beside an entry, by its number. */
  readonly reasons: ReadonlyMap<number, string>
  readonly known: Known
  readonly pilots: readonly { readonly id: string; readonly code: string; readonly name: string }[]
  readonly seesOrganisation: boolean
  /** Where the ledger stood at the end of the day looked back from; null when nobody looks back. */
  readonly asOf: { readonly seq: number; readonly code: string } | null
  readonly verification: VerificationView
  readonly zone: string
  readonly now: number
}

/** The query of the page as text. */
export type LedgerAsked = Readonly<Record<'pilot' | 'person' | 'act' | 'from' | 'to' | 'asof' | 'before', string>>

/** One sentence of a day. `side` colours its mark. */
export type EntryLine = {
  readonly id: string
  readonly text: string
  readonly note: string
  readonly href: string
  readonly why: string | null
  readonly side: 'policy' | 'system' | null
}

export type LedgerView = {
  readonly asOf: { readonly says: string; readonly code: string } | null
  readonly days: readonly { readonly name: string; readonly lines: readonly EntryLine[] }[]
  readonly empty: { readonly text: string; readonly link?: Link }
  readonly filter: { readonly isOpen: boolean; readonly fields: readonly Field[]; readonly problems: Problems | null }
  readonly older: string | null
  readonly newest: string | null
  readonly exportHref: string
  readonly verification: VerificationView
}

export function ledgerView(given: LedgerPage): LedgerView {
  const { query, problems, entries, hasOlder, asOf, verification } = given
  const isFiltered = filterNames.some((name) => query[name] !== '')
  const last = entries.at(-1)
  return {
    asOf: asOf && { says: `At the end of ${dayName(query.asof)} the ledger had ${asOf.seq} entries.`, code: asOf.code },
    days: daysOf(given),
    empty: isFiltered
      ? { text: 'Nothing here fits the filter.', link: { text: 'Show everything', href: '/ledger' } }
      : nothing,
    filter: {
      isOpen: problems.length > 0,
      fields: answered(questionsOf(given), query, problems),
      problems: problemSummary(problems),
    },
    older: hasOlder && last ? hrefOf({ ...query, before: String(last.seq) }) : null,
    newest: query.before === '' ? null : hrefOf({ ...query, before: '' }),
    exportHref: hrefOf({ ...query, before: '' }).replace('/ledger', '/ledger/export'),
    verification,
  }
}

const filterNames = ['pilot', 'person', 'act', 'from', 'to', 'asof'] as const

const nothing = {
  text: 'Nothing has been recorded yet on a pilot that you sit on.',
  link: { text: 'Go to Home', href: '/' },
}

function daysOf({ entries, reasons, known, zone, now }: LedgerPage): LedgerView['days'] {
  const days = new Map<string, { name: string; lines: EntryLine[] }>()
  for (const entry of entries) {
    const name = calendarDay(entry.at, zone)
    const day = days.get(name) ?? { name: dayOf(entry.at, zone, now), lines: [] }
    days.set(name, day)
    day.lines.push({
      id: `entry-${entry.seq}`,
      text: entrySentence(entry, known),
      note: `${timeOf(entry.at, zone)} · entry ${entry.seq}`,
      href: `/ledger/${entry.seq}`,
      why: reasons.get(entry.seq) || null,
      side: sideIn(entry),
    })
  }
  return [...days.values()]
}

function sideIn({ data }: LedgerEntry): EntryLine['side'] {
  return data.side === 'policy' || data.side === 'system' ? data.side : null
}

function questionsOf({ pilots, known, seesOrganisation }: LedgerPage): readonly Question[] {
  const everything: Choice = { value: '', text: 'Everything' }
  const ofPilots = pilots.map(({ id, code, name }) => ({ value: id, text: `${code} ${name}` }))
  const organisation = seesOrganisation ? [{ value: 'organisation', text: 'The organisation' }] : []
  const people = [...known.names].map(([value, text]) => ({ value, text }))
  const recorded = actsWithSentence().map((act) => ({ value: act, text: acts[act as ActName].words })) // its keys are act names
  return [
    { kind: 'select', name: 'pilot', label: 'Pilot', choices: [everything, ...organisation, ...ofPilots] },
    { kind: 'select', name: 'person', label: 'Who', choices: [{ value: '', text: 'Anybody' }, ...people] },
    { kind: 'select', name: 'act', label: 'What', choices: [{ value: '', text: 'Anything' }, ...recorded] },
    { kind: 'date', name: 'from', label: 'From', optional: true },
    { kind: 'date', name: 'to', label: 'To', optional: true },
    { kind: 'date', name: 'asof', label: 'As it stood at the end of', optional: true },
  ]
}

function hrefOf(query: LedgerAsked): string {
  const asked = [...filterNames, 'before' as const].filter((name) => query[name] !== '')
  const search = new URLSearchParams(asked.map((name): [string, string] => [name, query[name]]))
  return asked.length === 0 ? '/ledger' : `/ledger?${search.toString()}`
}
