// What the address of a list of cases says. Anything else than these words is refused; nothing typed reaches a query as it is.
import { z } from 'zod'
import { canSort, type CaseCursor, type CaseOrder, type CaseShow, caseShows, caseSorts } from '../domain/case-query.ts'
import { isWeek } from '../domain/week.ts'
import { queryOf } from './forms.ts'

export type CasesAsked = {
  readonly show: CaseShow
  readonly week: string | null
  readonly component: string | null
  /** A reference somebody looks for. */
  readonly case: string | null
  /** Null for the usual one of the list. */
  readonly order: CaseOrder | null
  readonly after: CaseCursor | null
}

const word = z.string().max(200).optional()

/** Reads the query of the address; 400 for what does not exist here. */
export function casesAsked(query: unknown): CasesAsked {
  const given = queryOf(query, {
    show: z.enum(caseShows).default('all'),
    week: z
      .string()
      .refine((week) => week === '' || isWeek(week))
      .optional(),
    component: word,
    case: word,
    sort: z.enum(caseSorts).optional(),
    down: z.enum(['yes']).optional(),
    after: z
      .string()
      .max(1_000)
      .refine((text) => readCursor(text) !== null)
      .optional(),
  })
  const { show, sort } = given
  const isSorted = sort !== undefined && canSort(show, sort)
  return {
    show,
    week: given.week || null,
    component: given.component || null,
    case: given.case?.trim().normalize('NFC') || null,
    order: isSorted ? { sort, isDown: given.down === 'yes' } : null,
    after: given.after === undefined ? null : readCursor(given.after),
  }
}

const Cursor = z.tuple([z.union([z.string().max(200), z.number()]), z.string().max(200)])

/** A cursor as the address carries it; null when it is none of ours. */
function readCursor(text: string): CaseCursor | null {
  const read = Cursor.safeParse(parsed(Buffer.from(text, 'base64url').toString()))
  return read.success ? { value: read.data[0], case: read.data[1] } : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
