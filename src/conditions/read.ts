// Takes an expression apart. CEL's own parser reads it; then every single piece is looked at, and what a condition has no
// use for (regular expressions, comprehensions, constructors, arithmetic) is refused before anything could run it.
import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'
import type { AttributeField } from '../domain/attribute-field.ts'
import { besides, literal } from './compared.ts'
import {
  type AboutText,
  type Comparison,
  comparisons,
  questionsAboutText,
  type Term,
  typeOf,
  unclear,
} from './language.ts'

const longestExpression = 4_000
const mostListed = 100

const cel = new Environment({
  limits: { maxAstNodes: 1_000, maxDepth: 24, maxListElements: mostListed, maxMapEntries: 1, maxCallArguments: 2 },
})

/** Reads an expression over these fields. Throws unclear when it is not a condition. */
export function readExpression(expression: string, fields: readonly AttributeField[]): Term {
  if (expression.length > longestExpression)
    throw unclear(`An expression has at most ${longestExpression} characters.`, longestExpression)

  const known: Fields = new Map(fields.map((field) => [field.name, field]))
  const term = read(parse(expression), known)
  if (typeOf(term) !== 'yes or no') throw unclear('A condition must be true or false, and this is a value.', 0)
  return term
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

type Fields = ReadonlyMap<string, AttributeField>

function read(node: ASTNode, fields: Fields): Term {
  switch (node.op) {
    case 'value':
    case '-_':
      return literal(node)
    case '.':
    case '[]':
      return readField(node, fields)
    case '!_':
      return { is: 'not', of: yesOrNo(node.args, fields) }
    case '&&':
    case '||':
      return readJoined(node.op, node.args, fields)
    case 'in':
      return readIn(node.args, fields)
    case 'rcall':
      return readQuestion(node.args, fields, node.pos)
    default:
      return readComparison(node, fields)
  }
}

/** The case is called c, so that any name can be written: c["Amount (EUR)"]. */
function readField(node: ASTNode & { op: '.' | '[]' }, fields: Fields): Term {
  const [from, what] = node.args
  if (from.op !== 'id' || from.args !== 'c')
    throw unclear('Only the fields of the case can be asked for: c["Amount"].', from.pos)
  const name = typeof what === 'string' ? what : nameIn(what)
  return { is: 'field', type: fieldNamed(name, fields, node.start).type, name }
}

function nameIn(node: ASTNode): string {
  if (node.op === 'value' && typeof node.args === 'string') return node.args
  throw unclear('Write the name of the field in quotation marks.', node.pos)
}

function fieldNamed(name: string, fields: Fields, pos: number): AttributeField {
  const field = fields.get(name)
  if (field === undefined) throw unclear(`No case gives a field called “${shortened(name)}”.`, pos)
  return field
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function readJoined(op: '&&' | '||', [left, right]: readonly [ASTNode, ASTNode], fields: Fields): Term {
  return { is: op === '&&' ? 'all' : 'any', left: yesOrNo(left, fields), right: yesOrNo(right, fields) }
}

function yesOrNo(node: ASTNode, fields: Fields): Term {
  const term = read(node, fields)
  if (typeOf(term) !== 'yes or no') throw unclear('Say what this is to be compared with.', node.start)
  return term
}

function readIn([wanted, among]: readonly [ASTNode, ASTNode], fields: Fields): Term {
  if (among.op === 'id' && among.args === 'c') {
    const name = nameIn(wanted)
    return { is: 'given', name, type: fieldNamed(name, fields, wanted.pos).type }
  }
  if (among.op !== 'list') throw unclear('Write the values as a list: ["a", "b"].', among.pos)
  if (among.args.length === 0) throw unclear('This list is empty.', among.pos)
  const of = read(wanted, fields)
  return { is: 'one of', of, values: among.args.map((each) => besides(of, literal(each), each.start).value) }
}

function readQuestion([how, from, parts]: readonly [string, ASTNode, ASTNode[]], fields: Fields, pos: number): Term {
  const [part, ...more] = parts
  if (!isQuestion(how) || part === undefined || more.length > 0)
    throw unclear(`A condition cannot use ${shortened(how)}(): it can use ${questionsAboutText.join(', ')}.`, pos)
  return { is: 'about text', how, of: textIn(from, fields), part: textIn(part, fields) }
}

function isQuestion(name: string): name is AboutText {
  return questionsAboutText.some((known) => known === name)
}

function textIn(node: ASTNode, fields: Fields): Term {
  const term = read(node, fields)
  if (typeOf(term) !== 'text') throw unclear('This can only be asked of text.', node.start)
  return term
}

function readComparison(node: ASTNode, fields: Fields): Term {
  if (!isComparison(node)) throw unclear(whyNotUsed(node), node.start)
  const [first, second] = node.args
  const [a, b] = [read(first, fields), read(second, fields)]
  const isTurned = a.is === 'value' && b.is !== 'value'
  const left = isTurned ? besides(b, a, first.start) : a
  const right = isTurned ? b : besides(a, b, second.start)
  if (isOrder(node.op) && !hasOrder(left)) throw unclear('Only numbers and days come one before the other.', node.start)
  return { is: 'comparison', how: node.op, left, right }
}

function isComparison(node: ASTNode): node is ASTNode & { op: Comparison } {
  return comparisons.some((known) => known === node.op)
}

function isOrder(how: Comparison): boolean {
  return how !== '==' && how !== '!='
}

function hasOrder(term: Term): boolean {
  return typeOf(term) === 'number' || typeOf(term) === 'day'
}

function whyNotUsed(node: ASTNode): string {
  if (node.op === 'id')
    return `There is nothing called ${shortened(node.args)}. A field of the case is written c["Amount"].`
  if (node.op === 'call') return `A condition cannot use ${shortened(node.args[0])}().`
  if (node.op === 'list') return 'A list can only stand behind “in”.'
  return `A condition cannot use “${node.op}”.`
}
