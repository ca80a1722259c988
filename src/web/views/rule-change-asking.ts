// The pages on which somebody asks for a rule change: what it is about first, then the wish itself.
import type { AttributeField } from '../../domain/attribute-field.ts'
import { newestVersion, ruleName, rulesInEffect, type RuleVersion } from '../../domain/rule.ts'
import { type ChangeContent, changeKinds, type ChangeKind } from '../../domain/rule-change.ts'
import { versionsBefore } from '../../domain/rule-change-content.ts'
import type { Meeting } from '../../domain/rule-conflicts.ts'
import { problemsOfAgreedTime } from '../../domain/switch-on-time.ts'
import { dayOf } from '../../words/dates.ts'
import { ruleInWords, sectionName } from '../../words/rules.ts'
import type { Shown } from '../pilot-request.ts'
import { answered, type Choice, type Field, type Problem, type Problems, problemSummary, type Sent } from './field.ts'
import { type Primary, primary } from './keys.ts'
import { beforeSending } from './rule-change-before.ts'
import { isWorded, wishForm, type WishForm, type Wished } from './rule-change-form.ts'
import { shortened } from './rule-form.ts'
import type { Sentence } from './trail.ts'

/** What a rule says now, for comparing. */
export type RuleToday = { readonly heading: string; readonly text: string; readonly notes: readonly string[] }

export type AskOf = Shown & {
  /** The fields that the pilot's cases give. */
  readonly fields: readonly AttributeField[]
  readonly wished: Wished
  /** What was proposed instead of an earlier wish, where this one comes from that. */
  readonly instead: Sentence | null
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type AskPage = {
  readonly heading: string
  readonly today: RuleToday | null
  readonly instead: Sentence | null
  readonly ask: WishForm
}

export function askView(given: AskOf): AskPage {
  const { file, wished, instead, sent, problems } = given
  const current = wished.rule === null ? null : newestVersion(file.rules, wished.rule)
  const address = pilotAddress(given)
  return {
    heading: headingOf(wished),
    today: current && ruleToday(current, given),
    instead,
    ask: wishForm({
      ...given,
      id: 'ask',
      action: `${address}/rule-changes`,
      again: `${address}/rule-changes/new`,
      hidden: [
        { kind: 'hidden', name: 'kind', label: 'Kind', value: wished.kind },
        { kind: 'hidden', name: 'rule', label: 'Rule', value: String(wished.rule ?? '') },
        { kind: 'hidden', name: 'ruleSeen', label: 'Version', value: String(current?.version ?? 0) },
      ],
      before: beforeSending(given, meetingIn(given, wished, sent)),
      primary: {
        ...primary(undefined, { text: 'Ask for this change' }),
        away: current
          ? { text: `Back to ${ruleName(current.number)}`, href: `${address}/rules/${ruleName(current.number)}` }
          : { text: 'Back to the rule log', href: `${address}/rule-changes` },
      },
      problems,
    }),
  }
}

/** What a change is called while it is asked for. */
export function headingOf({ kind, rule }: Pick<Wished, 'kind' | 'rule'>): string {
  const name = rule === null ? 'a rule' : ruleName(rule)
  if (kind === 'add') return 'Ask for a new rule'
  if (kind === 'replace') return `Ask to change ${name}`
  return kind === 'retire' ? `Ask to retire ${name}` : `Ask to bring back earlier words of ${name}`
}

/** What a version of a rule says and since when, in a box of its own. */
export function ruleToday(version: RuleVersion, { calendar, now }: Pick<Shown, 'calendar' | 'now'>): RuleToday {
  const { number, content, retired, at } = version
  const since = `version ${version.version}, ${retired ? 'retired on' : 'from'} ${dayOf(at, calendar.zone, now)}`
  const says = ruleInWords(content)
  return {
    heading: retired ? `${ruleName(number)} as it was` : `${ruleName(number)} as it is now`,
    text: content.text,
    notes: [...(says === null ? [] : [says]), `${sectionName(content.section)} · ${since}`],
  }
}

/** The wish as it stands in the form, as far as it can meet other changes. */
export function meetingIn({ calendar, now }: Shown, wished: Wished, sent: Sent | undefined): Meeting {
  const said = (name: string, first: string) => (typeof sent?.[name] === 'string' ? sent[name] : first)
  const under = Number(said('under', String(wished.words?.under ?? ''))) || null
  const agreed = { day: said('switchOnDay', wished.agreed.day), time: said('switchOnTime', wished.agreed.time) }
  const isTime = problemsOfAgreedTime(agreed, calendar).length === 0
  const content: ChangeContent = {
    kind: wished.kind,
    rule: wished.rule ?? 0,
    base: 0,
    proposal: isWorded(wished.kind) ? { ...unworded, under } : null,
    revertsTo: null,
    origin: 'operations',
    switchOnAt: isTime ? calendar.instantOf(agreed.day, agreed.time) : now,
    round: 1,
  }
  return { number: 0, stage: 'requested', content, events: [] }
}

const unworded = { section: 'start', text: '', place: 1, condition: null, outcome: null } as const

export type ChooseOf = Shown & {
  readonly kind: ChangeKind | null
  readonly rule: number | null
  readonly why: string | null
}

export type ChoosePage = {
  readonly action: string
  readonly fields: readonly Field[]
  readonly problems: Problems | null
  readonly primary: Primary
}

/** The first step: what is to change. `why` says why the rest could not be asked yet. */
export function chooseView(given: ChooseOf): ChoosePage {
  const address = `${pilotAddress(given)}/rule-changes`
  const problems: readonly Problem[] = given.why === null ? [] : [{ name: 'rule', text: given.why }]
  return {
    action: `${address}/new`,
    fields: answered(
      [
        {
          kind: 'radios',
          name: 'kind',
          label: 'What is to change',
          choices: kindChoices,
          value: given.kind ?? 'replace',
        },
        {
          kind: 'select',
          name: 'rule',
          label: 'Which rule',
          hint: 'For a new rule nothing is chosen here.',
          choices: ruleChoices(given),
          value: String(given.rule ?? ''),
        },
      ],
      undefined,
      problems,
    ),
    problems: problemSummary(problems),
    primary: { ...primary(undefined, { text: 'Go on' }), away: { text: 'Back to the rule log', href: address } },
  }
}

const kindTexts: Readonly<Record<ChangeKind, Omit<Choice, 'value'>>> = {
  add: { text: 'Add a rule', hint: 'Something is not ruled yet. It gets the next number.' },
  replace: { text: 'Change a rule', hint: 'Other words, another place, or another section.' },
  retire: { text: 'Retire a rule', hint: 'It holds no longer. What it said stays readable.' },
  revert: { text: 'Bring back earlier words of a rule', hint: 'Also those of a rule that was retired.' },
}

const kindChoices: readonly Choice[] = changeKinds.map((value) => ({ value, ...kindTexts[value] }))

function ruleChoices({ file }: ChooseOf): readonly Choice[] {
  const inEffect = rulesInEffect(file.rules)
  const gone = [...new Set(file.rules.map(({ number }) => number))]
    .flatMap((number) => newestVersion(file.rules, number) ?? [])
    .filter(({ retired, number }) => retired && versionsBefore(file.rules, number).length > 0)
  const text = ({ number, content }: RuleVersion) => `${ruleName(number)} ${shortened(content.text)}`
  return [
    { value: '', text: 'None' },
    ...inEffect.map((rule) => ({ value: String(rule.number), text: text(rule) })),
    ...gone.map((rule) => ({ value: String(rule.number), text: `${text(rule)} (retired)` })),
  ]
}

function pilotAddress({ file }: Shown): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}`
}
