// Signs of drift, one like the other: what was seen, since when, where the evidence is, whose move it is and which.
import { counted, listed } from '../domain/advice/wording.ts'
import type { CaseSignal } from '../domain/case-signals.ts'
import type { MovedCriteria } from '../domain/criteria.ts'
import type { OutsideReviewSignal } from '../domain/dispute.ts'
import type { Jump } from '../domain/jump.ts'
import type { OtherSideSignal } from '../domain/other-side.ts'
import type { Side } from '../domain/person.ts'
import type { ReviewSignal } from '../domain/review-held.ts'
import { thresholds } from '../domain/signal-thresholds.ts'
import type { Silence } from '../domain/silence.ts'
import { silenceText } from './alerts.ts'
import { weekName } from './dates.ts'
import { nameOf, type Names } from './people.ts'
import { capital, lowered } from './sentences.ts'

/** `evidence` is an address below the pilot's; `since` is null for what has no beginning of its own. */
export type Drift = {
  readonly seen: string
  readonly next: string
  readonly since: number | null
  readonly evidence: string
  readonly move: Side | 'both'
}

export function caseDrift({ seen, since }: CaseSignal): Drift {
  return {
    seen: `${seen.cases} of ${seen.all} completed cases were handled in a way that no rule in effect describes.`,
    next: 'Write the rule that they follow, or say that they should not.',
    since,
    evidence: '/cases?show=no-rule',
    move: 'policy',
  }
}

export function otherSideDrift({ seen, since }: OtherSideSignal, names: Names): Drift {
  const times = seen.times === 1 ? 'once' : `${seen.times} times`
  return {
    seen: `${nameOf(names, seen.person)} tried ${times} what is the ${seen.side} side’s: ${lowered(seen.tried)}. It was refused.`,
    next: 'Talk about whose decision it is before the next one.',
    since,
    evidence: '/signals#tried',
    move: 'both',
  }
}

/** The team runs other pilots, named by their codes. */
export function teamDrift(codes: readonly string[]): Drift {
  return {
    seen: `The team already runs ${counted(codes.length, 'other pilot')}: ${listed(codes)}.`,
    next: 'One team changes one thing at a time. Say which pilot goes first.',
    since: null,
    evidence: '/charter',
    move: 'both',
  }
}

export function reviewDrift({ week, what, missing, since }: ReviewSignal): Drift {
  const absent = listed(missing.map((seat) => `the ${seat.toUpperCase()}`))
  const seen =
    what === 'missed'
      ? `Nobody held the review of the week of ${weekName(week)} before the next week had closed.`
      : `The review of the week of ${weekName(week)} was held without ${absent}.`
  return {
    seen,
    next: 'Hold the next one with both, or say why there is none.',
    since,
    evidence: '/reviews',
    move: 'both',
  }
}

export function outsideReviewDrift({ seen, since }: OutsideReviewSignal): Drift {
  const last = seen.at(-1)
  return {
    seen: `The two sides saw a thing differently ${seen.length} times within ${thresholds.disputeWeeks} weeks.`,
    next: 'Ask somebody from outside to look at it with you.',
    since,
    evidence: last?.evidence ?? '/reviews',
    move: 'both',
  }
}

export function silenceDrift(silence: Silence, when: { readonly zone: string; readonly now: number }): Drift {
  return {
    seen: silenceText(silence, when),
    next: 'Find out whether nothing happened or nobody told of it.',
    since: silence.since,
    evidence: '/runs',
    move: 'system',
  }
}

export function jumpDrift({ what, before, now }: Jump): Drift {
  const isRuns = what === 'failed runs'
  return {
    seen: `${capital(what)}: ${now.hit} of ${now.of} so far this week, after ${before.hit} of ${before.of} in the week before.`,
    next: 'Look at what they have in common before the review does.',
    since: null,
    evidence: isRuns ? '/failures' : '/cases?show=errors',
    move: isRuns ? 'system' : 'both',
  }
}

export function criteriaDrift({ moved, at }: MovedCriteria): Drift {
  return {
    seen: `${capital(listed(moved))} ${moved.length === 1 && moved[0] !== 'measures' ? 'was' : 'were'} moved by both keys.`,
    next: 'Hold the answer against what the former ones would have said; it stands beside the advice.',
    since: at,
    evidence: '/charter/difference',
    move: 'both',
  }
}
