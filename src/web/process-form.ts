// The form of the process as it comes in: both lists step by step, and the draft that they make together.
import { z } from 'zod'
import { type Arranging, longestList, moves, stepPlaces } from '../domain/process-draft.ts'
import { type ProcessContent, type ProcessStep, type StepList, stepLists, stepParts } from '../domain/process.ts'
import { formOf, typed } from './forms.ts'

const stepNames = stepLists.flatMap((list) => stepPlaces.map((place) => `${list}.${place}` as const))
type StepName = (typeof stepNames)[number]

const shown = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform((count) => Math.min(Number(count), longestList))

export const ProcessForm = formOf({
  seen: z.string().max(64).default(''),
  arrange: z.string().max(20).default(''),
  whySoMany: typed(1_000),
  'today.steps': shown,
  'pilot.steps': shown,
  ...fieldsNamed(
    stepNames.flatMap((name) => stepParts.map((part) => `${name}.${part}` as const)),
    typed(400),
  ),
  ...fieldsNamed(
    stepNames.map((name) => `${name}.human` as const),
    z.literal(['', 'yes']).default(''),
  ),
})
export type ProcessForm = z.infer<typeof ProcessForm>

function fieldsNamed<const Name extends string, Kind>(names: readonly Name[], kind: Kind): Record<Name, Kind> {
  return Object.fromEntries(names.map((name) => [name, kind])) as Record<Name, Kind> // exactly these names were just put in
}

/** What was typed: as many steps of each list as stood on the page, the blank ones too. */
export function draftOf(form: ProcessForm): ProcessContent {
  const stepsOf = (list: StepList) =>
    stepPlaces.slice(0, form[`${list}.steps`]).map((place) => stepOf(form, `${list}.${place}`))
  return { today: stepsOf('today'), pilot: stepsOf('pilot'), whySoMany: form.whySoMany }
}

function stepOf(form: ProcessForm, name: StepName): ProcessStep {
  return {
    who: form[`${name}.who`],
    what: form[`${name}.what`],
    data: form[`${name}.data`],
    check: form[`${name}.check`],
    ifWrong: form[`${name}.ifWrong`],
    seenBy: form[`${name}.seenBy`],
    human: form[`${name}.human`] === 'yes',
  }
}

/** Which button was pressed: "up today 3"; null for none of ours. */
export function arrangingOf({ arrange }: Pick<ProcessForm, 'arrange'>): Arranging | null {
  const [word, name, number] = arrange.split(' ')
  const move = moves.find((one) => one === word)
  const list = stepLists.find((one) => one === name)
  const place = stepPlaces.find((one) => String(one) === number)
  return move && list && place !== undefined ? { move, list, place } : null
}
