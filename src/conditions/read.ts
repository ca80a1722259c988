// Takes an expression apart. CEL's own parser reads it; then every single piece is looked at, and what a condition has no
// use for (regular expressions, comprehensions, constructors, arithmetic) is refused before anything could run it.
import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'
import type { FieldType } from '../domain/attribute-value.ts'
import {
  type AboutText,
  type Comparison,
  comparisons,
  questionsAboutText,
  type Term,
  typeOf,
  unclear,
  type Value,
} from './language.ts'
import { listed, paired } from './paired.ts'

const longestExpression = 4_000
const mostListed = 100

const cel = new Environment({
  limits: { maxAstNodes: 1_000, maxDepth: 24, maxListElements: mostListed, maxMapEntries: 1, maxCallArguments: 2 },
})

/** Reads an expression. Throws unclear when it is not a condition. */
export function readExpression(expression: string): Term {
  if (expression.length > longestExpression)
    throw unclear(`An expression has at most ${longestExpression} characters.`, longestExpression)
  return readAsked('yes or no', parse(expression), 'A condition must be true or false, and this is a value.')
}

function parse(expression: string): ASTNode {
  try {
    return cel.parse(expression).ast
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw unclear(whyUnreadable(error), error.range?.start ?? 0)
  }
}

/** CEL's complaint in our words; the name of a limit says which one was met. */
function whyUnreadable({ code, summary }: ParseError): string {
  if (code === 'limit_exceeded' && summary.includes('maxDepth')) return 'This is nested too deeply.'
  if (code === 'limit_exceeded' && summary.includes('maxList')) return `A list has at most ${mostListed} values.`
  if (code === 'limit_exceeded') return 'This expression has too many parts.'
  if (summary === 'Unexpected character: =') return 'Write == to compare.'
  if (summary.endsWith('EOF')) return 'Something is missing at the end.'
  if (code.startsWith('unterminated')) return 'A quotation mark is missing.'
  return `This cannot be read: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}.`
}

function read(node: ASTNode): Term {
  switch (node.op) {
    case 'value':
    case '-_':
      return readValue(node)
    case '.':
    case '[]':
      return readField(node)
    case '!_':
      return { is: 'not', of: readYesOrNo(node.args) }
    case '&&':
      return { is: 'all', left: readYesOrNo(node.args[0]), right: readYesOrNo(node.args[1]) }
    case '||':
      return { is: 'any', left: readYesOrNo(node.args[0]), right: readYesOrNo(node.args[1]) }
    case 'in':
      return readIn(node.args)
    case 'rcall':
      return readAboutText(node.args, node.pos)
    default:
      return readComparison(node)
  }
}

/** A plain value: text, a number (a minus before it too), true or false. */
function readValue(node: ASTNode): Value {
  if (node.op === '-_') return { is: 'value', type: 'number', value: -numberIn(node.args), pos: node.start }
  if (node.op !== 'value') throw unclear('Write a plain value here.', node.start)
  if (typeof node.args === 'string') return { is: 'value', type: 'text', value: node.args, pos: node.start }
  if (typeof node.args === 'boolean') return { is: 'value', type: 'yes or no', value: node.args, pos: node.start }
  return { is: 'value', type: 'number', value: numberIn(node), pos: node.start }
}

function numberIn(node: ASTNode): number {
  if (node.op !== 'value' || (typeof node.args !== 'number' && typeof node.args !== 'bigint'))
    throw unclear('A condition compares text, numbers, days, true and false.', node.start)
  const number = Number(node.args)
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw unclear('This number is too large.', node.start)
  return number
}

/** The case is called c, so that any name can be written: c["Amount (EUR)"]. */
function readField(node: ASTNode & { op: '.' | '[]' }): Term {
  const [from, what] = node.args
  if (from.op !== 'id' || from.args !== 'c')
    throw unclear('Only the fields of the case can be asked for: c["Amount"].', from.pos)
  const name = typeof what === 'string' ? what : nameIn(what)
  return { is: 'field', type: 'any', name, pos: node.start }
}

function nameIn(node: ASTNode): string {
  if (node.op === 'value' && typeof node.args === 'string') return node.args
  throw unclear('Write the name of the field in quotation marks.', node.pos)
}

function readYesOrNo(node: ASTNode): Term {
  return readAsked('yes or no', node, 'Say what this is to be compared with.')
}

/** Reads what must be of a type; a field is read as that. Throws unclear, with `why`, where it is something else. */
function readAsked(type: FieldType, node: ASTNode, why: string): Term {
  const term = read(node)
  if (term.is === 'field') return { ...term, type }
  if (typeOf(term) !== type) throw unclear(why, node.start)
  return term
}

function readIn([wanted, among]: readonly [ASTNode, ASTNode]): Term {
  if (among.op === 'id' && among.args === 'c') return { is: 'given', name: nameIn(wanted), pos: wanted.pos }
  if (among.op !== 'list') throw unclear('Write the values as a list: ["a", "b"].', among.pos)
  const values = among.args.map(readValue)
  return { is: 'one of', of: listed(read(wanted), values, among.pos), values: values.map(({ value }) => value) }
}

function readAboutText([how, from, parts]: readonly [string, ASTNode, ASTNode[]], pos: number): Term {
  const [part, ...more] = parts
  if (!isAboutText(how))
    throw unclear(`A condition cannot use ${shortened(how)}(): it can use ${questionsAboutText.join(', ')}.`, pos)
  if (part === undefined || more.length > 0) throw unclear(`Ask ${how} for one text: ${how}("a").`, pos)
  const why = 'This can only be asked of text.'
  return { is: 'about text', how, of: readAsked('text', from, why), part: readAsked('text', part, why) }
}

function isAboutText(name: string): name is AboutText {
  return questionsAboutText.some((known) => known === name)
}

function readComparison(node: ASTNode): Term {
  if (!isComparison(node)) throw unclear(whyNotUsed(node), node.start)
  const [left, right] = paired(node.op, read(node.args[0]), read(node.args[1]), node.start)
  return { is: 'comparison', how: node.op, left, right }
}

function isComparison(node: ASTNode): node is ASTNode & { op: Comparison } {
  return comparisons.some((known) => known === node.op)
}

function whyNotUsed(node: ASTNode): string {
  if (node.op === 'id')
    return `There is nothing called ${shortened(node.args)}. A field of the case is written c["Amount"].`
  if (node.op === 'call') return `A condition cannot use ${shortened(node.args[0])}().`
  if (node.op === 'list') return 'A list can only stand behind “in”.'
  return `A condition cannot use “${node.op}”.`
}

/** As much of a name as fits in a sentence. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
