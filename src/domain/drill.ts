// A two-person drill: two people decide the same cases from the rule's text alone, neither seeing the other's decisions.

/** One case of a drill: a real one by its reference, or a written one, as both people read it. */
export type DrillCase = { readonly case: string | null; readonly told: string; readonly messy: boolean }

export type DrillContent = {
  readonly rule: number
  /** Hash of the rule's content that is drilled. */
  readonly ruleHash: string
  readonly cases: readonly DrillCase[]
  /** The decisions one may choose from. */
  readonly choices: readonly string[]
  readonly people: readonly [string, string]
}

/** One thing that happened to a drill. `decisions` is the id of a free text: one choice for each case, as JSON. */
export type DrillEvent = {
  readonly drill: number
  readonly what: 'begun' | 'decided' | 'broken off'
  readonly content: DrillContent | null
  readonly decisions: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}
