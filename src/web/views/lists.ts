// Two plain lists that recur: things to open, one under the other, and facts as term and text.

import type { AnswerWord } from './answer.ts'

/** One thing to open, with a quiet line below it: "asked by Maya on Thursday · due today at 17:00". */
export type Line = { text: string; href?: string; note?: string; shape?: string; word?: AnswerWord }

/** For `views/shared/_lines.eta`, at `it.lines`: decisions that wait, pilots by urgency. */
export type Lines = readonly Line[]

/** One fact: the term, its text, and a quiet line below it. */
export type Pair = { term: string; text: string; note?: string; href?: string }

/** For `views/shared/_pairs.eta`, at `it.pairs`: what a charter or a case says, term by term. */
export type Pairs = readonly Pair[]
