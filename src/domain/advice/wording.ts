// Numbers and names as they stand in the engine's sentences: rounded, with their unit, for someone who runs a business.
// Nothing is computed with what is rounded here.
import { measures, type Measure } from '../measure.ts'

/** "Cycle time" for a measure that Twokeys knows, else its key in plain words. */
export function nameOf(key: string): string {
  return known(key)?.name ?? sentence(plainWords(key))
}

/** The same inside a sentence: "cycle time". */
export function nameInside(key: string): string {
  const name = nameOf(key)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** A value of a measure with its unit: "3.1 h". Without a known unit just the number. */
export function amount(key: string, value: number): string {
  const unit = known(key)?.short
  return unit === undefined ? rounded(value) : `${rounded(value)} ${unit}`
}

/** At most two decimals, three significant figures below one, a real minus sign. */
export function rounded(value: number): string {
  const short = Math.abs(value) < 1 ? Number(value.toPrecision(3)) : Number(value.toFixed(2))
  return minus(String(short === 0 ? 0 : short))
}

/** Hours with their sign and one decimal: "+7.7 h", "−6.0 h". */
export function hours(value: number): string {
  const short = value.toFixed(1)
  if (Number(short) === 0) return '0.0 h'
  return `${value > 0 ? '+' : ''}${minus(short)} h`
}

/** A share of one: "82 %". */
export function percent(share: number): string {
  return `${rounded(Number((share * 100).toFixed(share < 0.1 ? 1 : 0)))} %`
}

/** A chance: "0.002", never "0". */
export function chance(p: number): string {
  return p < 0.001 ? 'below 0.001' : String(Number(p.toFixed(3)))
}

/** "1 week", "3 weeks". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** With a capital at its start. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A key as words: "when_to_use" becomes "when to use". */
export function plainWords(key: string): string {
  return key.replaceAll('_', ' ')
}

function minus(number: string): string {
  return number.replace('-', '−')
}

function known(key: string): Measure | undefined {
  return Object.values(measures).find((measure) => measure.key === key)
}
