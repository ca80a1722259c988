// Which cases a drill proposes: the messy ones first, and of the others as many that the rule speaks to as not, as unlike
// each other as they come. What a case says about how it ended stays out of its text: that is what is to be decided.
import type { Attributes } from './attribute-value.ts'
import type { Judgement } from './judgement.ts'

/** A case that was really done. */
export type Candidate = {
  readonly ref: string
  readonly attributes: Attributes
  /** It was an exception, or had to be done again. */
  readonly isMessy: boolean
}

/** A written test of the rule: its number, and what comes in. */
export type WrittenTest = { readonly number: number; readonly given: string }

/** A case as it is proposed. `from` says where it is from: "case:INV-123", "test:3". */
export type ProposedCase = { readonly from: string; readonly told: string }

export type Sampling = {
  readonly cases: readonly Candidate[]
  readonly tests: readonly WrittenTest[]
  /** Whether the rule speaks to a case; null where it has no condition that a machine can check. */
  readonly speaks: ((attributes: Attributes) => Judgement) | null
}

export const casesProposed = 14
const mostTests = 4
const mostMessy = 4
/** Characters; an attribute that would make a case longer is left out. */
const longestTold = 400

/** Up to 14 cases, the messy ones included; fewer where there are fewer. */
export function proposeCases({ cases, tests, speaks }: Sampling): readonly ProposedCase[] {
  const telling = toldApart(cases)
  const written = tests.slice(0, mostTests)
  const messy = unlike(telling.filter(isOdd(speaks)), mostMessy)
  const ordinary = telling.filter((piece) => !messy.includes(piece))
  const rest = balanced(ordinary, speaks, casesProposed - written.length - messy.length)
  return mixed([
    ...written.map(({ number, given }) => ({ from: `test:${number}`, told: given })),
    ...[...messy, ...rest].map(({ ref, told }) => ({ from: `case:${ref}`, told })),
  ])
}

/** In an order that gives nothing away and is the same every time. */
function mixed(cases: readonly ProposedCase[]): readonly ProposedCase[] {
  return cases.toSorted((a, b) => scattered(a.from) - scattered(b.from))
}

/** A number that has nothing to do with what the text says: FNV-1a, with the last step of MurmurHash3 behind it. */
function scattered(text: string): number {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
  const hash = codes.reduce((sum, code) => Math.imul(sum ^ code, 16_777_619), 2_166_136_261)
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}

/** The cases that say something, each text once. */
function toldApart(cases: readonly Candidate[]): readonly (Candidate & { readonly told: string })[] {
  const byText = new Map(cases.map((piece) => [toldOf(piece.attributes), piece]))
  return [...byText].filter(([told]) => told !== '').map(([told, piece]) => ({ ...piece, told }))
}

/** Messy in itself, or one of which the rule's condition cannot tell. */
function isOdd(speaks: Sampling['speaks']): (piece: Candidate) => boolean {
  return ({ isMessy, attributes }) => isMessy || speaks?.(attributes) === 'undecided'
}

/** Half of those that the rule speaks to, half of the others; where one side runs out, the other fills up. */
function balanced<Piece extends Candidate>(
  pieces: readonly Piece[],
  speaks: Sampling['speaks'],
  count: number,
): readonly Piece[] {
  if (speaks === null) return unlike(pieces, count)
  const yes = pieces.filter(({ attributes }) => speaks(attributes) === true)
  const no = pieces.filter(({ attributes }) => speaks(attributes) !== true)
  const half = Math.min(yes.length, Math.max(Math.ceil(count / 2), count - no.length))
  return [...unlike(yes, half), ...unlike(no, count - half)]
}

/** So many that differ from each other in as many attributes as possible, beginning with the first. */
function unlike<Piece extends Candidate>(pieces: readonly Piece[], count: number): readonly Piece[] {
  const chosen: Piece[] = []
  let left = [...pieces]
  while (chosen.length < count && left.length > 0) {
    const next = left.reduce((best, piece) => (distance(piece, chosen) > distance(best, chosen) ? piece : best))
    chosen.push(next)
    left = left.filter((piece) => piece !== next)
  }
  return chosen
}

/** To the nearest of those chosen; nothing while none is. */
function distance(piece: Candidate, chosen: readonly Candidate[]): number {
  return Math.min(...chosen.map((other) => differs(piece, other)))
}

function differs({ attributes: a }: Candidate, { attributes: b }: Candidate): number {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].filter((name) => a[name] !== b[name]).length
}

/** Attributes that tell how a case was decided. */
const givesAway = /^(?:approver|approved[ _-]?by|rout(?:e|ed)(?:[ _-]?to)?|decision|outcome|result|status)$/i

/** A case as both people read it: "amount: 12400; supplier: Acme". Empty where it says nothing but how it ended. */
export function toldOf(attributes: Attributes): string {
  const said = Object.entries(attributes)
    .filter(([name, value]) => value !== '' && !givesAway.test(name))
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${value}`)
  return said.reduce((told, next) => {
    const longer = told === '' ? next : `${told}; ${next}`
    return longer.length > longestTold ? told : longer
  }, '')
}
