// Acts that are done now and then stay folded under their name, so that a page shows what is, and offers what can be done.
import type { Form } from './form.ts'

/** For `views/shared/_fold.eta`, at `it.fold`: a form under its name; open when it was sent and something is wrong. */
export type Fold = { readonly id: string; readonly summary: string; readonly open: boolean; readonly form: Form }

/** A folded form, open when it has problems. */
export function fold(summary: string, form: Form): Fold {
  return { id: `${form.id}-fold`, summary, open: form.problems !== null, form }
}
