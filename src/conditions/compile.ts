// Turns a condition into small functions, once, so that it can judge a hundred thousand cases. The expression that people
// see is the one that decides; CEL agrees with it on every case, and a case that does not say enough decides nothing.
import type { Attributes, FieldValue } from '../domain/attribute-value.ts'
import { type FieldRead, type Judge, onlyOnce, said } from '../domain/judgement.ts'
import type { Condition } from '../domain/rule.ts'
import { type AboutText, type Comparison, isUnclear, partsOf, type Term } from './language.ts'
import { readExpression } from './read.ts'

/** A condition that is ready to judge. One that cannot be read leaves every case undecided. */
export function compile({ expression }: Pick<Condition, 'expression'>): Judge {
  try {
    return judge(readExpression(expression))
  } catch (error) {
    if (isUnclear(error)) return { evaluate: () => 'undecided', reads: [] }
    throw error
  }
}

function judge(term: Term): Judge {
  const holds = valueOf(term)
  return {
    evaluate: (attributes) => {
      const value = holds(attributes)
      return value === null ? 'undecided' : value === true
    },
    reads: onlyOnce(fieldsIn(term)),
  }
}

/** What a term comes to for a case; null where the case does not say enough. */
type ValueOf = (attributes: Attributes) => FieldValue | null

function valueOf(term: Term): ValueOf {
  switch (term.is) {
    case 'value':
      return () => term.value
    case 'field':
      return (attributes) => said(attributes, term.name, term.type)
    case 'given':
      return (attributes) => said(attributes, term.name, 'text') !== null
    case 'not':
      return known(valueOf(term.of), (value) => !value)
    case 'all':
      return joined(valueOf(term.left), valueOf(term.right), false)
    case 'any':
      return joined(valueOf(term.left), valueOf(term.right), true)
    case 'one of':
      return known(valueOf(term.of), (value) => term.values.includes(value))
    case 'comparison':
      return bothKnown(valueOf(term.left), valueOf(term.right), comparing[term.how])
    default:
      return bothKnown(valueOf(term.of), valueOf(term.part), asking[term.how])
  }
}

function known(of: ValueOf, say: (value: FieldValue) => boolean): ValueOf {
  return (attributes) => {
    const value = of(attributes)
    return value === null ? null : say(value)
  }
}

function bothKnown(left: ValueOf, right: ValueOf, say: (a: FieldValue, b: FieldValue) => boolean): ValueOf {
  return (attributes) => {
    const a = left(attributes)
    const b = right(attributes)
    return a === null || b === null || typeof a !== typeof b ? null : say(a, b)
  }
}

/** One side that is `deciding` decides, whatever the other cannot tell. */
function joined(left: ValueOf, right: ValueOf, deciding: boolean): ValueOf {
  return (attributes) => {
    const a = left(attributes)
    if (a === deciding) return deciding
    const b = right(attributes)
    if (b === deciding) return deciding
    return a === null || b === null ? null : !deciding
  }
}

const comparing: Record<Comparison, (a: FieldValue, b: FieldValue) => boolean> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

/** Both sides are text: the expression was refused otherwise. */
const asking: Record<AboutText, (text: FieldValue, part: FieldValue) => boolean> = {
  contains: (text, part) => String(text).includes(String(part)),
  startsWith: (text, part) => String(text).startsWith(String(part)),
  endsWith: (text, part) => String(text).endsWith(String(part)),
}

/** The fields whose value a term reads; whether one is given may be asked of any case. */
function fieldsIn(term: Term): readonly FieldRead[] {
  return term.is === 'field' ? [{ name: term.name, type: term.type }] : partsOf(term).flatMap(fieldsIn)
}
