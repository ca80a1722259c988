// How the work is done today, step by step, and how it is to be done in the pilot.

/** One line of how the work is done: who, what, the data it needs, the check, what if it goes wrong, seen by whom and when. */
export type ProcessStep = {
  readonly who: string
  readonly what: string
  readonly data: string
  readonly check: string
  readonly ifWrong: string
  readonly seenBy: string
  /** A person stands here and decides. */
  readonly human: boolean
}

export type ProcessContent = {
  readonly today: readonly ProcessStep[]
  readonly pilot: readonly ProcessStep[]
  /** Why there are fewer than five steps or more than ten; empty where that is right. */
  readonly whySoMany: string
}

/** One version of the process. */
export type ProcessVersion = {
  readonly version: number
  readonly content: ProcessContent
  readonly hash: string
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** The two lists of a process: how the work is done today, and how it is done in the pilot. */
export const stepLists = ['today', 'pilot'] as const
export type StepList = (typeof stepLists)[number]

/** What every step says in words. */
export const stepParts = ['who', 'what', 'data', 'check', 'ifWrong', 'seenBy'] as const
export type StepPart = (typeof stepParts)[number]

const fewestRight = 5
const mostRight = 10

/** The newest version; null before anything was written. */
export function newestProcess(versions: readonly ProcessVersion[]): ProcessVersion | null {
  return versions.at(-1) ?? null
}

/** The lists that are told too roughly or too finely: five to ten steps are right, and outside that a reason is wanted. */
export function oddLists(content: ProcessContent): readonly StepList[] {
  return stepLists.filter((list) => content[list].length < fewestRight || content[list].length > mostRight)
}

/** What a step does not say yet. */
export function partsMissing(step: ProcessStep): readonly StepPart[] {
  return stepParts.filter((part) => step[part] === '')
}
