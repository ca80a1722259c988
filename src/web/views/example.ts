// The example's own pages: who one can be in it, coming in as somebody, and starting over.
import type { Known, Seat } from '../../domain/person.ts'
import { titleOf } from '../../words/people.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { PressedLine } from './press.ts'

type Seats = ReadonlyMap<string, readonly { readonly seat: Seat }[]>

/** For `views/example/show.eta`: one person for each seat, and whoever shares a seat with one of them. */
export type CastView = { readonly lines: readonly PressedLine[]; readonly others: readonly PressedLine[] }

/** Everybody who is here, the leaders first. */
export function castView(known: readonly Known[], everySeat: Seats): CastView {
  const cast = known
    .filter(({ active }) => active)
    .map(({ person, details }) => ({ person, name: details.name, seat: everySeat.get(person)?.[0]?.seat }))
    .toSorted((a, b) => rank(a.seat) - rank(b.seat) || a.name.localeCompare(b.name))
  const isFirst = (one: Cast) => cast.find(({ seat }) => seat === one.seat) === one
  return { lines: cast.filter(isFirst).map(lineOf), others: cast.filter((one) => !isFirst(one)).map(lineOf) }
}

type Cast = { readonly person: string; readonly name: string; readonly seat: Seat | undefined }

function rank(seat: Seat | undefined): number {
  return seat === undefined ? order.length : order.indexOf(seat)
}

const order: readonly Seat[] = ['coo', 'cto', 'lead', 'member', 'engineer', 'sponsor', 'observer']

/** What somebody in this seat has to do in the example. */
const roles: Readonly<Record<Seat | 'administrator', string>> = {
  coo: 'Decides how the work runs. This week’s review waits for her answer.',
  cto: 'Decides how the system supports it. This week’s review waits for his answer.',
  lead: 'Brings the cases on Mondays and states what no log says.',
  member: 'Approves invoices every day.',
  engineer: 'Looks after the integrations and reported the repair of the sync.',
  sponsor: 'Reads everything, signs nothing.',
  observer: 'Reads everything, signs nothing, may export the evidence.',
  administrator: 'Looks after people and settings. Has no key.',
}

function lineOf({ person, name, seat }: Cast): PressedLine {
  const title = nameWithTitle(name, seat)
  return {
    text: title,
    note: roles[seat ?? 'administrator'],
    presses: [{ action: `/example/people/${person}`, text: `Be ${name}`, says: `Be ${title}` }],
  }
}

/** "Olivia (COO)"; in the example whoever has no seat is the administrator. */
export function nameWithTitle(name: string, seat: Seat | undefined): string {
  return `${name} (${titleOf(seat ?? 'administrator')})`
}

/** For `views/example/come-in.eta`: one button, because the link says who it is for. */
export function comeInView(title: string, action: string): { readonly form: Form } {
  const button = primary(undefined, { text: `Sign in as ${title}` })
  return { form: form({ id: 'come-in', action, fields: [], primary: button }) }
}

/** For `views/example/end.eta`. */
export function startOverView(): { readonly form: Form } {
  const next =
    'The example’s file is moved aside, together with its heads, and stays on this machine. You begin with an empty database and everybody is signed out.'
  const button = primary(next, { text: 'Start over' }, { text: 'Stay in the example', href: '/' })
  return { form: form({ id: 'start-over', action: '/example/end', fields: [], primary: button }) }
}
