// What a condition says of a case: that it holds, that it does not, or that nobody can tell because the case does not say
// enough. "Nobody can tell" is an answer of its own, never a no.
import { type Attributes, type FieldValue, readAs, type ReadType } from './attribute-value.ts'

export type Judgement = boolean | 'undecided'

/** A condition that is ready to judge cases. */
export type Judge = {
  readonly evaluate: (attributes: Attributes) => Judgement
  /** The fields whose value it reads, each once. */
  readonly reads: readonly FieldRead[]
}

export type FieldRead = { readonly name: string; readonly type: ReadType }

/** Both must hold; one no decides, whatever the other cannot tell. */
export function both(first: Judge, second: Judge): Judge {
  return {
    evaluate: (attributes) => bothSay(first.evaluate(attributes), () => second.evaluate(attributes)),
    reads: readByAll([first, second]),
  }
}

function bothSay(first: Judgement, second: () => Judgement): Judgement {
  if (first === false) return false
  const other = second()
  if (other === false) return false
  return first === true && other === true ? true : 'undecided'
}

/** The fields that any of them reads, each once as each type. */
export function readByAll(judges: readonly Pick<Judge, 'reads'>[]): readonly FieldRead[] {
  return onlyOnce(judges.flatMap(({ reads }) => reads))
}

export function onlyOnce(reads: readonly FieldRead[]): readonly FieldRead[] {
  return [...new Map(reads.map((read) => [`${read.type} ${read.name}`, read])).values()]
}

/** Names of the fields that a case does not say, or says unreadably. */
export function lacking(reads: readonly FieldRead[], attributes: Attributes): readonly string[] {
  const unsaid = reads.filter(({ name, type }) => said(attributes, name, type) === null)
  return [...new Set(unsaid.map(({ name }) => name))]
}

/** What a case says in a field; null where it says nothing that reads as the field's type. */
export function said(attributes: Attributes, name: string, type: ReadType): FieldValue | null {
  if (!Object.hasOwn(attributes, name)) return null
  return readAs(type, attributes[name] ?? '')
}
