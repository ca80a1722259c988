// Asking for a rule change, and the rounds of it: every new wording, time or base is new content, and voids the keys that
// were turned on the old one.
import type { Calendar } from './calendar.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { isFrozen } from './freeze.ts'
import { canonical } from './ledger-entry.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { newestVersion, type RuleContent, ruleName, rulesInEffect } from './rule.ts'
import { problemsOfRule } from './rule-content.ts'
import {
  type ChangeAct,
  type ChangeContent,
  isOpen,
  isStale,
  notChangeable,
  type Origin,
  type RuleChange,
  ruleChanges,
} from './rule-change.ts'

/** What somebody asks for. `rule` is null for a rule that is to be added, `version` the one a revert brings back. */
export type Wish = {
  readonly kind: ChangeContent['kind']
  readonly rule: number | null
  readonly proposal: RuleContent | null
  readonly version: number | null
  readonly origin: Origin
  /** The earliest instant (ms) of switching on. */
  readonly switchOnAt: number
  readonly why: string
}

export type Asking = { readonly file: PilotFile; readonly wish: Wish; readonly calendar: Calendar }

/** Anyone on the pilot asks for a change. Until the first cycle has ended it parks itself. */
export function requestChange({ file, wish, calendar }: Asking, act: Act): Fact | Refused {
  const no = notChangeable(file.pilot)
  if (no) return refuse(no)
  const content = contentOf(file, wish)
  if (isRefused(content)) return content
  const problems = problemsOfChange(file, content, wish.why, act.at)
  if (problems.length > 0) return refuseFields(problems)

  const number = file.ruleChanges.reduce((most, { change }) => Math.max(most, change), 0) + 1
  return roundOf(
    'request rule change',
    'requested',
    file,
    { number, round: 1, content, why: wish.why },
    act.at,
    calendar,
  )
}

export type Editing = Asking & { readonly change: RuleChange; readonly seen: string }

/** Whoever asked words it anew: after a return, or before. The keys of the old round are void. */
export function resubmitChange({ file, change, seen, wish, calendar }: Editing, act: Act): Fact | Refused {
  const no = notEditable(file, change, seen, act)
  if (no) return no
  const content = contentOf(file, { ...wish, kind: change.content.kind, rule: change.content.rule })
  if (isRefused(content)) return content
  const same = { ...content, base: change.content.base }
  const problems = problemsOfChange(file, same, wish.why, act.at)
  if (problems.length > 0) return refuseFields(problems)
  if (isSame(same, change.content) && change.stage !== 'returned')
    return refuse('Nothing is different from the last round.')

  return roundOf(
    'edit rule change',
    'resubmitted',
    file,
    { ...next(change), content: same, why: wish.why },
    act.at,
    calendar,
  )
}

export type Rescheduling = Pick<Editing, 'file' | 'change' | 'seen' | 'calendar'> & {
  readonly switchOnAt: number
  readonly why: string
}

/** Another time of switching on is another content: both keys turn anew. */
export function rescheduleChange(
  { file, change, seen, switchOnAt, why, calendar }: Rescheduling,
  act: Act,
): Fact | Refused {
  const no = notEditable(file, change, seen, act)
  if (no) return no
  const content = { ...change.content, switchOnAt }
  const problems = [...whenProblems(switchOnAt, act.at), ...whyProblems(why)]
  if (problems.length > 0) return refuseFields(problems)
  if (switchOnAt === change.content.switchOnAt) return refuse('That is the time it has already.')

  return roundOf('edit rule change', 'rescheduled', file, { ...next(change), content, why }, act.at, calendar)
}

/** The rule moved on; the one who asked looks at both and puts the change on the current version. */
export function rebaseChange({ file, change, seen, wish, calendar }: Editing, act: Act): Fact | Refused {
  const no = notEditable(file, change, seen, act)
  if (no) return no
  if (!isStale(file, change.content)) return refuse('The rule has not changed since: there is nothing to rebase on.')
  const content = contentOf(file, { ...wish, kind: change.content.kind, rule: change.content.rule })
  if (isRefused(content)) return content
  const problems = problemsOfChange(file, content, wish.why, act.at)
  if (problems.length > 0) return refuseFields(problems)

  return roundOf('edit rule change', 'rebased', file, { ...next(change), content, why: wish.why }, act.at, calendar)
}

