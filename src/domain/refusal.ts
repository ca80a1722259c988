// A business "no" is a value: a sentence for a person, and where it belongs on the form.

/** One thing that is wrong, and the field it stands in. */
export type Problem = { readonly field: string; readonly why: string }

export type Refused = {
  readonly refused: true
  /** The whole "no" in one sentence. */
  readonly why: string
  readonly problems: readonly Problem[]
  /** `overtaken`: the content seen is no longer the content. `not yours`: the seat may not do this. */
  readonly kind: 'business' | 'overtaken' | 'not yours'
}

/** The business says no. */
export function refuse(why: string, problems: readonly Problem[] = []): Refused {
  return { refused: true, why, problems, kind: 'business' }
}

/** The form is wrong in these places. */
export function refuseFields(problems: readonly Problem[]): Refused {
  return refuse('Please look at this again.', problems)
}

/** What the person saw has changed since; nothing was done. */
export function overtaken(what: string): Refused {
  const why = `${what} has changed since you opened this page. Nothing was signed. Read the new content, then decide.`
  return { refused: true, why, problems: [], kind: 'overtaken' }
}

export function isRefused(outcome: unknown): outcome is Refused {
  return typeof outcome === 'object' && outcome !== null && 'refused' in outcome
}
