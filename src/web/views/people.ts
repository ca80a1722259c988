// Everybody in one table that can be searched, and the form that invites the next one.
import { duties as allDuties, type Known } from '../../domain/person.ts'
import { seatOn, titleOf } from '../../words/people.ts'
import { answered, field, type Field, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Link } from './page.ts'
import { row, type Row, table, type Table, words } from './table.ts'

type SeatsByPerson = ReadonlyMap<
  string,
  readonly { readonly seat: Parameters<typeof seatOn>[0]; readonly code: string }[]
>

export type Everybody = {
  readonly people: readonly Known[]
  readonly seats: SeatsByPerson
  readonly search: string
  readonly withLeft: boolean
  readonly mayInvite: boolean
}

export type PeopleView = {
  readonly search: Field
  readonly withLeft: boolean
  readonly other: Link | null
  readonly table: Table
  readonly mayInvite: boolean
}

export function peopleView({ people, seats, search, withLeft, mayInvite }: Everybody): PeopleView {
  const shown = people.filter((one) => (withLeft || one.active) && matches(one, search))
  const left = people.filter(({ active }) => !active).length
  return {
    search: field({ kind: 'text', name: 'q', label: 'Name or address', value: search, size: 'middle' }),
    withLeft,
    other: otherLink(search, withLeft, left),
    table: table({
      id: 'people',
      caption: search === '' ? 'Everybody' : `Everybody whose name or address contains “${search}”`,
      columns: [words('Name'), words('Seats'), words('Duties'), words('State')],
      rows: shown.map((one) => personRow(one, seats)),
      empty: { text: 'Nobody fits this search.', link: { text: 'Show everybody', href: '/people' } },
    }),
    mayInvite,
  }
}

function otherLink(search: string, withLeft: boolean, left: number): Link | null {
  if (withLeft) return { text: 'Only who is here', href: `/people${query(search)}` }
  return left > 0 ? { text: `Also who has left (${left})`, href: `/people${query(search, 'left=yes')}` } : null
}

function matches({ details }: Known, search: string): boolean {
  return `${details.name} ${details.email}`.toLowerCase().includes(search.toLowerCase())
}

function query(search: string, more = ''): string {
  const parts = [search === '' ? '' : `q=${encodeURIComponent(search)}`, more].filter(Boolean)
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

function personRow({ person, details, duties, active }: Known, seats: SeatsByPerson): Row {
  const held = (seats.get(person) ?? []).map(({ seat, code }) => seatOn(seat, code))
  return row(
    { text: details.name, href: `/people/${person}`, note: details.email },
    held.join(', '),
    duties.map(titleOf).join(', '),
    active ? 'here' : 'has left',
  )
}

/** The questions for a name and an address. */
export function nameAndEmail(details?: { readonly name: string; readonly email: string }): readonly Question[] {
  const { name, email } = details ?? {}
  return [
    {
      kind: 'text',
      name: 'name',
      label: 'Name',
      hint: 'As the others know this person.',
      value: name,
      autocomplete: 'off',
    },
    {
      kind: 'text',
      name: 'email',
      label: 'E-mail address',
      hint: 'For signing in.',
      value: email,
      inputMode: 'email',
      autocomplete: 'off',
    },
  ]
}

const duties: Question = {
  kind: 'checkboxes',
  name: 'duties',
  label: 'Duties in the whole organisation',
  hint: 'Most people need none: what they do on a pilot comes with their seat.',
  optional: true,
  choices: [
    { value: allDuties[0], text: 'Administrator', hint: 'People, seats, settings and backups. Gives no key.' },
    { value: allDuties[1], text: 'Organisation reader', hint: 'Reads portfolio, diagnosis and ledger.' },
  ],
}

export function inviteView(sent: Sent | undefined, problems: readonly Problem[]): { readonly form: Form } {
  return {
    form: form({
      id: 'invite',
      action: '/people',
      fields: answered([...nameAndEmail(), duties], sent, problems),
      problems: problemSummary(problems),
      primary: {
        ...primary('You then see a link, once. It works once, for seven days: hand it over yourself.', {
          text: 'Invite',
        }),
        away: { text: 'Back to people', href: '/people' },
      },
    }),
  }
}
