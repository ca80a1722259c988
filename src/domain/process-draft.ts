// Steps while they are being written: one more, one fewer, one place up or down. Nothing is kept of it until it is saved.
import type { ProcessContent, ProcessStep, StepList } from './process.ts'

/** The places of a list, which has at most as many steps. */
export const stepPlaces = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] as const
export const longestList = stepPlaces.length

export const moves = ['add', 'remove', 'up', 'down', 'copy'] as const
export type Move = (typeof moves)[number]

/** What is to move: the step at `place` (from 1 on) of a list. Adding and copying today's steps need no place. */
export type Arranging = { readonly move: Move; readonly list: StepList; readonly place: number }

export const blankStep: ProcessStep = { who: '', what: '', data: '', check: '', ifWrong: '', seenBy: '', human: false }

/** The draft with one thing moved; as it was where there is nothing to move. */
export function arranged(draft: ProcessContent, { move, list, place }: Arranging): ProcessContent {
  return { ...draft, [list]: movedSteps(draft, move, list, place).slice(0, longestList) }
}

function movedSteps(draft: ProcessContent, move: Move, list: StepList, place: number): readonly ProcessStep[] {
  const steps = draft[list]
  if (move === 'add') return [...steps, blankStep]
  if (move === 'copy') return draft.today
  if (move === 'remove') return steps.toSpliced(place - 1, 1)
  return swapped(steps, move === 'up' ? place - 1 : place)
}

/** The step at this place (from 1 on) changes places with the one below it. */
function swapped(steps: readonly ProcessStep[], place: number): readonly ProcessStep[] {
  const [above, below] = [steps[place - 1], steps[place]]
  return above && below ? steps.toSpliced(place - 1, 2, below, above) : steps
}

/** The place (from 1 on) where the page goes on after the move; 0 where the list is empty then. */
export function landsAt(steps: number, { move, place }: Arranging): number {
  if (move === 'add') return Math.min(steps + 1, longestList)
  if (move === 'copy') return 1
  if (move === 'remove') return Math.min(place, steps - 1)
  return move === 'up' ? Math.max(place - 1, 1) : Math.min(place + 1, steps)
}
