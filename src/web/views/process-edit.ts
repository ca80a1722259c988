// The form of the process: both lists step by step, what moved while somebody typed, and the buttons that put steps in order
// without saving anything.
import {
  newestProcess,
  partsMissing,
  type ProcessContent,
  type ProcessStep,
  type ProcessVersion,
  type StepList,
  stepLists,
  stepParts,
} from '../../domain/process.ts'
import { type Arranging, blankStep, landsAt, longestList, type Move } from '../../domain/process-draft.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { field, type Field, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { type Action, type Primary, primary } from './keys.ts'
import { listHeadings, partLabels } from './process.ts'
import { changedSteps } from './process-difference.ts'
import { stepsIn, typedFrom } from './process-typed.ts'

export type ProcessEditOf = {
  readonly file: PilotFile
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
  /** The step that the page goes on with: "today-3". */
  readonly opened: string
  /** Somebody else saved since the page was opened. */
  readonly isMoved: boolean
}

export type StepForm = {
  readonly id: string
  readonly legend: string
  readonly summary: string
  /** A person decides in this step. */
  readonly person: boolean
  readonly open: boolean
  /** Fields that stand beside each other. */
  readonly rows: readonly (readonly Field[])[]
  readonly actions: readonly Action[]
}

export type ListForm = {
  readonly id: StepList
  readonly heading: string
  readonly lead: string
  /** Under which name the page says how many steps it shows. */
  readonly count: { readonly name: string; readonly value: number }
  readonly steps: readonly StepForm[]
  readonly actions: readonly Action[]
}

type Listing = {
  readonly typed: Sent
  readonly problems: readonly Problem[]
  readonly opened: string
  readonly address: string
}

export function processEditView(given: ProcessEditOf) {
  const { file, sent, problems, isMoved } = given
  const newest = newestProcess(file.processes)
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/process`
  const typed = sent ?? typedFrom(newest?.content ?? firstPage)
  const version = (newest?.version ?? 0) + 1
  const next = `This becomes version ${version}. You can go on editing it until the launch, which both leaders sign with it.`
  return {
    action: address,
    seen: isMoved || typeof sent?.seen !== 'string' ? (newest?.hash ?? '') : sent.seen,
    problems: problemSummary(problems),
    moved: isMoved && newest ? changedSteps(openedVersion(file, sent), newest) : [],
    lists: stepLists.map((list) => listForm(list, { ...given, typed, address })) satisfies readonly ListForm[],
    why: field(whyQuestion, typed, problems),
    primary: {
      ...primary(next, { text: 'Save the process' }),
      away: { text: 'Back without saving', href: address },
    } satisfies Primary,
  }
}

/** The version that was on the page; null when there was none. */
function openedVersion({ processes }: PilotFile, sent: Sent | undefined): ProcessVersion | null {
  return processes.findLast(({ hash }) => hash === sent?.seen) ?? null
}

/** Five steps to fill in; the pilot’s begin with a copy of them. */
const firstPage: ProcessContent = {
  today: [blankStep, blankStep, blankStep, blankStep, blankStep],
  pilot: [],
  whySoMany: '',
}

const whyQuestion: Question = {
  kind: 'textarea',
  name: 'whySoMany',
  label: 'Why fewer than five steps, or more than ten',
  rows: 2,
  optional: true,
  hint: 'Five to ten are right for most work. Outside that the launch waits for a reason.',
}

const leads: Readonly<Record<StepList, string>> = {
  today: 'What people really do, with its detours. Ask the ones who do it.',
  pilot: 'The same work once the pilot runs. Say which steps a person still decides.',
}

function listForm(list: StepList, given: Listing): ListForm {
  const { typed, address } = given
  const steps = stepsIn(list, typed)
  const button = (text: string, move: Move, place = 1) =>
    arrangeButton(text, address, steps.length, { move, list, place })
  const copies = list === 'pilot' && steps.length === 0
  return {
    id: list,
    heading: listHeadings[list],
    lead: leads[list],
    count: { name: `${list}.steps`, value: steps.length },
    steps: steps.map((step, at) => stepForm(list, step, at + 1, steps.length, given)),
    actions: [
      ...(copies ? [button('Begin with today’s steps', 'copy')] : []),
      ...(steps.length < longestList ? [button('Add a step', 'add')] : []),
    ],
  }
}

function stepForm(list: StepList, step: ProcessStep, place: number, steps: number, given: Listing): StepForm {
  const { typed, problems, opened, address } = given
  const id = `${list}-${place}`
  const name = `${list}.${place}`
  const asked = (question: Question) => field(question, typed, problems)
  const button = (text: string, move: Move) => arrangeButton(text, address, steps, { move, list, place })
  return {
    id,
    legend: `Step ${place}, ${listHeadings[list].toLowerCase()}`,
    summary: summaryOf(step, place),
    person: step.human,
    open: id === opened || problems.some((problem) => problem.name?.startsWith(`${name}.`)) || isBegun(step, place),
    rows: [...questionsOf(name).map((row) => row.map(asked)), [asked(humanQuestion(name))]],
    actions: [
      ...(place > 1 ? [button('Up', 'up')] : []),
      ...(place < steps ? [button('Down', 'down')] : []),
      button('Remove', 'remove'),
    ],
  }
}

/** The first blank step invites; one that is half written is to be finished; the others stay folded. */
function isBegun(step: ProcessStep, place: number): boolean {
  const missing = partsMissing(step).length
  return missing === stepParts.length ? place === 1 : missing > 0
}

function summaryOf({ who, what }: ProcessStep, place: number): string {
  return who === '' && what === '' ? `${place}. Not written yet` : `${place}. ${who} ${what}`
}

function questionsOf(name: string): readonly (readonly Question[])[] {
  const text = (part: 'what' | 'data' | 'check' | 'ifWrong' | 'seenBy'): Question => ({
    kind: 'textarea',
    name: `${name}.${part}`,
    label: partLabels[part],
    rows: 2,
  })
  return [
    [{ kind: 'text', name: `${name}.who`, label: partLabels.who }],
    [text('what'), text('data')],
    [text('check'), text('ifWrong')],
    [text('seenBy')],
  ]
}

function humanQuestion(name: string): Question {
  return { kind: 'checkbox', name: `${name}.human`, label: 'Decision', text: 'A person decides here.' }
}

/** A button that gives the page back with one thing moved, at the place where it went. */
function arrangeButton(text: string, address: string, steps: number, arranging: Arranging): Action {
  const { move, list, place } = arranging
  const landing = landsAt(steps, arranging)
  const anchor = landing === 0 ? list : `${list}-${landing}`
  return { text, name: 'arrange', value: `${move} ${list} ${place}`, action: `${address}/edit#${anchor}` }
}
