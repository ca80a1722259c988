// What the system side costs and when it rests: support hours, build days, versions that were built or rolled back, planned
// maintenance, and how drills and tests of alerts went.

/** Work on the system; `week` is the ISO week in which it was done. */
export type EffortEntry = {
  readonly what: 'support' | 'build'
  readonly week: string
  readonly minutes: number
  readonly words: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** A version of the automation that was put in place or taken back, with the rule versions it runs ("R3" → 2). */
export type BuildEntry = {
  readonly what: 'build' | 'rollback'
  readonly build: string
  readonly rules: Readonly<Record<string, number>>
  readonly words: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** Planned downtime, in ms; it is no failure. Or that such a plan was taken back, which is a plan no more. */
export type Maintenance = {
  readonly from: number
  readonly to: number
  /** The ledger entry that planned what is taken back; null where this is the plan. */
  readonly takesBack: number | null
  readonly words: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** An alert was tried on a day; `minutes` until somebody saw it, null when nobody did. */
export type AlertTest = {
  readonly integration: string
  readonly on: string
  readonly minutes: number | null
  readonly words: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** The fallback was practised by two people; both times in minutes a case. */
export type FallbackDrill = {
  readonly on: string
  readonly people: readonly [string, string]
  readonly minutes: number
  readonly normalMinutes: number
  readonly words: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** Support logged for a week, in minutes; null where nobody logged any. */
export function supportMinutesIn(
  { efforts }: { readonly efforts: readonly EffortEntry[] },
  week: string,
): number | null {
  const logged = efforts.filter((one) => one.what === 'support' && one.week === week)
  return logged.length === 0 ? null : logged.reduce((sum, { minutes }) => sum + minutes, 0)
}
