// Whoever follows a link is greeted by name and chooses a password.
import { answered, type Problem, problemSummary } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import { newPasswordQuestion } from './set-up.ts'

export type InvitationView = { readonly name: string; readonly email: string; readonly form: Form }

export function invitationView(
  { name, email }: { readonly name: string; readonly email: string },
  action: string,
  problems: readonly Problem[],
): InvitationView {
  return {
    name,
    email,
    form: form({
      id: 'invitation',
      action,
      fields: answered([newPasswordQuestion], undefined, problems),
      problems: problemSummary(problems),
      primary: primary('You are then signed in, and the link no longer works.', { text: 'Save and sign in' }),
    }),
  }
}
