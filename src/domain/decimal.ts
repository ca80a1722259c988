// Agreed numbers are kept as the shortest decimal text, so that a hash over them never depends on how a machine rounds.

export type Decimal = string

/** Reads "24", "2.5" or "2,5" as people type it. Null when it is not a plain number. */
export function readDecimal(typed: string): Decimal | null {
  const text = typed.trim().replace(',', '.')
  if (!/^-?\d{1,12}(\.\d{1,9})?$/.test(text)) return null
  return String(Number(text))
}

/** A measured number as decimal text, rounded to nine places. */
export function toDecimal(value: number): Decimal {
  return String(Number(value.toFixed(9)))
}
