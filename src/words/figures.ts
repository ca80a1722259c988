// Numbers as pages show them: rounded, with their unit, and with a real minus sign.
import { amount, hours } from '../domain/advice/wording.ts'
import { type MeasureKey, measures } from '../domain/measure.ts'

/** "3.1 h", "2.5 %"; null stays null: nobody measured it. */
export function figureText(key: string, value: number | null | undefined): string | null {
  return value == null ? null : amount(key, value)
}

/** Net manual work in hours with its range, "−6.0 h (−7.1 to −4.8)". */
export function netWorkText(
  net: { readonly low: number; readonly mid: number; readonly high: number } | null,
): string | null {
  if (net === null) return null
  const range = net.low === net.high ? '' : ` (${hours(net.low)} to ${hours(net.high)})`
  return `${hours(net.mid)}${range}`
}

/** "Cycle time, median hours" */
export function measureTitle(key: MeasureKey): string {
  return `${measures[key].name}, ${measures[key].unit}`
}

/** "1 case", "60 cases" */
export function casesText(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'case' : 'cases'}`
}

/** A share of one: "95 %". */
export function shareText(share: number | null | undefined): string | null {
  return share == null ? null : `${Math.round(share * 1000) / 10} %`
}
