// Saying that one has read something: the first thing that waits for somebody of the group is the page's one action, what
// follows has a quiet button, and what was read says since when.
import type { ToRead } from '../../domain/know.ts'
import { hasEnded } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { field } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Press } from './press.ts'

/** What stands under something to read: that it was read, or how one says so. */
export type Acknowledging = {
  readonly said: string | null
  readonly form: Form | null
  readonly press: Press | null
}

export type ToAcknowledge = Pick<ToRead, 'what' | 'subject'> & {
  /** "You read this on Monday 7 September."; null while the person has not. */
  readonly said: string | null
  readonly text: string
  readonly next: string
  /** It is the page's one action. */
  readonly isFirst: boolean
}

export function acknowledging({ pilot }: PilotFile, given: ToAcknowledge): Acknowledging {
  const { what, subject, said, text, next, isFirst } = given
  if (said !== null || hasEnded(pilot)) return { said, form: null, press: null }
  const action = `/pilots/${encodeURIComponent(pilot.code)}/know/acknowledgements`
  if (!isFirst) return { said, form: null, press: { action, text, hidden: { what, subject } } }
  const hidden = (name: string, value: string) => field({ kind: 'hidden', name, label: name, value })
  const fields = [hidden('what', what), hidden('subject', subject)]
  return { said, press: null, form: form({ id: 'acknowledge', action, fields, primary: primary(next, { text }) }) }
}
