// One messy-case test: what it says, what came of it so far, and the form that notes the next result.
import type { MessyCase } from '../../domain/messy-case.ts'
import { ruleName, rulesInEffect, type RuleVersion } from '../../domain/rule.ts'
import { dayTime } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import { answered, type Problem, type Problems, problemSummary, type Question, type Sent } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Pair } from './lists.ts'
import { mayWriteMessyCases, messyAddress, type MessyCasesOf, missingOf } from './messy-cases.ts'
import type { Link } from './page.ts'
import type { Sentence } from './trail.ts'

export type MessyCaseOf = MessyCasesOf & {
  readonly test: MessyCase
  /** What was seen in its runs, by the id of the text. */
  readonly evidence: ReadonlyMap<string, string>
  /** What the rules in effect give for its attributes; null where there is nothing to replay, or it is to be run by hand. */
  readonly replayed: string | null
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type MessyCasePage = {
  readonly heading: string
  readonly standing: string | null
  readonly says: readonly Pair[]
  readonly problems: Problems | null
  readonly replayed: string | null
  readonly run: Form | null
  /** To the form for running it by hand, beside a replay. */
  readonly byHand: Link | null
  readonly runs: readonly Sentence[]
  readonly drop: Fold | null
  readonly back: Link
}

export function messyCaseView(given: MessyCaseOf): MessyCasePage {
  const { file, test, replayed } = given
  const { number } = test
  const address = messyAddress(file.pilot.code)
  const rule = rulesInEffect(file.rules).find((one) => one.number === test.content.rule)
  const mayRun = mayWriteMessyCases(given) && rule !== undefined
  return {
    heading: `Messy case ${number}`,
    standing: missingOf(test) ?? null,
    says: contentInWords(given, rule),
    problems: problemSummary(given.problems),
    replayed: mayRun ? replayed : null,
    run: mayRun ? runForm(given, rule) : null,
    byHand:
      mayRun && replayed !== null ? { text: 'Run it by hand instead', href: `${address}/${number}?how=hand` } : null,
    runs: runsInWords(given),
    drop: mayWriteMessyCases(given) ? fold('Drop this test', dropForm(given)) : null,
    back: { text: 'All messy cases', href: address },
  }
}

function contentInWords({ file, test }: MessyCaseOf, rule: RuleVersion | undefined): readonly Pair[] {
  const { kind, given, attributes, expected, rule: tried } = test.content
  const lines = Object.entries(attributes).map(([field, value]) => `${field} = ${value === '' ? '(empty)' : value}`)
  const name = ruleName(tried)
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/rules/${name}`
  return [
    { term: 'Kind', text: kind },
    { term: 'Rule', text: name, href, note: rule?.content.text ?? 'no longer in effect' },
    { term: 'What comes in', text: given },
    ...(lines.length > 0 ? [{ term: 'Attributes', text: lines.join('\n') }] : []),
    { term: 'What should happen', text: expected },
  ]
}

function runForm(given: MessyCaseOf, rule: RuleVersion): Form {
  const { file, test, replayed, sent, problems } = given
  const address = messyAddress(file.pilot.code)
  return form({
    id: 'run-form',
    action: `${address}/${test.number}/runs`,
    seen: rule.hash,
    fields: answered(replayed === null ? byHandQuestions : replayQuestions(replayed), sent, problems),
    primary: {
      ...primary(`The result counts as long as ${ruleName(rule.number)} says what it says now.`, {
        text: 'Keep the result',
      }),
      away: { text: 'All messy cases', href: address },
    },
  })
}

const resultQuestion: Question = {
  kind: 'radios',
  name: 'result',
  label: 'What came of it',
  choices: [
    { value: 'pass', text: '✓ Pass', hint: 'What should happen did happen.' },
    { value: 'fail', text: '✗ Fail', hint: 'Something else happened.' },
  ],
}

const byHandQuestions: readonly Question[] = [
  resultQuestion,
  {
    kind: 'textarea',
    name: 'evidence',
    label: 'Evidence',
    rows: 3,
    hint: 'What you did and what came of it, so that somebody else can look it up.',
  },
]

/** What the rules gave goes back with the form, and is the evidence. */
function replayQuestions(replayed: string): readonly Question[] {
  return [resultQuestion, { kind: 'hidden', name: 'replayed', label: 'What the rules give', value: replayed }]
}

function runsInWords({ file, test, names, calendar, now, evidence }: MessyCaseOf): readonly Sentence[] {
  const newestFirst = test.runs.toReversed()
  return newestFirst.map(({ result, how, by, at, evidence: text }) => {
    const who = nameWithSeat(names, file.pilot.holders, by)
    const shape = result === 'pass' ? '✓ Passed' : '✗ Failed'
    return {
      text: `${shape} ${how}, ${who} on ${dayTime(at, calendar.zone, now)}.`,
      why: text === null ? undefined : evidence.get(text),
    }
  })
}

function dropForm({ file, test }: MessyCaseOf): Form {
  const next = 'It no longer counts and leaves this list; that it was there stays in the ledger.'
  return form({
    id: 'drop-form',
    action: `${messyAddress(file.pilot.code)}/${test.number}/drop`,
    fields: [],
    primary: primary(next, { text: 'Drop it', tone: 'danger' }),
  })
}
