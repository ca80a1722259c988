// A whole form in one piece: problems on top, questions, keys or proof where signing asks for them, then what happens next and the button.

import type { Field, Problems } from './field.ts'
import type { Primary, Proof } from './keys.ts'

/**
 * For `views/shared/_form.eta`, at `it.form`. `seen` is the hash of the content shown, sent back so that moved content is refused;
 * a form with a file field sets `upload`. The id that makes a double
 * submit one effect is the page's `it.command`, which every page and fragment is given. The heading is optional: a page with one form has its title.
 */
export type Form = {
  id: string
  action: string
  fields: readonly Field[]
  problems: Problems | null
  proof: Proof | null
  primary: Primary
  heading?: string
  seen?: string
  upload: boolean
}

/** A form; what is not given is absent. */
export function form(given: Pick<Form, 'id' | 'action' | 'fields' | 'primary'> & Partial<Form>): Form {
  return { problems: null, proof: null, upload: given.fields.some((each) => each.kind === 'file'), ...given }
}
