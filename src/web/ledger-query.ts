// What may stand in the address of the ledger page: the filter, a day to look back from, and where to go on.
import { z } from 'zod'
import type { Calendar } from '../domain/calendar.ts'
import { daysAfter, isDay } from '../domain/day.ts'
import type { EntryFilter } from '../store/ledger-page.ts'
import { asProblems, problemsOf } from './forms.ts'
import type { Problem } from './views/field.ts'

const words = z.string().max(200).default('')
const day = z
  .string()
  .default('')
  .refine((text) => text === '' || isDay(text), 'Give a day like 2026-05-04.')

const LedgerQuery = z.strictObject({
  pilot: words,
  person: words,
  act: words,
  from: day,
  to: day,
  asof: day,
  before: z
    .string()
    .regex(/^\d{0,15}$/)
    .default(''),
  done: words,
})

/** The query as text, empty where nothing was asked. */
export type LedgerAsked = z.output<typeof LedgerQuery>

/** Reads the query. What cannot be read is a problem, and nothing is filtered by it. */
export function queryOf(query: unknown): { readonly query: LedgerAsked; readonly problems: readonly Problem[] } {
  const read = LedgerQuery.safeParse(query)
  if (read.success) return { query: read.data, problems: [] }
  return { query: LedgerQuery.parse({}), problems: asProblems(problemsOf(read.error)) }
}

/** The filter in the ledger's terms: days become instants of the organisation's zone; the last day counts whole. */
export function filterOf({ pilot, person, act, from, to, asof, before }: LedgerAsked, calendar: Calendar): EntryFilter {
  const startOf = (text: string) => calendar.instantOf(text, '00:00')
  const ends = [to, asof].filter((text) => text !== '').map((text) => startOf(daysAfter(text, 1)))
  return {
    pilot: pilot || undefined,
    person: person || undefined,
    act: act || undefined,
    from: from === '' ? undefined : startOf(from),
    until: ends.length === 0 ? undefined : Math.min(...ends),
    before: before === '' ? undefined : Number(before),
  }
}
