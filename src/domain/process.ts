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
