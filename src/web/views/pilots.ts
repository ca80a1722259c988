// The list of pilots as a table, and the short form that opens one.
import type { Calendar } from '../../domain/calendar.ts'
import { standingOn } from '../../domain/deputy.ts'
import { isReady } from '../../domain/launch-gate.ts'
import type { Standing } from '../../domain/person.ts'
import { stageOf } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { firstWeekOf, signedAnswers, weekNumber } from '../../domain/pilot-weeks.ts'
import { weekName } from '../../words/dates.ts'
import { faceOf } from './answer.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Link } from './page.ts'
import { type Cell, type Empty, numbers, row, type Table, table, words } from './table.ts'

export type PilotsOf = {
  readonly files: readonly PilotFile[]
  readonly standing: Standing
  /** The first of this page among all that the person may see, from 1 on. */
  readonly from: number
  readonly all: number
  readonly onOnePage: number
  readonly now: number
  readonly calendar: Calendar
}

export function pilotsView(given: PilotsOf): { readonly table: Table; readonly open: Link | null } {
  const { files, standing } = given
  const mayOpen = standing.duties.includes('administrator')
  return {
    table: table({
      id: 'pilots',
      caption: 'Pilots that you may see',
      columns: [words('Pilot'), words('Team'), words('Stage'), numbers('Week'), words('Last answer')],
      rows: files.map((file) => rowOf(file, given)),
      empty: emptyOf(mayOpen),
      range: rangeOf(given),
    }),
    open: mayOpen ? { text: 'Open a pilot', href: '/pilots/new' } : null,
  }
}

function rowOf(file: PilotFile, { standing, now, calendar }: PilotsOf) {
  const { pilot } = file
  const isSeated = standingOn(pilot, standing, calendar.dayOf(now)).seats.length > 0
  const address = `/pilots/${encodeURIComponent(pilot.code)}`
  const seats = standing.duties.includes('administrator') ? `${address}/seats` : undefined
  const name: Cell = { text: `${pilot.code} ${pilot.name}`, href: isSeated ? address : seats }
  const first = firstWeekOf(file)
  const week = first === null ? 0 : weekNumber(file, calendar.weekOf(now), calendar)
  return row(name, pilot.team, stageOf(pilot, isReady(file)), week > 0 ? String(week) : '–', lastAnswer(file, isSeated))
}

function lastAnswer(file: PilotFile, isSeated: boolean): Cell {
  const last = signedAnswers(file).at(-1)
  if (!last) return { text: 'none yet' }
  const { face, shape } = faceOf(last.content.answer)
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/reviews/${last.week}/decision`
  return { text: `${shape} ${face}`, note: `week of ${weekName(last.week)}`, href: isSeated ? href : undefined }
}

function emptyOf(mayOpen: boolean): Empty {
  const text = 'No pilot is open yet. Start with one process that happens often, in one small team.'
  return mayOpen
    ? { text, link: { text: 'Open the first pilot', href: '/pilots/new' } }
    : { text: 'You have no seat on a pilot yet. An administrator offers seats; yours to accept stands on Home.' }
}

function rangeOf({ from, all, onOnePage }: PilotsOf): Table['range'] {
  if (all <= onOnePage) return undefined
  const to = Math.min(from + onOnePage - 1, all)
  return {
    says: `${from} to ${to} of ${all}`,
    before: from > 1 ? `?from=${Math.max(from - onOnePage, 1)}` : undefined,
    after: to < all ? `?from=${to + 1}` : undefined,
  }
}

const questions: readonly Question[] = [
  {
    kind: 'text',
    name: 'code',
    label: 'Code',
    size: 'short',
    maxLength: 6,
    hint: '2 to 6 capitals or digits, like INV. It stands in every address and never changes.',
  },
  {
    kind: 'text',
    name: 'name',
    label: 'Name',
    hint: 'The one process, like “Invoice approval”. If it needs three whiteboards to explain, it is too broad.',
  },
  { kind: 'text', name: 'team', label: 'Team', hint: 'The one team that it is for, like “Accounts payable”.' },
]

export function newPilotForm(sent: Sent | undefined, problems: readonly Problem[]): Form {
  return form({
    id: 'new-pilot',
    action: '/pilots',
    fields: answered(questions, sent, problems),
    problems: problemSummary(problems),
    primary: {
      ...primary('It opens as a draft. Next its seats are offered; then the COO writes the charter.', {
        text: 'Open the pilot',
      }),
      away: { text: 'Back to the pilots', href: '/pilots' },
    },
  })
}
