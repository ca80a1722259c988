// One case as a table or a message states it, cell by cell. The first thing that cannot be true rejects the whole case;
// what is not stated stays unknown.
import { readWay, type Case } from '../domain/case.ts'
import type { CaseRole } from './columns.ts'
import { cut, readText } from './text.ts'

/** What is wrong with which cell. */
export type CellProblem = {
  readonly problem: true
  readonly role: CaseRole
  readonly value: string
  readonly why: string
}

const longestRef = 200
const longestText = 200

/**
 * Reads a case. Refused: no reference or one over 200 characters, no or a wrong time of receipt, completion before
 * receipt, a path that is not automated, fallback or outside, numbers that are negative or not whole.
 */
export function readCase(
  cell: (role: CaseRole) => string | undefined,
  attributes: Readonly<Record<string, string>>,
  readInstant: (text: string) => number | null,
): Case | CellProblem {
  const no = (role: CaseRole, why: string): CellProblem => ({
    problem: true,
    role,
    value: readText(cell(role)) ?? '',
    why,
  })
  const ref = readText(cell('case'))
  const received = readText(cell('received_at'))
  const completed = readText(cell('completed_at'))
  if (ref === null) return no('case', 'missing')
  if (ref.length > longestRef) return no('case', `longer than ${longestRef} characters`)
  if (received === null) return no('received_at', 'missing')

  const receivedAt = wholeMs(readInstant(received))
  const completedAt = completed === null ? null : wholeMs(readInstant(completed))
  if (receivedAt === null) return no('received_at', 'not a date and time')
  if (completed !== null && completedAt === null) return no('completed_at', 'not a date and time')
  if (completedAt !== null && completedAt < receivedAt) return no('completed_at', 'completed before received')

  const wrong = firstWrong(cell)
  return wrong === null ? stated(cell, ref, receivedAt, completedAt, attributes) : no(...wrong)
}

function wholeMs(instant: number | null): number | null {
  return instant === null ? null : Math.floor(instant)
}

const counts = ['manual_touches', 'handoffs', 'errors'] as const
const yesOrNo = ['rework', 'exception'] as const

function firstWrong(cell: (role: CaseRole) => string | undefined): [CaseRole, string] | null {
  const path = readText(cell('path'))
  if (path !== null && readWay(path) === null) return ['path', notAPath]
  for (const role of counts) {
    const why = whyNoCount(readText(cell(role)))
    if (why !== null) return [role, why]
  }
  const unclear = yesOrNo.find((role) => readText(cell(role)) !== null && readYes(cell(role)) === null)
  return unclear === undefined ? null : [unclear, 'neither yes nor no']
}

const notAPath =
  'not a path: automated, fallback, outside, or outside:chat, outside:email, outside:spreadsheet, outside:asked a manager'

function whyNoCount(text: string | null): string | null {
  if (text === null || wholeNumber.test(text)) return null
  return /^-\d+([.,]\d+)?$/.test(text) ? 'below zero' : 'not a whole number'
}

const wholeNumber = /^\d{1,9}(?:\.0+)?$/

function stated(
  cell: (role: CaseRole) => string | undefined,
  ref: string,
  receivedAt: number,
  completedAt: number | null,
  attributes: Readonly<Record<string, string>>,
): Case {
  const path = readText(cell('path'))
  const way = path === null ? null : readWay(path)
  return {
    ref,
    receivedAt,
    completedAt,
    path: way?.path ?? null,
    outsideReason: way?.outsideReason ?? null,
    manualTouches: readCount(cell('manual_touches')),
    handoffs: readCount(cell('handoffs')),
    errors: readCount(cell('errors')),
    rework: readYes(cell('rework')),
    exception: readYes(cell('exception')),
    routedTo: readShort(cell('routed_to')),
    fieldsEdited: readList(cell('fields_edited')),
    events: null,
    failures: [],
    attributes,
  }
}

function readCount(cell: string | undefined): number | null {
  const text = readText(cell)
  return text === null ? null : Number(text)
}

function readShort(cell: string | undefined): string | null {
  const text = readText(cell)
  return text === null ? null : cut(text, longestText)
}

/** "yes", "true", "1", "no", "false", "0"; a count above zero is a yes. Null when it is neither. */
function readYes(cell: string | undefined): boolean | null {
  const text = readText(cell)?.toLowerCase()
  if (text === undefined) return null
  if (/^(?:no|n|false|f|0+(?:\.0+)?)$/.test(text)) return false
  return /^(?:yes|y|true|t|x)$/.test(text) || wholeNumber.test(text) ? true : null
}

function readList(cell: string | undefined): readonly string[] {
  const names = cut(readText(cell) ?? '', 10 * longestText).split(/[;,|]/)
  return names.map((name) => name.trim()).filter((name) => name !== '')
}
