// The two ways in: the example first, for whoever wants to see before they begin.
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'

export type FirstPageView = { readonly example: Form | null }

/** The first page; `example` says whether the example can be had. */
export function firstPageView(example: boolean): FirstPageView {
  const look = primary(undefined, { text: 'Look at the example' })
  return { example: example ? form({ id: 'example', action: '/example', fields: [], primary: look }) : null }
}
