// The page of one rule change: what is asked for and where it stands, old and new side by side, why and when, what is in its
// way, the two keys, and everything that was said.
import { hasEnded } from '../../domain/pilot.ts'
import { type ChangeContent, isOpen, whyStale } from '../../domain/rule-change.ts'
import { newestVersion, ruleName } from '../../domain/rule.ts'
import { dayName, dayTime } from '../../words/dates.ts'
import { originInWords, wishInWords } from '../../words/rule-changes.ts'
import { capital } from '../../words/sentences.ts'
import { type Problems, problemSummary } from './field.ts'
import type { Fold } from './fold.ts'
import type { Form } from './form.ts'
import type { FreezeKeys } from './freeze-keys.ts'
import type { KeyStep } from './key-form.ts'
import type { Keys, Primary } from './keys.ts'
import type { Pairs } from './lists.ts'
import type { Link } from './page.ts'
import type { Replay } from './replay.ts'
import { breakingFreeze, otherDecisions, requesterLinks, takingUp } from './rule-change-actions.ts'
import { contentDifference, type RuleDifference, ruleDifference } from './rule-change-difference.ts'
import { changeKeys, nextStep } from './rule-change-keys.ts'
import { changeAddress, type ChangeOf } from './rule-change-of.ts'
import { standingOf } from './rule-change-standing.ts'
import { conversationOf, type Met, metOnTheWay, timesOf, weekOfSwitch } from './rule-change-story.ts'
import { type ChangedTerm, changedTerms } from './rule-terms.ts'
import type { Trail } from './trail.ts'

/** What moved, under a heading; `says` stands where every word is the same. */
export type Moved = {
  readonly id: string
  readonly heading: string
  readonly terms: readonly ChangedTerm[]
  readonly says: string
}

export type RuleChangePage = {
  readonly about: string
  /** The rule, where it is in the book, and the log of all changes. */
  readonly around: readonly Link[]
  /** Said on top of a day that is past, with the way back to now. */
  readonly asOf: { readonly says: string; readonly today: Link } | null
  readonly heading: string
  readonly standing: readonly string[]
  readonly problems: Problems | null
  /** What changed under the eyes of whoever decided. */
  readonly moved: Moved | null
  /** What changed since the last round, and in the rule since it was asked for. */
  readonly earlier: readonly Moved[]
  readonly difference: RuleDifference
  readonly facts: Pairs
  readonly met: Met | null
  readonly replay: Replay | null
  readonly keys: Keys
  readonly step: KeyStep
  readonly takeUp: Form | null
  readonly freeze: FreezeKeys | null
  readonly next: Primary | null
  readonly links: readonly Link[]
  readonly folds: readonly Fold[]
  readonly conversation: Trail
  readonly times: Pairs
  readonly week: Link | null
}

export function ruleChangeView(given: ChangeOf): RuleChangePage {
  const { change, file } = given
  const isOver = hasEnded(file.pilot)
  const { next, links } = given.asOf === null ? requesterLinks(given) : { next: null, links: [] }
  const step = isOver ? { form: null, says: null } : nextStep(given)
  const takeUp = takingUp(given)
  const underEyes = movedWhileReading(given)
  const isTaken = step.form !== null || takeUp !== null
  return {
    about: `Rule change ${change.number}, round ${change.round}`,
    around: aroundIt(given),
    asOf: lookedBackTo(given),
    heading: capital(wishInWords(change.content)),
    standing: standingOf(given),
    problems: problemsOf(given),
    moved: underEyes,
    earlier: [...(underEyes ? [] : sinceLastRound(given)), ...sinceAsked(given)],
    difference: ruleDifference(given),
    facts: factsOf(given),
    met: metOnTheWay(given),
    replay: given.replay,
    keys: changeKeys(given),
    step,
    takeUp,
    freeze: isOver ? null : breakingFreeze(given),
    next: isTaken ? null : next,
    links: isTaken && next && 'href' in next.action ? [next.action, ...links] : links,
    folds: otherDecisions(given),
    conversation: conversationOf(given),
    times: timesOf(given),
    week: weekOfSwitch(given),
  }
}

