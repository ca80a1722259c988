// The charter as one long form: sections in the order in which people agree, each question with its help. What was typed
// comes back as it was typed.
import type { CharterContent } from '../../domain/charter.ts'
import { countsIn } from '../../domain/cycle-time.ts'
import { measureSlots, type MeasureSlot } from '../../domain/charter-measures.ts'
import { type DecisionPoint, decisionPoints, shownPoint, thresholdsIn } from '../../domain/decision-points.ts'
import { measureKeys, measures } from '../../domain/measure.ts'
import { mondayOf } from '../../domain/week.ts'
import {
  daysSection,
  type FormSection,
  goalSection,
  groupSection,
  minutesSection,
  type Part,
  type PartOf,
  pauseSection,
  type SectionOf,
  smallestSection,
} from './charter-questions.ts'
import { type Choice, type Field, field, type Problem, type Question, type Sent } from './field.ts'

export type CharterFormOf = {
  /** What stands in the fields: what was sent, else the newest version, else nothing. */
  readonly typed: Sent
  readonly problems: readonly Problem[]
  /** Which weeks the case log has, in a sentence. */
  readonly log: string
  readonly others: readonly Choice[]
  /** After the launch the start is settled and a reason is asked. */
  readonly isAmendment: boolean
}

/** Every section of the form, with what was typed and what is wrong. */
export function charterSectionsToFill(given: CharterFormOf): readonly FormSection[] {
  const sections: readonly SectionOf[] = [
    goalSection(given.isAmendment),
    measuresSection(given.log),
    pointsSection,
    minutesSection,
    smallestSection,
    pauseSection(given.others),
    groupSection,
    daysSection,
  ]
  return sections.map((section) => ({ ...section, parts: section.parts.map((part) => partOf(part, given)) }))
}

function partOf({ rows, ...part }: PartOf, { typed, problems }: CharterFormOf): Part {
  const fields = rows.map((questions) => questions.map((question) => field(question, typed, problems)))
  return { folded: false, ...part, open: fields.flat().some(isTouched), rows: fields }
}

/** Something was typed here or is wrong here; a choice that stood there from the start is neither. */
function isTouched({ kind, value, problem }: Field): boolean {
  return problem !== undefined || (kind !== 'radios' && value !== '' && value !== 'lower')
}

const measureChoices: readonly Choice[] = [
  { value: '', text: 'Choose a measure' },
  ...measureKeys.map((key) => ({ value: key, text: `${measures[key].name}, ${measures[key].unit}` })),
]

const slotLegends: Readonly<Record<MeasureSlot, string>> = {
  goal1: 'Goal measure',
  goal2: 'Second goal measure (optional)',
  guardrail1: 'Guardrail (optional)',
  guardrail2: 'Second guardrail (optional)',
  guardrail3: 'Third guardrail (optional)',
}

function measuresSection(log: string): SectionOf {
  return {
    id: 'measures',
    heading: 'What success is',
    lead: `One or two numbers, agreed before anybody starts, and what they were in the weeks before. Guardrails must not get worse on the way. ${log}`,
    parts: [
      ...measureSlots.map((slot) => ({
        legend: slotLegends[slot],
        folded: slot !== 'goal1',
        rows: measureQuestions(slot),
      })),
      { rows: [[hoursQuestion]] },
    ],
  }
}

const hoursQuestion: Question = {
  kind: 'radios',
  name: 'cycleTime',
  label: 'Hours that count for the cycle time',
  choices: [
    { value: 'round the clock', text: 'Round the clock', hint: 'Nights and weekends count: what whoever waits sees.' },
    {
      value: 'working hours',
      text: 'Working hours',
      hint: 'Monday to Friday, 09:00 to 17:00. Baselines from the case log are counted alike.',
    },
  ],
}

function measureQuestions(slot: MeasureSlot): readonly (readonly Question[])[] {
  const isGoal = slot.startsWith('goal')
  const hint = isGoal ? undefined : 'Left empty, there is nothing to miss; it is still watched for getting worse.'
  return [
    [{ kind: 'select', name: `${slot}.measure`, label: 'Measure', choices: measureChoices }],
    [
      { kind: 'select', name: `${slot}.better`, label: 'Better when', choices: ways },
      { kind: 'number', name: `${slot}.target`, label: isGoal ? 'Target' : 'Limit', unit: 'in its own unit', hint },
    ],
    [{ kind: 'radios', name: `${slot}.from`, label: 'Baseline', choices: origins }],
    [
      { kind: 'date', name: `${slot}.firstWeek`, label: 'First baseline week', hint: 'Any day in it.' },
      { kind: 'date', name: `${slot}.lastWeek`, label: 'Last baseline week', hint: 'Any day in it.' },
    ],
    [
      {
        kind: 'textarea',
        name: `${slot}.values`,
        label: 'Stated weekly values',
        rows: 2,
        optional: true,
        hint: valuesHint,
      },
    ],
  ]
}

