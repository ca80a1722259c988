// The rows of Home: what waits, what it would change, since when and until when, and who was reminded of it.
import type { Calendar } from '../../domain/calendar.ts'
import { standsOn } from '../../domain/deputy.ts'
import { waitingFor, waitingForOthers } from '../../domain/inbox.ts'
import type { OpenDecision } from '../../domain/open-decisions.ts'
import type { OpenTask } from '../../domain/open-tasks.ts'
import { holderOf, type Leader } from '../../domain/person.ts'
import { lastReminder, wasRemindedToday } from '../../domain/reminder.ts'
import type { SeatedPilot } from '../../store/home-page.ts'
import { age, dayOf, dayTime } from '../../words/dates.ts'
import { decisionAddress, decisionText, type Open } from '../../words/decisions.ts'
import { effectText } from '../../words/effects.ts'
import { type Names, nameOf, titleOf } from '../../words/people.ts'
import { lowered } from '../../words/sentences.ts'
import type { Press } from './press.ts'

/** For `views/home/_rows.eta`, at `it.rows`. `standsIn` says for whom: "for Olivia". */
export type Row = {
  readonly text: string
  readonly href?: string
  readonly standsIn: string | null
  readonly effect: string | null
  /** Where, by whom, since when and until when: parts of one quiet line. */
  readonly notes: readonly string[]
  readonly reminded: string | null
  readonly remind: Press | null
}

export type InboxOf = {
  readonly person: string
  readonly names: Names
  /** Free texts by id: what was wished for or asked. */
  readonly texts: ReadonlyMap<string, string>
  readonly now: number
  readonly calendar: Calendar
}

type OnPilot<Waits> = { readonly pilot: SeatedPilot; readonly open: Waits }

/** What waits for the person on a pilot. */
export function openFor(pilot: SeatedPilot): readonly OnPilot<OpenDecision | OpenTask>[] {
  return waitingFor(pilot).map((open) => ({ pilot, open }))
}

/** What waits for others there. */
export function openForOthers(pilot: SeatedPilot, person: string): readonly OnPilot<OpenDecision>[] {
  return waitingForOthers(pilot, person).map((open) => ({ pilot, open }))
}

/** What waits for the person, as a row. */
export function ownRow({ pilot, open }: OnPilot<OpenDecision | OpenTask>, given: InboxOf): Row {
  const { names, calendar, now } = given
  const holder = 'seat' in open ? pilot.standsInFor.find(({ seat }) => seat === open.seat)?.person : undefined
  const last = 'seat' in open ? lastReminder(pilot.file, open) : null
  const whom = holder === undefined ? 'you' : nameOf(names, holder)
  return {
    ...whatWaits(pilot, open, given),
    standsIn: holder === undefined ? null : `for ${whom}`,
    reminded: last && `${nameOf(names, last.by)} reminded ${whom} on ${dayOf(last.at, calendar.zone, now)}.`,
    remind: null,
  }
}

/** What waits for another, with the button that reminds them, unless that was done this working day. */
export function othersRow({ pilot, open }: OnPilot<OpenDecision>, given: InboxOf): Row {
  const { person, names, calendar, now } = given
  const row = whatWaits(pilot, open, given)
  const who = whoWaitsFor(pilot, open.seat, given)
  const last = lastReminder(pilot.file, open)
  const by = last && (last.by === person ? 'you' : nameOf(names, last.by))
  return {
    ...row,
    standsIn: null,
    notes: [who, ...row.notes],
    reminded: last && `Reminded by ${by} on ${dayOf(last.at, calendar.zone, now)}.`,
    remind: wasRemindedToday(pilot.file, open, now, calendar) ? null : remindPress(pilot, open, names),
  }
}

function whatWaits(pilot: SeatedPilot, open: Open, { names, texts, now, calendar }: InboxOf) {
  const { file } = pilot
  const { code } = file.pilot
  const due = `${open.dueAt < now ? 'was due' : 'due'} ${dayTime(open.dueAt, calendar.zone, now)}`
  const said = [code, broughtBy(open, names), `came up ${age(open.since, now)}`, due]
  return {
    text: decisionText(open),
    href: decisionAddress(code, open),
    effect: effectText(open.about, { rules: file.rules, texts }),
    notes: said.filter((part) => part !== null),
  }
}

const brought: { readonly [What in Open['what']]?: string } = {
  'word anew': 'returned',
  see: 'switched on',
  'decide in the drill': 'begun',
  'acknowledge the failure': 'reported',
  'say its side': 'reported',
}

/** "asked by Maya", "returned by Olivia"; null where nobody in particular brought it up. */
function broughtBy({ what, by }: Open, names: Names): string | null {
  return by === null ? null : `${brought[what] ?? 'asked'} by ${nameOf(names, by)}`
}

/** "Olivia (COO), Ben stands in" */
function whoWaitsFor({ file }: SeatedPilot, seat: Leader, { names, calendar, now }: InboxOf): string {
  const { holders, deputies } = file.pilot
  const holder = holderOf(holders, seat)
  if (holder === null) return `no ${titleOf(seat)}`
  const deputy = deputies.find((one) => one.seat === seat && standsOn(one, calendar.dayOf(now)))
  const standsIn = deputy ? `, ${nameOf(names, deputy.deputy)} stands in` : ''
  return `${nameOf(names, holder)} (${titleOf(seat)})${standsIn}`
}

function remindPress({ file }: SeatedPilot, open: OpenDecision, names: Names): Press | null {
  const { code, holders } = file.pilot
  const holder = holderOf(holders, open.seat)
  if (holder === null) return null
  return {
    action: `/pilots/${encodeURIComponent(code)}/reminders`,
    text: 'Remind',
    says: `Remind ${nameOf(names, holder)}: ${lowered(decisionText(open))}`,
    hidden: { thing: open.thing, seat: open.seat },
  }
}
