// The plain questions of the charter's form: goal, minutes, smallest version, who may pause, group and rhythm.
import { minutesNames } from '../../domain/charter.ts'
import type { Choice, Field, Question } from './field.ts'

/** Questions that belong together, in rows; the fields of one row stand beside each other. `folded` hides them behind the legend. */
export type Part = {
  readonly legend?: string
  readonly folded: boolean
  readonly open: boolean
  readonly rows: readonly (readonly Field[])[]
}

export type FormSection = {
  readonly id: string
  readonly heading: string
  readonly lead?: string
  readonly parts: readonly Part[]
}

/** Rows of questions as a section lists them, before anything was typed. */
export type PartOf = Partial<Pick<Part, 'legend' | 'folded'>> & { readonly rows: readonly (readonly Question[])[] }
export type SectionOf = Omit<FormSection, 'parts'> & { readonly parts: readonly PartOf[] }

/** Every question in a row of its own. */
function belowEachOther(questions: readonly Question[]): readonly (readonly Question[])[] {
  return questions.map((question) => [question])
}

/** The goal in one sentence, what it serves, and whether the pilot already runs (settled once it was launched). */
export function goalSection(isAmendment: boolean): SectionOf {
  return {
    id: 'goal',
    heading: 'The goal',
    lead: 'One sentence that a manager, an analyst and an engineer would repeat the same way: a verb, the number today, the number to reach, and the team.',
    parts: [
      { rows: belowEachOther([sentence, objective]) },
      ...(isAmendment ? [] : [{ legend: 'The pilot already runs', folded: true, rows: adoption }]),
    ],
  }
}

const sentence: Question = {
  kind: 'textarea',
  name: 'sentence',
  label: 'Goal sentence',
  rows: 2,
  hint: '“Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.” A vague one, like “Improve operations with automation”, is refused with what is missing.',
}

const objective: Question = {
  kind: 'textarea',
  name: 'objective',
  label: 'Objective it serves',
  rows: 2,
  optional: true,
  hint: 'Which aim of the organisation the pilot helps to reach.',
}

const adoption: readonly (readonly Question[])[] = [
  [
    {
      kind: 'checkbox',
      name: 'adopted',
      label: 'Adopt a running pilot',
      text: 'This pilot runs already. Its weeks count from the first week on; earlier weeks are before the keys.',
    },
  ],
  [
    {
      kind: 'date',
      name: 'firstWeek',
      label: 'Its first week',
      hint: 'Any day in it. Nothing is dated back.',
      optional: true,
    },
  ],
]

const minutesLegends: Readonly<Record<(typeof minutesNames)[number], string>> = {
  perCase: 'One case done by hand, the old way',
  perTouch: 'One manual touch',
  perException: 'One exception or rework',
  perHelp: 'One help request',
}

const wageQuestions: readonly Question[] = [
  { kind: 'number', name: 'wage.amount', label: 'Cost', unit: 'an hour' },
  { kind: 'text', name: 'wage.currency', label: 'Currency, like EUR' },
  ...foundQuestions('wage'),
]

export const minutesSection: SectionOf = {
  id: 'minutes',
  heading: 'Minutes',
  lead: 'What net manual work is counted with. Without all four it is never measured, and the pilot can never reach expand. A sampled figure counts with ± 15 %, an estimated one with ± 30 %. With the cost of an hour it is shown in money as well.',
  parts: [
    ...minutesNames.map((name) => ({
      legend: minutesLegends[name],
      rows: [minutesQuestions(name)],
    })),
    { legend: 'What an hour of this work costs (optional)', folded: true, rows: [wageQuestions] },
    {
      rows: belowEachOther([
        {
          kind: 'number' as const,
          name: 'plannedTouches',
          label: 'Manual touches that the plan allows',
          unit: 'a case',
          hint: 'Every touch beyond it counts as work that the pilot added.',
        },
      ]),
    },
  ],
}

