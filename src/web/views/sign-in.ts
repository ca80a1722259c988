// One form, two fields.
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'

const questions: readonly Question[] = [
  { kind: 'hidden', name: 'next', label: '' },
  { kind: 'text', name: 'email', label: 'E-mail address', autocomplete: 'username', inputMode: 'email' },
  { kind: 'password', name: 'password', label: 'Password', autocomplete: 'current-password' },
]

export function signInView(sent: Sent, problems: readonly Problem[]): { readonly form: Form } {
  return {
    form: form({
      id: 'sign-in',
      action: '/sign-in',
      fields: answered(questions, sent, problems),
      problems: problemSummary(problems),
      primary: primary(undefined, { text: 'Sign in' }),
    }),
  }
}
