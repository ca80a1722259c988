// Facts come from files and other programs. They are read strictly: whatever is not as agreed is refused with its place
// (a JSON Pointer) and a sentence, and everything that is wrong is named at once. Nothing is guessed.

export type FactsRefusal = { readonly path: string; readonly why: string }

export type Reading<T> = { readonly value: T } | { readonly refused: readonly FactsRefusal[] }

/** Reads what stands at a path, or says why it cannot. Absent input arrives as `undefined`. */
export type Reader<T> = (input: unknown, path: string) => Reading<T>

/** An object with exactly these keys; an unknown key is refused. A key left out stays out when its reader allows that. */
export function record<T extends object>(readers: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> {
  const keys = Object.keys(readers)
  return (input, path) => {
    if (!isObject(input)) return no(path, 'This must be an object.')

    const strangers = Object.keys(input)
      .filter((key) => !keys.includes(key))
      .map((key) => no(pointer(path, key), `"${key}" is not known here. Known: ${keys.join(', ')}.`))
    const fields = Object.entries<Reader<unknown>>(readers).map(([key, read]) => {
      return [key, read(Object.hasOwn(input, key) ? input[key] : undefined, pointer(path, key))] as const
    })
    const known = together(fields)
    if (isRefused(known) || strangers.length > 0) return refusals([...strangers, known])
    // Each field was read by the reader of its own key, so together they are a T.
    return { value: known.value as T }
  }
}

/** An object with free keys, every value read alike. */
export function namedValues<T>(read: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (input, path) => {
    if (!isObject(input)) return no(path, 'This must be an object.')
    return together(Object.entries(input).map(([key, value]) => [key, read(value, pointer(path, key))] as const))
  }
}

/** A list, every entry read alike. */
export function listOf<T>(read: Reader<T>, most: number): Reader<readonly T[]> {
  return (input, path) => {
    if (!Array.isArray(input)) return no(path, 'This must be a list.')
    if (input.length > most) return no(path, `At most ${most} entries are read here.`)

    const entries = input.map((entry, index) => read(entry, pointer(path, String(index))))
    const wrong = entries.filter(isRefused)
    return wrong.length > 0 ? refusals(wrong) : { value: entries.filter(isRead).map((entry) => entry.value) }
  }
}

/** The same, or `null`, or left out: not measured. */
export function figure<T>(read: Reader<T>): Reader<T | null | undefined> {
  return (input, path) => (input === null || input === undefined ? { value: input } : read(input, path))
}

/** The same, or `null`; it must be said, though. */
export function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (input, path) => (input === null ? { value: null } : read(input, path))
}

/** The same, or left out. */
export function optional<T>(read: Reader<T>): Reader<T | undefined> {
  return (input, path) => (input === undefined ? { value: undefined } : read(input, path))
}

/** A finite number from the least to the most. */
export function number(least: number, most: number): Reader<number> {
  return (input, path) => {
    if (typeof input !== 'number' || !Number.isFinite(input)) return no(path, 'This must be a number.')
    if (input < least) return no(path, least === 0 ? 'This cannot be below zero.' : `This must be at least ${least}.`)
    if (input > most) return no(path, `This must be at most ${most}.`)
    return { value: input }
  }
}

/** A whole number from the least to the most. */
export function wholeNumber(least: number, most: number): Reader<number> {
  const read = number(least, most)
  return (input, path) => {
    const reading = read(input, path)
    return isRead(reading) && !Number.isInteger(reading.value) ? no(path, 'This must be a whole number.') : reading
  }
}

/** True or false. */
export const yesOrNo: Reader<boolean> = (input, path) => {
  return typeof input === 'boolean' ? { value: input } : no(path, 'This must be true or false.')
}

/** A text that says something. */
export const text: Reader<string> = (input, path) => {
  return typeof input === 'string' && input.trim() !== ''
    ? { value: input }
    : no(path, 'This must be a text that is not empty.')
}

/** One of a few words. */
export function oneOf<T extends string>(...words: readonly T[]): Reader<T> {
  return (input, path) => {
    const word = words.find((each) => each === input)
    return word === undefined ? no(path, `This must be one of: ${words.join(', ')}.`) : { value: word }
  }
}

/** A JSON Pointer (RFC 6901) one step further. */
export function pointer(path: string, step: string | number): string {
  return `${path}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function no(path: string, why: string): { readonly refused: readonly FactsRefusal[] } {
  return { refused: [{ path, why }] }
}

function together<T>(fields: readonly (readonly [string, Reading<T>])[]): Reading<Readonly<Record<string, T>>> {
  const wrong = fields.map(([, field]) => field).filter(isRefused)
  if (wrong.length > 0) return refusals(wrong)
  const said = fields.flatMap(([key, field]) =>
    isRead(field) && field.value !== undefined ? [[key, field.value] as const] : [],
  )
  return { value: Object.fromEntries(said) }
}

function refusals(readings: readonly Reading<unknown>[]): { readonly refused: readonly FactsRefusal[] } {
  return { refused: readings.filter(isRefused).flatMap((reading) => reading.refused) }
}

function isRefused<T>(reading: Reading<T>): reading is { readonly refused: readonly FactsRefusal[] } {
  return 'refused' in reading
}

function isRead<T>(reading: Reading<T>): reading is { readonly value: T } {
  return 'value' in reading
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}