/** Why this person cannot begin a new round; null when they can. */
function notEditable({ pilot }: PilotFile, change: RuleChange, seen: string, act: Act): Refused | null {
  const no = notChangeable(pilot)
  if (no) return refuse(no)
  if (change.by !== act.by.person) return { ...refuse('Only who asked for a change words it anew.'), kind: 'not yours' }
  if (!isOpen(change)) return refuse(`This change is ${change.stage}: ask for a new one.`)
  return seen === change.hash ? null : overtaken('The rule change')
}

function next({ number, round }: RuleChange) {
  return { number, round: round + 1 }
}

/** The exact content of a wish, made from the rule as it is now. */
function contentOf(file: PilotFile, wish: Wish): ChangeContent | Refused {
  const { kind, origin, switchOnAt } = wish
  if (kind === 'add') {
    const content = { rule: wish.rule ?? nextRule(file), base: 0, proposal: wish.proposal, revertsTo: null }
    return { kind, ...content, origin, switchOnAt }
  }
  const current = wish.rule === null ? null : newestVersion(file.rules, wish.rule)
  if (!current) return refuseFields([{ field: 'rule', why: 'Choose the rule that is to change.' }])
  if (current.retired && kind !== 'revert')
    return refuse(`${ruleName(current.number)} is no longer in effect. Revert it to bring it back.`)
  const base = { kind, rule: current.number, base: current.version, origin, switchOnAt }
  if (kind === 'replace') return { ...base, proposal: wish.proposal, revertsTo: null }
  if (kind === 'retire') return { ...base, proposal: null, revertsTo: null }
  return revertOf(file, base, wish.version)
}

/** A revert brings back the wording of an earlier version, as a new one. */
function revertOf(
  file: PilotFile,
  base: Omit<ChangeContent, 'proposal' | 'revertsTo'>,
  version: number | null,
): ChangeContent | Refused {
  const earlier = file.rules.find((rule) => rule.number === base.rule && rule.version === version && !rule.retired)
  if (!earlier || earlier.version >= base.base)
    return refuseFields([{ field: 'version', why: 'Choose an earlier version of this rule.' }])
  return { ...base, proposal: earlier.content, revertsTo: earlier.version }
}

/** The next free number: no rule ever had it, and no change has asked for it. */
function nextRule(file: PilotFile): number {
  const taken = [...file.rules.map(({ number }) => number), ...ruleChanges(file).map(({ content }) => content.rule)]
  return Math.max(0, ...taken) + 1
}

function problemsOfChange(file: PilotFile, content: ChangeContent, why: string, now: number): readonly Problem[] {
  const { proposal, kind, rule } = content
  const current = newestVersion(file.rules, rule)
  const isUnchanged = kind === 'replace' && proposal !== null && current !== null && isSame(proposal, current.content)
  return [
    ...(proposal ? problemsOfRule(file.rules, rule, proposal) : []),
    ...(isUnchanged ? [{ field: 'text', why: `${ruleName(rule)} says exactly this already.` }] : []),
    ...(kind === 'retire' ? dependents(file, rule) : []),
    ...whenProblems(content.switchOnAt, now),
    ...whyProblems(why),
  ]
}

function dependents({ rules }: PilotFile, rule: number): readonly Problem[] {
  const below = rulesInEffect(rules).filter(({ content }) => content.under === rule)
  if (below.length === 0) return []
  const names = below.map(({ number }) => ruleName(number)).join(', ')
  return [{ field: 'rule', why: `${names} stand under this rule. Retire or move them first.` }]
}

function whenProblems(switchOnAt: number, now: number): readonly Problem[] {
  if (switchOnAt < now - 60_000)
    return [{ field: 'switchOnAt', why: 'That is past. Nothing is switched on backwards.' }]
  return []
}

function whyProblems(why: string): readonly Problem[] {
  return why === '' ? [{ field: 'why', why: 'Say why, in a sentence.' }] : []
}

function isSame(one: RuleContent | ChangeContent, other: RuleContent | ChangeContent): boolean {
  return canonical(one) === canonical(other)
}

type Round = {
  readonly number: number
  readonly round: number
  readonly content: ChangeContent
  readonly why: string
}

function roundOf(
  name: 'request rule change' | 'edit rule change',
  what: ChangeAct,
  file: PilotFile,
  { number, round: version, content, why }: Round,
  now: number,
  calendar: Calendar,
): Fact {
  const object = { type: 'rule change', id: String(number), version }
  const effect = isFrozen(file, now, calendar) ? 'parks' : null
  return fact(name, file.pilot.id, object, { base: content.base, content, data: { what, effect }, texts: { why } })
}
