// The part of CEL that a condition may use: fields of the case, plain values, comparisons, lists, three questions about
// text, and, or, not. Whatever is not listed here does not exist for a condition, however well CEL knows it.
import type { FieldType, FieldValue } from '../domain/attribute-value.ts'

/** A condition, taken apart. Field names and values are plain text here; nothing of it is ever run as code. */
export type Term =
  | { readonly is: 'value'; readonly type: FieldType; readonly value: FieldValue }
  | { readonly is: 'field'; readonly type: FieldType; readonly name: string }
  | { readonly is: 'given'; readonly name: string; readonly type: FieldType }
  | { readonly is: 'not'; readonly of: Term }
  | { readonly is: 'all' | 'any'; readonly left: Term; readonly right: Term }
  | { readonly is: 'comparison'; readonly how: Comparison; readonly left: Term; readonly right: Term }
  | { readonly is: 'one of'; readonly of: Term; readonly values: readonly FieldValue[] }
  | { readonly is: 'about text'; readonly how: AboutText; readonly of: Term; readonly part: Term }

export const comparisons = ['==', '!=', '<', '<=', '>', '>='] as const
export type Comparison = (typeof comparisons)[number]

export const questionsAboutText = ['contains', 'startsWith', 'endsWith'] as const
export type AboutText = (typeof questionsAboutText)[number]

/** Of what type the value of a term is. */
export function typeOf(term: Term): FieldType {
  return term.is === 'value' || term.is === 'field' ? term.type : 'yes or no'
}

/** What cannot be read in an expression, in one sentence, and where: the column, counted from 1. */
export type Unclear = { readonly why: string; readonly column: number }

/** To be thrown deep inside an expression; `pos` counts from 0. Whoever reads the whole catches it. */
export function unclear(why: string, pos: number): Error & Unclear {
  return Object.assign(new Error(why), { name: 'Unclear', why, column: pos + 1 })
}

export function isUnclear(error: unknown): error is Error & Unclear {
  return error instanceof Error && error.name === 'Unclear'
}
