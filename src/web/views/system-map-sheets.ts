// The sheets on which the map is written: what each of them asks, and what stands in it at first.
import { type MapContent, rights } from '../../domain/system-map.ts'
import { capital } from '../../words/sentences.ts'
import { doesWords } from '../../words/map.ts'
import type { Choice, Question, Sent } from './field.ts'
import { integrationGroups, pathGroups, type QuestionGroup } from './integration-questions.ts'

/** A sheet, by its address below the map. */
export const sheetNames = [
  'systems',
  'records',
  'integrations',
  'failure-paths',
  'grants',
  'human-points',
  'estimate',
  'grants-review',
] as const
export type SheetName = (typeof sheetNames)[number]

/** `isPart`: the sheet writes one part, which can be added and removed. */
export type SheetWords = { readonly one: string; readonly lead: string; readonly isPart: boolean }

/** What is written on a sheet, and what it is good for. */
export const sheetWords: Readonly<Record<SheetName, SheetWords>> = {
  systems: { isPart: true, one: 'system', lead: 'A tool that touches the process, and who answers for it.' },
  records: {
    isPart: true,
    one: 'record',
    lead: 'A kind of data: the one system that is right when two disagree, and the one that writes it.',
  },
  integrations: { isPart: true, one: 'integration', lead: 'Data flowing from one system to another.' },
  'failure-paths': {
    isPart: false,
    one: 'failure paths',
    lead: 'Six ways in which an integration can fail. Say for each how it is seen, who acts, how the work goes on and how it is taken back; or why it cannot happen here.',
  },
  grants: {
    isPart: true,
    one: 'access grant',
    lead: 'What people, a tool or a bot may do in a system. Give no more than the work needs.',
  },
  'human-points': {
    isPart: true,
    one: 'human point',
    lead: 'Where a person stands in the flow, and what they do there.',
  },
  estimate: {
    isPart: false,
    one: 'estimate',
    lead: 'What it takes to build, and what it takes every week to keep it going.',
  },
  'grants-review': {
    isPart: false,
    one: 'review of the grants',
    lead: 'Somebody went through every access grant today.',
  },
}

/** What a sheet asks about the part with this id, as the map says it now; an empty id is a new part. */
export function sheetQuestions(name: SheetName, map: MapContent, id: string): readonly QuestionGroup[] {
  if (name === 'failure-paths') return pathGroups(map.integrations.find((one) => one.id === id))
  if (name === 'integrations') return integrationGroups(map, id)
  return [{ legend: null, questions: plainQuestions(name, map, id) }]
}

function plainQuestions(name: SheetName, map: MapContent, id: string): readonly Question[] {
  if (name === 'systems') return systemQuestions(map, id)
  if (name === 'records') return recordQuestions(map, id)
  if (name === 'grants') return grantQuestions(map, id)
  if (name === 'human-points') return humanPointQuestions(map, id)
  return name === 'estimate' ? estimateQuestions(map) : []
}

function systemQuestions({ systems }: MapContent, id: string): readonly Question[] {
  const now = systems.find((one) => one.id === id)
  return [
    { kind: 'text', name: 'name', label: 'Name', size: 'middle', value: now?.name },
    { kind: 'text', name: 'what', label: 'What it does in this work', value: now?.what },
    { kind: 'text', name: 'owner', label: 'Who answers for it', size: 'middle', hint: roleHint, value: now?.owner },
  ]
}

const roleHint = 'A role or a team: it stays right when people move on.'

function recordQuestions(map: MapContent, id: string): readonly Question[] {
  const now = map.records.find((one) => one.id === id)
  return [
    { kind: 'text', name: 'name', label: 'Name', size: 'middle', value: now?.name },
    {
      kind: 'select',
      name: 'truth',
      label: 'Source of truth',
      hint: 'When two systems disagree, this one is right.',
      choices: [{ value: '', text: 'Nobody has said yet' }, ...systemChoices(map)],
      value: now?.truth ?? '',
    },
    { kind: 'checkboxes', name: 'writers', label: 'Systems that write it', choices: systemChoices(map) },
  ]
}

function grantQuestions(map: MapContent, id: string): readonly Question[] {
  const now = map.grants.find((one) => one.id === id)
  return [
    { kind: 'text', name: 'holder', label: 'Who or what', size: 'middle', value: now?.holder },
    {
      kind: 'radios',
      name: 'kind',
      label: 'That is',
      value: now?.kind ?? '',
      choices: [
        { value: 'person', text: 'People' },
        { value: 'tool', text: 'A tool' },
        { value: 'bot', text: 'A bot' },
      ],
    },
    {
      kind: 'select',
      name: 'system',
      label: 'In which system',
      choices: [{ value: '', text: 'Choose a system' }, ...systemChoices(map)],
      value: now?.system ?? '',
    },
    {
      kind: 'checkboxes',
      name: 'rights',
      label: 'May',
      choices: rights.map((right) => ({ value: right, text: capital(right) })),
    },
  ]
}

function humanPointQuestions({ humanPoints }: MapContent, id: string): readonly Question[] {
  const now = humanPoints.find((one) => one.id === id)
  const does = Object.entries(doesWords).map(([value, text]) => ({ value, text: capital(text) }))
  return [
    { kind: 'text', name: 'where', label: 'Where in the flow', value: now?.where },
    { kind: 'text', name: 'who', label: 'Who', size: 'middle', hint: roleHint, value: now?.who },
    { kind: 'radios', name: 'does', label: 'What they do', choices: does, value: now?.does ?? '' },
  ]
}

function estimateQuestions({ buildDays, supportMinutes }: MapContent): readonly Question[] {
  return [
    { kind: 'number', name: 'buildDays', label: 'To build', unit: 'days', value: buildDays ?? undefined },
    {
      kind: 'number',
      name: 'supportMinutes',
      label: 'Support',
      unit: 'minutes a week',
      hint: 'Reruns, corrections and questions about the system. What is logged is held against this.',
      value: supportMinutes?.toString(),
    },
  ]
}

/** Every system of the map as a choice. */
function systemChoices({ systems }: MapContent): readonly Choice[] {
  return systems.map(({ id, name }) => ({ value: id, text: name }))
}

/** What stands on a sheet before anything was typed, in the words of its form. */
export function sheetTyped(name: SheetName, map: MapContent, id: string): Sent {
  const questions = sheetQuestions(name, map, id).flatMap((group) => group.questions)
  const said = questions.map((question) => [question.name, question.value ?? ''] as const)
  return { ...Object.fromEntries(said), ...chosenOn(name, map, id) }
}

/** What is ticked in lists of several. */
function chosenOn(name: SheetName, map: MapContent, id: string): Sent {
  if (name === 'records') return { writers: map.records.find((one) => one.id === id)?.writers ?? [] }
  if (name === 'integrations') return { records: map.integrations.find((one) => one.id === id)?.records ?? [] }
  return name === 'grants' ? { rights: map.grants.find((one) => one.id === id)?.rights ?? [] } : {}
}

/** Whether the part that a sheet is about stands on the map. */
export function partExists(name: SheetName, map: MapContent, id: string): boolean {
  const list = partsOn[name]
  return list === null || map[list].some((part) => part.id === id)
}

const partsOn = {
  systems: 'systems',
  records: 'records',
  integrations: 'integrations',
  'failure-paths': 'integrations',
  grants: 'grants',
  'human-points': 'humanPoints',
  estimate: null,
  'grants-review': null,
} as const satisfies Readonly<Record<SheetName, keyof MapContent | null>>
