// What differs between the rule books of two days, rule by rule and word by word: what came in, what reads differently, what
// went.
import { endOfDay } from '../../domain/calendar.ts'
import { isDay } from '../../domain/day.ts'
import { type RuleContent, ruleName, rulesInEffectAt } from '../../domain/rule.ts'
import { dayName } from '../../words/dates.ts'
import { sectionName } from '../../words/rules.ts'
import type { Shown } from '../pilot-request.ts'
import { answered, type Field, type Problem, type Problems, problemSummary } from './field.ts'
import type { Link } from './page.ts'
import { type ChangedTerm, changedTerms } from './rule-terms.ts'

export type RulesDifferenceOf = Shown & {
  /** The two days, "2026-05-04", as they were asked for. */
  readonly from: string | undefined
  readonly to: string | undefined
}

/** A rule that differs; `note` says where it stands or stood. */
export type ChangedRule = {
  readonly name: string
  readonly href: string
  readonly text: string
  readonly note: string
  readonly terms: readonly ChangedTerm[]
}

export type RulesDifference = {
  readonly back: Link
  readonly address: string
  readonly says: string
  readonly fields: readonly Field[]
  readonly problems: Problems | null
  readonly groups: readonly { readonly id: string; readonly heading: string; readonly rules: readonly ChangedRule[] }[]
}

/** Without days: from the day of the first rule to today. */
export function rulesDifferenceView(given: RulesDifferenceOf): RulesDifference {
  const { file, calendar, now } = given
  const book = `/pilots/${encodeURIComponent(file.pilot.code)}/rules`
  const today = calendar.dayOf(now)
  const days = { from: given.from ?? calendar.dayOf(file.rules[0]?.at ?? now), to: given.to ?? today }
  const problems = problemsOfDays(days, today)
  const groups = problems.length > 0 ? [] : groupsOf(given, days, book)
  return {
    back: { text: 'The rule book', href: book },
    address: `${book}/difference`,
    says: saysOf(days, problems, groups.length),
    fields: answered(
      [
        { kind: 'date', name: 'from', label: 'From the end of' },
        { kind: 'date', name: 'to', label: 'To the end of' },
      ],
      days,
      problems,
    ),
    problems: problemSummary(problems),
    groups,
  }
}

type Days = { readonly from: string; readonly to: string }

function problemsOfDays({ from, to }: Days, today: string): readonly Problem[] {
  const wrong = Object.entries({ from, to }).flatMap(([name, day]) => {
    if (!isDay(day)) return [{ name, text: 'Give a day that exists.' }]
    return day > today ? [{ name, text: 'That day has not come yet.' }] : []
  })
  if (wrong.length > 0) return wrong
  return from > to ? [{ name: 'to', text: 'The second day lies before the first.' }] : []
}

function saysOf({ from, to }: Days, problems: readonly Problem[], groups: number): string {
  if (problems.length > 0) return ''
  const days = `between ${dayName(from)} and ${dayName(to)}`
  return groups === 0 ? `No rule changed ${days}.` : `What changed ${days}.`
}

function groupsOf(given: RulesDifferenceOf, { from, to }: Days, book: string): RulesDifference['groups'] {
  const [before, after] = [contentsOn(given, from), contentsOn(given, to)]
  const numbers = [...new Set([...after.keys(), ...before.keys()])].toSorted((a, b) => a - b)
  const found = numbers.flatMap((number) => {
    const [old = null, fresh = null] = [before.get(number), after.get(number)]
    const how = howChanged(old, fresh)
    const said = fresh ?? old
    if (how === null || said === null) return []
    const wordings = [
      { heading: dayName(from), content: old },
      { heading: dayName(to), content: fresh },
    ] as const
    const terms = how === 'Reworded' ? changedTerms(...wordings) : []
    const name = ruleName(number)
    return [{ how, rule: { name, href: `${book}/${name}`, text: said.text, note: sectionName(said.section), terms } }]
  })
  return ways
    .map((heading) => ({
      id: heading.toLowerCase(),
      heading,
      rules: found.filter(({ how }) => how === heading).map(({ rule }) => rule),
    }))
    .filter(({ rules }) => rules.length > 0)
}

const ways = ['Added', 'Reworded', 'Retired', 'Moved'] as const

/** How a rule differs; null where it says the same in the same place. */
function howChanged(before: RuleContent | null, after: RuleContent | null): (typeof ways)[number] | null {
  if (before === null) return 'Added'
  if (after === null) return 'Retired'
  const wording = (content: RuleContent) => ({ heading: '', content })
  if (changedTerms(wording(before), wording(after)).length > 0) return 'Reworded'
  return before.place === after.place ? null : 'Moved'
}

/** What each rule in effect said at the end of a day, by its number. */
function contentsOn({ file, calendar }: RulesDifferenceOf, day: string): ReadonlyMap<number, RuleContent> {
  const end = endOfDay(day, calendar)
  return new Map(rulesInEffectAt(file.rules, end).map(({ number, content }) => [number, content]))
}
