// What an hour of manual work costs. With it net manual work is told in money as well, as a range that is as honest as the
// minutes and the wage behind it.
import { type NetWork, tolerancePercent } from './advice/net-work.ts'
import type { MinutesSource } from './charter.ts'
import { type Decimal, readDecimal } from './decimal.ts'
import type { Problem } from './refusal.ts'

/** The cost of one hour in a currency ("EUR"), how it was found and where that stands. */
export type Wage = {
  readonly amount: Decimal
  readonly currency: string
  readonly source: MinutesSource
  readonly where: string
}

export type WageDraft = { readonly [Name in keyof Wage]: string }

/** Money a week in the wage's currency, added minus removed; below zero is good. */
export type NetMoney = {
  readonly low: number
  readonly mid: number
  readonly high: number
  readonly currency: string
}

const sources: readonly MinutesSource[] = ['measured', 'sampled', 'estimated']

/** The wage that was typed; null while there is none. What is there must be whole, or nobody can check it later. */
export function readWage(draft: WageDraft, wrong: (problem: Problem) => void): Wage | null {
  const { currency, where } = draft
  if (draft.amount === '') {
    if (where !== '') wrong({ field: 'wage.amount', why: 'Say what an hour costs, or leave the whole line empty.' })
    return null
  }
  const amount = readDecimal(draft.amount)
  const source = sources.find((one) => one === draft.source)
  const isPlain = amount !== null && Number(amount) > 0 && Number(amount) <= 1_000_000
  if (!isPlain) wrong({ field: 'wage.amount', why: 'Write what an hour costs as a plain number, like 42 or 38.50.' })
  if (!/^[A-Z]{3}$/.test(currency))
    wrong({ field: 'wage.currency', why: 'Name the currency by its three letters, like EUR.' })
  if (!source) wrong({ field: 'wage.source', why: 'Say whether this was measured, sampled or estimated.' })
  if (where === '')
    wrong({ field: 'wage.where', why: 'Say where this comes from: the payroll, a rate card, whose estimate.' })
  return isPlain && source ? { amount, currency, source, where } : null
}

/**
 * Net manual work in money. `low` takes every tolerance in the pilot's favour, `high` against it: what is saved counts at
 * the wage that favours the side in question.
 */
export function moneyOf({ low, mid, high }: NetWork, { amount, currency, source }: Wage): NetMoney {
  const wage = Number(amount)
  const off = tolerancePercent[source] / 100
  const [most, least] = [wage * (1 + off), wage * (1 - off)]
  return { low: low * (low < 0 ? most : least), mid: mid * wage, high: high * (high < 0 ? least : most), currency }
}
