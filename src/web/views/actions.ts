// What the reviews of a pilot decided should be done: the list, and the page of one with what can be said of it.
import { type Action, actionsOn, isOverdue } from '../../domain/action.ts'
import { dayOf, weekName } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import { actionAddress, type ActionsOf, standingOf, whatOf, whoseOf } from './action-lines.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { type Fold, fold } from './fold.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import { row, type Table, table, words } from './table.ts'
import type { Trail } from './trail.ts'

/** A form of an action's page that was sent and refused. */
export type ActionAgain = {
  readonly part: 'report' | 'keeping' | 'dropping'
  readonly problems: readonly Problem[]
  readonly sent: Sent
}

/** For `views/actions/index.eta`: what is open first, the longest due on top. */
export function actionsView(given: ActionsOf): { readonly actions: Table } {
  const { file } = given
  const all = actionsOn(file).toSorted((a, b) => rankOf(a) - rankOf(b) || (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
  return {
    actions: table({
      id: 'actions',
      dense: true,
      caption: 'What the reviews decided, open first',
      columns: [words('What'), words('Who and until when'), words('Decided'), words('Where it stands')],
      rows: all.map((action) => actionRow(given, action)),
      empty: {
        text: 'No review has noted anything to be done yet.',
        link: { text: 'Reviews', href: `/pilots/${encodeURIComponent(file.pilot.code)}/reviews` },
      },
    }),
  }
}

function rankOf({ kind, state }: Action): number {
  if (kind === 'cut') return 2
  return state === 'open' ? 0 : 1
}

function actionRow(given: ActionsOf, action: Action) {
  const { file } = given
  return row(
    { text: whatOf(given, action), href: actionAddress(file, action.number) },
    whoseOf(given, action) || '–',
    { text: weekName(action.week), href: `/pilots/${encodeURIComponent(file.pilot.code)}/reviews/${action.week}` },
    stateText(given, action),
  )
}

function stateText(given: ActionsOf, action: Action): string {
  if (action.kind === 'cut') return '✕ cut'
  return standingOf(given, action) || 'open'
}

/** For `views/actions/show.eta`: what it is, what happened to it, and the three ways on for whoever may take them. */
export function actionView(given: ActionsOf, action: Action, again: ActionAgain | null) {
  const isOpen = action.kind === 'action' && action.state === 'open'
  return {
    heading: whatOf(given, action),
    standing: isOverdue(action, given.calendar.dayOf(given.now)) ? 'This is overdue.' : null,
    line: [whoseOf(given, action), `decided in the review of the week of ${weekName(action.week)}`]
      .filter(Boolean)
      .join(' · '),
    trail: trailOf(given, action),
    report: isOpen ? reportForm(given, action, again) : null,
    folds: isOpen ? foldsFor(given, action, again) : [],
    all: `/pilots/${encodeURIComponent(given.file.pilot.code)}/actions`,
  }
}

const did: Readonly<Record<Action['events'][number]['what'], string>> = {
  added: 'noted it',
  kept: 'kept it open',
  done: 'reported it done',
  dropped: 'dropped it',
}

function trailOf({ file, names, calendar, now, texts }: ActionsOf, { events }: Action): Trail {
  return events.map(({ what, by, at, words: text }) => ({
    text: `${nameWithSeat(names, file.pilot.holders, by)} ${did[what]} on ${dayOf(at, calendar.zone, now)}.`,
    at: new Date(at).toISOString(),
    why: what === 'added' || text === null ? undefined : texts.get(text),
  }))
}

function reportForm(given: ActionsOf, action: Action, again: ActionAgain | null): Form {
  const how: Question = { kind: 'textarea', name: 'words', label: 'How it was done', optional: true, rows: 2 }
  return actionForm(given, action, { part: 'report', questions: [how], button: 'Report it done', again })
}

/** Keeping it open is for those who note actions, dropping it for the two leaders. */
function foldsFor(given: ActionsOf, action: Action, again: ActionAgain | null): readonly Fold[] {
  const { seats, calendar, now } = given
  const leads = seats.some((seat) => seat === 'coo' || seat === 'cto')
  const week = calendar.dayOf(now + 7 * 86_400_000)
  const until: Question = { kind: 'date', name: 'dueOn', label: 'Due', value: week, within: 'keeping' }
  const why: Question = { kind: 'textarea', name: 'words', label: 'Why it is dropped', rows: 2, within: 'dropping' }
  const keeping = actionForm(given, action, { part: 'keeping', questions: [until], button: 'Keep it open', again })
  const dropping = actionForm(given, action, { part: 'dropping', questions: [why], button: 'Drop it', again })
  return [
    ...(leads || seats.includes('lead') ? [fold('It is still open', keeping)] : []),
    ...(leads ? [fold('It is not to be done any more', dropping)] : []),
  ]
}

type ActionForm = {
  readonly part: ActionAgain['part']
  readonly questions: readonly Question[]
  readonly button: string
  readonly again: ActionAgain | null
}

function actionForm({ file }: ActionsOf, { number }: Action, { part, questions, button, again }: ActionForm): Form {
  const mine = again?.part === part ? again : undefined
  return form({
    id: `${part}-form`,
    action: `${actionAddress(file, number)}/${part}`,
    fields: answered(questions, mine?.sent, mine?.problems),
    problems: problemSummary(mine?.problems ?? []),
    primary: primary(undefined, { text: button }),
  })
}
