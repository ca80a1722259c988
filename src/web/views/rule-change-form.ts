// The form of a wish: what is to change, why, where it comes from and from when on, and before the button what happens then.
import type { AttributeField } from '../../domain/attribute-field.ts'
import type { Calendar } from '../../domain/calendar.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { type RuleContent, ruleName, rulesInEffect, type RuleVersion } from '../../domain/rule.ts'
import type { ChangeKind, Origin } from '../../domain/rule-change.ts'
import { versionsBefore } from '../../domain/rule-change-content.ts'
import type { AgreedTime } from '../../domain/switch-on-time.ts'
import { dayOf } from '../../words/dates.ts'
import { ruleInWords, sectionName } from '../../words/rules.ts'
import {
  answered,
  type Choice,
  type Field,
  type Problem,
  type Problems,
  problemSummary,
  type Question,
  type Sent,
} from './field.ts'
import type { Primary } from './keys.ts'
import type { Lines } from './lists.ts'
import { conditionForm, type ConditionForm } from './rule-condition.ts'
import { ruleQuestions, shortened } from './rule-form.ts'

/** What stands in the form before anything was sent. */
export type Wished = {
  readonly kind: ChangeKind
  /** Null for a rule that has no number yet. */
  readonly rule: number | null
  /** The rule as it is proposed so far; null where nothing is worded yet, and for a rule that is retired. */
  readonly words: Partial<RuleContent> | null
  /** The earlier version that is to come back. */
  readonly version: number | null
  readonly why: string
  readonly origin: Origin | null
  readonly agreed: AgreedTime
}

export type WishFormOf = {
  readonly file: PilotFile
  readonly calendar: Calendar
  readonly now: number
  readonly wished: Wished
  readonly id: string
  readonly action: string
  /** Where the same form comes back from, with one line more to fill in. */
  readonly again: string
  readonly hidden: readonly Question[]
  /** The fields that the pilot's cases give. */
  readonly fields: readonly AttributeField[]
  readonly before: Lines
  readonly primary: Primary
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

/** For `views/rule-changes/_ask.eta`, at `it.ask`. */
export type WishForm = Pick<WishFormOf, 'id' | 'action' | 'before' | 'primary'> & {
  readonly problems: Problems | null
  readonly hidden: readonly Field[]
  readonly words: readonly Field[]
  /** What a machine checks of it; null where the words are not written here. */
  readonly checked: { readonly summary: string; readonly isOpen: boolean; readonly condition: ConditionForm } | null
  readonly reasons: readonly Field[]
  readonly time: readonly Field[]
}

export function wishForm(given: WishFormOf): WishForm {
  const { id, action, hidden, before, primary, wished, sent, problems } = given
  const shown = (questions: readonly Question[]) => answered(questions, sent, problems)
  return {
    id,
    action,
    before,
    primary,
    problems: problemSummary(problems.map(withoutHidden)),
    hidden: answered(hidden),
    words: shown(wordsQuestions(given)),
    checked: isWorded(wished.kind) ? checkedPart(given) : null,
    reasons: shown(reasonQuestions(wished)),
    time: shown(timeQuestions(wished.agreed, given.calendar.zone)),
  }
}

/** Whether a change of this kind says what the rule is to say. */
export function isWorded(kind: ChangeKind): boolean {
  return kind === 'add' || kind === 'replace'
}

/** Folded while nobody has said anything to a machine, so that words alone are a short form. */
function checkedPart({ wished, fields, sent, problems, again }: WishFormOf): WishForm['checked'] {
  const { condition = null, outcome = null } = wished.words ?? {}
  const form = conditionForm({ content: { condition, outcome }, fields, sent, problems, again: `${again}#lines` })
  const isAbout = problems.some(({ name = '' }) => partsChecked.some((part) => name.startsWith(part)))
  const isSaid = form.when.value !== ''
  const isAdding = sent !== undefined && 'arrange' in sent
  return {
    summary: isSaid ? 'What a machine checks' : 'What a machine checks: nothing so far',
    isOpen: isAbout || isSaid || isAdding,
    condition: form,
  }
}

const partsChecked = ['when', 'row.', 'expression', 'route', 'approver', 'limit', 'human']

/** Which rule it is about was chosen a page before: a problem with it is one with the whole. */
function withoutHidden({ name, text }: Problem): Problem {
  return name === 'rule' ? { text } : { name, text }
}

function wordsQuestions(given: WishFormOf): readonly Question[] {
  const { file, wished } = given
  if (wished.kind === 'retire') return []
  if (wished.kind === 'revert') return [versionQuestion(given)]
  return [...ruleQuestions(file.rules, wished.rule, wished.words ?? {}), placeQuestion(file.rules, wished)]
}

function placeQuestion(rules: readonly RuleVersion[], { rule, words }: Wished): Question {
  const isPlaced = words?.place !== undefined
  const others = rulesInEffect(rules).filter(({ number }) => number !== rule)
  const before = others.map(({ number, content }) => ({
    value: String(number),
    text: `Before ${ruleName(number)} in ${sectionName(content.section)}: ${shortened(content.text)}`,
  }))
  const choices: readonly Choice[] = [
    ...(isPlaced ? [{ value: 'stays', text: 'Where it is' }] : []),
    { value: 'last', text: 'Last in its section' },
    ...before,
  ]
  const hint = 'Of two rules that speak to a case the earlier one is followed.'
  return { kind: 'select', name: 'place', label: 'Place', hint, choices, value: isPlaced ? 'stays' : 'last' }
}

/** Every earlier wording, in full: nobody brings back what they have not read. */
function versionQuestion({ file, wished, calendar, now }: WishFormOf): Question {
  const earlier = wished.rule === null ? [] : versionsBefore(file.rules, wished.rule)
  const choices = earlier.toReversed().map(({ version, content, at }) => ({
    value: String(version),
    text: content.text,
    hint: [ruleInWords(content), `Version ${version}, from ${dayOf(at, calendar.zone, now)}`].filter(Boolean).join(' '),
  }))
  const only = choices.length === 1 ? choices[0]?.value : undefined
  const value = wished.version === null ? only : String(wished.version)
  return { kind: 'radios', name: 'version', label: 'Which wording comes back', choices, value }
}

const originChoices: readonly (Choice & { readonly value: Origin })[] = [
  {
    value: 'operations',
    text: 'Operations',
    hint: 'The daily work shows that the rule is missing, wrong or not understood.',
  },
  { value: 'one-off wish', text: 'A one-off wish', hint: 'Somebody would like it, once or for a few cases.' },
  { value: 'technical reason', text: 'A technical reason', hint: 'The system cannot do what the rule says.' },
]

function reasonQuestions({ why, origin }: Wished): readonly Question[] {
  return [
    {
      kind: 'textarea',
      name: 'why',
      label: 'Why',
      hint: 'What happened that speaks for it, and what gets better. Both leaders read it before they decide.',
      rows: 3,
      value: why,
    },
    {
      kind: 'radios',
      name: 'origin',
      label: 'Where this comes from',
      choices: originChoices,
      value: origin ?? undefined,
    },
  ]
}

/** From when on a change may be switched on. */
export function timeQuestions({ day, time }: AgreedTime, zone: string): readonly Question[] {
  return [
    { kind: 'date', name: 'switchOnDay', label: 'Switched on from', value: day },
    { kind: 'time', name: 'switchOnTime', label: `Time in ${zone}`, value: time },
  ]
}
