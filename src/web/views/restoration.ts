// What the two leaders see before they go on from a restored backup: from when it is, and what is gone.
import { keyedRestoration, type Restoration } from '../../domain/restoration.ts'
import { dayTime } from '../../words/dates.ts'
import type { Shown } from '../pilot-request.ts'
import { type Problem, type Problems, problemSummary } from './field.ts'
import { type KeyStep, keyStep, type Signer } from './key-form.ts'
import type { Keys } from './keys.ts'
import { turnedKeys } from './turned-keys.ts'

export type RestorationOf = Shown & {
  /** `at` is when it was restored; `lost` the highest entry known to be gone, 0 when none is. */
  readonly restoration: Restoration & { readonly at: string; readonly lost: number }
  readonly hash: string
  readonly signer: Signer
  readonly problems: readonly Problem[]
}

export type RestorationPage = {
  readonly sentences: readonly string[]
  readonly problems: Problems | null
  readonly keys: Keys
  readonly step: KeyStep
}

export function restorationView(given: RestorationOf): RestorationPage {
  const { restoration, hash, file, signer } = given
  const content = keyedRestoration(restoration, hash)
  return {
    sentences: sentencesOn(given),
    problems: problemSummary(given.problems),
    keys: turnedKeys({
      ...given,
      id: 'restoration-keys',
      on: 'going on from the backup',
      content,
      replaced: [],
      moved: '',
    }),
    step: keyStep({
      ...given,
      id: 'restoration-key',
      action: `/pilots/${encodeURIComponent(file.pilot.code)}/restoration`,
      content,
      next: 'When both keys have turned Twokeys writes again. What is gone stays gone; the former file was kept.',
      button: signer.seat === 'cto' ? 'Turn the system key to go on' : 'Turn the policy key to go on',
    }),
  }
}

function sentencesOn({ restoration, calendar, now }: RestorationOf): readonly string[] {
  const { seq, at, lost } = restoration
  const when = dayTime(Date.parse(at), calendar.zone, now)
  return [
    `On ${when} a backup took the place of the database. Its ledger ends at entry ${seq}.`,
    lost > 0
      ? `Entries up to ${lost} were recorded before that: ${lost - seq} or more are gone, with everything they said.`
      : 'No later entry is known to have been recorded.',
    'Compare what you remember, and what you have on paper, with what is here now. Then go on together, or put the former file back.',
  ]
}
