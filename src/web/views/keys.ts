// Two keys, side by side, wherever something needs them: the one motif of Twokeys. Beside them what a signature asks for:
// proof of who is signing, and a sentence that says what happens next before anybody presses the button.

import type { Link } from './page.ts'

/** A key's slot: empty and waiting for someone, turned by someone at a time, or void because the content moved. */
export type KeySlot =
  | { state: 'empty'; awaits: string }
  | { state: 'turned'; by: string; on: string; why?: string }
  | { state: 'void'; why: string; by?: string }

/** For `views/shared/_keys.eta`, at `it.keys`. `on` says what the keys are on ("the charter, round 2"), `id` when a page shows several. */
export type Keys = { id: string; on: string; policy: KeySlot; system: KeySlot }

/**
 * For `views/shared/_proof.eta`, at `it.proof`: the password asked in place, inside the form that needs it. Pages pass `null` when the
 * person proved who they are less than 15 minutes ago. `email` lets password managers find the entry.
 */
export type Proof = { name: string; why: string; email: string; problem?: string }

/** A button of a form (`name`/`value` tell which one was pressed, `action` posts elsewhere) or a link that looks like one. */
export type Action =
  { text: string; href: string } | { text: string; name?: string; value?: string; action?: string; tone?: 'danger' }

/** For `views/shared/_primary.eta`, at `it.primary`: what happens next, then the one primary action, then the quiet others. */
export type Primary = { next?: string; action: Action; others: readonly Action[]; away?: Link }

/** Two slots that nobody has turned yet, with who is awaited on each side. */
export function emptyKeys(on: string, awaits: { policy: string; system: string }): Keys {
  return {
    id: 'keys',
    on,
    policy: { state: 'empty', awaits: awaits.policy },
    system: { state: 'empty', awaits: awaits.system },
  }
}

/** One primary action with the sentence that says what it does, and the other ways out. */
export function primary(next: string | undefined, action: Action, ...others: Action[]): Primary {
  return { next, action, others }
}

/** The proof of identity that a signing act asks for, empty of everything but its reason. */
export function proofOfIdentity(email: string, problem?: string): Proof {
  return {
    name: 'password',
    why: 'You are about to sign. Enter your password once more; it counts for 15 minutes.',
    email,
    problem,
  }
}
