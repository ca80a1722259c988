// Breaking the freeze for one thing: the two slots, and the form for a leader whose key is missing. It stays folded, because
// waiting is what should happen; once one leader has turned a key it opens for the other.
import type { Calendar } from '../../domain/calendar.ts'
import { type Exempt, keyedBreaking } from '../../domain/freeze.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { Names } from '../../words/people.ts'
import { field, type Problem, problemSummary, type Sent } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { keyStep, type Signer } from './key-form.ts'
import type { Keys } from './keys.ts'
import { turnedKeys } from './turned-keys.ts'

export type FreezeKeysOf = {
  /** What it is broken for, as a sentence names it: "request 4". */
  readonly what: string
  readonly exempt: Exempt
  /** Hash of what the keys cover. */
  readonly hash: string
  readonly action: string
  /** The name of the field that takes the reason; a page may have several reasons. */
  readonly reason: string
  readonly file: Pick<PilotFile, 'pilot' | 'keys'>
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
  readonly signer: Signer
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

/** For `views/shared/_freeze-keys.eta`, at `it.freeze`. */
export type FreezeKeys = { readonly keys: Keys; readonly says: string | null; readonly fold: Fold | null }

export function freezeKeys(given: FreezeKeysOf): FreezeKeys {
  const { what, exempt, hash } = given
  const on = { content: keyedBreaking(exempt, hash), on: `breaking the freeze for ${what}` }
  const keys = turnedKeys({ ...given, ...on, id: 'freeze-keys', replaced: [], moved: 'It was worded anew since.' })
  const { form, says } = keyStep({ ...given, ...on, id: 'freeze-key', next: nextText, button: buttonFor(given.signer) })
  const isAwaited = keys.policy.state === 'turned' || keys.system.state === 'turned'
  return {
    keys,
    says,
    fold: form && openedWhen(isAwaited, fold(`Break the freeze for ${what}`, withReason(form, given))),
  }
}

const nextText =
  'With both keys it waits no longer. Breaking the freeze is a sign of drift: it stays listed, with both names and reasons.'

function buttonFor({ seat }: Signer): string {
  return `Turn the ${seat === 'cto' ? 'system' : 'policy'} key to break the freeze`
}

function withReason(form: Fold['form'], { reason: name, sent, problems }: FreezeKeysOf): Fold['form'] {
  const why = { kind: 'textarea', name, label: 'Why it cannot wait until the first cycle ends', rows: 2 } as const
  return { ...form, fields: [field(why, sent, problems)], problems: problemSummary(problems) }
}

function openedWhen(isAwaited: boolean, folded: Fold): Fold {
  return { ...folded, open: folded.open || isAwaited }
}
