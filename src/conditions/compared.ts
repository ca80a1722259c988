// Plain values in an expression, and what they may be compared with: a number with a number, a day with a day.
import type { ASTNode } from '@marcbachmann/cel-js'
import { readAs } from '../domain/attribute-value.ts'
import { type Term, typeOf, unclear } from './language.ts'

/** A plain value in an expression. */
export type Value = Extract<Term, { is: 'value' }>

/** Reads a plain value: text, a number (a minus before it too), true or false. Throws unclear for anything else. */
export function literal(node: ASTNode): Value {
  if (node.op === '-_') return { is: 'value', type: 'number', value: -numberIn(node.args) }
  if (node.op !== 'value') throw unclear('Write a plain value here.', node.start)
  if (typeof node.args === 'string') return { is: 'value', type: 'text', value: node.args }
  if (typeof node.args === 'boolean') return { is: 'value', type: 'yes or no', value: node.args }
  return { is: 'value', type: 'number', value: numberIn(node) }
}

function numberIn(node: ASTNode): number {
  if (node.op !== 'value' || (typeof node.args !== 'number' && typeof node.args !== 'bigint'))
    throw unclear('A condition compares text, numbers, days, true and false.', node.start)
  const number = Number(node.args)
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw unclear('This number is too large.', node.start)
  return number
}

/** The term as it is compared with another one: a text beside a day is a day. Throws unclear when the two are unlike. */
export function besides<T extends Term>(other: Term, term: T, pos: number): T {
  const day = typeOf(other) === 'day' && term.is === 'value' ? dayIn(term, other, pos) : null
  if (day !== null) return { ...term, type: 'day', value: day }
  if (typeOf(other) === typeOf(term)) return term
  throw unclear(unlike(other, term), pos)
}

function dayIn({ value }: Value, day: Term, pos: number): string {
  if (typeof value === 'string' && readAs('day', value) === value) return value
  throw unclear(`${called(day)} is a day. Write it like "2026-09-07".`, pos)
}

function unlike(a: Term, b: Term): string {
  if (typeOf(a) === 'number' && b.is === 'value' && readAs('number', String(b.value)) !== null)
    return `${called(a)} is a number. Write ${b.value} without quotation marks.`
  return `${called(a)} is ${inWords(a)}, and ${called(b).replace('This', 'this')} is ${inWords(b)}.`
}

function called(term: Term): string {
  return term.is === 'field' ? `“${term.name}”` : 'This'
}

function inWords(term: Term): string {
  const type = typeOf(term)
  return type === 'text' ? type : `a ${type}`
}
