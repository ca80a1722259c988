// The fields that a rule may ask a case about: those that every case has, and those that the log gives. Of what type a
// field is, nobody declares: it is learnt from the cases as they pass.
import { type Attributes, type FieldType, fieldTypes, readAs } from './attribute-value.ts'
import type { Case } from './case.ts'

export type AttributeField = {
  readonly name: string
  readonly type: FieldType
  /** The values seen most, the most frequent first. */
  readonly values: readonly string[]
  /** How many cases give it. */
  readonly given: number
}

/** A type is learnt when this share of a field's values reads as it; the others are slips of the pen. */
const shareThatTells = 0.95
const mostValues = 12
/** Different values that are counted for a field, and fields of a log; behind them nothing new is taken in. */
const mostCounted = 500
const mostFields = 200

/** What every case may say, whatever its log: named as in a case file. */
const fieldsOfEveryCase: ReadonlyMap<string, FieldType> = new Map([
  ['path', 'text'],
  ['routed_to', 'text'],
  ['exception', 'yes or no'],
  ['errors', 'number'],
  ['handoffs', 'number'],
  ['manual_touches', 'number'],
])

/** What a case says of itself, as far as its attributes and these figures go. */
export type Speaking = Pick<
  Case,
  'path' | 'routedTo' | 'exception' | 'errors' | 'handoffs' | 'manualTouches' | 'attributes'
>

/** Everything that a case says, by the name of the field. What every case has goes before an attribute of the same name. */
export function attributesOf(piece: Speaking): Attributes {
  const said: Record<string, string> = { ...piece.attributes }
  if (piece.path !== null) said.path = piece.path
  if (piece.routedTo !== null) said.routed_to = piece.routedTo
  if (piece.exception !== null) said.exception = piece.exception ? 'yes' : 'no'
  if (piece.errors !== null) said.errors = String(piece.errors)
  if (piece.handoffs !== null) said.handoffs = String(piece.handoffs)
  if (piece.manualTouches !== null) said.manual_touches = String(piece.manualTouches)
  return said
}

/** Learns the fields from cases that pass one by one; it keeps counts only. */
export type FieldBook = {
  /** Takes in what one case says. */
  readonly see: (attributes: Attributes) => void
  /** The fields of every case first, then those of the log by name. */
  readonly fields: () => readonly AttributeField[]
}

export function openFieldBook(): FieldBook {
  const seen = new Map<string, Seen>([...fieldsOfEveryCase.keys()].map((name) => [name, nothingSeen()]))
  return {
    see: (attributes) => {
      for (const [name, value] of Object.entries(attributes)) if (value !== '') count(entryOf(seen, name), value)
    },
    fields: () => [...seen].map(([name, counts]) => learn(name, counts)).toSorted(byPlace),
  }
}

/** How often a field was given, how often as which type, and its values. */
type Seen = { given: number; readonly as: Record<FieldType, number>; readonly values: Map<string, number> }

function nothingSeen(): Seen {
  return { given: 0, as: { text: 0, number: 0, day: 0, 'yes or no': 0 }, values: new Map() }
}

function entryOf(seen: Map<string, Seen>, name: string): Seen | null {
  const known = seen.get(name)
  if (known !== undefined || seen.size >= mostFields) return known ?? null
  const fresh = nothingSeen()
  seen.set(name, fresh)
  return fresh
}

function count(seen: Seen | null, value: string): void {
  if (seen === null) return
  seen.given += 1
  seen.as[typeOf(value)] += 1
  const times = seen.values.get(value)
  if (times !== undefined || seen.values.size < mostCounted) seen.values.set(value, (times ?? 0) + 1)
}

function typeOf(value: string): FieldType {
  return fieldTypes.find((type) => type !== 'text' && readAs(type, value) !== null) ?? 'text'
}

function learn(name: string, { given, as, values }: Seen): AttributeField {
  const told = fieldTypes.find((type) => given > 0 && as[type] >= shareThatTells * given)
  const mostSeen = [...values].toSorted(([a, timesA], [b, timesB]) => timesB - timesA || compare(a, b))
  return {
    name,
    type: fieldsOfEveryCase.get(name) ?? told ?? 'text',
    values: mostSeen.slice(0, mostValues).map(([value]) => value),
    given,
  }
}

function byPlace(a: AttributeField, b: AttributeField): number {
  const place = ({ name }: AttributeField) => (fieldsOfEveryCase.has(name) ? 0 : 1)
  return place(a) - place(b) || (place(a) === 0 ? 0 : compare(a.name, b.name))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
