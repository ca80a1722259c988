// The group as its lead and the COO look at it: who has read the line, seen what was switched on and been trained, and how
// much of the work already runs the new way.
import { counted } from '../../domain/advice/wording.ts'
import { groupOf, trainedOn } from '../../domain/group.ts'
import { changesToKnow, hasSeen, readLineAt, whenToUseIn } from '../../domain/know.ts'
import type { Seat } from '../../domain/person.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { scorecardWeeks } from '../../domain/scorecard-weeks.ts'
import { age, dayName, dayOf, weekName } from '../../words/dates.ts'
import { casesText, shareText } from '../../words/figures.ts'
import { nameOf, titleOf } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { answered, type Problem, problemSummary, type Sent } from './field.ts'
import { type Measure, measure } from './figure.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Link } from './page.ts'
import { type Cell, row, type Row, table, type Table, words } from './table.ts'

export type GroupOf = Shown & {
  readonly seats: readonly Seat[]
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type GroupPage = {
  readonly line: string | null
  readonly table: Table
  readonly adoption: Measure
  readonly form: Form | null
  readonly know: Link
}

export function groupView(given: GroupOf): GroupPage {
  const { file } = given
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const group = groupOf(file.pilot)
  return {
    line: whenToUseIn(file)?.content.whenToUse ?? null,
    table: table({
      id: 'group',
      caption: counted(group.length, 'person', 'people'),
      columns: [words('Who'), words('When-to-use line'), words('What was switched on'), words('Trained')],
      rows: group.map((person) => rowOf(person, given)),
      empty: {
        text: 'Nobody has the seat of a member or of the team lead yet. An administrator offers it.',
        link: { text: 'Seats', href: `${address}/seats` },
      },
    }),
    adoption: adoptionTile(given),
    form: mayNote(given) && group.length > 0 ? trainingForm(given, group) : null,
    know: { text: 'What everybody needs to know', href: `${address}/know` },
  }
}

function rowOf(person: string, { file, names, calendar, now }: GroupOf): Row {
  const seats = file.pilot.holders.filter((holder) => holder.person === person).map(({ seat }) => titleOf(seat))
  const readAt = readLineAt(file, person)
  const on = trainedOn(file, person)
  return row(
    { text: nameOf(names, person), note: seats.join(', ') },
    readAt === null ? missing('not read') : present(`read on ${dayOf(readAt, calendar.zone, now)}`),
    seenCell(person, file),
    on === null ? missing('not noted') : present(dayName(on)),
  )
}

/** Of what was switched on since they came and still stands; what was changed again asks nobody any more. */
function seenCell(person: string, file: GroupOf['file']): Cell {
  const standing = changesToKnow(file, person)
  const seen = standing.filter(({ change }) => hasSeen(file, change, person)).length
  if (standing.length === 0) return { text: 'nothing yet' }
  const text = `${seen} of ${standing.length} seen`
  return seen === standing.length ? present(text) : missing(text)
}

function present(text: string): Cell {
  return { text: `✓ ${text}`, mark: 'good' }
}

function missing(text: string): Cell {
  return { text: `✗ ${text}`, mark: 'bad' }
}

/** Automated cases of all that were completed in the week that runs. */
function adoptionTile({ file, calendar, now }: GroupOf): Measure {
  const week = scorecardWeeks(file, now, calendar).at(-1)
  const at = week?.importedAt ?? null
  return measure({
    name: week ? `Adoption, week of ${weekName(week.week)}` : 'Adoption',
    now: shareText(week?.adoption ?? null),
    notes: ['automated cases of all', ...(week?.cases ? [`${casesText(week.cases)} so far`] : [])],
    source: { text: at === null ? 'case log, nothing of this week yet' : `case log, updated ${age(at, now)}` },
  })
}

function mayNote({ file, seats }: GroupOf): boolean {
  return !hasEnded(file.pilot) && seats.some((seat) => seat === 'lead' || seat === 'coo')
}

/** Offers whoever was not trained yet, on the day that was noted last: a whole group is trained at once. */
function trainingForm({ file, names, calendar, now, sent, problems }: GroupOf, group: readonly string[]): Form {
  const next = group.find((person) => trainedOn(file, person) === null) ?? group[0]
  const today = calendar.dayOf(now)
  return form({
    id: 'training-form',
    heading: 'Note a training',
    action: `/pilots/${encodeURIComponent(file.pilot.code)}/group/trainings`,
    fields: answered(
      [
        {
          kind: 'select',
          name: 'person',
          label: 'Who was trained',
          choices: group.map((person) => ({ value: person, text: nameOf(names, person) })),
          value: next,
        },
        { kind: 'date', name: 'on', label: 'On which day', value: file.trainings.at(-1)?.on ?? today },
      ],
      sent,
      problems,
    ),
    problems: problemSummary(problems),
    primary: primary('It stands above with the day; the newest one counts.', { text: 'Note it' }),
  })
}
