// Before the launch the rule book is written as a document is: rules are added, reworded, moved and taken out again. From
// the launch on none of this is possible any more, and a rule changes by a rule change alone.
import { listed } from './advice/wording.ts'
import { fact, type Fact } from './fact.ts'
import { canonical } from './ledger-entry.ts'
import { hasEnded, lastStage, type Pilot } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { overtaken, refuse, refuseFields, type Refused } from './refusal.ts'
import { newestVersion, type RuleContent, ruleName, rulesInEffect, rulesUnder, type RuleVersion } from './rule.ts'
import { between, placeBehind, problemsOfRule } from './rule-content.ts'

/** What somebody writes; where it stands in its section follows from the book. */
export type RuleDraft = Omit<RuleContent, 'place'>

/** `number` is null for a rule that is added, and `seen` the hash of the version that was on the page, empty for none. */
export type Writing = {
  readonly file: PilotFile
  readonly number: number | null
  readonly draft: RuleDraft
  readonly seen: string
}

/** Adds a rule at the end of its section, or words one anew. Refused from the launch on. */
export function writeRule({ file, number, draft, seen }: Writing): Fact | Refused {
  const no = notWritable(file.pilot)
  if (no) return refuse(no)
  const current = number === null ? null : inBook(file, number)
  if (number !== null && !current) return refuse(`${ruleName(number)} is not in the book. Write it as a new rule.`)
  if (current && current.hash !== seen) return overtakenWhileWriting(current)
  const content = { ...draft, place: placeFor(file, draft, current) }
  const rule = number ?? nextNumber(file.rules)
  const problems = problemsOfRule(file.rules, rule, content)
  if (problems.length > 0) return refuseFields(problems)
  if (current && canonical(content) === canonical(current.content))
    return refuse(`${ruleName(rule)} says exactly this already, so nothing was saved.`)

  return written(file.pilot, rule, current, content)
}

/** A rule of the draft's book, as it was on the page. */
export type Arranging = { readonly file: PilotFile; readonly number: number; readonly seen: string }

/** Takes a rule out of the book. Its number is not given again, and rules that stand under it go first. */
export function takeOut({ file, number, seen }: Arranging): Fact | Refused {
  const no = notWritable(file.pilot)
  if (no) return refuse(no)
  const current = inBook(file, number)
  if (!current) return refuse(`${ruleName(number)} is not in the book.`)
  if (current.hash !== seen) return overtaken(ruleName(number))
  const below = rulesUnder(file.rules, number)
  if (below.length > 0)
    return refuse(`${standing(below)} under this rule. Take them out first, or put them under another rule.`)

  return written(file.pilot, number, current, current.content, true)
}

/** Moves a rule before or behind its neighbour: the next rule of its section that stands under the same rule as it does. */
export function moveRule({ file, number, seen }: Arranging, way: 'up' | 'down'): Fact | Refused {
  const no = notWritable(file.pilot)
  if (no) return refuse(no)
  const current = inBook(file, number)
  if (!current) return refuse(`${ruleName(number)} is not in the book.`)
  if (current.hash !== seen) return overtaken(ruleName(number))
  const siblings = besides(file.rules, current)
  const at = siblings.indexOf(current) + (way === 'up' ? -1 : 1)
  const passed = siblings[at]
  if (!passed) return refuse(`${ruleName(number)} stands ${way === 'up' ? 'first' : 'last'} already.`)
  const others = siblings.filter((rule) => rule !== current)
  const place = between(others[at - 1], others[at])
  if (place === null)
    return refuse(`There is no room left there. Move ${ruleName(passed.number)} ${otherWay[way]} instead.`)

  return written(file.pilot, number, current, { ...current.content, place })
}

const otherWay = { up: 'down', down: 'up' } as const

/** The rules among which a rule can move, itself included, in the order of the book. */
export function besides(rules: readonly RuleVersion[], { content }: RuleVersion): readonly RuleVersion[] {
  return rulesInEffect(rules).filter(
    (rule) => rule.content.section === content.section && rule.content.under === content.under,
  )
}

/** Why the book cannot be written in any more, in a sentence; null while it can. */
export function notWritable(pilot: Pilot): string | null {
  if (hasEnded(pilot)) return 'This pilot has ended: its rules no longer change.'
  if (lastStage(pilot)) return 'The pilot has been launched, and both keys cover its rules. Ask for a change instead.'
  return null
}

function inBook({ rules }: PilotFile, number: number): RuleVersion | null {
  const newest = newestVersion(rules, number)
  return newest?.retired ? null : newest
}

/** Behind the others where it comes into its section or under its rule; else where it is. */
function placeFor({ rules }: PilotFile, { section, under }: RuleDraft, current: RuleVersion | null): number {
  const stays = current?.content.section === section && current.content.under === under
  return stays ? current.content.place : placeBehind(rules, section)
}

function nextNumber(rules: readonly RuleVersion[]): number {
  return Math.max(0, ...rules.map(({ number }) => number)) + 1
}

function overtakenWhileWriting({ number }: RuleVersion): Refused {
  const why = `Somebody saved ${ruleName(number)} while you were writing. Nothing of yours was saved yet and everything you typed is still here: look at what they changed, then save again.`
  return { ...overtaken(ruleName(number)), why }
}

/** "R5 stands", "R5 and R6 stand" */
function standing(rules: readonly RuleVersion[]): string {
  const names = rules.map(({ number }) => ruleName(number))
  return `${listed(names)} ${names.length === 1 ? 'stands' : 'stand'}`
}

function written(
  pilot: Pilot,
  number: number,
  current: RuleVersion | null,
  content: RuleContent,
  retired = false,
): Fact {
  const object = { type: 'rule', id: String(number), version: (current?.version ?? 0) + 1 }
  return fact('write rule', pilot.id, object, { base: current?.version, content, data: { number, retired } })
}
