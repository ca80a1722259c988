// What whoever asks should know before they send: who decides, whether the freeze makes it wait, and which other changes it
// meets.
import { freezeEndsAt, isFrozen } from '../../domain/freeze.ts'
import type { Meeting } from '../../domain/rule-conflicts.ts'
import { ruleChanges } from '../../domain/rule-change.ts'
import { dayOf } from '../../words/dates.ts'
import { capital } from '../../words/sentences.ts'
import type { Shown } from '../pilot-request.ts'
import type { Lines } from './lists.ts'
import { metLines } from './rule-change-met.ts'
import { leaderIn } from './rule-change-of.ts'

/** The lines above the button; `meeting` is the wish as it stands in the form. */
export function beforeSending(shown: Shown, meeting: Meeting): Lines {
  return [{ text: whoDecides(shown) }, ...frozenLines(shown), ...metLines(meeting, ruleChanges(shown.file), shown)]
}

function whoDecides(shown: Shown): string {
  const [coo, cto] = [leaderIn(shown, 'coo'), leaderIn(shown, 'cto')]
  return `${capital(coo)} decides on the policy. Then ${cto} confirms that it is safe, and switches it on at the agreed time or later.`
}

function frozenLines({ file, now, calendar }: Shown): Lines {
  if (!isFrozen(file, now, calendar)) return []
  const until = dayOf(freezeEndsAt(file, now, calendar) ?? now, calendar.zone, now)
  return [
    {
      text: `The scope is frozen until ${until}, when the first cycle ends: it is kept, and parked until then.`,
      note: 'Breaking the freeze for it takes both keys and a reason.',
    },
  ]
}
