// The forms of a failure's page: acknowledge it, say its side, resolve it, and add what one saw.
import { seenOfFailure } from '../../domain/failure.ts'
import { sideTexts } from '../../words/failures.ts'
import { capital } from '../../words/sentences.ts'
import { type FailureOf, type FailurePart, partOf } from './failure-of.ts'
import { answered, type Choice, problemSummary, type Question } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'

export function acknowledgeForm(given: FailureOf): Form {
  const next = 'It stands with your name as the one who is on it.'
  return partForm(given, 'acknowledge', 'acknowledgement', [], next, 'Acknowledge')
}

export function sideForm(given: FailureOf): Form {
  const { side } = given.failure
  const isMoved = side !== 'unknown'
  const questions: readonly Question[] = [
    { kind: 'radios', name: 'side', label: 'On which side is it?', choices: sides, value: isMoved ? side : undefined },
    {
      kind: 'textarea',
      name: 'sideWhy',
      label: 'Why',
      rows: 2,
      optional: !isMoved,
      hint: isMoved ? `It stands on the ${sideTexts[side]} now.` : undefined,
    },
  ]
  return partForm(given, 'side', 'side', questions, 'That side repairs it, and it counts there.', 'Say the side')
}

const sides: readonly Choice[] = [
  { value: 'policy', text: capital(sideTexts.policy), hint: 'A rule, the process or people: the COO’s.' },
  { value: 'system', text: capital(sideTexts.system), hint: 'Design, integrations, permissions: the CTO’s.' },
  { value: 'unknown', text: 'Nobody can tell yet', hint: 'The review looks at it.' },
]

export function resolveForm(given: FailureOf): Form {
  const next = 'It is closed with that. When the same thing breaks again, a new failure opens.'
  return partForm(given, 'resolve', 'resolution', resolving, next, 'Resolve it')
}

const resolving: readonly Question[] = [
  { kind: 'textarea', name: 'done', label: 'What was done', rows: 2, hint: 'One sentence.' },
  {
    kind: 'radios',
    name: 'changed',
    label: 'What was changed so that it does not come back?',
    choices: [
      { value: 'system', text: 'The system' },
      { value: 'map', text: 'The map' },
      { value: 'rule', text: 'A rule' },
      { value: 'nothing', text: 'Nothing' },
    ],
  },
  {
    kind: 'number',
    name: 'downtimeMinutes',
    label: 'How long did work stand still?',
    unit: 'minutes',
    hint: '0 when it went on.',
  },
  {
    kind: 'radios',
    name: 'fallback',
    label: 'Was the work done by hand meanwhile?',
    value: 'not needed',
    choices: [
      { value: 'not needed', text: 'It was not needed' },
      { value: 'worked', text: 'Yes, and it could be finished' },
      { value: 'failed', text: 'It was tried and did not work' },
    ],
  },
]

export function addForm(given: FailureOf): Form {
  const words: Question = {
    kind: 'textarea',
    name: 'words',
    label: 'What you saw',
    rows: 2,
    hint: 'One sentence: “It happened to me too, with invoice 4711.”',
  }
  return partForm(given, 'add', 'additions', [words], 'It is counted once more, with your name.', 'Add it')
}

function partForm(
  given: FailureOf,
  part: FailurePart,
  path: string,
  questions: readonly Question[],
  next: string,
  text: string,
): Form {
  const { sent, problems } = partOf(given, part)
  return form({
    id: `${part}-form`,
    action: `${given.address}/${path}`,
    seen: part === 'add' ? undefined : seenOfFailure(given.failure),
    fields: answered(questions, sent, problems),
    problems: problemSummary(problems),
    primary: primary(next, { text }),
  })
}
