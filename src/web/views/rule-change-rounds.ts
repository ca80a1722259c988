// The pages on which whoever asked begins another round of a change: other words, another time, or the rule as it is now.
import type { AttributeField } from '../../domain/attribute-field.ts'
import { newestVersion, type RuleContent, ruleName, type RuleVersion } from '../../domain/rule.ts'
import { type RuleChange, whyStale } from '../../domain/rule-change.ts'
import { agreedTimeOf, usualTime } from '../../domain/switch-on-time.ts'
import { dayTime } from '../../words/dates.ts'
import { whoDid, wishInWords } from '../../words/rule-changes.ts'
import { ruleInWords, sectionName } from '../../words/rules.ts'
import type { Shown } from '../pilot-request.ts'
import type { Segment, Wording } from './difference.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Link } from './page.ts'
import { meetingIn, ruleToday, type RuleToday } from './rule-change-asking.ts'
import { beforeSending } from './rule-change-before.ts'
import { timeQuestions, wishForm, type WishForm, type Wished } from './rule-change-form.ts'
import type { Sentence } from './trail.ts'
import { wordDifference } from './word-difference.ts'

export type RoundOf = Shown & {
  /** The fields that the pilot's cases give. */
  readonly fields: readonly AttributeField[]
  readonly change: RuleChange
  /** Words of reasons, by the id of their text. */
  readonly texts: ReadonlyMap<string, string>
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type RoundPage = {
  readonly heading: string
  readonly lead: string
  /** What a leader said to it last. */
  readonly said: Sentence | null
  readonly today: RuleToday | null
  readonly ask: WishForm
}

/** Wording a change anew. */
export function roundView(given: RoundOf): RoundPage {
  const { change } = given
  const current = newestVersion(given.file.rules, change.content.rule)
  return {
    heading: `Word rule change ${change.number} anew`,
    lead: roundLead(given),
    said: lastSaid(given),
    today: current && ruleToday(current, given),
    ask: roundForm(given, 'rounds', `Begin round ${change.round + 1}`),
  }
}

export type RebasePage = {
  readonly heading: string
  readonly why: string
  readonly lead: string
  readonly wordings: readonly Wording[]
  /** Null where the rule is gone: then it can only be brought back. */
  readonly ask: WishForm | null
  readonly back: Link | null
}

/** Putting a change on the rule as it is now: what it was made from, what the rule says now, what was proposed. */
export function rebaseView(given: RoundOf): RebasePage {
  const { change, file } = given
  const { kind, rule } = change.content
  const isGone = kind !== 'revert' && newestVersion(file.rules, rule)?.retired === true
  const revert = `/pilots/${encodeURIComponent(file.pilot.code)}/rule-changes/new?kind=revert&rule=${rule}`
  return {
    heading: `Rebase rule change ${change.number}`,
    why: whyStale(file, change.content) ?? '',
    lead: isGone
      ? 'Nothing can be put on a rule that is gone. Withdraw this change, or bring the rule back first.'
      : roundLead(given),
    wordings: threeWordings(given),
    ask: isGone ? null : roundForm(given, 'rebase', `Rebase it: begin round ${change.round + 1}`),
    back: isGone ? { text: `Ask to bring ${ruleName(rule)} back`, href: revert } : null,
  }
}

export type SchedulePage = { readonly heading: string; readonly lead: string; readonly form: Form }

/** Another time of switching on. */
export function scheduleView(given: RoundOf): SchedulePage {
  const { change, calendar, now } = given
  const agreed = dayTime(change.content.switchOnAt, calendar.zone, now)
  return {
    heading: `Another time for rule change ${change.number}`,
    lead: `So far it is to be switched on from ${agreed}. ${roundLead(given)}`,
    form: scheduleForm(given),
  }
}

function scheduleForm({ change, calendar, now, file, sent, problems }: RoundOf): Form {
  const address = addressOf(file.pilot.code, change)
  const questions: readonly Question[] = [
    ...timeQuestions(agreedFrom(change.content.switchOnAt, now, calendar), calendar.zone),
    { kind: 'textarea', name: 'why', label: 'Why', hint: 'Both leaders read it before they decide again.', rows: 2 },
  ]
  return form({
    id: 'schedule',
    action: `${address}/schedule`,
    seen: change.hash,
    fields: answered(questions, sent, problems),
    problems: problemSummary(problems),
    primary: {
      ...primary('The time is part of what both keys cover, so both leaders decide again.', {
        text: `Propose this time: begin round ${change.round + 1}`,
      }),
      away: { text: 'Back to the change', href: address },
    },
  })
}

/** "Round 2 begins with it. …", and what it costs. */
function roundLead({ change }: Pick<RoundOf, 'change'>): string {
  const { keys, round, content } = change
  const turned = [keys.policy, keys.system].filter((key) => key !== null).length
  const key = turned === 1 ? 'The key' : 'Both keys'
  const then =
    turned === 0 ? 'Both leaders decide on what it then says.' : `${key} on round ${round} will count no more.`
  return `You asked to ${wishInWords(content)}. This begins round ${round + 1}. ${then}`
}

function roundForm(given: RoundOf, path: 'rounds' | 'rebase', text: string): WishForm {
  const { change, file, sent, problems } = given
  const wished = wishedIn(given)
  const current = newestVersion(file.rules, change.content.rule)
  const address = addressOf(file.pilot.code, change)
  return wishForm({
    ...given,
    wished,
    id: path,
    action: `${address}/${path}`,
    again: `${address}/${path}/new`,
    hidden: [
      { kind: 'hidden', name: 'seen', label: 'Content', value: change.hash },
      { kind: 'hidden', name: 'ruleSeen', label: 'Version', value: String(current?.version ?? 0) },
    ],
    before: beforeSending(given, { ...meetingIn(given, wished, sent), number: change.number }),
    primary: { ...primary(undefined, { text }), away: { text: 'Back to the change', href: address } },
    problems,
  })
}

/** The last round as it stands in the form. Why is asked anew: it is the answer to what was said. */
function wishedIn({ change, calendar, now }: RoundOf): Wished {
  const { kind, rule, proposal, revertsTo, origin, switchOnAt } = change.content
  const agreed = agreedFrom(switchOnAt, now, calendar)
  return { kind, rule, words: proposal, version: revertsTo, why: '', origin, agreed }
}

/** The agreed time while it is to come; nobody agrees on a past one. */
function agreedFrom(switchOnAt: number, now: number, calendar: Shown['calendar']) {
  return switchOnAt > now ? agreedTimeOf(switchOnAt, calendar) : usualTime(now, calendar)
}

/** What a leader said when it went back. */
function lastSaid({ change, texts, names, calendar, now }: RoundOf): Sentence | null {
  const last = change.events.findLast(({ what }) => what === 'returned' || what === 'objected')
  if (!last || last.round !== change.round) return null
  const did = last.what === 'returned' ? 'returned it' : 'said “not safe yet”'
  return {
    text: `${whoDid(last, names)} ${did} on ${dayTime(last.at, calendar.zone, now)}.`,
    why: texts.get(last.why ?? ''),
    side: last.what === 'returned' ? 'policy' : 'system',
  }
}

function threeWordings({ change, file }: RoundOf): readonly Wording[] {
  const { rule, base, proposal } = change.content
  const old = file.rules.find(({ number, version }) => number === rule && version === base) ?? null
  const current = newestVersion(file.rules, rule)
  const name = ruleName(rule)
  const before = saidBy(old)
  const [now, own] = [wordDifference(before, saidBy(current)), wordDifference(before, proposal ? said(proposal) : '')]
  const isNow = current?.retired ? 'retired' : `version ${current?.version ?? 0}`
  const started = { heading: `What you started from: ${name}, version ${base}`, segments: same(before) }
  const moved = { heading: `${name} now: ${isNow}`, segments: now.after }
  const proposed = { heading: 'What you proposed', segments: own.after, none: `To retire ${name}.` }
  return [...(old ? [started] : []), ...(current ? [moved] : []), proposed]
}

function same(text: string): readonly Segment[] {
  return [{ text, is: 'same' }]
}

function saidBy(version: RuleVersion | null): string {
  return version === null ? '' : said(version.content)
}

/** Everything that a rule says, as one text to be compared. */
function said({ text, section, under, condition, outcome }: RuleContent): string {
  const below = under === null ? '' : `, under ${ruleName(under)}`
  const says = ruleInWords({ condition, outcome })
  return `${text} (${sectionName(section)}${below})${says === null ? '' : ` ${says}`}`
}

function addressOf(code: string, { number }: RuleChange): string {
  return `/pilots/${encodeURIComponent(code)}/rule-changes/${number}`
}
