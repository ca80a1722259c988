// History is a list of sentences: who did what, when, and why.

/** One sentence of a trail; `side` colours its mark, `why` is the person's own words, `at` is a machine-readable instant or day. */
export type Sentence = { text: string; why?: string; at?: string; side?: 'policy' | 'system'; href?: string }

/** For `views/shared/_trail.eta`, at `it.trail`: newest first or oldest first, as the page needs it. */
export type Trail = readonly Sentence[]
