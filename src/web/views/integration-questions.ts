// What the map asks about an integration: what flows when and in whose name, and what is planned for the ways in which it fails.
import { failureWays, type FailureWay, type Integration, type MapContent } from '../../domain/system-map.ts'
import { capital } from '../../words/sentences.ts'
import type { Question } from './field.ts'

/** Questions that stand together under a heading; a sheet of one group has none. */
export type QuestionGroup = { readonly legend: string | null; readonly questions: readonly Question[] }

/** What is asked about the integration with this id; an empty id is a new one. */
export function integrationGroups(map: MapContent, id: string): readonly QuestionGroup[] {
  const now = map.integrations.find((one) => one.id === id)
  return [
    { legend: 'What flows', questions: flowQuestions(map, now) },
    { legend: 'When', questions: timeQuestions(now) },
    { legend: 'In whose name', questions: identityQuestions(now) },
    { legend: 'When it breaks', questions: repairQuestions(now) },
  ]
}

function flowQuestions(map: MapContent, now: Integration | undefined): readonly Question[] {
  const systems = [
    { value: '', text: 'Choose a system' },
    ...map.systems.map((one) => ({ value: one.id, text: one.name })),
  ]
  return [
    { kind: 'text', name: 'name', label: 'Name', size: 'middle', value: now?.name },
    { kind: 'select', name: 'from', label: 'From', choices: systems, value: now?.from ?? '' },
    { kind: 'select', name: 'to', label: 'To', choices: systems, value: now?.to ?? '' },
    {
      kind: 'checkboxes',
      name: 'records',
      label: 'Records that it carries',
      optional: true,
      choices: map.records.map((one) => ({ value: one.id, text: one.name })),
    },
    {
      kind: 'radios',
      name: 'mode',
      label: 'How',
      value: now?.mode ?? '',
      choices: [
        { value: 'direct', text: 'Direct', hint: 'One system asks the other and waits.' },
        { value: 'buffered', text: 'Buffered', hint: 'A file, a queue or a mailbox lies between them.' },
      ],
    },
    {
      kind: 'checkbox',
      name: 'routes',
      label: 'Routing',
      text: 'It decides where a case goes.',
      value: now?.routes ? 'yes' : '',
    },
  ]
}

function timeQuestions(now: Integration | undefined): readonly Question[] {
  return [
    { kind: 'text', name: 'trigger', label: 'What sets it off', value: now?.trigger },
    {
      kind: 'number',
      name: 'everyMinutes',
      label: 'Something is expected at least every',
      unit: 'minutes',
      optional: true,
      hint: 'After a longer silence an alarm is raised. Leave it empty where no cadence can be expected.',
      value: now?.everyMinutes?.toString(),
    },
    {
      kind: 'checkbox',
      name: 'onlyFailures',
      label: 'Silence',
      text: 'It only reports failures, so its silence says nothing.',
      value: now?.onlyFailures ? 'yes' : '',
    },
    ...countedQuestions(now),
    {
      kind: 'textarea',
      name: 'flows',
      label: 'Names of its flows on the platform',
      optional: true,
      rows: 2,
      hint: 'One a line, as the platform reports them with each run.',
      value: now?.flows.join('\n'),
    },
  ]
}

/** What is counted beside the silence. */
function countedQuestions(now: Integration | undefined): readonly Question[] {
  return [
    {
      kind: 'number',
      name: 'fewestADay',
      label: 'Runs on a working day, at least',
      unit: 'runs',
      optional: true,
      hint: 'A working day with fewer raises an alarm on the next one.',
      value: now?.fewestADay?.toString(),
    },
    {
      kind: 'checkbox',
      name: 'handlesCases',
      label: 'Cases',
      text: 'Each run handles one case, so its runs are held against the cases of the week.',
      value: now?.handlesCases ? 'yes' : '',
    },
  ]
}

function identityQuestions(now: Integration | undefined): readonly Question[] {
  return [
    {
      kind: 'text',
      name: 'runsAs',
      label: 'It works in the name of',
      size: 'middle',
      optional: true,
      hint: 'The tool or bot as its access grants name it.',
      value: now?.runsAs,
    },
    {
      kind: 'text',
      name: 'credentialsOwner',
      label: 'Who renews its credentials',
      size: 'middle',
      optional: true,
      value: now?.credentials?.owner,
    },
    {
      kind: 'date',
      name: 'credentialsExpireOn',
      label: 'They expire on',
      optional: true,
      value: now?.credentials?.expiresOn ?? undefined,
    },
  ]
}

function repairQuestions(now: Integration | undefined): readonly Question[] {
  const text = (name: 'alert' | 'rollback' | 'repairedBy', label: string, hint?: string): Question => {
    return { kind: 'text', name, label, hint, optional: true, value: now?.[name] }
  }
  return [
    text('alert', 'Alert', 'Who is told, and how. The launch waits for it and for a test of it.'),
    ...seriesQuestions(now),
    text('rollback', 'Rollback', 'How what it wrote is taken back.'),
    text('repairedBy', 'Who can repair a stuck job'),
  ]
}

/** A run that is tried again is one run; a success ends the row. */
function seriesQuestions(now: Integration | undefined): readonly Question[] {
  return [
    {
      kind: 'number',
      name: 'inARow',
      label: 'Alarm after so many failed runs in a row',
      unit: 'runs',
      optional: true,
      value: now?.inARow?.runs.toString(),
    },
    {
      kind: 'radios',
      name: 'inARowNext',
      label: 'And then',
      value: now?.inARow?.next ?? 'alert',
      choices: [
        { value: 'alert', text: 'Tell the CTO and the engineers' },
        {
          value: 'ask for a pause',
          text: 'Ask whoever may pause to do so',
          hint: 'Nothing is paused by itself.',
        },
      ],
    },
  ]
}

/** Six groups, one for each way of failing. */
export function pathGroups(integration: Integration | undefined): readonly QuestionGroup[] {
  return failureWays.map((way) => ({ legend: capital(way), questions: pathQuestions(integration, way) }))
}

function pathQuestions(integration: Integration | undefined, way: FailureWay): readonly Question[] {
  const now = integration?.paths.find((path) => path.way === way)
  const text = (part: 'seenHow' | 'whoActs' | 'fallback' | 'rollback', label: string): Question => {
    return { kind: 'textarea', rows: 2, name: `${way}.${part}`, label, value: now?.[part] }
  }
  return [
    text('seenHow', 'How it is seen'),
    text('whoActs', 'Who acts'),
    text('fallback', 'How the work goes on'),
    text('rollback', 'How it is taken back'),
    {
      kind: 'text',
      name: `${way}.cannotHappen`,
      label: 'Or: it cannot happen, because',
      optional: true,
      value: now?.cannotHappen,
    },
  ]
}
