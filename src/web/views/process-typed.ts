// The process as the fields of its form, and the fields as the steps that they say: what was typed comes back as it was typed.
import { type ProcessContent, type ProcessStep, type StepList, stepParts } from '../../domain/process.ts'
import { longestList } from '../../domain/process-draft.ts'
import type { Sent } from './field.ts'

/** The steps of a list as they were typed, the blank ones too. */
export function stepsIn(list: StepList, typed: Sent): readonly ProcessStep[] {
  const count = Math.min(Number(typed[`${list}.steps`]) || 0, longestList)
  return Array.from({ length: count }, (_, at) => {
    const said = (part: string) => textIn(typed[`${list}.${at + 1}.${part}`])
    const words = Object.fromEntries(stepParts.map((part) => [part, said(part)])) as Omit<ProcessStep, 'human'> // one for each part
    return { ...words, human: said('human') === 'yes' }
  })
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

/** A process as the fields that would say it. */
export function typedFrom({ today, pilot, whySoMany }: ProcessContent): Sent {
  return { whySoMany, ...stepsTyped('today', today), ...stepsTyped('pilot', pilot) }
}

function stepsTyped(list: StepList, steps: readonly ProcessStep[]): Sent {
  const fields = steps.flatMap((step, at) => [
    ...stepParts.map((part) => [`${list}.${at + 1}.${part}`, step[part]] as const),
    [`${list}.${at + 1}.human`, step.human ? 'yes' : ''] as const,
  ])
  return { [`${list}.steps`]: String(steps.length), ...Object.fromEntries(fields) }
}