function aroundIt({ change, file }: ChangeOf): readonly Link[] {
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const name = ruleName(change.content.rule)
  const isInBook = newestVersion(file.rules, change.content.rule) !== null
  const log = { text: 'Rule log', href: `${pilot}/rule-changes` }
  return isInBook ? [log, { text: name, href: `${pilot}/rules/${name}` }] : [log]
}

function lookedBackTo(given: ChangeOf): RuleChangePage['asOf'] {
  if (given.asOf === null) return null
  const today = { text: 'As it stands now', href: changeAddress(given) }
  return { says: `As it stood at the end of ${dayName(given.asOf)}.`, today }
}

/** What was refused, on top; lines about a field lead into the form that it stands in. */
function problemsOf({ again }: ChangeOf): Problems | null {
  if (!again || again.decision === 'freeze') return null
  const isKey = again.problems.some(({ name }) => name === 'password')
  return problemSummary(
    again.problems.map(({ name, text }) =>
      name === undefined || isKey ? { text, ...(name ? { name } : {}) } : { name: `${again.decision}.${name}`, text },
    ),
  )
}

/** Somebody decided on what stood there before: what it says now. */
function movedWhileReading(given: ChangeOf): Moved | null {
  const { again, change } = given
  const before = contents(given).findLast(({ hash }) => hash === again?.sent.seen)
  if (!again?.isOvertaken || !before || before.hash === change.hash) return null
  return moved(given, before.content, { id: 'moved', heading: 'What changed since you opened the page' })
}

function sinceLastRound(given: ChangeOf): readonly Moved[] {
  const before = contents(given).at(-2)
  if (!before) return []
  return [
    moved(given, before.content, { id: 'last-round', heading: `What changed since round ${before.content.round}` }),
  ]
}

/** The content of each round, oldest first. */
function contents({ change }: ChangeOf): readonly { readonly content: ChangeContent; readonly hash: string | null }[] {
  return change.events.flatMap(({ content, hash }) => (content === null ? [] : [{ content, hash }]))
}

function moved(given: ChangeOf, before: ChangeContent, about: Pick<Moved, 'id' | 'heading'>): Moved {
  const { content } = given.change
  const named = (one: ChangeContent) => ({ heading: `Round ${one.round}`, content: one })
  const says = 'Every word is the same; it was asked for anew. What was said in between stands below.'
  return { ...about, terms: contentDifference(named(before), named(content), given), says }
}

/** A stale change beside what its rule says by now. */
function sinceAsked({ change, file }: ChangeOf): readonly Moved[] {
  const { rule, base } = change.content
  const current = newestVersion(file.rules, rule)
  const before = file.rules.find((one) => one.number === rule && one.version === base)
  if (!isOpen(change) || !current || !before || current.version === base) return []
  const named = ({ version, content, retired }: typeof current) => ({
    heading: `Version ${version}`,
    content: retired ? null : content,
  })
  const terms = changedTerms(named(before), named(current))
  const says = whyStale(file, change.content) ?? ''
  return [{ id: 'rule-moved', heading: 'What changed in the rule since it was asked for', terms, says }]
}

/** Why the words are wished for; why only the time moved stands in the conversation. */
function factsOf({ change, texts, calendar, now }: ChangeOf): Pairs {
  const { origin, switchOnAt } = change.content
  const presses = 'The CTO presses; nothing switches on by itself.'
  const asked = change.events.findLast(({ content, what }) => content !== null && what !== 'rescheduled')
  const when = `${dayTime(switchOnAt, calendar.zone, now)}, or later`
  const agreed = change.stage === 'in effect' ? 'Agreed for' : 'Was to be switched on'
  return [
    { term: 'Why', text: texts.get(asked?.why ?? '') ?? '' },
    { term: 'Origin', text: originInWords(origin) },
    isOpen(change) ? { term: 'To be switched on', text: when, note: presses } : { term: agreed, text: when },
  ]
}
