// Two wordings side by side, so that whoever signs sees what moved: removed words struck, added words underlined.

/** A stretch of text, the same in both wordings or only in one. */
export type Segment = { text: string; is: 'same' | 'added' | 'removed' }

/** For `views/shared/_difference.eta`, at `it.difference`. A wording that does not exist yet has no segments and says `none`. */
export type Difference = { before: Wording; after: Wording }

export type Wording = { heading: string; segments: readonly Segment[]; none?: string; note?: string }
