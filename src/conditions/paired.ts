// What may stand side by side. A field is read as what it is compared with, and a text that is a day counts as a day.
import { readAs } from '../domain/attribute-value.ts'
import { asksForOrder, type Comparison, type Term, typeOf, unclear, type Value } from './language.ts'

/** The two sides of a comparison as they are compared. Throws unclear where they are of two kinds or know no order. */
export function paired(how: Comparison, left: Term, right: Term, pos: number): readonly [Term, Term] {
  const [a, b] = [beside(right, left, how), beside(left, right, how)]
  if (typeOf(a) !== typeOf(b)) throw unclear('These two are of different kinds and cannot be compared.', pos)
  if (asksForOrder(how) && ['text', 'yes or no'].includes(typeOf(a)))
    throw unclear('Only numbers and days come one before the other.', pos)
  return [a, b]
}

function beside(other: Term, term: Term, how: Comparison): Term {
  if (term.is !== 'field') return other.is === 'field' ? asDay(term) : term
  if (other.is !== 'field') return { ...term, type: typeOf(asDay(other)) }
  return { ...term, type: asksForOrder(how) ? 'number or day' : 'any' }
}

function asDay(term: Term): Term {
  return term.is === 'value' && isDay(term) ? { ...term, type: 'day' } : term
}

function isDay({ value }: Value): boolean {
  return typeof value === 'string' && readAs('day', value) === value
}

/** What is asked to be one of these values, as it is compared with them. Throws unclear where they are of two kinds. */
export function listed(of: Term, values: readonly Value[], pos: number): Term {
  const [first, ...others] = values
  if (first === undefined) throw unclear('This list is empty.', pos)
  if (others.some((other) => other.type !== first.type)) throw unclear('The values of a list are all of one kind.', pos)
  const type = values.every(isDay) ? 'day' : first.type
  if (of.is === 'field') return { ...of, type }
  if (typeOf(of) !== type) throw unclear('These values are of another kind.', pos)
  return of
}
