// Reading a platform's payload, of which nothing is known for sure: what is missing or of another kind reads as null.
const longestText = 500
const longestMessage = 2_000

/** What stands at a path, whatever it is; undefined where the path breaks off. */
export function at(payload: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined
    return (inner as Record<string | number, unknown>)[step] // an object has its own keys
  }, payload)
}

/** A text, or a number as text; null for everything else, and for what is empty. */
export function text(payload: unknown, ...path: readonly (string | number)[]): string | null {
  const value = at(payload, ...path)
  if (typeof value === 'number') return String(value)
  const said = typeof value === 'string' ? tidied(value) : ''
  return said === '' ? null : said.slice(0, longestText).replace(halfALetter, '')
}

/** Half a letter, which no database gives back as it was. */
const halfALetter = /\p{Cs}/gu

function tidied(words: string): string {
  return words.replaceAll(halfALetter, '').replaceAll('\0', '').trim()
}

/** What went wrong, in the platform's words: longer than other texts, and without what looks like a secret. */
export function message(payload: unknown, ...path: readonly (string | number)[]): string | null {
  const value = at(payload, ...path)
  const said = typeof value === 'string' ? withoutSecrets(tidied(value)) : ''
  return said === '' ? null : said.slice(0, longestMessage).replace(halfALetter, '')
}

/** A whole number that is not negative; null for everything else. */
export function whole(payload: unknown, ...path: readonly (string | number)[]): number | null {
  const value = Number(text(payload, ...path) ?? Number.NaN)
  return Number.isSafeInteger(value) && value >= 0 ? value : null
}

/** The things in a list; none where there is no list. */
export function items(payload: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const value = at(payload, ...path)
  return Array.isArray(value) ? value : []
}

/** Platforms write the year 1 or the year 9999 where they mean none. */
const [earliest, latest] = [Date.UTC(1990), Date.UTC(2200)]

/** An instant in ms: ISO 8601, an offset with or without its colon, or epoch milliseconds; without a zone it is UTC. */
export function instant(payload: unknown, ...path: readonly (string | number)[]): number | null {
  const value = at(payload, ...path)
  const ms = typeof value === 'number' ? Math.round(value) : typeof value === 'string' ? written(value) : Number.NaN
  return ms >= earliest && ms < latest ? ms : null
}

function written(value: string): number {
  const parts = /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(value.trim())
  if (!parts) return Number.NaN
  const zone = (parts[2] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  return Date.parse(`${parts[1]?.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1')}${zone.toUpperCase()}`)
}

/** A link that a browser may follow; null for everything else. */
export function link(payload: unknown, ...path: readonly (string | number)[]): string | null {
  const value = text(payload, ...path)
  return value !== null && /^https?:\/\/[^\s]+$/i.test(value) ? value : null
}

/** Reads JSON. Whole numbers too long for a number keep their digits, as text. Undefined where it is no JSON. */
export function readJson(body: string): unknown {
  try {
    const read: unknown = JSON.parse(body)
    return /\d{16}/.test(body) ? JSON.parse(withLongNumbersAsText(body)) : read
  } catch {
    return undefined
  }
}

/** Every text and every number of a body that is JSON, each as a whole: half of one would be looked for again and again. */
const textOrNumber = /"(?:[^"\\]+|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

function withLongNumbersAsText(body: string): string {
  return body.replaceAll(textOrNumber, (piece) => (/^-?\d{16,}$/.test(piece) ? `"${piece}"` : piece))
}

/**
 * The same payload as one text, however it was spaced and in whatever order its fields came; null where it is nested more
 * deeply than any platform would.
 */
export function canonicalText(payload: unknown): string | null {
  try {
    return JSON.stringify(payload, (_name, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    )
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const mostKept = 24
const longestKept = 200
const secretName = /token|secret|passw|authoriz|cookie|api[-_]?key|credential|signature/i
const deepest = 3

/** What else a payload says: its plain values by path, cut short; what is named like a secret is left out. */
export function beside(payload: unknown): Readonly<Record<string, string>> {
  const kept: [string, string][] = []
  collect(payload, '', 0, kept)
  return Object.fromEntries(kept)
}

function collect(value: unknown, path: string, depth: number, kept: [string, string][]): void {
  if (kept.length >= mostKept || secretName.test(path) || depth > deepest) return
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value))
      collect(inner, path === '' ? name : `${path}.${name}`, depth + 1, kept)
  } else if (isPlain(value) && value !== '') {
    kept.push([cut(tidied(path)), cut(withoutSecrets(tidied(String(value))))])
  }
}

function cut(words: string): string {
  return words.slice(0, longestKept).replace(halfALetter, '')
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Takes out what people paste into messages by mistake: bearer tokens, passwords, keys in addresses. */
export function withoutSecrets(words: string): string {
  return words
    .replaceAll(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 …')
    .replaceAll(/\b(password|passwd|pwd|secret|token|api[-_]?key|sig)\s*[=:]\s*[^\s&;,"']+/gi, '$1=…')
    .replaceAll(/(:\/\/)[^\s/@:]+:[^\s/@]+@/g, '$1…@')
}
