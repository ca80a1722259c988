// The form that begins a drill, and before it the rules to choose from. The proposed cases stand in it as text that may be
// changed, because both people decide from exactly these words.
import { drillsOn, isAmbiguous } from '../../domain/drill.ts'
import { casePlaces, fewestCases } from '../../domain/drill-running.ts'
import type { ProposedCase } from '../../domain/drill-sample.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { ruleName, rulesInEffect, rulesUnder, type RuleVersion } from '../../domain/rule.ts'
import { dayOf } from '../../words/dates.ts'
import { nameOf, titleOf } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import {
  answered,
  type Choice,
  type Problem,
  type Problems,
  problemSummary,
  type Question,
  type Sent,
} from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Lines } from './lists.ts'

export type ChooseRulePage = { readonly problems: Problems | null; readonly rules: Lines }

/** The rules in effect, each with how it stands. */
export function chooseRuleView(given: Shown, problems: readonly Problem[]): ChooseRulePage {
  const { file } = given
  const rules = rulesInEffect(file.rules).map(({ number, content }) => ({
    text: `${ruleName(number)}: ${content.text}`,
    href: `${drillsAddress(file)}/new?rule=${number}`,
    note: drilledNote(given, number),
  }))
  return { problems: problemSummary(problems.map(({ text }) => ({ text }))), rules }
}

function drilledNote({ file, calendar, now }: Shown, rule: number): string {
  const last = drillsOn(file).findLast(({ stage, content }) => stage === 'finished' && content.rule === rule)
  if (!last) return 'never drilled'
  const when = dayOf(last.endedAt ?? last.begunAt, calendar.zone, now)
  return isAmbiguous(file, rule) ? `ambiguous, drilled last on ${when}` : `drilled last on ${when}`
}

function drillsAddress({ pilot }: PilotFile): string {
  return `/pilots/${encodeURIComponent(pilot.code)}/drills`
}

export type NewDrillOf = Shown & {
  readonly rule: RuleVersion
  readonly proposed: readonly ProposedCase[]
  readonly choices: readonly string[]
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type NewDrillPage = {
  readonly heading: string
  /** The sentence, and what stands under it: what both people read. */
  readonly texts: readonly string[]
  readonly form: Form
}

/** Beyond the proposed cases so many places stay empty for written ones; without any there are enough for a whole drill. */
const emptyPlaces = 3
const fewestPlaces = 12

export function newDrillView(given: NewDrillOf): NewDrillPage {
  const { file, rule, sent, problems } = given
  const next =
    'Both find it on Home. Each decides alone, once, and neither sees the other’s decisions before both have decided.'
  return {
    heading: `Drill ${ruleName(rule.number)}`,
    texts: [rule, ...rulesUnder(file.rules, rule.number)].map(
      ({ number, content }) => `${ruleName(number)}: ${content.text}`,
    ),
    form: form({
      id: 'drill-form',
      action: drillsAddress(file),
      seen: rule.hash,
      fields: answered(questionsOf(given), sent, problems),
      problems: problemSummary(problems),
      primary: {
        ...primary(next, { text: 'Begin the drill' }),
        away: { text: 'All drills', href: drillsAddress(file) },
      },
    }),
  }
}

function questionsOf(given: NewDrillOf): readonly Question[] {
  const people = [{ value: '', text: 'Choose' }, ...peopleOf(given)]
  return [
    { kind: 'hidden', name: 'rule', label: 'Rule', value: String(given.rule.number) },
    { kind: 'select', name: 'first', label: 'First person', choices: people },
    {
      kind: 'select',
      name: 'second',
      label: 'Second person',
      choices: people,
      hint: 'Two who did not write the rule tell most about it.',
    },
    {
      kind: 'textarea',
      name: 'choices',
      label: 'What can be decided',
      rows: 4,
      hint: 'Two to six decisions, each on a line of its own.',
      value: given.choices.join('\n'),
    },
    ...placesOf(given).flatMap((place) => caseQuestions(given, place)),
  ]
}

/** As many places as stood on the page when it was sent. */
function placesOf({ proposed, sent }: NewDrillOf): readonly number[] {
  if (sent) return casePlaces.filter((place) => `told${place}` in sent)
  return casePlaces.slice(0, Math.max(fewestPlaces, proposed.length + emptyPlaces))
}

function peopleOf({ file, names }: NewDrillOf): readonly Choice[] {
  const seats = new Map(file.pilot.holders.map(({ person, seat }) => [person, seat]))
  return [...seats].map(([person, seat]) => ({ value: person, text: `${nameOf(names, person)} (${titleOf(seat)})` }))
}

function caseQuestions({ proposed, sent }: NewDrillOf, place: number): readonly Question[] {
  const { from = '', told } = proposed[place - 1] ?? {}
  const name = `from${place}`
  return [
    { kind: 'hidden', name, label: 'From', value: from },
    {
      kind: 'textarea',
      name: `told${place}`,
      label: `Case ${place}`,
      rows: (told?.length ?? 0) > 60 ? 3 : 2,
      optional: place > fewestCases,
      hint: whereFrom(typeof sent?.[name] === 'string' ? sent[name] : from),
      value: told,
    },
  ]
}

function whereFrom(from: string): string {
  const [kind, ref] = from.split(/:(.*)/s)
  if (kind === 'case') return `From the case log: ${ref}.`
  return kind === 'test' ? `Messy-case test ${ref}.` : 'Written by you.'
}
