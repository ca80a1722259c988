// What would have to change for another answer is never claimed, always tried: the facts are altered, the engine runs again,
// and the changes are printed so that anyone can apply them and see the same.
import type { Answer } from '../review.ts'
import { pointer } from './reading.ts'

/** One value put at a place in the facts; the path is a JSON Pointer. An index one past the end of a list adds to it. */
export type Change = { readonly path: string; readonly value: unknown }

/** Changes, and the answer that the engine gives with them. */
export type Counterfactual = {
  readonly text: string
  readonly changes: readonly Change[]
  readonly answer: Answer
  readonly kind: string
}

/** The facts with the changes made, in their order; the facts given stay as they are. A path that leads nowhere throws. */
export function applyChanges<T>(facts: T, changes: readonly Change[]): T {
  return changes.reduce((altered, { path, value }) => {
    const steps = path.split('/').slice(1)
    // The engine prints changes that keep the shape of the facts they were found for.
    return put(altered, steps.map(plainStep), value) as T
  }, facts)
}

/**
 * The changes that turn the first into the second, as fine as they can be said, in one order whatever that of the keys.
 * Nothing may have been taken out of an object.
 */
export function changesBetween(before: unknown, after: unknown, path: string = ''): readonly Change[] {
  if (Object.is(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after) && after.length >= before.length) {
    return after.flatMap((entry, index) => changesBetween(before[index], entry, pointer(path, index)))
  }
  if (isObject(before) && isObject(after)) {
    const keys = Object.keys(after).sort()
    return keys.flatMap((key) => changesBetween(before[key], after[key], pointer(path, key)))
  }
  return [{ path, value: after }]
}

function put(into: unknown, [step, ...further]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(into)) {
    const index = Number(step)
    if (!Number.isInteger(index) || index < 0 || index > into.length) throw new RangeError(`There is no entry ${step}.`)
    return [...into.slice(0, index), put(into[index], further, value), ...into.slice(index + 1)]
  }
  if (!isObject(into)) throw new RangeError(`There is nothing to hold "${step}".`)
  return { ...into, [step]: put(into[step], further, value) }
}

function plainStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
