// What the other leader reads before agreeing to a new sign-in link: whose it is, and what it makes possible.
import type { Reset } from '../../domain/reset.ts'
import { leadOn } from '../../words/people.ts'
import { type Problem, problemSummary } from './field.ts'
import { form, type Form } from './form.ts'
import { primary, proofOfIdentity } from './keys.ts'

export type Agreement = {
  readonly reset: Reset
  readonly name: string
  readonly email: string
  readonly fresh: boolean
  readonly problems: readonly Problem[]
}

export type AgreementView = { readonly says: readonly string[]; readonly form: Form }

export function agreementView({ reset, name, email, fresh, problems }: Agreement): AgreementView {
  const seats = reset.leads.map(leadOn).join(', ')
  const wrong = problems.find((problem) => problem.name === 'password')?.text
  return {
    says: [
      `An administrator asks for a new sign-in link for ${name} (${seats}).`,
      `Whoever has the link can sign in as ${name}. Ask ${name} in person whether they want it before you agree.`,
    ],
    form: form({
      id: 'agreement',
      action: `/people/${reset.person}/agreement`,
      fields: [],
      problems: problemSummary(problems),
      proof: fresh ? null : proofOfIdentity(email, wrong),
      primary: {
        ...primary(`The administrator then sees the link once, and the keys of ${name} rest for 72 hours.`, {
          text: 'Agree to the new link',
        }),
        away: { text: 'Not now', href: '/me' },
      },
    }),
  }
}
