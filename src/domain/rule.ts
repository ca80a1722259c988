// The rule book: numbered plain sentences that say how the work runs. A rule is never changed in place; every version stays,
// and the book of any day is the newest version of each rule on that day.

/** The sections of the rule book, in the order in which it is read. */
export const sections = [
  'start',
  'required data',
  'routing',
  'time limit',
  'human step-in',
  'exception',
  'stop',
  'never',
] as const
export type Section = (typeof sections)[number]

export const operators = [
  'is',
  'is not',
  'is one of',
  'contains',
  'is at least',
  'is more than',
  'is at most',
  'is less than',
  'is before',
  'is on or after',
  'is given',
  'is not given',
] as const
export type Operator = (typeof operators)[number]

/** One line of a condition: a field of the case, how it compares, and with what (lists are separated by commas). */
export type ConditionRow = { readonly field: string; readonly operator: Operator; readonly value: string }

/** When a rule speaks: rows as they were filled in, and the CEL expression that they mean. */
export type Condition = {
  readonly join: 'all' | 'any'
  readonly rows: readonly ConditionRow[]
  /** The expression that is evaluated. It is written from the rows, or by hand, and then there are no rows. */
  readonly expression: string
}

/** How long something may take, in whole minutes. */
export type TimeLimit = { readonly minutes: number; readonly counts: 'round the clock' | 'working hours' }

/** What then must happen. What a rule does not say stays null. */
export type Outcome = {
  readonly route: string | null
  readonly approver: string | null
  readonly limit: TimeLimit | null
  /** What a person must do here, in a few words. */
  readonly human: string | null
}

export type RuleContent = {
  readonly section: Section
  /** One plain sentence. */
  readonly text: string
  /** The number of the rule that an exception or a human step-in belongs to. */
  readonly under: number | null
  /** Where it stands in its section, counted from 1. Of two rules that speak to a case the earlier one is followed. */
  readonly place: number
  readonly condition: Condition | null
  readonly outcome: Outcome | null
}

/** One version of a rule. A retired one says what it said until then. */
export type RuleVersion = {
  readonly number: number
  readonly version: number
  readonly content: RuleContent
  readonly hash: string
  readonly retired: boolean
  /** The rule change that switched it on; null where it was written while the pilot was a draft. */
  readonly change: number | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** How a rule is called: R3. */
export function ruleName(number: number): string {
  return `R${number}`
}

/** The newest version of every rule that is in effect at an instant (ms), in the order of the book. */
export function rulesInEffectAt(versions: readonly RuleVersion[], at: number): readonly RuleVersion[] {
  const newest = new Map<number, RuleVersion>()
  for (const version of versions) if (version.at <= at) newest.set(version.number, version)
  return [...newest.values()].filter(({ retired }) => !retired).toSorted(byPlace)
}

/** The rules in effect now. */
export function rulesInEffect(versions: readonly RuleVersion[]): readonly RuleVersion[] {
  return rulesInEffectAt(versions, Number.POSITIVE_INFINITY)
}

function byPlace(a: RuleVersion, b: RuleVersion): number {
  const section = (rule: RuleVersion) => sections.indexOf(rule.content.section)
  return section(a) - section(b) || a.content.place - b.content.place || a.number - b.number
}

/** The newest version of a rule, retired or not; null when there never was one. */
export function newestVersion(versions: readonly RuleVersion[], number: number): RuleVersion | null {
  return versions.findLast((version) => version.number === number) ?? null
}

/** The rules in effect that stand under this one: they would be left without what they belong to. */
export function rulesUnder(versions: readonly RuleVersion[], number: number): readonly RuleVersion[] {
  return rulesInEffect(versions).filter(({ content }) => content.under === number)
}
