// What people type when they ask for a rule change, as it comes in: its fields by name, and the wish that they make.
import { z } from 'zod'
import type { AttributeField } from '../domain/attribute-field.ts'
import type { Calendar } from '../domain/calendar.ts'
import type { Fact } from '../domain/fact.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { isRefused, type Problem, refuseFields, type Refused } from '../domain/refusal.ts'
import { type RuleContent, newestVersion } from '../domain/rule.ts'
import { type ChangeKind, changeKinds, origins } from '../domain/rule-change.ts'
import type { Wish } from '../domain/rule-change-content.ts'
import { placeFor, type Position } from '../domain/rule-place.ts'
import { type AgreedTime, problemsOfAgreedTime } from '../domain/switch-on-time.ts'
import { formOf, typed } from './forms.ts'
import { conditionFields, conditionTyped } from './rule-condition-form.ts'
import { ruleFields, wordsTyped } from './rule-form.ts'

const numberTyped = z
  .string()
  .regex(/^\d{0,6}$/, 'Choose one of the list.')
  .default('')
const timeFields = { switchOnDay: typed(10), switchOnTime: typed(5) }

const wordsFields = {
  ...ruleFields,
  section: ruleFields.section.optional(),
  place: z
    .string()
    .regex(/^(stays|last|\d{1,4})$/, 'Choose the place in its section.')
    .default('stays'),
  version: numberTyped,
  /** The version of the rule that stood on the page. */
  ruleSeen: numberTyped,
  origin: z.enum(origins).optional(),
  why: typed(),
  ...timeFields,
  ...conditionFields,
}

/** Asking for a change. */
export const NewChangeForm = formOf({
  kind: z.enum(changeKinds, 'Choose what is to change.'),
  rule: numberTyped,
  ...wordsFields,
})

/** Wording a change anew, or putting it on the rule as it is now. */
export const RoundForm = formOf({ seen: z.string().max(64), ...wordsFields })
export type RoundForm = z.infer<typeof RoundForm>

/** Another time of switching on. */
export const ScheduleForm = formOf({ seen: z.string().max(64), why: typed(), ...timeFields })

/** What a wish is about, and what it is to take the place of. */
export type About = {
  readonly kind: ChangeKind
  /** Null for a rule that has no number yet. */
  readonly rule: number | null
  /** The words that stood in the form: the rule as it is, or the proposal of the last round. */
  readonly before: RuleContent | null
}

export type Read<Value> = { readonly value: Value; readonly problems: readonly Problem[] }

type WishForm = Omit<RoundForm, 'seen'>

/** The wish that a form makes, and what cannot be read of it. */
export function wishTyped(form: WishForm, about: About, reading: Reading): Read<Wish> {
  const { kind, rule } = about
  const proposal = kind === 'add' || kind === 'replace' ? proposalTyped(form, about, reading) : nothing
  const time = timeTyped(form, reading)
  const origin = form.origin === undefined ? [{ field: 'origin', why: 'Say where this comes from.' }] : []
  return {
    value: {
      kind,
      rule,
      proposal: proposal.value,
      version: form.version === '' ? null : Number(form.version),
      origin: form.origin ?? 'operations',
      switchOnAt: time.value,
      why: form.why,
    },
    problems: [...proposal.problems, ...origin, ...time.problems],
  }
}

const nothing: Read<RuleContent | null> = { value: null, problems: [] }

function proposalTyped(form: WishForm, { rule, before }: About, reading: Reading): Read<RuleContent | null> {
  const { section, text, under } = form
  if (section === undefined) return { value: null, problems: [{ field: 'section', why: 'Choose the section.' }] }
  const position = positionTyped(form.place)
  const place = placeFor(reading.file.rules, { rule, current: before, section, position })
  const checked = conditionTyped(form, reading.fields)
  const { condition, outcome } = isRefused(checked) ? { condition: null, outcome: null } : checked
  const isPlaced = typeof place === 'number'
  return {
    value: { ...wordsTyped({ section, text, under }), place: isPlaced ? place : 1, condition, outcome },
    problems: [...(isPlaced ? [] : [place]), ...(isRefused(checked) ? checked.problems : [])],
  }
}

function positionTyped(place: string): Position {
  return place === 'stays' || place === 'last' ? place : Number(place)
}

/** What a form is read with: the file and the calendar of the transaction that decides, when (ms) it does, and what cases say. */
export type Reading = {
  readonly file: PilotFile
  readonly calendar: Calendar
  readonly now: number
  /** The fields that the pilot's cases give. */
  readonly fields: readonly AttributeField[]
}

/** The agreed instant (ms); where there is no such time, now stands for it beside the problem. */
export function timeTyped(
  { switchOnDay, switchOnTime }: { readonly switchOnDay: string; readonly switchOnTime: string },
  { calendar, now }: Pick<Reading, 'calendar' | 'now'>,
): Read<number> {
  const agreed: AgreedTime = { day: switchOnDay, time: switchOnTime }
  const problems = problemsOfAgreedTime(agreed, calendar)
  return { value: problems.length > 0 ? now : calendar.instantOf(agreed.day, agreed.time), problems }
}

/** What was decided, together with what could not be read: a person is told everything at once. */
export function withUnread(decided: Fact | Refused, unread: readonly Problem[]): Fact | Refused {
  if (unread.length === 0) return decided
  if (!isRefused(decided)) return refuseFields(unread)
  return decided.problems.length === 0 ? decided : refuseFields([...decided.problems, ...unread])
}

/** The words of a rule as it is now; null for one that is added or gone. */
export function wordsNow({ rules }: PilotFile, rule: number | null): RuleContent | null {
  return rule === null ? null : (newestVersion(rules, rule)?.content ?? null)
}