const ways: readonly Choice[] = [
  { value: 'lower', text: 'lower' },
  { value: 'higher', text: 'higher' },
]

const origins: readonly Choice[] = [
  { value: 'case log', text: 'From the case log', hint: 'Twokeys fills in one value for each week below.' },
  {
    value: 'stated',
    text: 'Stated by us',
    hint: 'For what no log gives: six weekly values or more. The weeks may stay empty.',
  },
]

const valuesHint =
  'Oldest first: “47, 52, 49”. A blank, a semicolon or a new line stands between two values; a comma inside a number is its decimal mark, so “47,5 52,1” are two.'

const groupLegends = {
  stop: 'Stop',
  fix: 'Fix',
  expand: 'Expand',
  evidence: 'What counts as evidence',
} as const

const pointsSection: SectionOf = {
  id: 'decision-points',
  heading: 'Decision points',
  lead: 'Agreed now, so that nobody has to argue later. The values here are the defaults; after the launch they change only by both keys, and the streak starts again.',
  parts: (['stop', 'fix', 'expand', 'evidence'] as const).map((group) => ({
    legend: groupLegends[group],
    rows: [pointQuestions(group)],
  })),
}

function pointQuestions(group: DecisionPoint['group']): readonly Question[] {
  const points = decisionPoints.filter((point) => point.group === group)
  return points.map(({ name, words, unit }) => ({ kind: 'number', name, label: words, unit }))
}

/** A charter's content as the fields that would say it; without one the form's first values. */
export function typedFrom(content: CharterContent | null, hasLog: boolean): Sent {
  const thresholds = thresholdsIn(content?.decisionPoints ?? {})
  const points = decisionPoints.map((point) => [point.name, shownPoint(point, thresholds)])
  return {
    ...Object.fromEntries(points),
    ...Object.fromEntries(measureSlots.flatMap((slot) => measureTyped(slot, content, hasLog))),
    ...(content
      ? contentTyped(content)
      : { plannedTouches: '0', cycleWeeks: '4', deadlineWeekday: '1', deadlineTime: '09:00' }),
    cycleTime: countsIn(content),
  }
}

function contentTyped(content: CharterContent): Sent {
  const { firstWeek, minutes, smallest, group, deadline, startAnnouncedOn } = content
  const minutesTyped = Object.entries(minutes).flatMap(([name, one]) => [
    [`${name}.minutes`, one?.minutes ?? ''],
    [`${name}.source`, one?.source ?? ''],
    [`${name}.where`, one?.where ?? ''],
  ])
  return {
    ...content,
    ...Object.fromEntries(minutesTyped),
    ...Object.fromEntries(Object.entries(content.wage ?? {}).map(([name, text]) => [`wage.${name}`, text])),
    adopted: content.adopted ? 'yes' : '',
    firstWeek: firstWeek === null ? '' : mondayOf(firstWeek),
    plannedTouches: String(content.plannedTouches),
    components: content.components.join('\n'),
    does: smallest.does,
    doesNot: smallest.doesNot,
    groupPeople: group.people === 0 ? '' : String(group.people),
    groupWho: group.who,
    startAnnouncedOn: startAnnouncedOn ?? '',
    cycleWeeks: String(content.cycleWeeks),
    deadlineWeekday: String(deadline.weekday),
    deadlineTime: deadline.time,
  }
}

/** A place for a measure: the first goal stands in the first goal's place, and so on. */
function measureTyped(slot: MeasureSlot, content: CharterContent | null, hasLog: boolean): readonly [string, string][] {
  const role = slot.startsWith('goal') ? 'goal' : 'guardrail'
  const measure = content?.measures.filter((one) => one.role === role)[Number(slot.at(-1)) - 1]
  const { from, firstWeek, lastWeek, values } = measure?.baseline ?? {
    from: hasLog ? 'case log' : 'stated',
    firstWeek: null,
    lastWeek: null,
    values: [],
  }
  return [
    [`${slot}.measure`, measure?.key ?? ''],
    [`${slot}.better`, measure?.direction ?? 'lower'],
    [`${slot}.target`, measure?.target ?? ''],
    [`${slot}.from`, from],
    [`${slot}.firstWeek`, firstWeek === null ? '' : mondayOf(firstWeek)],
    [`${slot}.lastWeek`, lastWeek === null ? '' : mondayOf(lastWeek)],
    [`${slot}.values`, from === 'stated' ? values.join(', ') : ''],
  ]
}
