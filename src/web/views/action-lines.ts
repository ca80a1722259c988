// What a review decided should be done, as lines: what, by whom until when, and what became of it.
import { type Action, isOverdue } from '../../domain/action.ts'
import type { Calendar } from '../../domain/calendar.ts'
import type { Seat } from '../../domain/person.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { dayName, dayOf } from '../../words/dates.ts'
import { type Names, nameOf, nameWithSeat } from '../../words/people.ts'
import type { Press, PressedLine } from './press.ts'

export type ActionsOf = {
  readonly file: PilotFile
  readonly names: Names
  readonly texts: ReadonlyMap<string, string>
  readonly calendar: Calendar
  readonly now: number
  readonly seats: readonly Seat[]
  readonly signer: { readonly person: string }
  /** On the wall nobody does anything. */
  readonly isWall?: boolean
  /** The review that one comes back to, where it was asked there. */
  readonly review?: { readonly week: string }
}

/** One action as a line that leads to its page, with the button for whoever may report it done. */
export function actionLine(given: ActionsOf, action: Action): PressedLine {
  const href = actionAddress(given.file, action.number)
  const isAsked = action.state === 'open' && given.isWall !== true && mayReport(given, action)
  return {
    text: whatOf(given, action),
    href,
    note: [whoseOf(given, action), standingOf(given, action)].filter(Boolean).join(' · '),
    presses: isAsked ? [donePress(given, action, href)] : [],
  }
}

/** What was noted, in the words of whoever noted it. */
export function whatOf({ texts }: Pick<ActionsOf, 'texts'>, { words, number }: Action): string {
  return texts.get(words) ?? `Action ${number}`
}

/** "Ines (engineer), due Monday 2 November 2026"; empty for a cut. */
export function whoseOf({ file, names }: Pick<ActionsOf, 'file' | 'names'>, { owner, dueOn }: Action): string {
  if (owner === null || dueOn === null) return ''
  return `${nameWithSeat(names, file.pilot.holders, owner)}, due ${dayName(dueOn)}`
}

/** "✓ done on Monday 2 November: by the vendor", "! overdue"; empty for one that is open and not due. */
export function standingOf(given: Omit<ActionsOf, 'seats' | 'signer'>, action: Action): string {
  const { calendar, now, texts, names } = given
  const { settled, state } = action
  if (settled) {
    const how = settled.words === null ? '' : `: ${texts.get(settled.words) ?? ''}`
    return `${state === 'done' ? '✓ done' : '✕ dropped'} on ${dayOf(settled.at, calendar.zone, now)} by ${nameOf(names, settled.by)}${how}`
  }
  return isOverdue(action, calendar.dayOf(now)) ? '! overdue' : ''
}

/** Its owner, the leaders and the lead report it done in the room; everybody else on its own page. */
function mayReport({ seats, signer }: ActionsOf, { owner }: Action): boolean {
  return owner === signer.person || seats.some((seat) => seat === 'coo' || seat === 'cto' || seat === 'lead')
}

function donePress(given: ActionsOf, action: Action, href: string): Press {
  return {
    action: `${href}/report`,
    text: 'Done',
    says: `Done: ${whatOf(given, action)}`,
    hidden: given.review ? { review: given.review.week } : {},
  }
}

export function actionAddress({ pilot }: Pick<PilotFile, 'pilot'>, number: number): string {
  return `/pilots/${encodeURIComponent(pilot.code)}/actions/${number}`
}

/** Ids of the free texts that lines about actions quote. */
export function textsOfActions(file: Pick<PilotFile, 'actions'>): readonly string[] {
  return file.actions.flatMap(({ words }) => (words === null ? [] : [words]))
}
