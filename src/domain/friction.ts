// What the people who do the work report: a complaint, a call for help, a workaround, or work they did outside the tool.

export const frictionKinds = ['complaint', 'help', 'workaround', 'outside'] as const
export type FrictionKind = (typeof frictionKinds)[number]

export const frictionReasons = [
  'rule confusing',
  'form awkward',
  'alert late',
  'manual easier',
  'not trained',
  'bug',
  'side spreadsheet',
  'asked a manager',
] as const
export type FrictionReason = (typeof frictionReasons)[number]

/** A report. `who` is a person's id, or how somebody without a sign-in called themselves; null when they did not. */
export type FrictionReport = {
  readonly report: number
  readonly kind: FrictionKind
  readonly reason: FrictionReason | null
  readonly words: string
  readonly case: string | null
  readonly who: string | null
  readonly at: number
}
