// The forms of the effort page, each folded under what it logs.
import { rulesToType, runningBuild } from '../../domain/effort-build.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { previousWeek } from '../../domain/week.ts'
import { weekName } from '../../words/dates.ts'
import { type EffortOf, type EffortPart, effortAddress } from './effort-of.ts'
import { answered, type Choice, problemSummary, type Question } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form } from './form.ts'
import { primary } from './keys.ts'

type Asking = {
  readonly summary: string
  readonly action: string
  readonly questions: readonly Question[]
  readonly next: string
  readonly button: string
}

/** A form under its name; null for whoever may not log, and once the pilot has ended. */
function folded(given: EffortOf, part: EffortPart, { summary, action, questions, next, button }: Asking): Fold | null {
  const { file, mayLog, again } = given
  if (!mayLog || hasEnded(file.pilot)) return null
  const { sent, problems } = again?.part === part ? again : { sent: undefined, problems: [] }
  const within = questions.map((question) => ({ ...question, within: part }))
  return fold(
    summary,
    form({
      id: `effort-${part}`,
      action: `${effortAddress(given)}${action}`,
      fields: answered(within, sent, problems),
      problems: problemSummary(
        problems.map(({ name, ...problem }) => ({ ...problem, name: name && `${part}.${name}` })),
      ),
      primary: primary(next, { text: button }),
    }),
  )
}

export function supportForm(given: EffortOf): Fold | null {
  return folded(given, 'support', {
    summary: 'Log hours of support',
    action: '',
    questions: [
      { kind: 'hidden', name: 'what', label: 'What', value: 'support' },
      {
        kind: 'number',
        name: 'amount',
        label: 'Time',
        unit: 'hours',
        hint: 'Repairs, reruns and looking after the system.',
      },
      weekAsked(given),
      { kind: 'text', name: 'words', label: 'What for', optional: true, maxLength: 300 },
    ],
    next: 'It counts in the net manual work of that week, in place of what was stated. A slip is put right with a number below zero.',
    button: 'Log the hours',
  })
}

export function buildForm(given: EffortOf): Fold | null {
  return folded(given, 'build', {
    summary: 'Log days of building',
    action: '',
    questions: [
      { kind: 'hidden', name: 'what', label: 'What', value: 'build' },
      { kind: 'number', name: 'amount', label: 'Time', unit: 'days', hint: 'A day counts eight hours.' },
      weekAsked(given),
      { kind: 'text', name: 'words', label: 'What for', optional: true, maxLength: 300 },
    ],
    next: 'It is held against the estimate of the system map.',
    button: 'Log the days',
  })
}

const weeksOffered = 8

function weekAsked({ calendar, now }: EffortOf): Question {
  const weeks = [calendar.weekOf(now)]
  while (weeks.length < weeksOffered) weeks.push(previousWeek(weeks.at(-1) ?? ''))
  const choices: readonly Choice[] = weeks.map((week) => ({ value: week, text: weekName(week) }))
  return { kind: 'select', name: 'week', label: 'In the week of', choices, value: weeks[0] }
}

export function versionForm(given: EffortOf): Fold | null {
  return folded(given, 'version', {
    summary: 'Log a new version',
    action: '/builds',
    questions: [
      {
        kind: 'text',
        name: 'build',
        label: 'Version',
        hint: 'As the platform calls it, like 1.4.',
        size: 'middle',
        maxLength: 60,
      },
      {
        kind: 'textarea',
        name: 'rules',
        label: 'The rules it runs, each with its version',
        hint: 'They stand here as they are in effect today. Change what the automation does otherwise.',
        value: rulesToType(given.file),
        rows: 3,
        maxLength: 2_000,
      },
      { kind: 'text', name: 'words', label: 'What is new in it', optional: true, maxLength: 300 },
    ],
    next: 'From now on it is the version that runs, with your name.',
    button: 'Log the version',
  })
}

/** Null while there is no other version to go back to. */
export function rollbackForm(given: EffortOf): Fold | null {
  const running = runningBuild(given.file)?.build
  const earlier = [...new Set(given.file.builds.map(({ build }) => build))].filter((build) => build !== running)
  if (earlier.length === 0) return null
  const choices = earlier.toReversed().map((build) => ({ value: build, text: build }))
  return folded(given, 'rollback', {
    summary: 'Log a rollback',
    action: '/rollbacks',
    questions: [
      { kind: 'select', name: 'to', label: 'Back to version', choices },
      { kind: 'text', name: 'words', label: 'Why', maxLength: 300 },
    ],
    next: 'Its rules count as the ones that run.',
    button: 'Log the rollback',
  })
}

export function maintenanceForm(given: EffortOf): Fold | null {
  const { zone } = given.calendar
  return folded(given, 'maintenance', {
    summary: 'Plan maintenance',
    action: '/maintenance',
    questions: [
      { kind: 'date', name: 'fromDay', label: 'From' },
      { kind: 'time', name: 'fromTime', label: `Time in ${zone}` },
      { kind: 'date', name: 'toDay', label: 'Until' },
      { kind: 'time', name: 'toTime', label: `Until, time in ${zone}` },
      { kind: 'text', name: 'words', label: 'What is done', maxLength: 300 },
    ],
    next: 'Downtime in this window counts as planned, and silence raises no alarm.',
    button: 'Plan it',
  })
}
