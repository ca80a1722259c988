// What happens in a week of the story, each thing at its own moment, whoever wrote it down first.
import { instantOf, type Moment, type Stage } from './stage.ts'

/** Something of the story that is still to be played. */
export type Happening = { readonly when: Moment; readonly play: () => Promise<void> }

/** Plays what happens in the order of its moments. */
export async function playInOrder(stage: Stage, happenings: readonly Happening[]): Promise<void> {
  const inOrder = happenings.toSorted((a, b) => instantOf(stage, a.when) - instantOf(stage, b.when))
  for (const { play } of inOrder) await play()
}
