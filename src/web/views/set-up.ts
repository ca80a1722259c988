// The one form that begins everything.
import { allZones, zoneHere } from '../../words/zones.ts'
import { answered, type Choice, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'

type Given = { readonly codeAsked: boolean; readonly sent: Sent | undefined; readonly problems: readonly Problem[] }

export function setUpView({ codeAsked, sent, problems }: Given): { readonly form: Form } {
  const next =
    'You are then signed in as administrator, and invite the people next. You give no key by being administrator.'
  return {
    form: form({
      id: 'set-up',
      action: '/set-up',
      fields: answered(codeAsked ? [...questions(), code] : questions(), sent, problems),
      problems: problemSummary(problems),
      primary: primary(next, { text: 'Set up' }),
    }),
  }
}

function questions(): readonly Question[] {
  return [
    { kind: 'text', name: 'organisation', label: 'Name of your organisation', autocomplete: 'organization' },
    zoneQuestion(zoneHere()),
    { kind: 'text', name: 'name', label: 'Your name', hint: 'As the others know you.', autocomplete: 'name' },
    {
      kind: 'text',
      name: 'email',
      label: 'Your e-mail address',
      hint: 'You sign in with it.',
      autocomplete: 'username',
      inputMode: 'email',
    },
    newPasswordQuestion,
  ]
}

const code: Question = {
  kind: 'text',
  name: 'code',
  label: 'Code from the server’s log',
  hint: 'This server can be reached from elsewhere, so it asks for the code it wrote to its log when it started.',
  size: 'middle',
  autocomplete: 'off',
}

/** The question for a password that is chosen anew. */
export const newPasswordQuestion: Question = {
  kind: 'password',
  name: 'newPassword',
  label: 'Choose a password',
  hint: 'At least 12 characters. A short sentence is easy to remember and hard to guess.',
  autocomplete: 'new-password',
}

/** The question for the organisation's time zone; `value` is chosen already. */
export function zoneQuestion(value: string): Question {
  const none: readonly Choice[] = value === '' ? [{ value: '', text: 'Choose a time zone' }] : []
  const choices = [...none, ...allZones().map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))]
  const hint = 'Weeks begin on Monday at midnight in this zone, and deadlines are meant in it.'
  return { kind: 'select', name: 'zone', label: 'Time zone', hint, choices, value }
}
