// Numbers as pages show them: rounded, with their unit, and with a real minus sign.
import { amount, hours } from '../domain/advice/wording.ts'
import type { CycleCounts } from '../domain/cycle-time.ts'
import { measures, type ScorecardKey } from '../domain/measure.ts'
import type { NetMoney } from '../domain/wage.ts'

/** "3.1 h", "2.5 %"; null stays null: nobody measured it. */
export function figureText(key: string, value: number | null | undefined): string | null {
  return value == null ? null : amount(key, value)
}

/** Which hours the cycle time counts, as a sentence. */
export function hoursSentence(counts: CycleCounts): string {
  return counts === 'working hours'
    ? 'Cycle times count working hours: Monday to Friday, 09:00 to 17:00.'
    : 'Cycle times count round the clock.'
}

/** Net manual work in hours: "−6.0 h". */
export function netWorkText(
  net: { readonly low: number; readonly mid: number; readonly high: number } | null,
): string | null {
  return net === null ? null : hours(net.mid)
}

/** How far it may lie from that by the tolerance of its sources; null when everything was measured. */
export function netWorkRange(net: { readonly low: number; readonly high: number } | null): string | null {
  return net === null || net.low === net.high ? null : `between ${hours(net.low)} and ${hours(net.high)}`
}

/** "−240 EUR, between −320 and −180"; rounded to whole units, because the wage is an average. */
export function moneyText(money: NetMoney): string {
  return [moneyMiddle(money), moneyRange(money)].filter(Boolean).join(', ')
}

/** "−240 EUR" */
export function moneyMiddle({ mid, currency }: Pick<NetMoney, 'mid' | 'currency'>): string {
  return `${whole(mid)} ${currency}`
}

/** "between −320 and −180"; null when minutes and wage were measured. */
export function moneyRange({ low, high }: Pick<NetMoney, 'low' | 'high'>): string | null {
  return low === high ? null : `between ${whole(low)} and ${whole(high)}`
}

function whole(money: number): string {
  const digits = Math.abs(Math.round(money)).toLocaleString('en-GB')
  return Math.round(money) < 0 ? `−${digits}` : digits
}

/** "Cycle time, median hours" */
export function measureTitle(key: ScorecardKey): string {
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
