// One drill: the rule's text, and either the cases to decide, or who is still awaited, or what it showed.
import { type Drill, isAmbiguous, isAwaited } from '../../domain/drill.ts'
import type { Seat } from '../../domain/person.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import { ruleName, rulesInEffect, rulesInEffectAt } from '../../domain/rule.ts'
import { dayName, dayTime } from '../../words/dates.ts'
import { nameOf, nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { drillResult, type DrillResultPage } from './drill-result.ts'
import { answered, type Problem, type Problems, problemSummary, type Question, type Sent } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form, type Form } from './form.ts'
import { type Primary, primary } from './keys.ts'
import type { Lines } from './lists.ts'
import type { Link } from './page.ts'

/** What the two decided, case by case: the first and the second of the drill's people. */
export type Opened = { readonly first: readonly string[]; readonly second: readonly string[] }

export type DrillOf = Shown & {
  readonly drill: Drill
  /** Null until both have decided, and where the words of one of them were erased. */
  readonly opened: Opened | null
  readonly person: string
  readonly seats: readonly Seat[]
  /** The day that is looked back to; null for today. */
  readonly asOf: string | null
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type DrillPage = {
  readonly problems: Problems | null
  readonly heading: string
  readonly line: string
  readonly asOf: string | null
  /** The sentence that is drilled, and what stood under it when the drill began. */
  readonly rule: { readonly text: string; readonly under: readonly string[]; readonly link: Link | null }
  readonly standing: string
  readonly form: Form | null
  /** What makes an ambiguous rule clear again; null where there is nothing to do. */
  readonly next: Primary | null
  /** The cases as they were told, while there is nothing else to show of them. */
  readonly cases: Lines
  readonly result: DrillResultPage | null
  readonly folds: readonly Fold[]
}

export function drillView(given: DrillOf): DrillPage {
  const { drill, opened, person, asOf, problems, names, calendar, now, file } = given
  const isMine = asOf === null && isAwaited(drill, person) && !hasEnded(file.pilot)
  return {
    problems: isMine ? null : problemSummary(problems.map(({ text }) => ({ text }))),
    heading: `Drill ${drill.number} of ${ruleName(drill.content.rule)}`,
    line: `Begun by ${nameWithSeat(names, file.pilot.holders, drill.by)} on ${dayTime(drill.begunAt, calendar.zone, now)}`,
    asOf: asOf === null ? null : `As it was at the end of ${dayName(asOf)}.`,
    rule: ruleOf(given, isMine),
    standing: standingOf(given, isMine),
    form: isMine ? decisionsForm(given) : null,
    next: nextStep(given),
    cases: isMine || opened ? [] : drill.content.cases.map(({ told }, nth) => ({ text: `${nth + 1}. ${told}` })),
    result: opened ? drillResult(given, opened) : null,
    folds: asOf === null && drill.stage === 'open' && given.seats.includes('coo') ? [breakOffFold(given)] : [],
  }
}

function drillAddress({ file, drill }: DrillOf): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}/drills/${drill.number}`
}

/** The words that were drilled, whatever the rule says today. Whoever decides is led nowhere else. */
function ruleOf({ file, drill }: DrillOf, isMine: boolean): DrillPage['rule'] {
  const { rule, ruleHash } = drill.content
  const drilled = file.rules.find(({ number, hash }) => number === rule && hash === ruleHash)
  const under = rulesInEffectAt(file.rules, drill.begunAt).filter(({ content }) => content.under === rule)
  const name = ruleName(rule)
  return {
    text: `${name}: ${drilled?.content.text ?? ''}`,
    under: under.map(({ number, content }) => `${ruleName(number)}: ${content.text}`),
    link: isMine
      ? null
      : { text: `${name} today`, href: `/pilots/${encodeURIComponent(file.pilot.code)}/rules/${name}` },
  }
}

function standingOf(given: DrillOf, isMine: boolean): string {
  const { drill, names } = given
  const { stage, content, decided } = drill
  if (stage === 'broken off') return 'This drill was broken off. What was decided in it stays closed.'
  if (stage === 'finished') return finishedText(given)
  if (isMine)
    return 'Decide every case from these words alone, as you would at work. Ask nobody: the drill tries the rule, not you.'
  const missing = content.people.filter((person) => !decided.some((one) => one.person === person))
  const done = decided.map(({ person }) => `${nameOf(names, person)} has decided. `).join('')
  const waits = missing.map((person) => nameOf(names, person)).join(' and ')
  return `${done}It waits for ${waits}. Nothing is shown before both have decided.`
}

function finishedText({ drill, opened, file }: DrillOf): string {
  const { content, splits } = drill
  const erased = `What they decided was erased; ${splits} of ${content.cases.length} cases split them.`
  const unclear = `${ruleName(content.rule)} is ambiguous until it is worded anew and a drill of the new words splits nobody.`
  return [...(opened ? [] : [erased]), ...(isAmbiguous(file, content.rule) ? [unclear] : [])].join(' ')
}

/** Other words first, by a change once the pilot runs; then another drill, of those words. */
function nextStep({ drill, file, seats, asOf }: DrillOf): Primary | null {
  const { rule, ruleHash } = drill.content
  const current = rulesInEffect(file.rules).find(({ number }) => number === rule)
  if (asOf !== null || drill.stage !== 'finished' || !current || hasEnded(file.pilot) || !isAmbiguous(file, rule))
    return null
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const drilled = file.rules.find(({ number, hash }) => number === rule && hash === ruleHash)
  if (drilled?.content.text !== current.content.text)
    return seats.includes('coo')
      ? primary(undefined, { text: 'Drill the new words', href: `${pilot}/drills/new?rule=${rule}` })
      : null
  if (lastStage(file.pilot) !== null)
    return primary(undefined, {
      text: 'Ask for other words',
      href: `${pilot}/rule-changes/new?kind=replace&rule=${rule}`,
    })
  const isWriter = seats.includes('coo') || seats.includes('lead')
  return isWriter ? primary(undefined, { text: 'Word it anew', href: `${pilot}/rules/${ruleName(rule)}/edit` }) : null
}

function decisionsForm(given: DrillOf): Form {
  const { drill, sent, problems, person, names } = given
  const other = drill.content.people.find((one) => one !== person) ?? ''
  const next = `You decide once. What you and ${nameOf(names, other)} decided is shown when both have.`
  return form({
    id: 'decisions-form',
    action: `${drillAddress(given)}/decisions`,
    fields: answered(questionsOf(drill), sent, problems),
    problems: problemSummary(problems),
    primary: primary(next, { text: 'Hand in my decisions' }),
  })
}

function questionsOf({ content }: Drill): readonly Question[] {
  const choices = content.choices.map((choice) => ({ value: choice, text: choice }))
  return content.cases.map(({ told }, nth) => ({
    kind: 'radios',
    name: `case${nth + 1}`,
    label: `${nth + 1}. ${told}`,
    choices,
  }))
}

function breakOffFold(given: DrillOf): Fold {
  const next = 'The drill ends without a result, and what was decided in it is never shown.'
  return fold(
    'Break it off',
    form({
      id: 'end-form',
      action: `${drillAddress(given)}/end`,
      fields: [],
      primary: primary(next, { text: 'Break off the drill', tone: 'danger' }),
    }),
  )
}