function minutesQuestions(name: string): readonly Question[] {
  return [{ kind: 'number', name: `${name}.minutes`, label: 'Minutes', unit: 'minutes' }, ...foundQuestions(name)]
}

function foundQuestions(name: string): readonly Question[] {
  return [
    {
      kind: 'select',
      name: `${name}.source`,
      label: 'How it was found',
      choices: [
        { value: '', text: 'Choose' },
        { value: 'measured', text: 'measured' },
        { value: 'sampled', text: 'sampled' },
        { value: 'estimated', text: 'estimated' },
      ],
    },
    { kind: 'text', name: `${name}.where`, label: 'Where that stands' },
  ]
}

export const smallestSection: SectionOf = {
  id: 'smallest',
  heading: 'The smallest version',
  lead: 'The least that can do the job. Whatever else comes up waits until the first cycle has ended.',
  parts: [
    {
      rows: belowEachOther([
        { kind: 'textarea', name: 'does', label: 'It does', rows: 2 },
        { kind: 'textarea', name: 'doesNot', label: 'It does not', rows: 2 },
        {
          kind: 'textarea',
          name: 'components',
          label: 'What can fail in it',
          rows: 4,
          hint: 'One name a line: each rule, handoff and integration. Failures are counted by these names.',
        },
      ]),
    },
  ],
}

export function pauseSection(others: readonly Choice[]): SectionOf {
  return {
    id: 'rights',
    heading: 'Who decides',
    lead: 'The COO owns the process, its rules, exceptions and people. The CTO owns the system, its integrations, permissions, alerts and rollback. No rule changes in the running pilot until both keys have turned, and both leaders may always pause.',
    parts:
      others.length === 0
        ? []
        : [
            {
              rows: belowEachOther([
                { kind: 'checkboxes', name: 'mayPause', label: 'May pause as well', optional: true, choices: others },
              ]),
            },
          ],
  }
}

export const groupSection: SectionOf = {
  id: 'group',
  heading: 'The group',
  lead: 'About ten people in one team, who use it every day.',
  parts: [
    {
      rows: belowEachOther([
        { kind: 'number', name: 'groupPeople', label: 'How many', unit: 'people' },
        {
          kind: 'textarea',
          name: 'groupWho',
          label: 'Who',
          rows: 2,
          hint: 'The team or the roles. People themselves take their seats.',
        },
        {
          kind: 'textarea',
          name: 'dailyUse',
          label: 'Good daily use',
          rows: 3,
          hint: 'Who uses it daily, minutes a case, how many cases are sent back. Looked at after week one.',
        },
        {
          kind: 'textarea',
          name: 'whenToUse',
          label: 'When to use it',
          rows: 2,
          hint: 'The one line that everyone in the group acknowledges: which cases go this way, and which do not.',
        },
        {
          kind: 'textarea',
          name: 'fallback',
          label: 'Fallback',
          rows: 3,
          hint: 'How the work is finished by hand when the automation fails, without panic.',
        },
        {
          kind: 'textarea',
          name: 'training',
          label: 'Training done',
          rows: 2,
          hint: 'What was shown to whom, and when. Leave it empty until it is done; the launch waits for it.',
        },
        {
          kind: 'date',
          name: 'startAnnouncedOn',
          label: 'Start date announced on',
          optional: true,
          hint: 'The day on which the group was told when it starts.',
        },
      ]),
    },
  ],
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const daysSection: SectionOf = {
  id: 'rhythm',
  heading: 'Rhythm',
  lead: 'A week closes by itself at its deadline, after its Sunday. Then it is reviewed.',
  parts: [
    {
      rows: [
        [
          { kind: 'number', name: 'cycleWeeks', label: 'Test cycle', unit: 'weeks' },
          {
            kind: 'select',
            name: 'deadlineWeekday',
            label: 'A week closes on',
            choices: weekdays.map((text, at) => ({ value: String(at + 1), text })),
          },
          { kind: 'time', name: 'deadlineTime', label: 'At' },
        ],
      ],
    },
  ],
}
