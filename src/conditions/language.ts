// The part of CEL that a condition may use: fields of the case, plain values, comparisons, lists, three questions about
// text, and, or, not. Whatever is not listed here does not exist for a condition, however well CEL knows it.
import type { FieldType, FieldValue, ReadType } from '../domain/attribute-value.ts'

/** A condition, taken apart. Field names and values are plain text here; nothing of it is ever run as code. */
export type Term =
  | Value
  | Field
  | { readonly is: 'given'; readonly name: string; readonly pos: number }
  | { readonly is: 'not'; readonly of: Term }
  | { readonly is: 'all' | 'any'; readonly left: Term; readonly right: Term }
  | { readonly is: 'comparison'; readonly how: Comparison; readonly left: Term; readonly right: Term }
  | { readonly is: 'one of'; readonly of: Term; readonly values: readonly FieldValue[] }
  | { readonly is: 'about text'; readonly how: AboutText; readonly of: Term; readonly part: Term }

export type Value = { readonly is: 'value'; readonly type: FieldType; readonly value: FieldValue; readonly pos: number }

/** A field is read as what it is compared with, so that a condition means the same whatever the log says next year. */
export type Field = { readonly is: 'field'; readonly type: ReadType; readonly name: string; readonly pos: number }

export const comparisons = ['==', '!=', '<', '<=', '>', '>='] as const
export type Comparison = (typeof comparisons)[number]

export const questionsAboutText = ['contains', 'startsWith', 'endsWith'] as const
export type AboutText = (typeof questionsAboutText)[number]

/** Of what type the value of a term is. */
export function typeOf(term: Term): ReadType {
  return term.is === 'value' || term.is === 'field' ? term.type : 'yes or no'
}

/** Whether a comparison asks which of the two comes first. */
export function asksForOrder(how: Comparison): boolean {
  return how !== '==' && how !== '!='
}

/** The terms that a term is made of. */
export function partsOf(term: Term): readonly Term[] {
  if (term.is === 'value' || term.is === 'field' || term.is === 'given') return []
  if (term.is === 'not' || term.is === 'one of') return [term.of]
  return term.is === 'about text' ? [term.of, term.part] : [term.left, term.right]
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
