// Where a rule is to stand in its section, as people choose it: where it is, at the end, or before another rule.
import type { Problem } from './refusal.ts'
import { type RuleContent, ruleName, rulesInEffect, type RuleVersion, type Section } from './rule.ts'
import { between, placeBehind } from './rule-content.ts'

/** A number is that of the rule before which it is to stand. */
export type Position = 'stays' | 'last' | number

export type Placing = {
  /** The rule's number; null for one that has none yet. */
  readonly rule: number | null
  /** What stays in its place, where something does. */
  readonly current: RuleContent | null
  readonly section: Section
  readonly position: Position
}

/** The place for a position, or what is wrong with it. In another section than before nothing stays: it comes last. */
export function placeFor(
  rules: readonly RuleVersion[],
  { rule, current, section, position }: Placing,
): number | Problem {
  if (position === 'last') return placeBehind(rules, section)
  if (position === 'stays') return current?.section === section ? current.place : placeBehind(rules, section)
  const others = rulesInEffect(rules).filter((one) => one.content.section === section && one.number !== rule)
  const at = others.findIndex(({ number }) => number === position)
  if (at < 0) return { field: 'place', why: `${ruleName(position)} does not stand in the section that you chose.` }
  const place = between(others[at - 1], others[at])
  return place ?? { field: 'place', why: `There is no room left before ${ruleName(position)}. Choose another place.` }
}
