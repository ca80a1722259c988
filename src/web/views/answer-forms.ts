// The three forms of the answer step: choose in private, put an answer before the keys, and turn one's key on it.
import { expansionGate } from '../../domain/expansion-gate.ts'
import type { AnswerVersion } from '../../domain/pilot-file.ts'
import { aboutOf } from '../../words/advice.ts'
import { followsFrom } from '../../words/answers.ts'
import { nameWithSeat } from '../../words/people.ts'
import { answered, type Choice, field, type Problem, problemSummary, type Question } from './field.ts'
import { form, type Form } from './form.ts'
import { signedAs } from './key-form.ts'
import { primary, type Proof, proofOfIdentity } from './keys.ts'
import type { Again, ReviewOf } from './review-of.ts'

/** Nobody else's page, stream or answer holds what is chosen here before both have chosen. */
export function choiceForm(given: ReviewOf, address: string): Form {
  const mine = part(given, 'choice')
  const seen = given.evidence.frozen.factsHash
  const fields = answered(choiceQuestions, mine?.sent, mine?.problems)
  return form({
    id: 'choice-form',
    action: `${address}/choices`,
    heading: 'Your answer, in private',
    seen,
    fields,
    problems: problemSummary(mine?.problems ?? []),
    primary: primary(signedAs(nextOf(given), given.signer), { text: 'Choose' }),
  })
}

function nextOf({ place }: ReviewOf): string {
  const next = 'It is shown to nobody before both of you have chosen.'
  return place ? `${next} Choose where the room cannot read it: on your own device.` : next
}

const choiceQuestions: readonly Question[] = [
  {
    kind: 'radios',
    name: 'answer',
    label: 'Answer for this week',
    choices: [
      { value: 'stop', text: '■ Stop', hint: 'The pilot ends.' },
      { value: 'fix', text: '◆ Fix', hint: 'It runs on; one thing is fixed, by someone, until a day.' },
      {
        value: 'expand',
        text: '▲ Expand',
        hint: 'One more team or one more step. Cannot be signed while a check has not passed.',
      },
    ],
  },
  {
    kind: 'textarea',
    name: 'reason',
    label: 'Reason',
    hint: 'In your words. It is kept beside the decision.',
    rows: 3,
  },
  { kind: 'textarea', name: 'disputes', label: 'A fact on this page that you dispute', optional: true, rows: 2 },
]

/** The first key brings the content: what is fixed, by whom, until when; the reason and expiry of an overruling. */
export function composeForm(given: ReviewOf, address: string): Form {
  const mine = part(given, 'answer')
  const answer = given.revealed?.policy.answer
  const overrules = answer !== given.evidence.advice.answer
  const questions = [
    ...(answer === 'fix' ? fixQuestions(given) : []),
    ...(overrules ? overruling(given) : [reasonQuestion]),
  ]
  const next = answer ? `Your key is turned on exactly this. ${followsFrom(answer, 'With the other key')}` : ''
  return signingForm(given, 'answer-form', address, questions, mine, next)
}

/** The second key, on exactly the content that stands there. */
export function signForm(given: ReviewOf, address: string, pending: AnswerVersion): Form {
  const mine = part(given, 'answer')
  const signs = 'With your key both have turned, and the answer is signed. Nobody can change it afterwards.'
  const next = `${signs} ${followsFrom(pending.content.answer, 'With it')}`
  return {
    ...signingForm(given, 'key-form', address, [], mine, next),
    seen: pending.hash,
  }
}

function signingForm(
  given: ReviewOf,
  id: string,
  address: string,
  questions: readonly Question[],
  mine: Again | undefined,
  next: string,
): Form {
  const facts = field({ kind: 'hidden', name: 'seenFacts', label: '', value: given.evidence.frozen.factsHash })
  return form({
    id,
    action: `${address}/keys`,
    fields: [...answered(questions, mine?.sent, mine?.problems), facts],
    problems: problemSummary(mine?.problems ?? []),
    proof: proofFor(given, mine?.problems ?? []),
    primary: primary(signedAs(next, given.signer), { text: 'Turn my key' }),
  })
}

function proofFor({ signer }: ReviewOf, problems: readonly Problem[]): Proof | null {
  if (signer.isFresh) return null
  return proofOfIdentity(signer.email, problems.find((problem) => problem.name === 'password')?.text)
}

function fixQuestions({ file, evidence, names, calendar, now }: ReviewOf): readonly Question[] {
  const { advice } = evidence
  const owners = [...new Set(file.pilot.holders.map((holder) => holder.person))]
  return [
    {
      kind: 'select',
      name: 'fixWhat',
      label: 'What is fixed',
      value: advice.answer === 'fix' ? advice.kind : '',
      choices: fixables(evidence),
    },
    {
      kind: 'select',
      name: 'fixOwner',
      label: 'Who does it',
      value: '',
      choices: [
        { value: '', text: 'Choose a person' },
        ...owners.map((person) => ({ value: person, text: nameWithSeat(names, file.pilot.holders, person) })),
      ],
    },
    { kind: 'date', name: 'fixDueOn', label: 'Until', value: calendar.dayOf(now + 7 * 86_400_000) },
  ]
}

/** Everything that can be named as what to fix: what the engine names first, then components, checks and the rest. */
function fixables({ advice, facts }: ReviewOf['evidence']): readonly Choice[] {
  const components = facts.weeks.flatMap((week) =>
    (week.failures ?? []).map((failure) => `component:${failure.component}`),
  )
  const checks = expansionGate.filter(({ name }) => facts.checks[name] !== 'pass').map(({ name }) => `check:${name}`)
  const others = ['target_missed', 'help', 'adoption', 'manual_work', 'evidence']
  const first = advice.answer === 'fix' ? [advice.kind] : []
  return [...new Set([...first, ...components, ...checks, ...others])].map((kind) => ({
    value: kind,
    text: aboutOf(kind),
  }))
}

const reasonQuestion: Question = { kind: 'textarea', name: 'why', label: 'Why', optional: true, rows: 2 }

function overruling({ evidence, calendar, now }: ReviewOf): readonly Question[] {
  const advised = evidence.advice.answer
  return [
    {
      kind: 'textarea',
      name: 'why',
      label: `Why you overrule the advice (${advised})`,
      hint: 'In words that hold a year later.',
      rows: 3,
    },
    {
      kind: 'date',
      name: 'overruledUntil',
      label: 'The question reopens on',
      hint: 'At most 90 days from now.',
      value: calendar.dayOf(now + 28 * 86_400_000),
    },
  ]
}

function part({ again }: ReviewOf, name: Again['part']): Again | undefined {
  return again?.part === name ? again : undefined
}
