// The form to report friction: one choice, one sentence. Whoever is signed in is asked for nothing else; whoever came by the
// link may give a name.
import { frictionKinds, frictionReasons } from '../../domain/friction.ts'
import { frictionReasonText } from '../../words/friction.ts'
import { capital } from '../../words/sentences.ts'
import { answered, type Choice, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'

export type FrictionFormOf = {
  readonly action: string
  readonly isSignedIn: boolean
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export function frictionForm({ action, isSignedIn, sent, problems }: FrictionFormOf): Form {
  const questions = isSignedIn ? asked : [...asked, nameAsked]
  const next = isSignedIn
    ? 'Everybody on the pilot can read it, with your name.'
    : 'Nothing about you or your phone is kept but what you write here.'
  return form({
    id: 'friction-form',
    action,
    fields: answered(questions, sent, problems),
    problems: problemSummary(problems),
    primary: primary(next, { text: 'Send' }),
  })
}

const kindTexts = {
  complaint: 'It annoys me',
  help: 'I needed help',
  workaround: 'We found a way around it',
  outside: 'I did it by hand, outside the tool',
} as const

const kinds: readonly Choice[] = frictionKinds.map((value) => ({ value, text: kindTexts[value] }))

const reasons: readonly Choice[] = [
  { value: '', text: 'Choose, if you like' },
  ...frictionReasons.map((value) => ({ value, text: capital(frictionReasonText(value)) })),
]

const asked: readonly Question[] = [
  { kind: 'radios', name: 'kind', label: 'What is it?', choices: kinds },
  {
    kind: 'textarea',
    name: 'words',
    label: 'In a sentence',
    hint: 'Done by hand because … Names of people and customers are not needed.',
    rows: 2,
    maxLength: 500,
  },
  { kind: 'select', name: 'reason', label: 'Because', optional: true, choices: reasons },
  {
    kind: 'text',
    name: 'case',
    label: 'Which case',
    optional: true,
    size: 'middle',
    autocomplete: 'off',
    maxLength: 80,
  },
]

const nameAsked: Question = {
  kind: 'text',
  name: 'name',
  label: 'Your name',
  optional: true,
  size: 'middle',
  autocomplete: 'off',
  maxLength: 80,
}
