// What no log gives yet is said by a person at the week's close and keeps that person's name. Empty is not zero: a figure
// that nobody counted stays unmeasured. Saying it again, with a reason, is how a figure is corrected.
import type { Calendar } from './calendar.ts'
import { statedFor } from './evidence.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { firstWeekOf, signedAnswerFor } from './pilot-weeks.ts'
import { overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import type { StatedFigures } from './scorecard.ts'

export type StatedFigure = {
  readonly name: keyof StatedFigures
  readonly words: string
  readonly unit: string
  readonly hint: string
  /** More than this cannot be true of one week and one team. */
  readonly most: number
}

export const statableFigures: readonly StatedFigure[] = [
  { name: 'users', words: 'People who used it', unit: 'people', hint: 'Of the group, in this week.', most: 100_000 },
  {
    name: 'helpRequests',
    words: 'Requests for help',
    unit: 'requests',
    hint: 'However they came: chat, mail, over the desk.',
    most: 100_000,
  },
  {
    name: 'dailyHelpUsers',
    words: 'People who needed help daily',
    unit: 'people',
    hint: 'Who asked on three or more working days.',
    most: 100_000,
  },
  {
    name: 'supportMinutes',
    words: 'Support work',
    unit: 'minutes',
    hint: 'Repairs, reruns and looking after the system.',
    most: 1_000_000,
  },
  { name: 'trainingMinutes', words: 'Training', unit: 'minutes', hint: 'Of everybody together.', most: 1_000_000 },
  { name: 'complaints', words: 'Complaints', unit: 'complaints', hint: 'About the new flow.', most: 100_000 },
  {
    name: 'downtimeMinutes',
    words: 'Downtime',
    unit: 'minutes',
    hint: 'While it should have run; planned maintenance apart.',
    most: 10_080,
  },
]

/** What somebody typed: figures as text, empty where nobody counted. `seen` is the number of the statement on the page. */
export type Stating = {
  readonly typed: Readonly<Record<keyof StatedFigures, string>>
  readonly why: string
  readonly seen: string
}

/** Why the figures of a week cannot be stated at `now`; null when they can. */
export function notStatable(file: PilotFile, week: string, now: number, calendar: Calendar): string | null {
  const first = firstWeekOf(file)
  if (hasEnded(file.pilot)) return 'This pilot has ended. Its figures stay as they are.'
  if (first === null || week < first) return 'Figures are stated for the weeks of the pilot.'
  if (week > calendar.weekOf(now)) return 'This week has not begun.'
  return null
}

/**
 * States the figures of a week, or states them again. Refused: weeks outside the pilot, what is not a whole number, no
 * figure at all, nothing new, and correcting without a reason. On a signed week it waits for the other leader.
 */
export function stateFigures(
  file: PilotFile,
  week: string,
  stating: Stating,
  act: Act,
  calendar: Calendar,
): Fact | Refused {
  const no = notStatable(file, week, act.at, calendar)
  if (no !== null) return refuse(no)
  const before = statedFor(file, week)
  if (stating.seen !== String(before?.seq ?? '')) return overtaken('What was stated')
  const problems = problemsWith(stating, mustSayWhy(file, week))
  if (problems.length > 0) return refuseFields(problems)
  const figures = figuresIn(stating)
  if (!before && Object.values(figures).every((figure) => figure === null))
    return refuse('Every figure is empty. State at least one; leave the others empty.')
  if (before && statableFigures.every(({ name }) => before.figures[name] === figures[name]))
    return refuse('These figures are already stated.')

  const version = file.stated.filter((one) => one.week === week).length + 1
  const texts: Record<string, string> = stating.why === '' ? {} : { why: stating.why }
  return fact('state figures', file.pilot.id, { type: 'week', id: week, version }, { data: { week, figures }, texts })
}

/** A first statement needs no reason; a correction, or anything said of a signed week, does. */
export function mustSayWhy(file: PilotFile, week: string): boolean {
  return statedFor(file, week) !== null || signedAnswerFor(file, week) !== null
}

function problemsWith({ typed, why }: Stating, needsWhy: boolean): readonly Problem[] {
  const wrong = statableFigures.flatMap(({ name, most }) => {
    const sentence = whyWrong(typed[name], most)
    return sentence === null ? [] : [{ field: name, why: sentence }]
  })
  const { users, dailyHelpUsers } = typed
  const moreThanAll = wrong.length === 0 && users !== '' && Number(dailyHelpUsers) > Number(users)
  return [
    ...wrong,
    ...(moreThanAll ? [{ field: 'dailyHelpUsers', why: 'More people needed help daily than used it.' }] : []),
    ...(needsWhy && why === '' ? [{ field: 'why', why: 'Say in a sentence why the figures change.' }] : []),
  ]
}

function whyWrong(typed: string, most: number): string | null {
  if (typed === '') return null
  if (!/^\d{1,9}$/.test(typed)) return 'Write a whole number, or leave it empty when nobody counted.'
  return Number(typed) > most ? `More than ${most.toLocaleString('en-GB')} cannot be meant.` : null
}

function figuresIn({ typed }: Stating): StatedFigures {
  const of = (name: keyof StatedFigures) => (typed[name] === '' ? null : Number(typed[name]))
  return {
    users: of('users'),
    helpRequests: of('helpRequests'),
    dailyHelpUsers: of('dailyHelpUsers'),
    supportMinutes: of('supportMinutes'),
    trainingMinutes: of('trainingMinutes'),
    complaints: of('complaints'),
    downtimeMinutes: of('downtimeMinutes'),
  }
}
