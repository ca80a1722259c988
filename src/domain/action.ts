// What a review decided should be done by whom until when, or cut, and what became of it by the next one.

export const actionKinds = ['action', 'cut'] as const
export type ActionKind = (typeof actionKinds)[number]

export const actionWords = ['added', 'done', 'dropped'] as const
export type ActionWord = (typeof actionWords)[number]

/**
 * One thing that happened to an action, oldest first. `words` is the id of a free text: what is to be done, how it was done,
 * or why it was dropped. `week` is the review in which it happened. A cut has neither owner nor day.
 */
export type ActionEvent = {
  readonly action: number
  readonly week: string
  readonly kind: ActionKind
  readonly what: ActionWord
  readonly words: string | null
  readonly owner: string | null
  readonly dueOn: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}
