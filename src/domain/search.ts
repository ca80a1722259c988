// Finding things again: whoever remembers a word or two finds the rule, the change, the failure or the decision in which they
// stood, in whatever order, case and accents they are typed.

export const searchKinds = [
  'pilot',
  'rule',
  'rule change',
  'decision',
  'failure',
  'request',
  'question',
  'system',
] as const
export type SearchKind = (typeof searchKinds)[number]

/** Something that can be found. */
export type Searchable = {
  readonly kind: SearchKind
  /** How it is called among its kind on its pilot: a number, a week, a name. */
  readonly name: string
  /** Words that it is found by as well and that need not be shown: "R3", "failure 7". */
  readonly called: string
  /** What it says, and where its words are shown from. */
  readonly text: string
  /** Its address below the pilot. */
  readonly path: string
  /** The instant (ms) of the last thing that happened to it. */
  readonly at: number
  /** How it stands, where that is worth a word: "retired", "declined"; null where not. */
  readonly standing: string | null
}

const mostWords = 8

/** The words of a query, folded; the first eight count. */
export function wordsIn(query: string): readonly string[] {
  const words = folded(query).split(/[^\p{L}\p{N}€$%.-]+/u)
  return [...new Set(words.map((word) => word.replaceAll(/^[.-]+|[.-]+$/g, '')).filter(Boolean))].slice(0, mostWords)
}

/** Whether a folded text has all of the words. */
export function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word))
}

/** A text without case and accents, as it is compared. */
export function folded(text: string): string {
  return isPlain(text) ? text.toLowerCase() : Array.from(text, foldedLetter).join('')
}

function isPlain(text: string): boolean {
  return /^[\n\x20-\x7e]*$/.test(text)
}

/** Letters that are another one with a stroke or a tail, which no normal form takes apart. */
const strokes: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  þ: 'th',
  ς: 'σ',
}

function foldedLetter(letter: string): string {
  if (letter.length === 1 && letter <= '~') return letter.toLowerCase()
  const bare = letter.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return strokes[bare] ?? bare
}

/** A piece of an excerpt; `isHit` where a word of the query stood. */
export type Piece = { readonly text: string; readonly isHit: boolean }

const longestExcerpt = 160
const before = 40

/** The part of a text in which the first of the words stood, with every word marked; its beginning where none stands in it. */
export function excerptOf(text: string, words: readonly string[]): readonly Piece[] {
  const letters = Array.from(text.replaceAll(/\s+/g, ' '))
  const hits = hitsIn(letters, words)
  const first = hits.indexOf(true)
  const from = first <= before || letters.length <= longestExcerpt ? 0 : startOfWord(letters, first - before)
  const to = Math.min(letters.length, from + longestExcerpt)
  const pieces = piecesOf(letters.slice(from, to), hits.slice(from, to))
  const cut = (isCut: boolean) => (isCut ? [{ text: '…', isHit: false }] : [])
  return [...cut(from > 0), ...pieces, ...cut(to < letters.length)]
}

/** For every letter, whether it is part of one of the words. */
function hitsIn(letters: readonly string[], words: readonly string[]): readonly boolean[] {
  const plain = letters.map(foldedLetter)
  const owners = plain.flatMap((one, nth) => (one.length === 1 ? nth : Array.from(one.split(''), () => nth)))
  const text = plain.join('')
  const hits = letters.map(() => false)
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      for (const owner of owners.slice(at, at + word.length)) hits[owner] = true
  return hits
}

function startOfWord(letters: readonly string[], near: number): number {
  const blank = letters.indexOf(' ', near)
  return blank < 0 || blank > near + before ? near : blank + 1
}

function piecesOf(letters: readonly string[], hits: readonly boolean[]): readonly Piece[] {
  const pieces: Piece[] = []
  for (const [nth, letter] of letters.entries()) {
    const isHit = hits[nth] ?? false
    const last = pieces.at(-1)
    if (last?.isHit === isHit) pieces[pieces.length - 1] = { text: `${last.text}${letter}`, isHit }
    else pieces.push({ text: letter, isHit })
  }
  return pieces
}
